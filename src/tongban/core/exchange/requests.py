"""Requests (数据需求): what is asked for, what it would replace, and for whom.

政务数据共享条例 第十九条: what sharing provides is not collected again. So a request names what
people would no longer hand in, and asks for no more fields than that takes.
"""

import enum
from dataclasses import dataclass
from datetime import date

from tongban.core.catalog.availability import EVERY_ITEM
from tongban.core.exchange.granting import require_period, require_quota, said
from tongban.core.exchange.grants import PLATFORM, SERVICE, Grant, GrantKind
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.errors import InvalidValue


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What may be read, for what and how long (授权范围): asked for, offered, or agreed.

    `dataset` is empty while the holder has still to publish one.
    """

    dataset: str
    fields: frozenset[str]
    items: frozenset[str]
    valid_until: date
    quota_a_day: int | None = None


class Origin(enum.Enum):
    """What gave rise to a request (需求来源)."""

    DEMAND_LIST = "demand_list"
    CASE = "case"
    STEWARD = "steward"


@dataclass(frozen=True, slots=True, kw_only=True)
class Replaced:
    """What people would no longer hand in (替代的材料): evidence types, and how many a year."""

    origin: Origin
    evidence: tuple[str, ...] = ()
    submissions: int = 0
    case_number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataRequest:
    """A request as it is put to a department (数据共享需求).

    `holder` answers it; `interface` names in the demand list what no dataset offers yet. `consumer`
    would read the data: the platform inside cases, or the asking department itself. `areas` are
    named where data go back to the level they came from (回流).
    """

    title: str
    holder: str
    asker: str
    consumer: str
    purpose: str
    basis: Citation
    terms: Terms
    replaces: Replaced
    interface: str = ""
    kind: GrantKind = GrantKind.USE
    areas: frozenset[str] = frozenset()
    words: str = ""

    def grant(self, code: str, terms: Terms, *, valid_from: date) -> Grant:
        """Return the grant that answers the request on these terms."""
        return Grant(
            code=code,
            consumer=self.consumer,
            dataset=terms.dataset,
            fields=terms.fields,
            purpose=self.purpose,
            items=terms.items,
            valid_from=valid_from,
            valid_until=terms.valid_until,
            quota_a_day=terms.quota_a_day,
            kind=self.kind,
            areas=self.areas,
        )


def require_whole(request: DataRequest, *, today: date) -> None:
    """Raise `InvalidValue` with what is missing, in the words of whoever asks."""
    said(request.title, "请给需求起个名字")
    said(request.purpose, "请写明使用目的")
    terms = request.terms
    if not terms.items:
        raise InvalidValue("request", "请写明用于哪些事项")
    if terms.dataset and not terms.fields:
        raise InvalidValue("request", "请至少选择一个字段")
    if request.kind is GrantKind.RETURN and not request.areas:
        raise InvalidValue("request", "数据回流要写明回流到哪个地区")
    if request.consumer == PLATFORM and request.purpose != SERVICE:
        raise InvalidValue("request", "平台只能为政务服务办理读取数据")
    require_period(today, terms.valid_until)
    require_quota(terms.quota_a_day)


def wider(terms: Terms, *, than: Terms) -> bool:
    """Tell whether terms hold something that nobody asked for."""
    more_items = EVERY_ITEM not in than.items and not terms.items <= than.items
    more_fields = bool(than.fields) and not terms.fields <= than.fields
    return more_items or more_fields or terms.valid_until > than.valid_until
