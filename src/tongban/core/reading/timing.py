"""Timing (时限规则): which periods bind the authority, and to what.

行政许可法 §82 counts days of a licence in working days, but a guide that says 日 may mean either:
the unit stays as written and the suggestion says that it is not certain. What binds the applicant
(出生后 90 天内办理、3 个月内开工) is no limit of the authority.
"""

import re
from collections.abc import Iterator
from typing import Final

from tongban.core.reading.fragments import Fragment
from tongban.core.reading.passages import Passage
from tongban.core.reading.periods import Period, periods
from tongban.core.reading.suggestions import Doubt, LimitFound, LimitKind, Suggestion
from tongban.core.reading.topics import Topic

_SENTENCE: Final = re.compile(r"[。\n]|(?<=[一-龥])\s*[；;]")
_CLAUSE: Final = re.compile(r"[，,、 \u3000]|(?=承诺)|(?=法定)")
_COMMA: Final = re.compile(r"[，,、；; ]+")
_KINDS: Final = (
    (LimitKind.EXTENSION, re.compile(r"延长|延期|最长不超过")),
    (LimitKind.PUBLICITY, re.compile(r"公示|公告")),
    (LimitKind.SPECIAL, re.compile(r"特别程序|检验|检测|检疫|鉴定|评审|听证|现场勘验")),
    (LimitKind.URGENT, re.compile(r"紧急|先行")),
    (LimitKind.STATUTORY, re.compile(r"法定(?!形式|代表|监护|继承|程序)|不能当场|不能即时")),
    (LimitKind.PROMISED, re.compile(r"承诺")),
    (LimitKind.ACCEPTANCE, re.compile(r"是否受理|不予受理|决定受理|(?:当场|即时|日内|日)受理")),
    (LimitKind.DELIVERY, re.compile(r"送达|发证|颁发|拨付|发放|支付|制证")),
    (LimitKind.DECISION, re.compile(r"审定|审批(?!时限|期限)|作出.{0,8}决定|(?<!审核)确认(?!书)")),
    (LimitKind.EXAMINATION, re.compile(r"复核|初审|审核(?!确认|通过)|审查|核实")),
)
_STAGES: Final = frozenset({LimitKind.EXAMINATION, LimitKind.DECISION})
"""What a heading such as 审核时限 does not mean: it names the whole time, not a stage of it."""

_BINDS: Final = re.compile(
    r"内[^，。；]{0,12}(?:受理|复核|初审|审核|审查|审批|审定|决定|登记|办结|确认|拨付|发放|制发|完成|答复|"
    r"送达|公布|先行救助|予以)|(?:当场|即时)(?:受理|登记|办结|予以登记|办理|核发)|延长|公示期?为?\d|不超过"
)
_OF_APPLICANT: Final = re.compile(
    r"申请人(?:应当|须|应)|内(?:向[^，。；]{0,12})?(?:提出|申报|申领|申请|办理|开工|报告|备案)|有效期|期满"
)
_BEGINS: Final = re.compile(
    r"自?[^，。；：:]{2,16}?之日起|[^，。；：:]{1,8}(?:受理|材料)后|公示结束后"
)
_OUTSIDE: Final = frozenset(
    {Topic.CONDITIONS, Topic.EVIDENCE, Topic.FEES, Topic.HOURS, Topic.BASIS, Topic.PLACES}
)


def limits(passage: Passage) -> Iterator[Suggestion]:
    """Yield the periods that bind the authority."""
    if passage.topic in _OUTSIDE:
        return
    for sentence in passage.words.split(_SENTENCE):
        found = list(periods(sentence.text))
        for position, period in enumerate(found):
            before = found[position - 1].end if position else 0
            after = found[position + 1].start if position + 1 < len(found) else None
            if (one := _limit(passage, sentence, period, around=(before, after))) is not None:
                yield one


def _limit(
    passage: Passage, sentence: Fragment, period: Period, *, around: tuple[int, int | None]
) -> Suggestion | None:
    clause = _clause(sentence, period, around)
    named = passage.topic is Topic.LIMITS
    if _OF_APPLICANT.search(clause.text) and not named:
        return None
    if not named and not _BINDS.search(clause.text) and passage.topic is not Topic.OUTPUT:
        return None
    kind = _kind(clause.text, passage.label if named or passage.topic is Topic.OUTPUT else "")
    begins = _BEGINS.search(clause.text)
    return Suggestion(
        finding=LimitFound(
            kind=kind,
            value=period.value,
            unit=period.unit,
            begins=begins[0] if begins else "",
            doubt=Doubt.UNIT_NOT_CERTAIN if period.plain_day else None,
        ),
        source=sentence.part(period.start, period.end),
        rule="limits.labelled" if named else "limits.in_prose",
        confidence=0.9 if named else 0.7,
    )


def _clause(sentence: Fragment, period: Period, around: tuple[int, int | None]) -> Fragment:
    """Return the words that belong to a period: after the one before it, up to the next clause."""
    text = sentence.text
    comma = _COMMA.search(text, around[0], period.start) if around[0] else None
    start = comma.end() if comma else around[0]
    limit = around[1] if around[1] is not None else len(text)
    stops = [match.start() for match in _CLAUSE.finditer(text, period.end, limit)]
    return sentence.part(start, stops[0] if stops else limit)


def _kind(clause: str, label: str) -> LimitKind:
    """Return what a period bounds, by its own words and its label; without either, a promise."""
    own = (kind for kind, pattern in _KINDS if pattern.search(clause))
    headed = (kind for kind, pattern in _KINDS if kind not in _STAGES and pattern.search(label))
    return next(own, None) or next(headed, LimitKind.PROMISED)
