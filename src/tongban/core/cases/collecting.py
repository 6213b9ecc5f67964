"""Where results are collected (领取地点): windows, lockers, carriers of a city; which can be."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from tongban.core.catalog.items import ServiceItem
from tongban.core.catalog.steps import OutputKind
from tongban.core.vocabulary.errors import InvalidValue


def on_paper(item: ServiceItem) -> bool:
    """Tell whether an item yields something that can be handed over; money goes to an account."""
    return any(one.kind is not OutputKind.PAYMENT for one in item.outputs)


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectingPlace:
    """A window or a locker (领取点); a locker is emptied after `days`."""

    code: str
    name: str
    address: str
    hours: str
    days: int = 0

    @property
    def said(self) -> str:
        """Return where it is, for whoever goes there."""
        return f"{self.name}（{self.address}，{self.hours}）"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryPlaces:
    """All of them (送达配置): `carriers` are those that the city has agreements with."""

    windows: tuple[CollectingPlace, ...] = ()
    lockers: tuple[CollectingPlace, ...] = ()
    carriers: tuple[str, ...] = field(default=())

    def place(self, code: str) -> CollectingPlace:
        """Return a place by its code; raises `InvalidValue` when there is none."""
        for one in (*self.windows, *self.lockers):
            if one.code == code:
                return one
        raise InvalidValue("collecting place", "请选择领取地点")

    def has(self, code: str) -> bool:
        """Tell whether there is such a place."""
        return any(one.code == code for one in (*self.windows, *self.lockers))

    def until(self, code: str, today: date) -> date | None:
        """Return the day on which what was put there is taken out again, if it is."""
        days = self.place(code).days
        return today + timedelta(days=days) if days else None
