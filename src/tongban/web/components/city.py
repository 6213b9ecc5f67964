"""The city's own words (本市用语) in the reader's language: its items, departments, papers, facts.

The catalogue is written in Chinese; whoever keeps a city may lay a gettext catalogue of its words
beside it, under the context ``city``. What is not in there, and what people wrote, stays as it is.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final

from django.utils.translation import get_language, pgettext

from tongban.core.vocabulary.numerals import parse_chinese_number

_CHINESE: Final = re.compile(r"[\u4e00-\u9fff]")
_A_SENTENCE: Final = re.compile(r"[A-Za-z]{2}")
_MARKS: Final = re.compile(r"([“”：:·、，,；;.（）()→ ])")
_COUNT: Final = "[一二三四五六七八九十百千零〇]+"
_SOURCE: Final = re.compile(
    rf"《(?P<law>[^《》]+)》(?:（(?P<number>[^（）]+号)）)?(?:第(?P<article>{_COUNT})条(?!之))?(?:第(?P<paragraph>{_COUNT})款)?"
    rf"(?:第(?P<item>{_COUNT})项)?"
)
_NUMBERS: Final = {
    re.compile(r"国务院令第(\d+)号"): "State Council Order %s",
    re.compile(r"国家市场监督管理总局令第(\d+)号"): "Market Regulation Order %s",
    re.compile(r"国办发〔(\d+)〕(\d+)号"): "Guobanfa %s No. %s",
    re.compile(r"国发〔(\d+)〕(\d+)号"): "Guofa %s No. %s",
}
_PLACES: Final = ("art.", "para.", "item")
_OURS: Final = {"：": ": ", "、": ", ", "，": ", ", "；": "; ", "（": " (", "）": ")", "·": " · "}


def city_word(text: str) -> str:
    """Return a word of the city's catalogue as the reader's language says it, if it does."""
    return pgettext("city", text) if text else text


def city_words(text: str) -> str:
    """Return a text with the city's words in it said in the reader's language.

    It is one word, a row of words, or a sentence of a page around words. Whatever else is in
    Chinese was written by people: then nothing in it is changed.
    """
    if (get_language() or "").startswith("zh") or not _CHINESE.search(text):
        return text
    known = city_word(text)
    if known != text:
        return known
    sentence = _A_SENTENCE.search(text) is not None
    parts = _MARKS.split(_SOURCE.sub(_source, text))
    said = "".join(_pieces(parts, _any_word if sentence else city_word))
    return said if sentence or not _CHINESE.search(said) else text


def cut(text: str, most: int) -> str:
    """Return a text in the reader's language, cut to the room of `most` Chinese signs.

    Latin letters take half of it.
    """
    said = city_words(text)
    room = most if _CHINESE.search(said) else 2 * most
    return said if len(said) <= room else f"{said[: room - 1]}…"


def _any_word(text: str) -> str:
    """Return a word of the city or of the core, as a sentence of a page may have in its blanks."""
    known = city_word(text)
    return known if known != text or not text else pgettext("label", text)


def _source(found: re.Match[str]) -> str:
    """Return a law with its article, paragraph and item, where its name is known."""
    name = city_word(found["law"])
    if name == found["law"]:
        return found[0]
    counted = [
        f"{words} {parse_chinese_number(number)}"
        for words, number in zip(_PLACES, found.group("article", "paragraph", "item"), strict=True)
        if number
    ]
    return " ".join((name, *_number(found["number"]), *counted))


def _number(number: str | None) -> Iterator[str]:
    """Yield the number under which a law was issued, in brackets."""
    if number:
        known = (pattern.fullmatch(number) for pattern in _NUMBERS)
        said = (_NUMBERS[one.re] % one.groups() for one in known if one)
        yield f"({next(said, number)})"


def _pieces(parts: list[str], word: Callable[[str], str]) -> Iterator[str]:
    """Yield the longest words that are known, one after the other, and what stands between."""
    place = 0
    while place < len(parts):
        for end in range(len(parts), place, -1):
            whole = "".join(parts[place:end])
            known = word(whole)
            if known != whole:
                yield known
                place = end
                break
        else:
            yield _OURS.get(parts[place], parts[place])
            place += 1
