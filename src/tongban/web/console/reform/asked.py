"""What an address asks for (所问): compared with which base, and which of the four figures."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.http import HttpRequest
from django.utils.translation import gettext

from tongban.actions.reform.standing import BY_LAW, Standing, standing
from tongban.core.reform.figures import FigureKind
from tongban.store.catalog.queries import item_names
from tongban.store.reform.queries import BaselineLine, baseline_of, baselines
from tongban.web.components.fields import Choice, Field, Select, TextInput
from tongban.web.console.requests import outside_of


@dataclass(frozen=True, kw_only=True)
class Asked:
    """The base and the figure of a page; a spoilt address asks for what is usual."""

    base: int
    figure: FigureKind
    standing: Standing

    @cached_property
    def bases(self) -> tuple[BaselineLine, ...]:
        """The baselines that may be compared with."""
        return baselines()

    def department_name(self, code: str) -> str:
        """Return the name of a department, or its code when it is gone."""
        known = self.standing.now_published.catalogue.departments
        return known[code].short_name if code in known else code

    def item_name(self, code: str) -> str:
        """Return the name of an item, now or as it was, or its code when nobody knows it."""
        return self.item_names([code]).get(code, code)

    def item_names(self, codes: Iterable[str]) -> dict[str, str]:
        """Return the names of items, now or as they were."""
        wanted, at = list(codes), self.standing
        names = item_names(at.now_published, wanted)
        gone = [code for code in wanted if code not in names]
        return {**(item_names(at.base_published, gone) if gone else {}), **names}


def asked(request: HttpRequest) -> Asked:
    """Return what the address asks for.

    Raises:
        NotFound: when it names a release that never was.
    """
    wanted = request.GET.get("base", "")
    base = int(wanted) if wanted.isdecimal() and len(wanted) < 10 else BY_LAW  # noqa: PLR2004 - no release has ten digits
    figure = request.GET.get("figure", "")
    known = {kind.value: kind for kind in FigureKind}
    return Asked(
        base=base,
        figure=known.get(figure, FigureKind.DOCUMENTS),
        standing=standing(outside_of(request), base),
    )


def promised(request: HttpRequest, now: Asked | None = None) -> Asked:
    """Return now beside what the targets of this year are held to, whatever else is looked at.

    That is the baseline of the year, and what law allows as long as none was taken.
    """
    outside = outside_of(request)
    held = baseline_of(outside.today.year)
    base = held.release if held is not None else BY_LAW
    if now is not None and now.base == base:
        return now
    return Asked(base=base, figure=FigureKind.DOCUMENTS, standing=standing(outside, base))


def department_field(now: Asked, written: str) -> Field:
    """Return the field that names a department: a choice in a city, words in a province."""
    if now.standing.is_province:
        return TextInput(name="department", label=gettext("部门"), value=written)
    departments = now.standing.now_published.catalogue.departments.items()
    return Select(
        name="department",
        label=gettext("部门"),
        choices=tuple(Choice(value=code, label=one.short_name) for code, one in departments),
        value=written,
        blank=gettext("全部部门"),
    )


def department_called(now: Asked, written: str) -> str:
    """Return the code of the department that goes by a code or a name, or "" for none."""
    departments = now.standing.now_published.catalogue.departments
    if written in departments:
        return written
    named = (one for one in departments.values() if written in (one.name, one.short_name))
    return next((one.code for one in named), "") if written else ""
