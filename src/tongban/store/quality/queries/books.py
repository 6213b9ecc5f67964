"""Rule books as stewards read them, and the rules that judge now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max

from tongban.core.quality.rule_books import EMPTY, AnyBookEvent, BookStatus, RuleBook, fold
from tongban.core.quality.rules import QualityRule
from tongban.store.quality.events import BOOKS
from tongban.store.quality.models import RuleBookRecord, RuleBookRow


@dataclass(frozen=True, slots=True, kw_only=True)
class BookLine:
    """One line of a list of rule books; `rules` are those in force."""

    dataset: str
    version: int
    rules: int
    status: BookStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedBook:
    """A rule book with everything that happened to it."""

    book: RuleBook
    history: tuple[AnyBookEvent, ...]


def opened_book(dataset: str) -> OpenedBook:
    """Return the rule book of a dataset; an empty one where nobody wrote any."""
    history = BOOKS.read(RuleBookRecord.objects.filter(book=dataset).order_by("sequence"))
    return OpenedBook(book=fold(history) if history else EMPTY, history=history)


def book_lines() -> Mapping[str, BookLine]:
    """Return every rule book that there is, by its dataset."""
    return {
        row.dataset: BookLine(
            dataset=row.dataset,
            version=row.version,
            rules=row.rules,
            status=BookStatus(row.status),
        )
        for row in RuleBookRow.objects.order_by("dataset")
    }


def newest_change() -> datetime | None:
    """Return when a rule book changed last."""
    found: datetime | None = RuleBookRow.objects.aggregate(at=Max("changed_at"))["at"]
    return found


def rules_in_force(datasets: Iterable[str] | None = None) -> Mapping[str, tuple[QualityRule, ...]]:
    """Return the rules that judge, by dataset: of some, or of all."""
    rows = RuleBookRow.objects.filter(version__gt=0)
    if datasets is not None:
        rows = rows.filter(dataset__in=list(datasets))
    found = rows.prefetch_related("records")
    return {row.dataset: fold(BOOKS.read(row.records.all())).in_force for row in found}
