"""Written forms (文字写法): how citations, limits and money stand in a catalogue file.

A citation is `食品安全法#35.1` (law, article, paragraph, item) or `本地配置（理由）`; a limit is
`20 个工作日 @ 行政许可法#42.1`; money is `80 元`. A limit always carries its article: the file has
no way to write one without it.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from difflib import get_close_matches
from typing import Final

from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.limits import TimeLimit
from tongban.core.vocabulary.money import FEN_PER_YUAN, Money

_LOCAL: Final = re.compile(r"本地配置[（(](?P<note>.+)[）)]\Z", re.DOTALL)
_ARTICLE: Final = re.compile(
    r"(?P<law>[^#]+?)(?:#(?P<article>\d+(?:-\d+)?)(?:\.(?P<paragraph>\d+)(?:\.(?P<item>\d+))?)?)?\Z"
)
_LIMIT: Final = re.compile(
    r"(?:(?P<value>\d+)\s*(?P<unit>个工作日|日|小时|个月|年)|(?P<instant>即时))\s*@\s*(?P<basis>.+)\Z",
    re.DOTALL,
)
_MONEY: Final = re.compile(r"(?P<yuan>\d+(?:\.\d{1,2})?)\s*元\Z")

_UNITS: Final = {
    "个工作日": TimeLimit.working_days,
    "日": TimeLimit.calendar_days,
    "小时": TimeLimit.hours,
    "个月": TimeLimit.months,
    "年": TimeLimit.years,
}


def did_you_mean(word: str, known: Mapping[str, object]) -> str:
    """Return a Chinese hint naming the nearest known word, or nothing."""
    nearest = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"，是不是 {nearest[0]}？" if nearest else ""


def citation_from(text: str, laws: Mapping[str, Citation] | None) -> Citation:
    """Read a citation whose law is one of `laws` (any, when None), or local configuration."""
    if local := _LOCAL.match(text.strip()):
        return Citation.local(local["note"].strip())
    parts = _ARTICLE.match(text.strip())
    if parts is None:
        raise InvalidValue("citation", f"依据应写成“法名#条.款”或“本地配置（理由）”：{text}")
    law = Citation(law=parts["law"]) if laws is None else laws.get(parts["law"])
    if law is None:
        hint = did_you_mean(parts["law"], laws or {})
        raise InvalidValue("citation", f"laws.yaml 里没有《{parts['law']}》{hint}")
    paragraph = int(parts["paragraph"]) if parts["paragraph"] else None
    item = int(parts["item"]) if parts["item"] else None
    return replace(law, article=parts["article"], paragraph=paragraph, item=item)


def limit_from(text: str, laws: Mapping[str, Citation] | None) -> TimeLimit:
    """Read a limit with its unit and article."""
    parts = _LIMIT.match(text.strip())
    if parts is None:
        raise InvalidValue(
            "time limit",
            f"时限应写成“20 个工作日 @ 依据”（或日、小时、个月、年、即时）：{text}",
        )
    citation = citation_from(parts["basis"], laws)
    if parts["instant"]:
        return TimeLimit.instant(citation)
    return _UNITS[parts["unit"]](int(parts["value"]), citation)


def money_from(text: str) -> Money:
    """Read an amount in yuan, exact to the fen."""
    parts = _MONEY.match(text.strip())
    if parts is None:
        raise InvalidValue("money", f"金额应写成“80 元”：{text}")
    return Money(int(Decimal(parts["yuan"]) * FEN_PER_YUAN))
