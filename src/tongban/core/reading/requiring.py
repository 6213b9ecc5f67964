"""Requiring (条件规则): every condition that a guide sets, as one sentence each.

符合下列条件之一 makes what follows alternatives, 同时具备 makes all of them needed; the words that
only lead in are no condition themselves.
"""

import re
from collections.abc import Iterator
from typing import Final

from tongban.core.reading.expressing import Lexicon, express
from tongban.core.reading.fragments import Fragment
from tongban.core.reading.markers import items
from tongban.core.reading.passages import Passage
from tongban.core.reading.suggestions import ConditionFound, Doubt, Suggestion
from tongban.core.reading.topics import Topic

_ONE_OF: Final = re.compile(
    r"(?:条件|情形)(?:之一|其中之一)|(?:满足|具备|符合)(?:其中|任意|任何)?一(?:项|条)"
)
_LEAD: Final = re.compile(
    r"(?:(?:申请|办理|申请人)?(?:应当|须|应|需)?(?:同时|需要?)?(?:具备|符合|满足)[^，。；：:]{0,6}"
    r"(?:条件|情形)[^，。；：:]{0,10}|(?:同时)?(?:须|应当?)?(?:满足|具备|符合)|有下列情形之一的?)[：:]\s*"
)
_ONLY_LEADS: Final = re.compile(
    r"[^。；]{0,30}(?:以下|下列)(?:全部)?(?:条件|情形)(?:之一)?(?:的)?[^：:。；]{0,14}[：:]?\Z"
)
_TAIL: Final = re.compile(
    r"(?:的)?[，,](?:均)?(?:可以|可|方可|予以|应当)(?:在[^，。；]{1,8})?(?:提出)?(?:申请|申领|登记|办理|受理)[^，。；]{0,8}\Z|(?<=[^，,])的\Z"
)
_SETS: Final = re.compile(
    r"(?:可以|可|能)(?:申请|申领|提出申请|办理)(?!人)|不适用|不能申请|不得申请|不予受理|须(?:满|为|具有|具备)|应当(?:具备|具有|符合|满足)"
)
_SAYS: Final = re.compile(r"符合(?:以下|下列)(?:全部)?条件[^：:]{0,6}[：:]\s*")
_NO_CONDITION: Final = re.compile(
    r"无|无条件|详见.*|不限|符合规定|"
    r"(?:设定|法律|法定)?(?:依据|根据)[：:]?"
    r"(?:《[^》]+》(?:第[^，。；《》]{1,24}[条款项])?(?:的?规定)?[、，和及]?)+"
)
"""What stands among conditions and is none: that there are none, or only by which law."""
CATCH_ALL: Final = re.compile(r"(?:其他|其它|有关|相关)(?:的)?(?:条件|要求|情形|规定)|规定的其他")
_SHORTEST: Final = 4
_LONGEST: Final = 400


def requirements(passage: Passage, lexicon: Lexicon, *, group: int) -> Iterator[Suggestion]:
    """Yield the conditions of a passage; `group` is that of alternatives it goes on with."""
    if passage.topic is Topic.CONDITIONS:
        yield from _listed(passage.words, lexicon, group=group)
    elif passage.topic in (None, Topic.OTHER) and passage.label != "title":
        for sentence in passage.words.split(re.compile(r"[。\n]")):
            if lead := _SAYS.search(sentence.text):
                yield from _listed(sentence.part(lead.end()), lexicon, group=group, prose=True)
            elif _SETS.search(sentence.text):
                yield from _listed(_without_law(sentence), lexicon, group=group, prose=True)


def alternatives_begin(passage: Passage) -> bool:
    """Tell whether what follows a passage are alternatives."""
    return _ONE_OF.search(passage.words.text) is not None


def _listed(
    words: Fragment, lexicon: Lexicon, *, group: int, prose: bool = False
) -> Iterator[Suggestion]:
    if lead := _LEAD.match(words.text):
        words = words.part(lead.end())
    for item in items(words):
        one = _bare(item)
        if not _SHORTEST <= len(one.text) <= _LONGEST or _ONLY_LEADS.fullmatch(one.text):
            continue
        if _NO_CONDITION.fullmatch(one.text):
            continue
        yield _suggestion(one, lexicon, group=group, prose=prose)


def _suggestion(words: Fragment, lexicon: Lexicon, *, group: int, prose: bool) -> Suggestion:
    read = express(words.text, lexicon)
    doubt = Doubt.CATCH_ALL if CATCH_ALL.search(words.text) else None
    if doubt is None and read is not None and not read.complete:
        doubt = Doubt.SOME_WORDS_NOT_READ
    return Suggestion(
        finding=ConditionFound(
            words=words.text,
            expression=read.condition if read else None,
            group=group,
            doubt=doubt,
        ),
        source=words,
        rule="conditions.prose" if prose else "conditions.list",
        confidence=0.6 if prose else 0.85,
    )


def _bare(item: Fragment) -> Fragment:
    """Return an item without 的，可以申请 behind it."""
    tail = _TAIL.search(item.text)
    return item.part(0, tail.start()).trimmed() if tail else item


def _without_law(sentence: Fragment) -> Fragment:
    """Return a sentence without 根据……的规定， before it."""
    match = re.match(r"(?:根据|依据|按照|依照).*?(?:规定|要求)?[，,](?=[^《》]*\Z)", sentence.text)
    return sentence.part(match.end()) if match else sentence
