"""A city flattened to its burden in few words, for tests of what-ifs and demand lists."""

from guidework import CALENDAR, MONDAY

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.graph.burden.derive import Reckoning, Year, burden
from tongban.core.graph.burden.model import Source, SourceKind, YearlyBurden

RECKONING = Reckoning(filed_on=MONDAY, calendar=CALENDAR)
UNWEIGHTED = Year()


def flat(city: Catalogue, *journeys, year: Year = UNWEIGHTED) -> YearlyBurden:
    return burden(city, journeys, year, RECKONING)


def shared(*codes: str) -> frozenset[Source]:
    return frozenset(Source(SourceKind.DATASET, code) for code in codes)
