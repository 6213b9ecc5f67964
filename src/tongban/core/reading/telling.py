"""Telling (基本信息规则): the plain fields, fees, steps and results that a guide tells."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final, TypeAlias

from tongban.core.catalog.items import Audience, CaseKind, Channel
from tongban.core.reading.expressing import Lexicon
from tongban.core.reading.fragments import Fragment
from tongban.core.reading.linking import link
from tongban.core.reading.markers import items
from tongban.core.reading.passages import Passage
from tongban.core.reading.suggestions import (
    AudienceFound,
    CaseKindFound,
    ChannelsFound,
    FeeFound,
    FieldFound,
    Finding,
    OutputFound,
    PlainField,
    StepFound,
    Suggestion,
)
from tongban.core.reading.topics import Topic
from tongban.core.vocabulary.money import Money, parse_money

Rule: TypeAlias = Callable[[Passage, Lexicon], Iterator[Suggestion]]
_TITLE_TAIL: Final = re.compile(
    r"(?:的?(?:办事|服务|申请|申报|业务)?(?:指南|须知|指引|手册|说明|告知书|问答|常见问题)|怎么办|办事流程)\Z"
)
_AUDIENCES: Final = (
    (Audience.PERSON, re.compile(r"自然人|个人|公民|居民|职工|亲属|户主|残疾人|学生")),
    (Audience.ENTERPRISE, re.compile(r"企业|个体工商户|(?<!非)法人|市场主体|建设单位")),
    (Audience.OTHER_ORGANISATION, re.compile(r"事业|社会组织|社会团体|机关|其他组织")),
)
_CHANNELS: Final = (
    (Channel.WINDOW, re.compile(r"窗口|大厅|现场|便民服务中心")),
    (Channel.WEB, re.compile(r"网上|网站|电子税务局|政务服务网|电脑")),
    (Channel.MOBILE, re.compile(r"手机|移动|APP|小程序|掌上", re.IGNORECASE)),
    (Channel.TERMINAL, re.compile(r"自助终端|自助机")),
    (Channel.POST, re.compile(r"邮寄|快递|邮政")),
)
_FREE: Final = re.compile(r"不收|免费|免收|无|否|0\s*元|不(?:收取|另行收取)")
_AMOUNT: Final = re.compile(
    r"(?P<amount>\d{1,9}(?:\.\d{1,2})?)\s*元(?:\s*[/每]\s*(?P<unit>\w{1,3}))?"
)
_ARROW: Final = re.compile(r"\s*(?:→|—+>?|-{1,2}>|➜|⇒|＞|>|——)\s*")
_PHONE: Final = re.compile(r"(?<!\d)(?:0\d{2,3}[-－ ]?\d{5,8}|1[0-9]{4,10})(?!\d)")
_HOURS: Final = re.compile(
    r"周[一二三四五六日末].{0,30}|工作日.{0,24}\d|\d{1,2}[:：]\d{2}\s*[-—至~].{0,20}"
)
_LONGEST_NAME: Final = 60


def told(passage: Passage, lexicon: Lexicon) -> Iterator[Suggestion]:
    """Yield what a passage tells besides conditions, materials, limits and provisions."""
    rule = _RULES.get(passage.topic or Topic.OTHER, _nothing)
    yield from rule(passage, lexicon)


def title(found: Iterator[Passage] | tuple[Passage, ...]) -> str:
    """Return what a guide is called, without 办事指南 and the like; empty when nothing says."""
    for passage in found:
        if passage.label == "title" or passage.topic is Topic.NAME:
            return _without_tail(passage.words).text
    return ""


def name_from_title(found: tuple[Passage, ...]) -> Iterator[Suggestion]:
    """Yield the title as the item's name, where no field names it."""
    if any(passage.topic is Topic.NAME for passage in found):
        return
    titles = [_without_tail(passage.words) for passage in found if passage.label == "title"]
    for words in titles[:1]:
        if 1 < len(words.text) <= _LONGEST_NAME:
            yield _field(PlainField.NAME, words, rule="field.title", confidence=0.6)


def _without_tail(words: Fragment) -> Fragment:
    text = words.text
    tail = _TITLE_TAIL.search(text)
    bare = words.part(0, tail.start() if tail else len(text)).trimmed()
    return bare if bare.text else words


def _field(field: PlainField, words: Fragment, *, rule: str, confidence: float = 0.9) -> Suggestion:
    return _suggestion(FieldFound(field=field, words=words.text), words, rule, confidence)


def _nothing(_: Passage, __: Lexicon) -> Iterator[Suggestion]:
    yield from ()


def _plain_field(field: PlainField) -> Rule:
    """Return the rule that keeps the words of a passage as a field."""

    def rule(passage: Passage, _: Lexicon) -> Iterator[Suggestion]:
        yield _field(field, passage.words, rule=f"field.{field.value}")

    return rule


def _audiences(passage: Passage, _: Lexicon) -> Iterator[Suggestion]:
    found = tuple(one for one, said in _AUDIENCES if said.search(passage.words.text))
    if found:
        yield _suggestion(AudienceFound(audiences=found), passage.words, "audience")


def _case_kind(passage: Passage, _: Lexicon) -> Iterator[Suggestion]:
    kind = CaseKind.INSTANT if "即办" in passage.words.text else CaseKind.PROMISED
    yield _suggestion(CaseKindFound(case_kind=kind), passage.words, "case_kind")


def _channels(passage: Passage, _: Lexicon) -> Iterator[Suggestion]:
    found = tuple(one for one, said in _CHANNELS if said.search(passage.words.text))
    if found:
        yield _suggestion(ChannelsFound(channels=found), passage.words, "channels")


def _fees(passage: Passage, _: Lexicon) -> Iterator[Suggestion]:
    for piece in passage.words.split(re.compile(r"[，,；;。]")):
        amount = _AMOUNT.search(piece.text)
        if amount and Money.yuan(0) != parse_money(amount["amount"]):
            fee = FeeFound(
                name=piece.part(0, amount.start()).trimmed().text or piece.text,
                amount=parse_money(amount["amount"]),
                unit=amount["unit"] or "",
            )
            yield _suggestion(fee, piece, "fees.amount")
        elif _FREE.match(piece.text) or "不收" in piece.text:
            yield _suggestion(FeeFound(name="不收费", amount=None), piece, "fees.none")


def _steps(passage: Passage, _: Lexicon) -> Iterator[Suggestion]:
    chain = list(passage.words.split(_ARROW))
    pieces = chain if len(chain) > 1 else items(passage.words)
    for position, piece in enumerate(pieces, start=1):
        yield _suggestion(StepFound(name=piece.text, position=position), piece, "steps")


def _outputs(passage: Passage, lexicon: Lexicon) -> Iterator[Suggestion]:
    if re.search(r"送达|转入|内(?:发|送)", passage.label + passage.words.text):
        return
    for piece in passage.words.split(re.compile(r"[、，,；;。]")):
        name = piece.trimmed("《》 ")
        if "有效期" in name.text:
            continue
        ways = link(name.text, lexicon.evidence)
        evidence = ways[0][0] if ways and len(ways) == 1 else ""
        yield _suggestion(OutputFound(name=name.text, evidence=evidence), name, "outputs")


def _hours(passage: Passage, _: Lexicon) -> Iterator[Suggestion]:
    found = _HOURS.search(passage.words.text)
    if passage.topic is Topic.HOURS or found:
        start = found.start() if found else 0
        words = passage.words.part(start).trimmed()
        yield _field(PlainField.HOURS, words, rule="field.hours", confidence=0.8)


def _contacts(passage: Passage, _: Lexicon) -> Iterator[Suggestion]:
    """Yield the telephone, and what else stands in the same line under labels of its own."""
    if _PHONE.search(passage.words.text):
        complaint = re.search("投诉|监督", passage.label) and "咨询" not in passage.label
        field = PlainField.COMPLAINTS if complaint else PlainField.CONTACT
        yield _field(field, passage.words, rule="field.contact")


def _suggestion(
    finding: Finding, words: Fragment, rule: str, confidence: float = 0.9
) -> Suggestion:
    return Suggestion(finding=finding, source=words, rule=rule, confidence=confidence)


_RULES: Final[Mapping[Topic, Rule]] = {
    Topic.NAME: _plain_field(PlainField.NAME),
    Topic.DEPARTMENT: _plain_field(PlainField.DEPARTMENT),
    Topic.PLACES: _plain_field(PlainField.PLACES),
    Topic.AUDIENCE: _audiences,
    Topic.CASE_KIND: _case_kind,
    Topic.CHANNELS: _channels,
    Topic.FEES: _fees,
    Topic.STEPS: _steps,
    Topic.OUTPUT: _outputs,
    Topic.LIMITS: _hours,
    Topic.HOURS: _hours,
    Topic.CONTACT: _contacts,
    Topic.COMPLAINTS: _contacts,
}
