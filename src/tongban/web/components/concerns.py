"""Concerns in words (诉求): what was brought, how it stands, what happened, by when one hears."""

from collections.abc import Iterator, Mapping
from functools import singledispatch
from typing import Final

from django.utils.translation import gettext, gettext_lazy

from tongban.core.catalog.departments import Department
from tongban.core.feedback.concern_events import (
    APPLICANT,
    CalledBack,
    ConcernAnswered,
    ConcernExtended,
    ConcernLate,
    ConcernMerged,
    ConcernReturned,
    ConcernRouted,
)
from tongban.core.feedback.concerns import ConcernState, ConcernStatus
from tongban.core.feedback.folding import AnyConcernEvent
from tongban.core.feedback.information_events import (
    InformationAnswered,
    ThirdOpinionAsked,
    ThirdOpinionGiven,
)
from tongban.core.feedback.poor_rating_events import (
    PoorRatingRectified,
    RaterContacted,
    RatingAppealed,
    RatingExcluded,
)
from tongban.core.feedback.practice import USUAL, disclosure
from tongban.core.vocabulary.citations import Citation
from tongban.store.feedback.concerns import ConcernLine
from tongban.web.components import labels, lists, messages
from tongban.web.components.component import Words
from tongban.web.components.words import written_date, written_moment

FORMS: Final[Mapping[str, Words]] = {
    "electronic": gettext_lazy("电子文件"),
    "paper": gettext_lazy("纸质"),
    "look": gettext_lazy("到现场查阅"),
}
"""In which form somebody wants information (政府信息公开条例 §29, §40)."""


def form_rows(form: str) -> Iterator[lists.SummaryRow]:
    """Yield in which form information is wanted, of a request for it."""
    if form in FORMS:
        yield lists.SummaryRow(key=gettext("希望得到的形式"), value=FORMS[form])


def status_tag(status: ConcernStatus, *, late: bool = False) -> messages.Tag:
    """Return where a concern stands."""
    if late and not status.ended:
        return messages.Tag(
            words=gettext("%(status)s（逾期）") % {"status": labels.label(status)},
            tone=messages.Tone.BAD,
        )
    tone = messages.Tone.GOOD if status.ended else messages.Tone.ATTENTION
    return messages.Tag(words=labels.label(status), tone=tone)


def department_name(code: str, departments: Mapping[str, Department]) -> str:
    """Return the short name of a department; words for none."""
    if not code:
        return gettext("还没有确定")
    return departments[code].short_name if code in departments else code


def unit_name(line: ConcernLine, departments: Mapping[str, Department]) -> str:
    """Return the short name of the unit that has a concern; words for none."""
    waits = line.status is ConcernStatus.TO_ROUTE
    return department_name("" if waits else line.department, departments)


def next_words(state: ConcernState) -> str:
    """Return what happens next, by when, in the words of whoever spoke."""
    words = {
        ConcernStatus.TO_ROUTE: gettext("热线在%(day)s前转给承办单位"),
        ConcernStatus.TO_CONTACT: gettext(
            "有人在%(day)s前联系您，了解哪里不满意；被评价的人看不到是您"
        ),
        ConcernStatus.WITH_UNIT: gettext("承办单位在%(day)s前办理并答复"),
        ConcernStatus.CLARIFYING: gettext("请您在%(day)s前补正；不补正的，视为放弃申请"),
        ConcernStatus.OPINION: gettext(
            "正在征求第三方或者其他机关的意见，最晚到%(day)s；这段时间不计算在内"
        ),
        ConcernStatus.APPEALED: gettext("监察机构在%(day)s前复核"),
        ConcernStatus.TO_CALL_BACK: gettext("有人在%(day)s前回访，问您是否满意；不满意的重新办理"),
    }
    if state.status not in words:
        return gettext("已经结束")
    return words[state.status] % {"day": written_date(state.due_on)}


def basis(citation: Citation) -> str:
    """Return what a period rests on."""
    return gettext("依据：%(citation)s") % {"citation": labels.citation(citation)}


def moments(
    history: tuple[AnyConcernEvent, ...],
    departments: Mapping[str, Department],
    *,
    for_applicant: bool = False,
) -> Iterator[lists.Moment]:
    """Yield what happened, the latest first; an applicant reads what is said to them."""
    for event in reversed(history):
        yield lists.Moment(
            title=labels.label(event),
            at=event.at,
            by=_by(event, departments),
            body=_told(event, departments) if for_applicant else _said(event, departments),
        )


def _by(event: AnyConcernEvent, departments: Mapping[str, Department]) -> str:
    known = departments.get(event.by.department)
    if known:
        return known.short_name
    return gettext("本人") if event.by == APPLICANT else labels.word(event.by.name)


def _told(event: AnyConcernEvent, departments: Mapping[str, Department]) -> str:
    """Return what whoever spoke reads: nothing of what sides say among themselves."""
    match event:
        case RaterContacted() | RatingAppealed() | ConcernReturned():
            return ""
        case _:
            return _said(event, departments)


@singledispatch
def _said(event: AnyConcernEvent, departments: Mapping[str, Department]) -> str:
    """Return what an event says; most have words, some have a reason or a ground."""
    del departments
    for name in ("words", "reason", "ground"):
        if words := getattr(event, name, ""):
            return str(words)
    return ""


@_said.register
def _(event: ConcernRouted, departments: Mapping[str, Department]) -> str:
    return gettext("由%(department)s办理，%(day)s前答复") % {
        "department": department_name(event.department, departments),
        "day": written_date(event.due_on),
    }


@_said.register
def _(event: ConcernAnswered, departments: Mapping[str, Department]) -> str:
    del departments
    if not event.knowledge:
        return event.words
    return gettext("%(words)s（依据办事指南的常见问题“%(question)s”）") % {
        "words": event.words,
        "question": event.knowledge,
    }


@_said.register
def _(event: ConcernExtended, departments: Mapping[str, Department]) -> str:
    del departments
    return gettext("%(reason)s。延长到%(day)s") % {
        "reason": event.reason,
        "day": written_date(event.due_on),
    }


@_said.register
def _(event: ConcernMerged, departments: Mapping[str, Department]) -> str:
    del departments
    return gettext("与%(number)s是同一件事，一起办理：%(words)s") % {
        "number": event.into,
        "words": event.words,
    }


@_said.register
def _(event: ConcernLate, departments: Mapping[str, Department]) -> str:
    del departments
    return gettext("%(seat)s应当在%(day)s前处理") % {
        "seat": labels.label(event.seat),
        "day": written_date(event.was_due_on),
    }


@_said.register
def _(event: CalledBack, departments: Mapping[str, Department]) -> str:
    del departments
    if not event.reached:
        return _pair(gettext("没有联系上"), event.words)
    return _pair(gettext("满意") if event.satisfied else gettext("不满意，重新办理"), event.words)


@_said.register
def _(event: PoorRatingRectified, departments: Mapping[str, Department]) -> str:
    del departments
    return _pair(labels.label(event.remedy), event.words)


@_said.register
def _(event: RatingExcluded, departments: Mapping[str, Department]) -> str:
    del departments
    return _pair(labels.label(event.misjudged), event.words)


@_said.register
def _(event: InformationAnswered, departments: Mapping[str, Department]) -> str:
    del departments
    told = _pair(labels.label(event.answer), event.words)
    if not event.reasons:
        return told
    return gettext("%(told)s。理由：%(reasons)s") % {"told": told, "reasons": event.reasons}


@_said.register
def _(event: ThirdOpinionAsked, departments: Mapping[str, Department]) -> str:
    del departments
    return gettext("征求%(whom)s的意见，%(day)s前提出") % {
        "whom": event.whom,
        "day": written_date(event.due_on),
    }


@_said.register
def _(event: ThirdOpinionGiven, departments: Mapping[str, Department]) -> str:
    del departments
    return labels.word(event.words) if event.silent else event.words


def _pair(first: str, then: str) -> str:
    return gettext("%(first)s：%(then)s") % {"first": first, "then": then}


def answer_of(history: tuple[AnyConcernEvent, ...]) -> str:
    """Return the last answer; blank while there is none."""
    for event in reversed(history):
        if isinstance(event, ConcernAnswered | PoorRatingRectified | InformationAnswered):
            return _said(event, {})
    return ""


def period_rows(state: ConcernState) -> Iterator[lists.SummaryRow]:
    """Yield by when whoever has to move must move, and on what basis."""
    if state.status.ended:
        return
    yield lists.SummaryRow(key=gettext("处理期限"), value=written_date(state.due_on))
    if state.return_until is not None:
        yield lists.SummaryRow(
            key=gettext("退回期限"),
            value=written_moment(state.return_until),
            source=labels.citation(USUAL.returning.citation),
        )


def rights_words() -> str:
    """Return what whoever asked for information may do about the answer."""
    return gettext("对答复不服的，可以依法申请行政复议或者提起行政诉讼（%(citation)s）。") % {
        "citation": str(disclosure("51"))
    }
