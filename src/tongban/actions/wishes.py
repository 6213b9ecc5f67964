"""Wishes (送达意愿): how somebody wants a result, told at the filing or later, until it left."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Final

from tongban.core.cases.acts import Act
from tongban.core.cases.collecting import DeliveryPlaces
from tongban.core.cases.delivery_events import DeliveryChosen
from tongban.core.cases.events import Event
from tongban.core.cases.outcomes import DeliveryWay
from tongban.core.cases.state import CaseState
from tongban.core.cases.verbs import delivery
from tongban.core.people.actors import Citizen
from tongban.store.cases.models import Filing
from tongban.store.sealing import blind_index

_LOOKED_BACK: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """How somebody wants a result: the way, and what it takes (送达意愿)."""

    way: DeliveryWay
    place: str = ""
    recipient: str = ""
    phone: str = ""
    address: str = ""

    @property
    def collected(self) -> bool:
        """Tell whether they come for it, to a window or a locker."""
        return self.way in (DeliveryWay.WINDOW, DeliveryWay.LOCKER)


def stored_wish(wish: Wish) -> dict[str, str]:
    """Return a wish as a draft and a filing keep it."""
    return {**asdict(wish), "way": wish.way.value}


def read_wish(stored: Mapping[str, str]) -> Wish | None:
    """Return the wish that `stored_wish` wrote; None where there was none."""
    if not stored:
        return None
    rest = {name: words for name, words in stored.items() if name != "way"}
    return Wish(way=DeliveryWay(stored["way"]), **rest)


def as_wished(state: CaseState, wish: Wish, act: Act) -> tuple[Event, ...]:
    """Return what records a wish in a case."""
    return delivery.choose(
        state,
        wish.way,
        act,
        place=wish.place if wish.collected else "",
        recipient=wish.recipient,
        phone=wish.phone,
        address=wish.address,
    )


def wished(event: DeliveryChosen | None) -> Wish | None:
    """Return the wish that an event recorded."""
    if event is None:
        return None
    return Wish(
        way=event.way,
        place=event.place,
        recipient=event.recipient,
        phone=event.phone,
        address=event.address,
    )


def last_wish(actor: Citizen, where: DeliveryPlaces) -> Wish | None:
    """Return how this person wanted the results of what they filed last, where that still goes."""
    rows = Filing.objects.filter(owner=actor.account, subject_index=blind_index(actor.subject))
    for filing in rows.order_by("-filed_at")[:_LOOKED_BACK]:
        wish = read_wish(filing.content.get("delivery") or {})
        if wish is not None:
            return wish if not wish.collected or where.has(wish.place) else None
    return None
