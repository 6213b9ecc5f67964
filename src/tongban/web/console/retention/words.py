"""Words of keeping and deleting (用语): states, acts, endings, and the tabs on top."""

from collections.abc import Mapping
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy

from tongban.core.people.holds import HoldScope, HoldState, HoldStatus
from tongban.core.people.retention import SCHEDULE, Ending
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.identity import parse_citizen_number
from tongban.web.components import messages, navigation
from tongban.web.components.component import Component, Words
from tongban.web.components.messages.tag import Tone

ENDINGS: Final[Mapping[Ending, Words]] = {
    Ending.DELETED: gettext_lazy("到期自动删除"),
    Ending.APPRAISED: gettext_lazy("到期列入待鉴定"),
    Ending.KEPT: gettext_lazy("继续保存"),
}
SCOPES: Final[Mapping[HoldScope, Words]] = {
    HoldScope.PERSON: gettext_lazy("一个人或者一家单位"),
    HoldScope.CASE: gettext_lazy("一件办件"),
    HoldScope.KIND: gettext_lazy("一类数据"),
}
STATUSES: Final[Mapping[HoldStatus, tuple[Words, Tone]]] = {
    HoldStatus.ASKED: (gettext_lazy("已生效，待复核"), Tone.ATTENTION),
    HoldStatus.CONFIRMED: (gettext_lazy("保全中"), Tone.GOOD),
    HoldStatus.LIFTING: (gettext_lazy("保全中，申请解除"), Tone.ATTENTION),
    HoldStatus.LIFTED: (gettext_lazy("已解除"), Tone.PLAIN),
    HoldStatus.REFUSED: (gettext_lazy("不予保全"), Tone.PLAIN),
}
EVENTS: Final[Mapping[str, Words]] = {
    "asked": gettext_lazy("申请保全，立即生效"),
    "confirmed": gettext_lazy("复核同意保全"),
    "refused": gettext_lazy("复核不同意，保全失效"),
    "lift_asked": gettext_lazy("申请解除，保全继续有效"),
    "lift_refused": gettext_lazy("复核不同意解除"),
    "lifted": gettext_lazy("复核同意解除"),
}
_NAMES: Final[Mapping[str, str]] = {rule.kind: rule.name for rule in SCHEDULE}


def kind_name(kind: str) -> str:
    """Return how a kind of record is called."""
    return gettext(_NAMES[kind]) if kind in _NAMES else kind


def target_words(state: HoldState) -> str:
    """Return what a hold is about; the number of a person is masked."""
    match state.scope:
        case HoldScope.PERSON:
            return _masked(state.target)
        case HoldScope.CASE:
            return gettext("办件 %(number)s") % {"number": state.target}
        case HoldScope.KIND:
            return gettext("全部%(kind)s") % {"kind": kind_name(state.target)}


def status_tag(state: HoldState) -> Component:
    """Return where a hold stands, in a word."""
    words, tone = STATUSES[state.status]
    return messages.Tag(words=words, tone=tone)


def bar(here: str) -> navigation.Tabs:
    """Return the parts of keeping and deleting."""
    places = (
        ("console:retention", gettext("保存期限")),
        ("console:retention-holds", gettext("保全")),
        ("console:retention-report", gettext("删除报告")),
    )
    return navigation.Tabs(
        label=gettext("数据保存与删除"),
        tabs=tuple(
            navigation.Tab(words=words, href=reverse(name), current=name == here)
            for name, words in places
        ),
    )


def _masked(number: str) -> str:
    try:
        return parse_citizen_number(number).masked
    except InvalidValue:
        return number
