"""Codes of service items (事项编码): a scheme, a value and a version, never a fixed length.

Each source numbers its items in its own way, so a code says by which scheme it is to be read:

NATIONAL   31 characters (GB/T 39046 in practice): credit code of the authority, level of exercise,
           then area, item type, department, main item, sub-item
HANDLING   the same and two digits more: one 业务办理项, the finest unit that is handled
GUIZHOU    DB52/T 1264: two letters of type, five digits of main item, three of sub-item
SICHUAN    five parts joined by hyphens around the area and the authority
LOCAL      anything else; kept whole and never taken apart
"""

import enum
import re
from dataclasses import dataclass

from tongban.core.vocabulary.areas import AreaCode, parse_area_code
from tongban.core.vocabulary.check_characters import tidied
from tongban.core.vocabulary.credit import CreditCode, parse_credit_code
from tongban.core.vocabulary.errors import InvalidValue, Reason

_KIND = "item code"
_LONGEST = 100


class ItemScheme(enum.Enum):
    """By which rule a code of an item is to be read (编码规则)."""

    NATIONAL = "national"
    HANDLING = "handling"
    GUIZHOU = "guizhou"
    SICHUAN = "sichuan"
    LOCAL = "local"


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalParts:
    """What a national code tells; `handling` numbers the 业务办理项 and is None for the item."""

    authority: CreditCode
    exercise_level: str
    area: AreaCode
    item_type: str
    department: str
    main_item: str
    sub_item: str
    handling: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GuizhouParts:
    """What a code of DB52/T 1264 tells; XK is a permit, sub-item 000 is none."""

    item_type: str
    main_item: str
    sub_item: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SichuanParts:
    """What a code of Sichuan tells; no published rule says what `branch` and `tail` mean.

    `authority` is mostly a credit code, but older and local codes stand there too.
    """

    base: str
    area: AreaCode
    branch: str
    authority: str
    tail: str


ItemParts = NationalParts | GuizhouParts | SichuanParts

_NATIONAL = re.compile(
    r"(?P<authority>[0-9A-Z]{18})(?P<exercise_level>[1-7])(?P<area>[0-9]{2})(?P<item_type>[0-9]{2})"
    r"(?P<department>[0-9]{2})(?P<main_item>[0-9]{3})(?P<sub_item>[0-9]{3})(?P<handling>[0-9]{2})?"
)
_GUIZHOU = re.compile(r"(?P<item_type>[A-Z]{2})(?P<main_item>[0-9]{5})(?P<sub_item>[0-9]{3})")
_SICHUAN = re.compile(
    r"(?P<base>[0-9A-Z]+(?:-[0-9]+){0,2})-(?P<area>[0-9]{12})-(?P<branch>[0-9]{3})"
    r"-(?P<authority>[0-9A-Z]+(?:-[0-9A-Z])?)-(?P<tail>[0-9]-[0-9]{2})"
)
_LOCAL = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]*")
_STRUCTURED = {
    ItemScheme.NATIONAL: _NATIONAL,
    ItemScheme.HANDLING: _NATIONAL,
    ItemScheme.GUIZHOU: _GUIZHOU,
    ItemScheme.SICHUAN: _SICHUAN,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemCode:
    """One version of one item under one scheme; build it with `parse_item_code`."""

    scheme: ItemScheme
    value: str
    version: int = 1

    def __post_init__(self) -> None:
        if self.version < 1:
            raise InvalidValue(_KIND, Reason.RANGE)
        if len(self.value) > _LONGEST:
            raise InvalidValue(_KIND, Reason.TOO_LONG, position=_LONGEST)
        if self.scheme is ItemScheme.LOCAL and not _LOCAL.fullmatch(self.value):
            raise InvalidValue(_KIND, Reason.FORMAT if self.value else Reason.EMPTY)
        _parts(self.scheme, self.value)

    @property
    def parts(self) -> ItemParts | None:
        """Return what the code tells; a local code tells nothing."""
        return _parts(self.scheme, self.value)

    def __str__(self) -> str:
        return self.value


def parse_item_code(text: str, *, scheme: ItemScheme | None = None, version: int = 1) -> ItemCode:
    """Return the code under `scheme`, or under the first that it obeys; LOCAL takes the rest."""
    if scheme is not None:
        value = text.strip() if scheme is ItemScheme.LOCAL else tidied(text)
        return ItemCode(scheme=scheme, value=value, version=version)
    for candidate in _STRUCTURED:
        try:
            return ItemCode(scheme=candidate, value=tidied(text), version=version)
        except InvalidValue:
            continue
    return ItemCode(scheme=ItemScheme.LOCAL, value=text.strip(), version=version)


def _parts(scheme: ItemScheme, value: str) -> ItemParts | None:
    if scheme is ItemScheme.LOCAL:
        return None
    match = _STRUCTURED[scheme].fullmatch(value)
    if match is None:
        raise InvalidValue(_KIND, Reason.FORMAT if value else Reason.EMPTY)
    told = match.groupdict()
    if scheme is ItemScheme.GUIZHOU:
        return GuizhouParts(**told)
    area = parse_area_code(told.pop("area"))
    if scheme is ItemScheme.SICHUAN:
        return SichuanParts(area=area, **told)
    if (told["handling"] is None) is (scheme is ItemScheme.HANDLING):
        raise InvalidValue(_KIND, Reason.LENGTH)
    return NationalParts(area=area, authority=parse_credit_code(told.pop("authority")), **told)
