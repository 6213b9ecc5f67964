"""Silence that supervision sees (联办监察): the opinions that a joint handling still owes."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from tongban.actions.outside import Outside
from tongban.actions.watching import keep
from tongban.core.joint.folding import fold
from tongban.core.joint.matter import Matter
from tongban.core.supervision.owed_opinions import found_in, owed_opinions
from tongban.core.supervision.sightings import Sighting
from tongban.store.cases.models import Case
from tongban.store.joint.models import JointMatter
from tongban.store.joint.records import history_of


def shown_by_joint(row: Case, outside: Outside) -> Iterator[Sighting]:
    """Yield what the joint handling of a case shows in it."""
    if (row.filing.journey_code or row.item_code) not in outside.joint:
        return
    matter = JointMatter.objects.filter(filing_id=row.filing_id).first()
    if matter is not None:
        yield from owed_opinions(outside.rules, fold(history_of(matter)), row.item_code)


def keep_owed(filing: UUID, matter: Matter, departments: Iterable[str], outside: Outside) -> None:
    """Write down the silence of departments, in the cases in which it is found."""
    for item in {found_in(matter, department) for department in departments}:
        row = Case.objects.get(filing_id=filing, item_code=item)
        keep(row, owed_opinions(outside.rules, matter, item), outside.now)
