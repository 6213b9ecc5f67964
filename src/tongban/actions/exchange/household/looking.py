"""Looking (查看核对): an officer reads the report, and everybody it concerns can see that."""

from uuid import UUID

from tongban.actions.audit import note
from tongban.actions.exchange.household.signing import items_handled
from tongban.actions.outside import Outside
from tongban.actions.targets import published
from tongban.core.catalog.items import ServiceItem
from tongban.core.exchange.household.members import WRITTEN
from tongban.core.exchange.household.report import HouseholdReport, report
from tongban.core.people.actors import Officer
from tongban.core.vocabulary.errors import NotFound
from tongban.store.catalog.shelf import newest_item
from tongban.store.exchange.queries.households import (
    KeptHousehold,
    check_for,
    check_of_applicant,
)
from tongban.store.sealing import blind_index

LOOK = "household.open"


def report_of(opened: KeptHousehold, outside: Outside) -> HouseholdReport:
    """Return the report of a check as it stands, under the rules of the item in force."""
    catalogue = published().catalogue
    return report(
        opened.check,
        opened.told,
        opened.claims,
        item=item_of_check(opened),
        catalogue=catalogue,
        today=outside.today,
    )


def item_of_check(opened: KeptHousehold) -> ServiceItem:
    """Return the item of a check: as it is in force, else as it last was.

    Raises:
        NotFound: when there never was one.
    """
    item = published().catalogue.items.get(opened.item) or newest_item(opened.item)
    if item is None:
        raise NotFound(f"no item {opened.item!r}")
    return item


def open_check(officer: Officer, check: UUID) -> KeptHousehold | None:
    """Return a check for an officer whose department takes part in the item; write it down."""
    return _noted(officer, check_for(items_handled(officer), check))


def open_of_applicant(officer: Officer, item: str, applicant: str) -> KeptHousehold | None:
    """Return the latest check of the applicant of a case, for whoever handles that case.

    Whoever shows more of it than that there is one writes the look down.
    """
    if item not in items_handled(officer):
        return None
    return check_of_applicant(item, blind_index(applicant))


def note_look(officer: Officer, opened: KeptHousehold) -> None:
    """Write down, for everybody whom it concerns, that an officer read a report."""
    note(
        officer,
        LOOK,
        f"household:{opened.id}",
        case_number=opened.number,
        ground=f"核对家庭经济状况，{WRITTEN}",
        concerned=opened.concerned,
        details={"item": opened.item},
    )


def _noted(officer: Officer, opened: KeptHousehold | None) -> KeptHousehold | None:
    if opened is not None:
        note_look(officer, opened)
    return opened
