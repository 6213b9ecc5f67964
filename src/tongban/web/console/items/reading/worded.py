"""A suggestion in words (建议的文字): under which heading it stands, its title and what it says."""

from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext, gettext_lazy

from tongban.core.authoring.labels import label_of
from tongban.core.authoring.wording import Names, when_words
from tongban.core.reading.suggestions import (
    AudienceFound,
    CaseKindFound,
    ChannelsFound,
    CitationFound,
    ConditionFound,
    Doubt,
    ElementFound,
    EvidenceFound,
    FeeFound,
    FieldFound,
    Finding,
    LimitFound,
    OutputFound,
    QuestionFound,
    StepFound,
)
from tongban.core.vocabulary.limits import TimeUnit
from tongban.web.components.component import Words
from tongban.web.console.items.told import word

GROUPS: Final[tuple[tuple[Words, tuple[type, ...]], ...]] = (
    (gettext_lazy("设定依据"), (CitationFound,)),
    (gettext_lazy("受理条件"), (ConditionFound,)),
    (gettext_lazy("申请材料"), (EvidenceFound,)),
    (gettext_lazy("时限"), (LimitFound,)),
    (gettext_lazy("收费"), (FeeFound,)),
    (gettext_lazy("环节和结果"), (StepFound, OutputFound)),
    (gettext_lazy("基本信息"), (FieldFound, AudienceFound, CaseKindFound, ChannelsFound)),
    (gettext_lazy("情形提问和表单项"), (QuestionFound, ElementFound)),
)


def title(finding: Finding) -> str:
    """Return what is suggested, in a few words."""
    match finding:
        case FieldFound(field=field, words=words):
            return f"{word(field.label)}：{words}"
        case ConditionFound(words=words) | QuestionFound(words=words):
            return words
        case EvidenceFound(name=name) | StepFound(name=name) | OutputFound(name=name):
            return name
        case LimitFound():
            return f"{word(finding.kind.label)}：{_period(finding)}"
        case _:
            return _further_title(finding)


def _further_title(finding: Finding) -> str:
    match finding:
        case AudienceFound(audiences=chosen) | ChannelsFound(channels=chosen):
            return "、".join(word(label_of(one)) for one in chosen)
        case CaseKindFound(case_kind=kind):
            return word(label_of(kind))
        case CitationFound(citation=citation):
            return citation.full
        case FeeFound(name=name, amount=amount, unit=unit) if amount:
            return f"{name} {amount}{f' / {unit}' if unit else ''}"
        case _:
            return getattr(finding, "label", "") or getattr(finding, "name", "")


def rows(finding: Finding, names: Names) -> Iterator[tuple[str, str]]:
    """Yield what else a suggestion says, under labels."""
    match finding:
        case ConditionFound(expression=tree):
            unread = gettext("没有读成表达式，采纳后由人工判断，可以再改")
            yield gettext("读作"), when_words(tree, names) if tree is not None else unread
            if finding.group:
                yield gettext("关系"), gettext("和同组的条件满足其一即可，采纳后请合并")
        case EvidenceFound():
            yield from _material(finding, names)
        case LimitFound(begins=begins) if begins:
            yield gettext("从什么时候起算"), begins
        case OutputFound(evidence=code) if code:
            yield gettext("电子目录"), _evidence(code, names)
        case _:
            pass


def doubt(finding: Finding) -> Doubt | None:
    """Return why a suggestion should not be taken as it stands."""
    match finding:
        case ConditionFound(doubt=one) | EvidenceFound(doubt=one) | LimitFound(doubt=one):
            return one
        case _:
            return None


def _material(finding: EvidenceFound, names: Names) -> Iterator[tuple[str, str]]:
    ways = [
        gettext("和").join(_evidence(code, names) for code in way) for way in finding.alternatives
    ]
    new = gettext("目录里还没有，采纳后作为新材料")
    yield gettext("电子目录"), gettext(" 或者 ").join(ways) if ways else new
    if finding.needed_in:
        tree = finding.needed_when
        read = when_words(tree, names) if tree is not None else gettext("采纳后由人工判断")
        yield gettext("什么情况才要"), f"{finding.needed_in}（{read}）"
    if finding.shared:
        yield gettext("免提交"), gettext("原文说可以由部门共享取得")


def _evidence(code: str, names: Names) -> str:
    return names.evidence[code].name if code in names.evidence else code


def _period(found: LimitFound) -> str:
    if found.unit is TimeUnit.INSTANT:
        return gettext("当场办结")
    return f"{found.value} {word(found.unit.label)}"
