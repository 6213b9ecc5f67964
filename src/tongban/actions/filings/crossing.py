"""Received here for another region (异地代收): the note that goes with what a window received.

The case belongs to the region that decides from the moment of its receipt, so that its officers
find it; the note names both offices, both clocks and who answers for what.
"""

from collections.abc import Mapping

from tongban.actions.outside import Outside
from tongban.core.cases.acts import Act
from tongban.core.cases.events import Event
from tongban.core.cases.folding import fold
from tongban.core.cases.service_practices import Region
from tongban.core.cases.verbs.moving import send_home
from tongban.core.catalog.items import ServiceItem
from tongban.store.cases.models import Case


def home_of(item: ServiceItem, window: Mapping[str, str], outside: Outside) -> Region | None:
    """Return the region that decides what a window received for it; None where that is here."""
    home = outside.practices.region(window.get("home", ""))
    shared = item.code in outside.practices.homes
    return home if shared and home is not None and home.area != window["area"] else None


def sent_on(
    case: Case,
    item: ServiceItem,
    received: tuple[Event, ...],
    act: Act,
    *,
    window: Mapping[str, str],
    outside: Outside,
) -> tuple[Event, ...]:
    """Return the note of transfer that follows the receipt of a case, if it is for elsewhere."""
    home = home_of(item, window, outside) if window else None
    if home is None:
        return ()
    case.area = home.area
    return send_home(
        fold(item, received),
        outside.practices.homes[item.code],
        act,
        here=Region(area=window["area"], name=window["office"]),
        home=home,
        note_number=f"{case.number}-转",
        calendar=outside.calendar,
    )
