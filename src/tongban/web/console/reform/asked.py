"""What an address asks for (所问): compared with which base, and which of the four figures."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.http import HttpRequest

from tongban.actions.reform.standing import BY_LAW, Standing, standing
from tongban.core.reform.comparing import Reduced
from tongban.core.reform.figures import FigureKind
from tongban.store.reform.queries import BaselineLine, baselines
from tongban.web.console.requests import outside_of


@dataclass(frozen=True, kw_only=True)
class Asked:
    """The base and the figure of a page; a spoilt address asks for what is usual."""

    base: int
    figure: FigureKind
    standing: Standing

    @property
    def reduced(self) -> tuple[Reduced, ...]:
        """What became of each item."""
        return self.standing.reduced

    @cached_property
    def bases(self) -> tuple[BaselineLine, ...]:
        """The baselines that may be compared with."""
        return baselines()

    def department_name(self, code: str) -> str:
        """Return the name of a department, or its code when it is gone."""
        known = self.standing.now_published.catalogue.departments
        return known[code].short_name if code in known else code

    def item_name(self, code: str) -> str:
        """Return the name of an item, now or as it was."""
        for published in (self.standing.now_published, self.standing.base_published):
            if code in published.catalogue.items:
                return published.catalogue.items[code].name
        return code

    def names(self, codes: Iterable[str]) -> str:
        """Return the names of several items."""
        return "、".join(map(self.item_name, codes))


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
