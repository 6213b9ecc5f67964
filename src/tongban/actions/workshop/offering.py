"""Cases under way under earlier versions (在办旧版): how many, and what the one in force changes.

Whoever keeps the catalogue sees that, but nobody's case. Who handles a case offers its applicant
the newer version (`actions.cases.rebasing`).
"""

from collections import Counter
from dataclasses import dataclass

from tongban.actions.targets import published
from tongban.core.authoring.access import may_read
from tongban.core.authoring.comparing import Difference, compare
from tongban.core.authoring.copies import copy_of
from tongban.core.cases.state import Status
from tongban.core.people.actors import Officer
from tongban.core.vocabulary.errors import NotFound
from tongban.store.cases.models import Case
from tongban.store.catalog.shelf import item_version

_ENDED = [status.value for status in Status if status.ended]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningVersion:
    """An earlier version under which cases run: how many, and how the version in force differs."""

    version: int
    cases: int
    differences: tuple[Difference, ...]


def running_versions(officer: Officer, code: str) -> tuple[RunningVersion, ...]:
    """Return the earlier versions of an item under which cases are still handled, the latest first.

    Raises:
        NotFound: when no item by that code is published, or none that this officer may look into.
    """
    catalogue = published().catalogue
    newest = catalogue.items.get(code)
    if newest is None or not may_read(officer, newest.department):
        raise NotFound(f"no published item {code!r}")
    open_cases = Case.objects.filter(item_code=code).exclude(status__in=_ENDED)
    counts = Counter(open_cases.values_list("item__version", flat=True))
    found = []
    for version in sorted(counts.keys() - {newest.version}, reverse=True):
        filed = item_version(code, version)
        if filed is not None:
            differences = compare(copy_of(filed), copy_of(newest), catalogue)
            found.append(
                RunningVersion(version=version, cases=counts[version], differences=differences)
            )
    return tuple(found)
