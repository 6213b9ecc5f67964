"""What a newer version would change for cases under way (改用新版): told, never done to anybody.

Whoever keeps the catalogue sees how many cases run under which version and how the versions differ,
but nobody's case. Whoever handles a case sees what the newest version would change for it.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from tongban.actions.outside import Outside
from tongban.actions.targets import published
from tongban.core.authoring.access import may_read
from tongban.core.authoring.comparing import Difference, compare
from tongban.core.authoring.copies import copy_of
from tongban.core.authoring.rebasing import RebaseOffer, rebase_offer
from tongban.core.authoring.trials import TrialTerms
from tongban.core.cases.state import Status
from tongban.core.guides.circumstances import parameters_on
from tongban.core.people.actors import Officer
from tongban.core.people.facts import values
from tongban.core.vocabulary.errors import NotFound
from tongban.store.cases.draft_content import decode_fact
from tongban.store.cases.models import Case
from tongban.store.cases.queries.records import CaseRecord
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


def offer_for(case: CaseRecord, outside: Outside) -> RebaseOffer | None:
    """Return what the version in force would change for a case; None for nothing.

    `case` was read by whoever may see it, its applicant or the officers who handle it.
    """
    catalogue = published().catalogue
    filed, newest = item_version(case.item, case.item_version), catalogue.items.get(case.item)
    if filed is None or newest is None or newest.version == filed.version:
        return None
    facts = (decode_fact(stored, catalogue.elements) for stored in case.facts)
    known: Mapping[str, object] = values({fact.element: fact for fact in facts})
    terms = TrialTerms(
        today=outside.today,
        parameters=parameters_on(catalogue, outside.today),
        elements=catalogue.elements,
    )
    return rebase_offer(filed, newest, known, terms=terms, catalogue=catalogue)
