"""Preparing (预处理): values of registers as values that can be compared.

Numbers of 15 digits are brought to 18 (GB 11643), traditional characters to simplified ones, names
also to their sound without tones, addresses to one way of writing. What cannot be read stays
unknown rather than wrong.
"""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache
from typing import Final

from opencc import OpenCC

from tongban.core.linkage.levels import Record
from tongban.core.vocabulary.credit import parse_credit_code
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.identity import CitizenNumber, parse_citizen_number
from tongban.core.vocabulary.numerals import parse_chinese_number

_NOT_A_NAME: Final = re.compile(r"[\s·•・.,，。()（）\-]+")
_NOT_A_DIGIT: Final = re.compile(r"[^0-9]")
_DAY: Final = re.compile(r"([0-9]{4})[-/.年]?([0-9]{1,2})[-/.月]?([0-9]{1,2})日?")
_NUMERALS: Final = re.compile(r"[一二三四五六七八九十百千]+(?=号|弄|幢|栋|单元|室|楼)")
_WHERE_IT_ENDS: Final = re.compile(r"^(.*?[路街巷道村镇里])")
_FORMS: Final = re.compile(
    r"(股份有限公司|有限责任公司|有限公司|个人独资企业|个体工商户|合伙企业|分公司|公司)$"
)
_SEX: Final = {"男": "M", "M": "M", "MALE": "M", "1": "M", "女": "F", "F": "F", "FEMALE": "F",
               "2": "F"}  # fmt: skip


def person(raw: Mapping[str, str | None]) -> Record:
    """Return a person: number, name, sound, birth date, sex, phone, address, street.

    What a readable number says of birth and sex stands in for what the register leaves out.
    """
    number = citizen_number(raw.get("number"))
    known = CitizenNumber(number) if number else None
    name = person_name(raw.get("name"))
    born = day(raw.get("birth_date")) or (known.birth_date.isoformat() if known else None)
    written = address(raw.get("address"))
    return {
        "number": number,
        "name": name,
        "sound": sound(name),
        "birth_date": born,
        "sex": _SEX.get((raw.get("sex") or (known.sex.label if known else "")).strip().upper()),
        "phone": phone(raw.get("phone")),
        "address": written,
        "street": street(written),
    }


def organisation(raw: Mapping[str, str | None]) -> Record:
    """Return an organisation: credit code, core of its name, sound, representative, address."""
    written = address(raw.get("address"))
    name = organisation_name(raw.get("name"))
    return {
        "credit_code": credit_code(raw.get("credit_code")),
        "name": name,
        "sound": sound(name),
        "representative": person_name(raw.get("representative")),
        "phone": phone(raw.get("phone")),
        "address": written,
        "street": street(written),
    }


def thing(raw: Mapping[str, str | None]) -> Record:
    """Return a certificate or a dwelling: its number, whose it is, and where it is."""
    written = address(raw.get("address"))
    return {
        "number": code(raw.get("number")),
        "kind": code(raw.get("kind")),
        "holder": code(raw.get("holder")),
        "holder_name": person_name(raw.get("holder_name")),
        "address": written,
        "street": street(written),
    }


def citizen_number(text: str | None) -> str | None:
    """Return the number of 18 digits that is meant, or None for one that cannot be right."""
    try:
        return str(parse_citizen_number(text or ""))
    except InvalidValue:
        return None


def credit_code(text: str | None) -> str | None:
    """Return the credit code that is meant, or None for one that cannot be right."""
    try:
        return str(parse_credit_code(text or ""))
    except InvalidValue:
        return None


@lru_cache(maxsize=65536)
def person_name(text: str | None) -> str | None:
    """Return a name in simplified characters without blanks and dots."""
    name = _NOT_A_NAME.sub("", _simplified(_plain(text))).upper()
    return name or None


def organisation_name(text: str | None) -> str | None:
    """Return the part of a name that tells organisations apart: without its legal form."""
    name = person_name(text)
    return _FORMS.sub("", name) or name if name else None


@lru_cache(maxsize=65536)
def sound(name: str | None) -> str | None:
    """Return how a name sounds, without tones."""
    from pypinyin import lazy_pinyin  # 60 MB of readings that only a build of libraries needs

    return " ".join(lazy_pinyin(name)).lower() if name else None


def day(text: str | None) -> str | None:
    """Return a day as 1990-01-31, however it was written; None for one that never was."""
    found = _DAY.fullmatch(_plain(text))
    if found is None:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3])).isoformat()
    except ValueError:
        return None


def phone(text: str | None) -> str | None:
    """Return the digits of a number, without the code of the country."""
    digits = _NOT_A_DIGIT.sub("", _plain(text)).removeprefix("0086").removeprefix("86")
    return digits or None


def address(text: str | None) -> str | None:
    """Return an address without blanks, its house numbers in digits."""
    written = "".join(_simplified(_plain(text)).split())
    return _NUMERALS.sub(_in_digits, written) or None


def street(written: str | None) -> str | None:
    """Return an address as far as its street, where it names one."""
    found = _WHERE_IT_ENDS.match(written or "")
    return found[1] if found else None


def code(text: str | None) -> str | None:
    """Return a number of a thing in capitals, without blanks."""
    return "".join(_plain(text).split()).upper() or None


def _plain(text: str | None) -> str:
    return unicodedata.normalize("NFKC", text or "").strip()


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


def _simplified(text: str) -> str:
    converted: str = _converter().convert(text) if text and not text.isascii() else text
    return converted


def _in_digits(found: re.Match[str]) -> str:
    return str(parse_chinese_number(found[0]))
