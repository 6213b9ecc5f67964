"""Cross-checks (交叉检查): what only the whole city can tell, reported at the file and line.

Everything named exists (`core.catalog.references`), journeys join items that exist, and no item
waits for itself through what it needs and yields (`core.journeys.dependencies`).
"""

from collections.abc import Iterator

from tongban.adapters.catalogue_files.reading import Reading
from tongban.adapters.catalogue_files.texts import did_you_mean
from tongban.adapters.catalogue_files.yaml_marks import Place
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.references import problems as reference_problems
from tongban.core.journeys.definitions import Journey
from tongban.core.journeys.dependencies import derive
from tongban.core.vocabulary.errors import CatalogueError, Problem


def check_references(catalogue: Catalogue, reading: Reading) -> None:
    """Report every name that leads nowhere, unless its definition merely could not be read."""
    flawed = {problem.where.partition(":")[0] for problem in reading.problems}
    for problem in reference_problems(catalogue):
        place = _place_of(problem, reading)
        if place.file not in flawed and not any(code in problem.message for code in reading.unread):
            reading.report(place, problem.message, problem.rule)


def check_journeys(journeys: dict[str, Journey], catalogue: Catalogue, reading: Reading) -> None:
    """Report journeys that lead to unknown items or departments, and cycles inside one."""
    for code, journey in journeys.items():
        path = f"journeys/{code}"
        for place, message in _unknown(journey, path, catalogue, reading):
            reading.report(place, message, "reference")
        items = [
            catalogue.items[sub.item] for sub in journey.sub_items if sub.item in catalogue.items
        ]
        try:
            derive(tuple(items), catalogue)
        except CatalogueError as error:
            for problem in error.problems:
                reading.report(reading.places[path], problem.message, problem.rule)


def _unknown(
    journey: Journey, path: str, catalogue: Catalogue, reading: Reading
) -> Iterator[tuple[Place, str]]:
    if journey.lead not in catalogue.departments and journey.lead not in reading.unread:
        hint = did_you_mean(journey.lead, catalogue.departments)
        yield reading.places[path], f"没有部门 {journey.lead}{hint}"
    for sub in journey.sub_items:
        if sub.item not in catalogue.items and sub.item not in reading.unread:
            hint = did_you_mean(sub.item, catalogue.items)
            yield reading.places[f"{path}/sub_items/{sub.item}"], f"没有事项 {sub.item}{hint}"


def _place_of(problem: Problem, reading: Reading) -> Place:
    """Return the line of the longest remembered path that the problem's path begins with."""
    path = problem.where
    while path:
        if path in reading.places:
            return reading.places[path]
        path = path.rpartition("/")[0]
    return Place(problem.where, 1)
