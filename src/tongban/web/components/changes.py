"""Sentences of changes (版本变化) in the reader's language: what is new, gone, or different.

The core makes them whole, in Chinese, of the name of a part, what stood there and what stands there
now; cases keep them so. Names that somebody gave and laws stay as they are.
"""

import re
from datetime import date
from operator import eq
from typing import Final

from django.utils.translation import get_language, gettext, gettext_noop, pgettext

from tongban.web.components.city import city_word, city_words
from tongban.web.components.sentences import said
from tongban.web.components.words import written_date

OF_CHANGES: Final = (
    gettext_noop("新增%(what)s"),
    gettext_noop("不再有%(what)s"),
    gettext_noop("还要提交“%(name)s”"),
    gettext_noop("还要回答“%(name)s”"),
    gettext_noop("申请人回答了“%(name)s”"),
)
OF_VALUES: Final = (
    gettext_noop("%(count)s 个工作日"),
    gettext_noop("%(count)s 个自然日"),
    gettext_noop("%(count)s 小时"),
    gettext_noop("%(count)s 个月"),
    gettext_noop("%(count)s 年"),
    gettext_noop("%(amount)s 元"),
    gettext_noop("或者：%(value)s"),
)
_CONTEXT: Final = "workshop"
"""The console calls the parts of an item so, and the same words tell applicants what changes."""

_NAMED: Final = re.compile(r"(?P<group>[^“”：]+)“(?P<title>.+)”")
_ROWS: Final = re.compile(r"(?P<label>[^“”]*)由“(?P<before>.*?)”改为“(?P<after>.*?)”(?:；|\Z)")
_UNDER: Final = re.compile(r"(?P<value>[^（）]+)（(?P<law>.+)）")
_AMONG: Final = re.compile(r"；(?![^（]*）)")
"""Between values, and not within the brackets of one."""
_DAY: Final = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日(?: 星期.)?")


def change_said(sentence: str) -> str:
    """Return a sentence about a change in the reader's language."""
    if (get_language() or "").startswith("zh"):
        return sentence
    name, _, rest = sentence.partition("”：")
    if rest and _ROWS.match(rest):
        return f"{_named(f'{name}”')}: {_rows(rest)}"
    if _ROWS.fullmatch(sentence):
        return _rows(sentence)
    return said(sentence, patterns=OF_CHANGES, part=_named)


def value_said(value: str) -> str:
    """Return what stands at a place of an item in the reader's language, as far as it is ours."""
    if (get_language() or "").startswith("zh") or not value:
        return value
    parts = _AMONG.split(value)
    told = [*map(_value, parts)]
    return value if told == parts else "; ".join(told)


def _rows(sentence: str) -> str:
    told = [
        gettext("%(label)s从“%(before)s”改为“%(after)s”")
        % {
            "label": f"{label} " if (label := _word(row["label"])) else "",
            "before": value_said(row["before"]),
            "after": value_said(row["after"]),
        }
        for row in _ROWS.finditer(sentence)
    ]
    return "; ".join(told)


def _named(words: str) -> str:
    """Return the name of a part, its group in the reader's language."""
    found = _NAMED.fullmatch(words)
    return f"{_word(found['group'])} “{found['title']}”" if found else _word(words)


def _value(value: str) -> str:
    if (known := _word(value)) != value or (known := _words(value)) != value:
        return known
    if day := _DAY.fullmatch(value):
        return written_date(date(*map(int, day.groups())))
    found = _UNDER.fullmatch(value)
    if found is None:
        return said(value, patterns=OF_VALUES)
    return f"{_value(found['value'])} ({_law(found['law'])})"


def _law(law: str) -> str:
    """Return a source of law; what is local configuration is said to be that."""
    found = _UNDER.fullmatch(law)
    if found and law[0] != "《":
        return f"{_word(found['value'])} ({city_word(found['law'])})"
    return city_words(law)


def _words(row: str) -> str:
    """Return a row of words of the core or the city, if it is nothing else."""
    words = row.split("、")
    told = [known if (known := _word(one)) != one else city_word(one) for one in words]
    return row if any(map(eq, words, told)) else ", ".join(told)


def _word(chinese: str) -> str:
    """Return a word of the core; what is no such word is somebody's own."""
    if not chinese:
        return ""
    for context in (_CONTEXT, "label"):
        if (known := pgettext(context, chinese)) != chinese:
            return known
    return gettext(chinese)
