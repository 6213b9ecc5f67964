"""Give the example city its credit register (示范名单): through the same two officers as real ones.

Days are counted back from the day of the run, so that some entries can be repaired and some not
yet.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from tongban.actions.credit import listing
from tongban.actions.credit.listing import NewEntry
from tongban.actions.outside import Outside
from tongban.core.people.actors import Officer
from tongban.store.credit.models import CreditRow


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleEntry:
    """Somebody on a list since so many days."""

    list: str
    number: str
    name: str
    decision: str
    grounds: str
    days_ago: int


def fill(entries: Iterable[ExampleEntry], first: Officer, second: Officer, outside: Outside) -> int:
    """Put everybody on their list, unless the department keeps any entry; return how many."""
    if CreditRow.objects.filter(department=first.department).exists():
        return 0
    made = [listing.propose(first, _entry(one, outside), outside) for one in entries]
    for entry in made:
        listing.confirm(second, entry, outside)
    return len(made)


def _entry(one: ExampleEntry, outside: Outside) -> NewEntry:
    return NewEntry(
        list=one.list,
        number=one.number,
        name=one.name,
        decision=one.decision,
        decided_on=outside.today - timedelta(days=one.days_ago),
        grounds=one.grounds,
    )
