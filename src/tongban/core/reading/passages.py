"""Passages (段落归类): a guide taken apart by what each piece of it speaks of.

Headings, labels (申请材料：…、【收费】…), questions and first columns set the topic, and it holds
until the next one. What stands under no topic is prose, where only sentences that speak plainly
are read.
"""

import re
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final, assert_never

from tongban.core.reading.blocks import Block, Cell, GuideText, TitleLine
from tongban.core.reading.fragments import Fragment, whole
from tongban.core.reading.markers import has_marker, without_marker
from tongban.core.reading.tables import (
    LabelledCell,
    Line,
    MaterialList,
    MaterialRow,
    parts_of_table,
)
from tongban.core.reading.topics import Topic, topic_of_label, topic_of_question

_RUN_IN: Final = re.compile(
    r"(?:【(?P<framed>[^】]{2,16})】|(?P<plain>[^：:，,。；;\n]{2,22})[：:])\s*(?P<said>.*)",
    re.DOTALL,
)
_SPACED: Final = re.compile(r"(?P<plain>\S{2,8})[ \t\u3000]+(?P<said>\S.*)", re.DOTALL)
_ASKS: Final = re.compile(r"\s*(?:问|Q|Ｑ)\s*\d*\s*[：:、.]\s*(?P<said>.+)")
_ANSWERS: Final = re.compile(r"\s*(?:答|A|Ａ)\s*\d*\s*[：:、.]\s*(?P<said>.+)", re.DOTALL)
_LEADS_IN: Final = (
    (
        Topic.CONDITIONS,
        re.compile(r"(?:以下|下列)(?:全部)?(?:条件|情形)(?:之一)?(?:的)?[^。；]{0,14}[：:]$"),
    ),
    (Topic.EVIDENCE, re.compile(r"(?:以下|下列)(?:申请)?(?:材料|资料|证件)[：:]$")),
)
_NUMBER: Final = re.compile(r"[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})?[)）]?[、．.]?")
_SHORT: Final = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words under one topic (段); `topic` None is prose.

    `label` is what stands before them, `listed` tells that they are an item of a list, `row` holds
    the other cells where they come from a table of materials.
    """

    topic: Topic | None
    words: Fragment
    label: str = ""
    listed: bool = False
    asked: bool = False
    row: MaterialRow | None = None


@dataclass(slots=True)
class _Reader:
    """The topic in force while blocks go by."""

    topic: Topic | None = None
    label: str = ""
    asked: bool = False
    started: bool = False
    found: list[Passage] = field(default_factory=list)

    def read(self, block: Block) -> None:
        words = whole(block)
        if not words.text:
            return
        if asks := _ASKS.fullmatch(words.text):
            self._turn(topic_of_question(asks["said"]), asks["said"], asked=True)
            return
        if answers := _ANSWERS.fullmatch(words.text):
            self._keep(words.part(answers.start("said")))
            return
        bare = without_marker(words)
        if self._labels(words, bare) or self._heads(block, bare):
            return
        for topic, lead in _LEADS_IN:
            if lead.search(bare.text):
                self._turn(topic, self.label)
        self._keep(bare, listed=has_marker(words))

    def _heads(self, block: Block, bare: Fragment) -> bool:
        """Tell whether a block is a heading, and turn to its topic."""
        text = bare.text.rstrip("：:")
        marked = isinstance(block.place, TitleLine)
        topic = topic_of_label(text) if len(text) <= _SHORT else None
        if topic is not None:
            self._turn(topic, text)
            return True
        if marked and self.started:
            self._turn(topic_of_question(text), text, asked=True)
        elif marked or not self.started:
            self.started = True
            self.found.append(Passage(topic=Topic.OTHER, words=bare, label="title"))
        elif re.fullmatch(r"第.{1,2}部分.*", block.text.strip()):
            self._turn(None, "")
        else:
            return False
        return True

    def _labels(self, words: Fragment, bare: Fragment) -> bool:
        """Tell whether a block begins with a label, and keep what stands behind it."""
        for candidate in (words, bare):
            match = _RUN_IN.match(candidate.text) or _SPACED.match(candidate.text)
            if match is None:
                continue
            groups = match.groupdict()
            label = groups.get("framed") or groups["plain"]
            topic = topic_of_label(label)
            if topic is None and groups.get("framed"):
                topic = topic_of_question(label) or Topic.OTHER
            if topic is None:
                continue
            self._turn(topic, label)
            if match["said"]:
                self._keep(candidate.part(match.start("said")))
            return True
        return False

    def pair(self, label: Fragment, said: Fragment) -> None:
        """Keep what stands in a table or list beside a label."""
        text = without_marker(label).text
        numbered = _NUMBER.fullmatch(text) is not None
        if not numbered:
            topic = topic_of_label(text) or topic_of_question(text)
            self._turn(topic or Topic.OTHER, text)
        self._keep(said, listed=numbered or has_marker(said))

    def materials(self, rows: tuple[MaterialRow, ...]) -> None:
        """Keep the rows of a table of materials."""
        self._turn(Topic.EVIDENCE, "申请材料")
        for row in rows:
            self.found.append(Passage(topic=Topic.EVIDENCE, words=row.name, listed=True, row=row))

    def _turn(self, topic: Topic | None, label: str, *, asked: bool = False) -> None:
        self.topic, self.label, self.asked, self.started = topic, label, asked, True

    def _keep(self, words: Fragment, *, listed: bool = False) -> None:
        self.found.append(
            Passage(
                topic=self.topic, words=words, label=self.label, listed=listed, asked=self.asked
            )
        )


def passages(guide: GuideText) -> tuple[Passage, ...]:
    """Return the guide in passages, in its own order."""
    reader = _Reader()
    for table, group in groupby(guide.blocks, key=_table):
        blocks = list(group)
        if not table:
            for block in blocks:
                reader.read(block)
            continue
        for part in parts_of_table(blocks):
            match part:
                case LabelledCell(label=label, said=said):
                    reader.pair(label, said)
                case MaterialList(rows=rows):
                    reader.materials(rows)
                case Line(words=words):
                    reader.read(words.block)
                case _ as impossible:  # pragma: no cover
                    assert_never(impossible)
    return tuple(reader.found)


def _table(block: Block) -> int:
    return block.place.table if isinstance(block.place, Cell) else 0
