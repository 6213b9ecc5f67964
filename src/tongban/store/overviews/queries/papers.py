"""Materials (电子目录): by name, those with many names, those that may be one, their users."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count

from tongban.core.authoring.duplicates import Likeness
from tongban.store.freezing.converter import opened
from tongban.store.overviews.models import LikenessLine, PaperLine, PaperUse
from tongban.store.overviews.queries.keys import Key, after_key

PAGE: Final = 60
_SEVERAL: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """One name of a material: how many departments use it, and the first of them."""

    name: str
    departments: int
    first: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One material of the electronic catalogue; `shelf` names its list."""

    evidence: str
    name: str
    shelf: str
    departments: int
    called: tuple[Called, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """An item that asks for a material."""

    item: str
    name: str
    department: str


def papers_page(
    words: str = "", shelf: str = "", *, after: tuple[str, str] | None = None
) -> tuple[Paper, ...]:
    """Return a page of materials by name; one more than a page tells that there is another."""
    rows = PaperLine.objects.all()
    if words:
        rows = rows.filter(words__icontains=words)
    if shelf:
        rows = rows.filter(shelf=shelf)
    return tuple(map(_paper, after_key(rows, ("name", "evidence"), after)[: PAGE + 1]))


def many_names_page(start: int = 0) -> tuple[Paper, ...]:
    """Return a page of materials with several names, those with the most first."""
    return tuple(map(_paper, _many_names()[start : start + PAGE + 1]))


def all_many_names() -> Iterator[Paper]:
    """Yield every material with several names."""
    return map(_paper, _many_names().iterator(chunk_size=2_000))


def alike_page(start: int = 0) -> tuple[Likeness, ...]:
    """Return a page of materials that may be one; one more than a page tells of another."""
    rows = LikenessLine.objects.filter(number__gte=start).order_by("number")
    found = rows.values_list("content", flat=True)[: PAGE + 1]
    return tuple(opened(content, Likeness) for content in found)


def users_of(evidence: str, *, after: Key | None = None) -> tuple[Asking, ...]:
    """Return a page of items that ask for a material, by department."""
    rows = after_key(PaperUse.objects.filter(evidence=evidence), ("department", "item"), after)
    found = rows.values_list("item", "name", "department").distinct()[: PAGE + 1]
    return tuple(Asking(item=code, name=name, department=office) for code, name, office in found)


def departments_of(papers: Iterator[str] | list[str]) -> Mapping[str, int]:
    """Return how many departments ask for each of these materials."""
    rows = PaperLine.objects.filter(evidence__in=list(papers))
    return dict(rows.values_list("evidence", "departments"))


def users_of_papers() -> dict[str, int]:
    """Return how many departments ask for each material."""
    rows = PaperUse.objects.values("evidence")
    counted = rows.annotate(offices=Count("department", distinct=True))
    return dict(counted.values_list("evidence", "offices"))


def names_of_papers(*, most: int) -> Iterator[tuple[str, str, int, list[str]]]:
    """Yield each name by which a material alone is asked: by how many departments, the first."""
    rows = PaperUse.objects.filter(alone=True).values("evidence", "called")
    named = rows.annotate(offices=ArrayAgg("department", distinct=True))
    for evidence, called, offices in named.order_by("evidence", "called").values_list(
        "evidence", "called", "offices"
    ):
        yield evidence, called, len(offices), sorted(offices)[:most]


def _many_names() -> Any:
    return PaperLine.objects.filter(names__gte=_SEVERAL).order_by("-names", "evidence")


def _paper(row: PaperLine) -> Paper:
    return Paper(
        evidence=row.evidence,
        name=row.name,
        shelf=row.shelf,
        departments=row.departments,
        called=tuple(
            Called(name=name, departments=one["departments"], first=tuple(one["first"]))
            for name, one in row.called.items()
        ),
    )
