"""The example city for tests: its catalogue, a person of whom nothing is known, and a day."""

from datetime import date

from tongban.adapters.catalogue_files import read_catalogue
from tongban.adapters.holidays import official_calendar
from tongban.core.guides.circumstances import Circumstances, parameters_on
from tongban.core.guides.exhaust import stated
from tongban.core.journeys.resolve import resolve_journey
from tongban.examples.mingchuan import FOLDER

CITY = read_catalogue(FOLDER)
CATALOGUE = CITY.catalogue
TODAY = date(2026, 3, 2)

NOBODY = Circumstances(
    today=TODAY,
    calendar=official_calendar(),
    available=frozenset(CATALOGUE.datasets),
    parameters=parameters_on(CATALOGUE, TODAY),
)


def told(answers, circumstances=NOBODY):
    for element, value in answers.items():
        circumstances = stated(element, value, circumstances)
    return circumstances


def whole(code, circumstances=NOBODY):
    journey = CITY.journeys[code]
    every = [sub.item for sub in journey.sub_items]
    return resolve_journey(journey, CATALOGUE.items, circumstances, CATALOGUE, chosen=every)
