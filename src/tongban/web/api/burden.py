"""The burden for programs (负担推演): a what-if, and which data to ask for first; by a key."""

from collections.abc import Iterable
from typing import Annotated, Final

from django.http import HttpRequest
from django.utils.translation import gettext
from ninja import Query, Router, Schema
from pydantic import ConfigDict, Field, StringConstraints

from tongban.actions.burden import CityBurden, city_burden, demand_list
from tongban.core.exchange.clients import ApiScope
from tongban.core.graph.burden.model import Source, SourceKind
from tongban.core.graph.what_if.compare import Pair
from tongban.core.graph.what_if.switches import Part, Switches
from tongban.web.api.callers import Key
from tongban.web.api.outside import outside_of
from tongban.web.api.problems import Refused, Wrong
from tongban.web.api.shapes import Code

router: Final = Router(tags=["Burden"])
_KEY: Final = Key(ApiScope.FIGURES_READ)
_LISTED: Final = 50
_NAMED: Final = r"[-a-zA-Z0-9_]{1,100}"

ItemPart = Annotated[
    str,
    StringConstraints(pattern=f"^{_NAMED}/{_NAMED}$"),
    Field(description="Code of an item, and of its requirement or step.", examples=["a/b"]),
]
SourceName = Annotated[str, StringConstraints(pattern=f"^(dataset|certificate|journey):{_NAMED}$")]


class Switched(Schema):
    """What is switched; everything else stays as it is today."""

    model_config = ConfigDict(extra="forbid")
    turned: Annotated[list[SourceName], Field(max_length=100)] = Field(
        [], description="Sources that serve although they do not today, or the other way round."
    )
    dropped: Annotated[list[ItemPart], Field(max_length=100)] = Field(
        [], description="Requirements that are no longer asked for."
    )
    declared: Annotated[list[ItemPart], Field(max_length=100)] = Field(
        [], description="Requirements for which a declaration will do."
    )
    deferred: Annotated[list[ItemPart], Field(max_length=100)] = []
    removed: Annotated[list[ItemPart], Field(max_length=100)] = Field(
        [], description="Steps that are no longer taken."
    )
    without_presence: Annotated[list[ItemPart], Field(max_length=100)] = []
    online: Annotated[list[Code], Field(max_length=100)] = []
    by_cases: bool = Field(True, description="Weighted by a year of cases; else each item as one.")


class FourFigures(Schema):
    """What cases cost, added up."""

    cases: int
    documents: int
    deferred: int
    days: int
    steps: int
    visits: int


class BothFigures(Schema):
    """Before and after."""

    before: FourFigures
    after: FourFigures


class WhatIfAnswer(Schema):
    """What the switches would do."""

    release: str
    stale: bool = Field(description="A newer release is being counted.")
    total: BothFigures
    items_changed: int


class DemandAsked(Schema):
    """Which list."""

    budget: Annotated[int, Field(ge=1, le=500)] = 10
    from_nothing: bool = False
    by_cases: bool = True


class DemandedInterface(Schema):
    """One interface to ask for."""

    interface: str
    papers: list[str] = Field(description="Evidence that it frees.")
    items: int
    spared: int = Field(description="Papers a year.")


class DemandAnswer(Schema):
    """Interfaces to ask for, in the order in which to ask."""

    release: str
    handed_in: int
    spared: int
    proven: bool = Field(description="No other list of that length spares more.")
    lines: list[DemandedInterface]


@router.post(
    "what-if",
    auth=_KEY,
    response=WhatIfAnswer,
    summary="Ask what if",
    operation_id="askWhatIf",
)
def what_if(request: HttpRequest, asked: Switched) -> WhatIfAnswer:
    """Return what the whole catalogue would cost, beside today. Scope `figures.read`."""
    city = city_burden(outside_of(request), by_cases=asked.by_cases)
    answer = city.what_if(_switches(asked, city), most=_LISTED)
    return WhatIfAnswer(
        release=str(city.graph.notes["release"]),
        stale=city.stale,
        total=_both(answer.compared.figures),
        items_changed=answer.changed,
    )


@router.get(
    "demand",
    auth=_KEY,
    response=DemandAnswer,
    summary="List the data to ask for",
    operation_id="listDemand",
)
def demand(request: HttpRequest, asked: Query[DemandAsked]) -> DemandAnswer:
    """Return the interfaces that would spare most papers. Scope `figures.read`."""
    city = city_burden(outside_of(request), by_cases=asked.by_cases)
    found = demand_list(
        city, budget=asked.budget, refused=frozenset(), from_nothing=asked.from_nothing
    )
    return DemandAnswer(
        release=str(city.graph.notes["release"]),
        handed_in=found.asked,
        spared=found.choice.submissions,
        proven=found.choice.proven,
        lines=[
            DemandedInterface(
                interface=line.interface.code,
                papers=sorted({one.evidence for one in line.frees}),
                items=reach.total,
                spared=line.submissions,
            )
            for line, reach in zip(found.lines, found.touched, strict=True)
        ],
    )


def _switches(asked: Switched, city: CityBurden) -> Switches:
    """Return the position of the switches; what the city does not have is refused."""
    turned = [_source(one) for one in asked.turned]
    _refuse_unknown("turned", [one in city.sources for one in turned])
    _refuse_unknown("online", [bool(city.services(one)) for one in asked.online])
    return Switches(
        on=city.today ^ frozenset(turned),
        online=frozenset(asked.online),
        dropped=_needs("dropped", asked.dropped, city),
        declared=_needs("declared", asked.declared, city),
        deferred=_needs("deferred", asked.deferred, city),
        removed=_steps("removed", asked.removed, city),
        without_presence=_steps("without_presence", asked.without_presence, city),
    )


def _needs(name: str, written: Iterable[str], city: CityBurden) -> frozenset[Part]:
    """Return requirements of items, all of which the city has."""
    parts = [_part(one) for one in written]
    known = [
        any(part == need.requirement for one in city.services(item) for need in one.needs)
        for item, part in parts
    ]
    _refuse_unknown(name, known)
    return frozenset(parts)


def _steps(name: str, written: Iterable[str], city: CityBurden) -> frozenset[Part]:
    """Return steps of items, all of which the city has."""
    parts = [_part(one) for one in written]
    known = [
        any(part == task.step for one in city.services(item) for task in one.tasks)
        for item, part in parts
    ]
    _refuse_unknown(name, known)
    return frozenset(parts)


def _part(written: str) -> Part:
    item, _, part = written.partition("/")
    return item, part


def _refuse_unknown(name: str, known: list[bool]) -> None:
    wrong = [
        Wrong(where=f"body.{name}.{place}", says=gettext("不是可以选的值"))
        for place, one in enumerate(known)
        if not one
    ]
    if wrong:
        raise Refused(wrong)


def _source(written: str) -> Source:
    kind, _, code = written.partition(":")
    return Source(SourceKind(kind), code)


def _both(pair: Pair) -> BothFigures:
    before, after = pair
    return BothFigures(before=FourFigures(**before._asdict()), after=FourFigures(**after._asdict()))
