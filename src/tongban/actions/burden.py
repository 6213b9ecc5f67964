"""The burden of what is published (现行负担): prepared once a day for each release, then asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from tongban.actions.outside import Outside
from tongban.actions.targets import published
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.datasets import Sharing
from tongban.core.graph.burden.derive import Reckoning, Year, burden
from tongban.core.graph.burden.model import Source, SourceKind, YearlyBurden
from tongban.core.graph.demand.derive import Terms, data_demand
from tongban.core.graph.demand.listing import DemandLine, listed
from tongban.core.graph.demand.problem import Choice
from tongban.core.graph.what_if.switches import Switches
from tongban.core.journeys.definitions import Journey
from tongban.core.vocabulary.calendars import WorkingCalendar
from tongban.engines.burden.arrays import arrays
from tongban.engines.burden.columns import columns
from tongban.engines.burden.what_if import Answer, Reckoner
from tongban.engines.demand.choosing import choose
from tongban.store.cases.queries.year import cases_since, papers_since
from tongban.store.catalog.whole import whole_catalogue, whole_journeys

_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True, kw_only=True)
class CityBurden:
    """The burden of one release: weighted by a year of cases, or each item counting as one.

    Of all `sources`, `today` are those that serve now: shared datasets, certificates and journeys.
    """

    catalogue: Catalogue
    journeys: Mapping[str, Journey]
    burden: YearlyBurden
    reckoner: Reckoner
    sources: frozenset[Source]
    today: frozenset[Source]

    def what_if(self, after: Switches, *, most: int) -> Answer:
        """Return what the catalogue would cost, beside what it costs today."""
        return self.reckoner.what_if(Switches(on=self.today), after, most=most)


@dataclass(frozen=True, slots=True, kw_only=True)
class DemandList:
    """Interfaces to ask for within a budget, what each frees, and how good the list is.

    `asked` are all papers handed in a year at the outset, whoever could or could not spare them.
    """

    choice: Choice
    lines: tuple[DemandLine, ...]
    asked: int


def city_burden(outside: Outside, *, by_cases: bool) -> CityBurden:
    """Return the burden of what is published now.

    Raises:
        Unavailable: before the first release.
    """
    return _prepared(published().release, outside.today, outside.calendar, by_cases)


def demand_list(
    city: CityBurden, *, budget: int, refused: frozenset[str], from_nothing: bool
) -> DemandList:
    """Return the best list of interfaces, from what serves today or as if nothing served yet."""
    switches = Switches(on=frozenset() if from_nothing else city.today)
    demand = data_demand(city.burden, switches, city.catalogue, Terms(refused=refused))
    choice = choose(demand, budget, whole_curve=True)
    asked = city.reckoner.what_if(switches, switches, most=0).compared.figures.before.documents
    return DemandList(choice=choice, lines=listed(demand, choice.chosen), asked=asked)


@lru_cache(maxsize=4)
def _prepared(
    _release: int,
    today: date,
    calendar: WorkingCalendar,
    by_cases: bool,  # noqa: FBT001 - a key
) -> CityBurden:
    city = published()
    reckoning = Reckoning(filed_on=today, calendar=calendar)
    year = _year(today) if by_cases else Year()
    catalogue, journeys = whole_catalogue(city), whole_journeys(city)
    model = burden(catalogue, journeys.values(), year, reckoning)
    return CityBurden(
        catalogue=catalogue,
        journeys=journeys,
        burden=model,
        reckoner=Reckoner(arrays(columns(model))),
        sources=model.sources(),
        today=_serving(catalogue, model),
    )


def _year(today: date) -> Year:
    since = today - _YEAR
    return Year(cases=cases_since(since), needed=papers_since(since), otherwise=0)


def _serving(catalogue: Catalogue, model: YearlyBurden) -> frozenset[Source]:
    """Return what serves today: everything but datasets that are not shared."""
    return frozenset(
        source
        for source in model.sources()
        if source.kind is not SourceKind.DATASET
        or catalogue.datasets[source.code].sharing is not Sharing.NOT_SHARED
    )
