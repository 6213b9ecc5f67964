"""How a case is handled (办理方式), for officers: what rules found, what was promised, in words."""

from collections.abc import Iterator
from functools import singledispatch

from django.utils.translation import gettext

from tongban.core.cases.case_event import CaseEvent
from tongban.core.cases.debt_events import DebtCleared, DebtHandedIn, DebtSentBack
from tongban.core.cases.mode_events import (
    DebtExtended,
    DebtOverdue,
    DebtReminded,
    DeclarationWithdrawn,
    Declared,
    DeferralLapsed,
    GrantRevoked,
    PostChecked,
    RectificationReported,
)
from tongban.core.cases.rule_events import (
    HumanReviewAnswered,
    HumanReviewAsked,
    RulesApplied,
    SampleChecked,
)
from tongban.web.components import labels
from tongban.web.components.sentences import said
from tongban.web.components.words import joined, written_date
from tongban.web.counter.desk import Dossier


@singledispatch
def words_of_mode(event: CaseEvent, dossier: Dossier) -> Iterator[str]:
    """Yield what an event of a mode says beyond its name."""
    del event, dossier
    return iter(())


@words_of_mode.register
def _(event: RulesApplied, dossier: Dossier) -> Iterator[str]:
    del dossier
    yield gettext("全部规则符合，自动准予") if event.passed else gettext("没有全部通过，转人工办理")
    for rule in event.rules:
        yield f"{rule.words}——{gettext('符合') if rule.held else said(rule.why)}"
    for one in event.sources:
        if one.outcome != "matched":
            yield gettext("%(name)s没有核验一致") % {"name": one.name}
    if event.draw is not None and event.draw.drawn:
        yield gettext("抽中质检")


@words_of_mode.register
def _(event: SampleChecked, dossier: Dossier) -> Iterator[str]:
    del dossier
    yield gettext("%(outcome)s：%(words)s") % {
        "outcome": labels.label(event.finding),
        "words": event.words,
    }


@words_of_mode.register
def _(event: HumanReviewAsked, dossier: Dossier) -> Iterator[str]:
    del dossier
    yield event.words
    yield gettext("应在%(day)s前答复") % {"day": written_date(event.due_on)}


@words_of_mode.register(HumanReviewAnswered)
@words_of_mode.register(PostChecked)
def _(event: HumanReviewAnswered | PostChecked, dossier: Dossier) -> Iterator[str]:
    del dossier
    yield gettext("%(outcome)s：%(words)s") % {
        "outcome": labels.label(event.outcome),
        "words": event.words,
    }
    if isinstance(event, PostChecked):
        yield gettext("参加人员：") + "、".join(one.name for one in event.officers)
        if event.rectify_by is not None:
            yield gettext("应在%(day)s前整改") % {"day": written_date(event.rectify_by)}


@words_of_mode.register
def _(event: Declared, dossier: Dossier) -> Iterator[str]:
    yield gettext("承诺代替：") + "、".join(map(dossier.subject_name, event.requirements))
    yield from event.content


@words_of_mode.register
def _(event: DeclarationWithdrawn, dossier: Dossier) -> Iterator[str]:
    yield said(event.reason)
    if event.submission.missing:
        yield gettext("待补：") + "、".join(map(dossier.subject_name, event.submission.missing))


@words_of_mode.register
def _(event: RectificationReported, dossier: Dossier) -> Iterator[str]:
    del dossier
    yield event.words


@words_of_mode.register(DebtReminded)
@words_of_mode.register(DebtOverdue)
def _(event: DebtReminded | DebtOverdue, dossier: Dossier) -> Iterator[str]:
    yield "、".join(map(dossier.subject_name, event.requirements))
    if isinstance(event, DebtOverdue):
        yield gettext("应在%(day)s前决定是否%(consequence)s") % {
            "day": written_date(event.act_by),
            "consequence": labels.label(event.consequence),
        }


@words_of_mode.register
def _(event: DebtExtended, dossier: Dossier) -> Iterator[str]:
    yield gettext("%(name)s延到%(day)s：%(reason)s") % {
        "name": dossier.subject_name(event.requirement),
        "day": written_date(event.due_on),
        "reason": event.reason,
    }


@words_of_mode.register(DeferralLapsed)
@words_of_mode.register(GrantRevoked)
def _(event: DeferralLapsed | GrantRevoked, dossier: Dossier) -> Iterator[str]:
    del dossier
    yield event.notice_number if isinstance(event, DeferralLapsed) else event.decision_number
    yield gettext("理由：") + joined(map(said, event.reasons), "；")
    yield gettext("依据：") + joined(map(said, event.basis), "；")


@words_of_mode.register
def _(event: DebtHandedIn, dossier: Dossier) -> Iterator[str]:
    yield "、".join(map(dossier.subject_name, event.requirements))


@words_of_mode.register
def _(event: DebtSentBack, dossier: Dossier) -> Iterator[str]:
    yield f"{dossier.subject_name(event.requirement)}——{event.reason}"
    yield gettext("请在%(day)s前重新补交。") % {"day": written_date(event.due_on)}


@words_of_mode.register
def _(event: DebtCleared, dossier: Dossier) -> Iterator[str]:
    yield dossier.subject_name(event.requirement)
