"""Materials (材料规则): every paper that a guide asks for, with the situation that asks for it.

A list with numbers or ；has one material in each item, unless every part of an item is a paper by
itself; a list in running text is parted by 、and its last 和.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from tongban.core.catalog.conditions.nodes import Condition, Not
from tongban.core.reading.expressing import Lexicon, express
from tongban.core.reading.fragments import Fragment
from tongban.core.reading.linking import link
from tongban.core.reading.markers import items
from tongban.core.reading.naming import NamedMaterial, is_catch_all, is_paper, named, with_note
from tongban.core.reading.passages import Passage
from tongban.core.reading.suggestions import Doubt, EvidenceFound, Suggestion
from tongban.core.reading.topics import Topic

_HEADED: Final = re.compile(r"(?P<head>[^：:（(，,]{2,18})[：:](?P<rest>.+)", re.DOTALL)
_LEADS: Final = re.compile(r".{0,24}(?:以下|下列).{0,6}(?:材料|资料|证件)[：:]?\Z")
_PART: Final = re.compile(r"、")
_LAST: Final = (re.compile(r"[，,]?以及|[，,]?并(?=填|提|附)"), re.compile(r"[和及]"))
_ASKS: Final = re.compile(
    r"(?<![并后])(?:应当|应|须|需|需要|请|要)?(?:提交|提供|出具|出示|携带|带上|准备)(?!的|以下|下列)(?P<list>[^。；]{2,})"
)
_NO_PAPER: Final = re.compile(r"不需要|无需|不用|不收取|不必")
_COMMENT: Final = re.compile(r"可在|请到|详见|下载|领取|窗口办|扫描上传|均需|以上")
_SHORTEST, _LONGEST = 2, 48
_LONGEST_ITEM: Final = 300


def materials(passage: Passage, lexicon: Lexicon) -> Iterator[Suggestion]:
    """Yield the materials that a passage asks for."""
    if passage.row is not None:
        yield _from_row(passage, lexicon)
    elif passage.topic is Topic.EVIDENCE:
        for item, situation, running in _entries(passage):
            yield from _from_item(item, lexicon, situation=situation, running=running)
    elif passage.topic in (None, Topic.OTHER) and passage.label != "title":
        yield from _from_prose(passage, lexicon)


def _entries(passage: Passage) -> Iterator[tuple[Fragment, str, bool]]:
    """Yield the items of a passage, the situation they stand under, and whether in running text."""
    found = items(passage.words)
    listed = passage.listed or len(found) > 1
    for item in found:
        if headed := _HEADED.fullmatch(item.text):
            if is_paper(headed["head"]):
                yield item.part(0, headed.end("head")), "", False
            else:
                yield item.part(headed.start("rest")), headed["head"], True
        else:
            yield item, "", passage.asked or not listed


def _from_row(passage: Passage, lexicon: Lexicon) -> Suggestion:
    found = named(passage.words)
    notes = passage.row.notes if passage.row else ()
    for head, cell in notes:
        found = with_note(found, head, cell.text)
    medium = next((cell.text for head, cell in notes if head in ("形式", "介质")), "")
    return _suggestion(found, lexicon, rule="evidence.table", medium=medium, confidence=0.95)


def _from_item(
    item: Fragment, lexicon: Lexicon, *, situation: str, running: bool
) -> Iterator[Suggestion]:
    if len(item.text) > _LONGEST_ITEM:
        return
    if _NO_PAPER.match(item.text) or _LEADS.fullmatch(item.text):
        return
    if _COMMENT.search(item.text) and not is_paper(item.text):
        return
    whole = named(item)
    needed_in = whole.needed_in or situation
    for name in _parts(whole.name, lexicon, running=running):
        one = named(name)
        one = replace(whole, name=one.name, needed_in=one.needed_in or needed_in)
        if _SHORTEST <= len(one.name.text) <= _LONGEST:
            rule = "evidence.running" if running else "evidence.list"
            yield _suggestion(one, lexicon, rule=rule, confidence=0.85)


def _from_prose(passage: Passage, lexicon: Lexicon) -> Iterator[Suggestion]:
    for sentence in passage.words.split(re.compile(r"[。；\n]")):
        asks = _ASKS.search(sentence.text)
        if len(sentence.text) > _LONGEST_ITEM or asks is None or _NO_PAPER.search(sentence.text):
            continue
        whole = named(sentence)
        names = whole.name if whole.needed_in else sentence.part(asks.start("list"))
        for name in _parts(names, lexicon, running=True):
            one = named(name)
            if is_paper(one.name.text) and len(one.name.text) <= _LONGEST:
                one = replace(one, needed_in=whole.needed_in)
                yield _suggestion(one, lexicon, rule="evidence.prose", confidence=0.65)


def _parts(name: Fragment, lexicon: Lexicon, *, running: bool) -> Iterator[Fragment]:
    """Yield the papers that stand in one item, parted where each part is one by itself."""
    if running:
        yield from _last_parted(name, lexicon)
        return
    parts = list(name.split(_PART))
    alone = all(is_paper(named(part).name.text) and len(part.text) > _SHORTEST for part in parts)
    alike = len(link(name.text, lexicon.evidence)) == 1 and _strong(name.text, lexicon)
    if len(parts) > 1 and alone and not alike and "或" not in name.text:
        yield from parts
    else:
        yield name


def _last_parted(name: Fragment, lexicon: Lexicon) -> Iterator[Fragment]:
    parts = list(name.split(_PART))
    start = 0
    for position, part in enumerate(parts):
        if _paper(part) or position == len(parts) - 1:
            joined = name.part(parts[start].start - name.start, part.end - name.start)
            yield from _apart(joined, lexicon)
            start = position + 1


def _apart(name: Fragment, lexicon: Lexicon, separators: int = 0) -> Iterator[Fragment]:
    """Yield what 以及 and 和 join, where each side is a paper by itself."""
    if separators == len(_LAST) or _strong(name.text, lexicon):
        yield name
        return
    pieces = list(name.split(_LAST[separators]))
    if len(pieces) > 1 and all(map(_paper, pieces)):
        for piece in pieces:
            yield from _apart(piece, lexicon, separators + 1)
    else:
        yield from _apart(name, lexicon, separators + 1)


def _paper(words: Fragment) -> bool:
    last = words.text.rpartition("以及")[2]
    return is_paper(named(words.part(len(words.text) - len(last))).name.text)


def _strong(name: str, lexicon: Lexicon) -> bool:
    """Tell whether the catalogue has one paper of that whole name."""
    plain = name.replace("、", "").replace("和", "")
    return any(
        plain in (called.replace("、", "").replace("和", ""))
        for kind in lexicon.evidence.values()
        for called in (kind.name, *kind.aliases)
    )


def _suggestion(
    found: NamedMaterial, lexicon: Lexicon, *, rule: str, confidence: float, medium: str = ""
) -> Suggestion:
    name = found.name.text
    return Suggestion(
        finding=EvidenceFound(
            name=name,
            alternatives=link(name, lexicon.evidence),
            needed_in=found.needed_in,
            needed_when=_needed_when(found, lexicon),
            original_seen=found.original_seen,
            copies=found.copies,
            medium=medium,
            deferrable=found.deferrable,
            shared=found.shared,
            doubt=Doubt.CATCH_ALL if is_catch_all(name) else None,
        ),
        source=found.name,
        rule=rule,
        confidence=confidence,
    )


def _needed_when(found: NamedMaterial, lexicon: Lexicon) -> Condition | None:
    if not found.needed_in:
        return None
    read = express(found.needed_in, lexicon)
    if read is None or not read.complete:
        return None
    return Not(read.condition) if found.unless else read.condition
