"""Slips (登记差错): what registers get wrong, as they do: sounds, old forms, old numbers, moves."""

from functools import cache
from random import Random
from typing import Final

from opencc import OpenCC

from tongban.core.vocabulary.identity import CitizenNumber

_SAME_SOUND: Final = (
    "伟玮炜", "静婧靖", "晓小筱", "明铭鸣", "建健", "国幗", "梁樑", "志至", "文雯", "雅娅",
    "琳林霖", "宇羽雨", "欣新心", "浩昊皓", "辉晖", "涵晗", "芸云", "慧惠", "丽莉", "俊骏",
    "强蔷", "嘉佳家", "诚成", "立力", "群裙", "梅玫", "雪学", "怡宜", "远元", "博柏",
)  # fmt: skip
_OTHER: Final = {
    one: group.replace(one, "") for group in _SAME_SOUND for one in group if len(group) > 1
}


def misheard(name: str, random: Random) -> str:
    """Return a name with one character that sounds the same, where it has one."""
    places = [place for place, one in enumerate(name) if place and one in _OTHER]
    if not places:
        return name
    place = random.choice(places)
    return name[:place] + random.choice(_OTHER[name[place]]) + name[place + 1 :]


def traditional(text: str) -> str:
    """Return a text in traditional characters."""
    written: str = _converter().convert(text)
    return written


def old_number(number: str) -> str:
    """Return a number as it was issued before 1999, with fifteen digits."""
    return CitizenNumber(number).legacy or number


def mistyped(number: str, random: Random) -> str:
    """Return a number with two neighbours swapped near its end."""
    place = random.randrange(len(number) - 5, len(number) - 2)
    return number[:place] + number[place + 1] + number[place] + number[place + 2 :]


@cache
def _converter() -> OpenCC:
    return OpenCC("s2t")
