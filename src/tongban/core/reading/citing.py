"""Citing (引用): provisions as guides write them, each article one citation.

《某法》第十条、第十二条 are two citations of one law; 国务院令第350号 in brackets is its number; a
law may stand without its marks where a list of articles follows. What bears 《》 and is no law (a
licence, a form) is not cited, nor is 本法, which names no law.
"""

import re
from collections.abc import Iterator
from typing import Final

from tongban.core.reading.fragments import Fragment
from tongban.core.vocabulary.citations import Citation, parse_citation
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.numerals import chinese_number, parse_chinese_number

_N: Final = r"[零一二三四五六七八九十百千\d]{1,8}"
_ITEM: Final = rf"第?[（(]?{_N}[)）]?项"
_PLACE: Final = re.compile(
    rf"第(?P<article>{_N})条(?:之(?P<inserted>[一二三四五六七八九十]))?"
    rf"(?:第(?P<paragraph>{_N})款)?(?:第?[（(]?(?P<item>{_N})[)）]?项)?"
)
_MORE: Final = re.compile(
    rf"\s*(?:[、,，和及至]|以及|第(?P<paragraph>{_N})款|第?[（(]?(?P<item>{_N})[)）]?项)\s*"
)
_LAW: Final = re.compile(
    r"《(?P<framed>[^《》]{2,60}?)》(?P<number>\s*[（(][^（）()]{0,40}?号[^（）()]{0,12}[)）])?"
    r"|(?<![\u4e00-\u9fff])(?P<bare>[\u4e00-\u9fff]{2,24}?(?:法|条例|办法|规定|细则))(?=第)"
)
_LED_IN: Final = re.compile(
    r".*(?:根据|依据|按照|依照|违反|属于|适用|实施|执行|符合|以及|[和及与])"
)
_THIS_LAW: Final = re.compile(
    r"(?:本|该|此|其|上述|前款|有关|相关|法律|国家)(?:法|条例|办法|规定|细则)\Z|规定\Z"
)
_IS_LAW: Final = re.compile(
    r"(?:法|法典|条例|规定|办法|细则|规则|意见|通知|决定|标准|纲要|方案|规范|目录)"
    r"(?:[（(](?:试行|暂行|\d{4}年?.{0,6})[)）])?\Z"
)
_NUMBER: Final = re.compile(r"[^（(]*?[第〔\[]?[\d]+[〕\]]?[^（）()]*?号")


def citations(text: Fragment) -> Iterator[tuple[Citation, Fragment]]:
    """Yield every provision named in `text`, with the words that name it."""
    words = text.text
    for law in _LAW.finditer(words):
        name = law["framed"] or _LED_IN.sub("", law["bare"])
        if not _IS_LAW.search(name) or (law["bare"] and _THIS_LAW.search(name)):
            continue
        number = _number(law["number"] or "")
        places = list(_places(words, law.end()))
        if not places:
            yield _cited(name, number), text.part(law.start(), law.end())
        for place, end in places:
            if (one := _try(name, number, place)) is not None:
                yield one, text.part(law.start(), end)


def _places(words: str, start: int) -> Iterator[tuple[dict[str, str], int]]:
    """Yield the articles that follow a law's name, and where each ends."""
    last: dict[str, str] = {}
    position = start
    while True:
        if match := _PLACE.match(words, position):
            last = {name: said for name, said in match.groupdict().items() if said}
            yield last, match.end()
            position = match.end()
        elif last and (more := _MORE.match(words, position)):
            position = more.end()
            for name in ("paragraph", "item"):
                if more[name]:
                    last = {**last, name: more[name]}
                    yield last, position
        else:
            return


def _try(name: str, number: str, place: dict[str, str]) -> Citation | None:
    try:
        return _cited(name, number, place)
    except InvalidValue:  # 第〇条 and the like: what no law has is not cited
        return None


def _cited(name: str, number: str, place: dict[str, str] | None = None) -> Citation:
    numbers = {key: _value(said) for key, said in (place or {}).items()}
    article = numbers.get("article")
    if article is None:
        return _of_law(name, number, "")
    written = f"第{chinese_number(article)}条"
    if inserted := numbers.get("inserted"):
        written += f"之{chinese_number(inserted)}"
    paragraph, item = numbers.get("paragraph"), numbers.get("item")
    if item and not paragraph:
        paragraph = 1  # items count inside their paragraph: an article of one has the first
    if paragraph:
        written += f"第{chinese_number(paragraph)}款"
    if item:
        written += f"第{chinese_number(item)}项"
    return _of_law(name, number, written)


def _of_law(name: str, number: str, place: str) -> Citation:
    if not place:
        return parse_citation(f"{name}({number})" if number else name)
    return parse_citation(f"《{name}》{f'({number})' if number else ''}{place}")


def _number(bracketed: str) -> str:
    match = _NUMBER.search(bracketed.strip().strip("（）()"))
    return match[0].strip() if match else ""


def _value(said: str) -> int:
    return int(said) if said.isascii() else parse_chinese_number(said)
