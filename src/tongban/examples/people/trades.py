"""Trades (示例房屋交易): dwellings that residents sold to each other, filed and mostly taxed.

The deed tax is paid before the transfer is registered (契税法 §11); a trade whose tax is still owed
is known to the housing register alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from tongban.examples.people.city import CityPeople
from tongban.examples.people.residents import Resident

_SELLER: Final = "赵明辉"
_BUYER: Final = "许静怡"
_PRICE_A_SQUARE_METRE: Final = 11_800
_ONE_SELLS_OF: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Trade:
    """A contract filed online (网签备案合同): who sold to whom, for how much, and the deed tax."""

    contract_number: str
    seller: Resident
    buyer: Resident
    price: Decimal
    tax_paid: bool


def trades(people: CityPeople) -> tuple[Trade, ...]:
    """Return the trade of the story first, then those of some of the other households."""
    return tuple(
        Trade(
            contract_number=f"WQ5199{serial:08d}",
            seller=seller,
            buyer=buyer,
            price=Decimal(_PRICE_A_SQUARE_METRE) * floor_area(seller),
            tax_paid=bool(seller.story) or serial % 2 == 0,
        )
        for serial, (seller, buyer) in enumerate(_pairs(people), start=1)
    )


def floor_area(head: Resident) -> Decimal:
    """Return the floor area (建筑面积) of a household's dwelling in square metres."""
    return Decimal(60 + head.household % 80)


def _pairs(people: CityPeople) -> Iterator[tuple[Resident, Resident]]:
    yield people.by_name[_SELLER], people.by_name[_BUYER]
    drawn = [head for head in people.heads if not head.story]
    yield from zip(drawn[::_ONE_SELLS_OF], drawn[1::_ONE_SELLS_OF], strict=False)
