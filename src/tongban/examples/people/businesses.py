"""Businesses (示例企业): sixty invented market entities, owned by residents."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any, Final

from tongban.core.vocabulary.credit import make_example_credit_code
from tongban.examples.people.names import shop_name
from tongban.examples.people.residents import Resident

_GROWN_UP = 20
_TRADES: Final = (
    ("餐饮店", "餐饮服务；食品销售"),
    ("便利店", "食品销售；日用百货销售"),
    ("理发店", "理发服务"),
    ("五金店", "五金产品零售"),
    ("服装店", "服装服饰零售"),
    ("花店", "花卉绿植销售"),
)
_COMPANY_TRADES: Final = (
    ("商贸有限公司", "日用百货销售；食品销售"),
    ("信息技术有限公司", "软件开发；信息技术咨询服务"),
    ("建筑工程有限公司", "建设工程施工"),
)
_STREETS: Final = ("育才路", "临江路", "松山路", "望江街", "青禾街")


@dataclass(frozen=True, slots=True, kw_only=True)
class Business:
    """A market entity (市场主体) and what registers say of it beyond the ordinary."""

    credit_code: str
    name: str
    kind: str
    scope: str
    address: str
    capital: Decimal
    owner: Resident
    registered_on: date
    known: Mapping[str, Any] = field(default_factory=dict)


def businesses_of(
    random: Random, residents: Sequence[Resident], *, count: int, anchor: date
) -> list[Business]:
    """Return `count` businesses: the one of 沈立群 first, then drawn ones."""
    owners = [one for one in residents if one.age_on(anchor) >= _GROWN_UP and not one.story]
    closing = next(one for one in residents if one.name == "沈立群")
    drawn = [closing, *(random.choice(owners) for _ in range(count - 1))]
    return list(_businesses(random, drawn, anchor))


def _businesses(random: Random, owners: Sequence[Resident], anchor: date) -> Iterator[Business]:
    for serial, owner in enumerate(owners, start=1):
        company = bool(owner.story) or random.randint(1, 3) == 1
        trade, scope = random.choice(_COMPANY_TRADES if company else _TRADES)
        yield Business(
            credit_code=str(make_example_credit_code(serial, category="1" if company else "2")),
            name=f"明川市{shop_name(random)}{trade}",
            kind="company" if company else "sole_trader",
            scope=scope,
            address=f"明川市东城区{random.choice(_STREETS)}{random.randint(1, 199)}号",
            capital=Decimal(random.choice((10, 50, 100)) if company else random.randint(1, 5)),
            owner=owner,
            registered_on=anchor - timedelta(days=random.randint(200, 4000)),
            known=_troubles(random) if not owner.story else {},
        )


def _troubles(random: Random) -> Mapping[str, Any]:
    """Return what one business in six has against it."""
    return random.choice(
        (
            {},
            {},
            {},
            {"enterprise.abnormal_listed": True},
            {"enterprise.unpaid_tax": Decimal("1860.00"), "enterprise.tax_cleared": False},
            {"food.handlers_healthy": False},
        )
    )
