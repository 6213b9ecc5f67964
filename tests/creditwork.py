"""Entries on lists for tests that need one: put there by one officer, confirmed by another."""

from datetime import timedelta
from uuid import UUID

from tongban.actions.credit import listing
from tongban.actions.credit.listing import NewEntry
from tongban.actions.outside import Outside
from tongban.core.people.actors import Officer


def new_entry(number: str, outside: Outside, *, onto: str = "false_commitments") -> NewEntry:
    """Return an entry that has been there long enough for its repair."""
    return NewEntry(
        list=onto,
        number=number,
        name="林晓雨",
        decision="市监罚〔2026〕7号",
        decided_on=outside.today - timedelta(days=200),
        grounds="承诺的消防条件不属实",
    )


def put_on_list(
    officer: Officer, number: str, outside: Outside, *, second: Officer | None = None
) -> UUID:
    """Propose an entry, and confirm it where there is a second officer."""
    entry = listing.propose(officer, new_entry(number, outside), outside)
    if second is not None:
        listing.confirm(second, entry, outside)
    return entry
