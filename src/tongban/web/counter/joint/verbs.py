"""What may be done in a joint handling (联办可办动作): whose turn it is, and by which form."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_lazy

from tongban.actions.joint import correcting, more_time, opinions, visits
from tongban.actions.joint.opening import APPROVING, EXAMINING, RECEIVING
from tongban.core.joint.opinions import OpinionStanding
from tongban.core.joint.visits import Visit, VisitStanding
from tongban.core.people.actors import Role
from tongban.core.vocabulary.dates import day_of
from tongban.web.components.component import Words
from tongban.web.components.navigation import ButtonKind
from tongban.web.counter.joint import forms, visit_forms
from tongban.web.counter.joint.desk import JointDesk


@dataclass(frozen=True, slots=True, kw_only=True)
class JointVerb:
    """One thing that can be done; one that is `immediate` asks nothing.

    `act` takes the officer, the joint handling, what lies outside, and what the form tells.
    """

    slug: str
    title: Words
    done: Words
    open_to: Callable[[JointDesk], bool]
    act: Callable[..., object]
    form: type[forms.JointForm] = forms.JointForm
    roles: frozenset[Role] = EXAMINING
    kind: ButtonKind = ButtonKind.SECONDARY
    immediate: bool = False


def _standing(desk: JointDesk) -> OpinionStanding | None:
    own = desk.matter.opinions.get(desk.department)
    return own.standing(desk.today) if own is not None else None


def _may_answer(desk: JointDesk) -> bool:
    standing = _standing(desk)
    return standing is not None and standing is not OpinionStanding.TAKEN_BACK


def _visit(desk: JointDesk, *standings: VisitStanding) -> Visit | None:
    visit = desk.matter.visit
    return visit if visit is not None and visit.standing in standings else None


def _arranged(desk: JointDesk) -> Visit | None:
    return _visit(desk, VisitStanding.PROPOSED, VisitStanding.CONFIRMED)


def _may_propose(desk: JointDesk) -> bool:
    return desk.leads and (desk.matter.visit is None or not desk.matter.visit.open)


def _may_confirm(desk: JointDesk) -> bool:
    visit = _arranged(desk)
    coming = visit is not None and desk.department in visit.departments
    return coming and visit is not None and desk.department not in visit.confirmed


def _may_decline(desk: JointDesk) -> bool:
    visit = _arranged(desk)
    coming = visit is not None and desk.department in visit.departments
    return coming and visit is not None and desk.department not in visit.declined


def _may_record(desk: JointDesk) -> bool:
    visit = _arranged(desk)
    here = visit is not None and desk.department in visit.departments
    return here and visit is not None and desk.today >= day_of(visit.starts_at)


def _may_sign(desk: JointDesk) -> bool:
    visit = _visit(desk, VisitStanding.TO_SIGN)
    return (
        visit is not None
        and desk.department in visit.departments
        and desk.officer.staff_number not in {one.by.staff_number for one in visit.signed}
    )


def _may_name_gaps(desk: JointDesk) -> bool:
    own = {*desk.matter.items_of(desk.department)} & desk.received
    return bool(own) and desk.matter.gathers(desk.today)


def _may_send(desk: JointDesk) -> bool:
    gathered = desk.matter.begun.gaps_until is not None and desk.matter.notice is None
    return desk.leads and gathered and bool(desk.received)


def _may_ask_more_time(desk: JointDesk) -> bool:
    asked = (desk.matter.more_time_asked or desk.matter.more_time) is not None
    return desk.leads and not asked and desk.whole is not None


def _may_answer_more_time(desk: JointDesk) -> bool:
    asked = desk.matter.more_time_asked is not None
    return asked and desk.department == desk.matter.terms.extension_department


_PRIMARY: Final = ButtonKind.PRIMARY
_VERBS: Final = (
    JointVerb(
        slug="gaps",
        title=gettext_lazy("提出需要补正的内容"),
        done=gettext_lazy("已交给牵头部门合并告知"),
        roles=RECEIVING,
        open_to=_may_name_gaps,
        act=correcting.name_gaps,
        form=forms.GapsForm,
    ),
    JointVerb(
        slug="notice",
        title=gettext_lazy("合并发出补正告知"),
        done=gettext_lazy("已把各部门的补正内容一次告知申请人"),
        roles=RECEIVING,
        open_to=_may_send,
        act=correcting.send_notice,
        form=forms.NoticeForm,
    ),
    JointVerb(
        slug="answer",
        title=gettext_lazy("答复意见"),
        done=gettext_lazy("已答复"),
        open_to=_may_answer,
        act=opinions.give,
        form=forms.AnswerForm,
        kind=_PRIMARY,
    ),
    JointVerb(
        slug="conditions-met",
        title=gettext_lazy("确认条件已经落实"),
        done=gettext_lazy("已确认"),
        open_to=lambda desk: _standing(desk) is OpinionStanding.CONDITIONAL,
        act=opinions.meet,
        form=forms.NoteForm,
    ),
    JointVerb(
        slug="confirm-visit",
        title=gettext_lazy("确认参加联合踏勘"),
        done=gettext_lazy("已确认"),
        open_to=_may_confirm,
        act=visits.confirm,
        immediate=True,
    ),
    JointVerb(
        slug="decline-visit",
        title=gettext_lazy("请求改期"),
        done=gettext_lazy("已告诉牵头部门"),
        open_to=_may_decline,
        act=visits.decline,
        form=forms.ReasonForm,
    ),
    JointVerb(
        slug="record-visit",
        title=gettext_lazy("写联合踏勘记录"),
        done=gettext_lazy("记录已写好，请各部门签字"),
        open_to=_may_record,
        act=visits.record,
        form=visit_forms.RecordForm,
    ),
    JointVerb(
        slug="sign-visit",
        title=gettext_lazy("在踏勘记录上签字"),
        done=gettext_lazy("已签字"),
        open_to=_may_sign,
        act=visits.sign,
        form=visit_forms.SignForm,
    ),
    JointVerb(
        slug="propose-visit",
        title=gettext_lazy("预约联合踏勘"),
        done=gettext_lazy("已预约，等待各方确认"),
        open_to=_may_propose,
        act=visits.propose,
        form=visit_forms.ProposeForm,
    ),
    JointVerb(
        slug="move-visit",
        title=gettext_lazy("踏勘改期"),
        done=gettext_lazy("已改期，请各方重新确认"),
        open_to=lambda desk: desk.leads and _arranged(desk) is not None,
        act=visits.move,
        form=visit_forms.MoveForm,
    ),
    JointVerb(
        slug="cancel-visit",
        title=gettext_lazy("取消联合踏勘"),
        done=gettext_lazy("已取消"),
        open_to=lambda desk: desk.leads and _arranged(desk) is not None,
        act=visits.cancel,
        form=forms.ReasonForm,
        kind=ButtonKind.WARNING,
    ),
    JointVerb(
        slug="ask",
        title=gettext_lazy("征求意见"),
        done=gettext_lazy("已征求意见"),
        open_to=lambda desk: desk.leads,
        act=opinions.ask,
        form=forms.AskForm,
    ),
    JointVerb(
        slug="take-back",
        title=gettext_lazy("撤回征求意见"),
        done=gettext_lazy("已撤回"),
        open_to=lambda desk: desk.leads and bool(forms.unanswered(desk)),
        act=opinions.take_back,
        form=forms.TakeBackForm,
    ),
    JointVerb(
        slug="more-time",
        title=gettext_lazy("申请延长联办期限"),
        done=gettext_lazy("已报本级人民政府负责人"),
        open_to=_may_ask_more_time,
        act=more_time.ask,
        form=forms.MoreTimeForm,
    ),
    JointVerb(
        slug="approve-more-time",
        title=gettext_lazy("批准延长联办期限"),
        done=gettext_lazy("已批准"),
        roles=APPROVING,
        open_to=_may_answer_more_time,
        act=more_time.give,
        immediate=True,
    ),
    JointVerb(
        slug="decline-more-time",
        title=gettext_lazy("不批准延长"),
        done=gettext_lazy("已答复"),
        roles=APPROVING,
        open_to=_may_answer_more_time,
        act=more_time.decline,
        form=forms.ReasonForm,
    ),
)
VERBS: Final = {verb.slug: verb for verb in _VERBS}


def open_verbs(desk: JointDesk) -> tuple[JointVerb, ...]:
    """Return what this officer may do now."""
    if not desk.running:
        return ()
    return tuple(verb for verb in _VERBS if verb.roles & desk.officer.roles and verb.open_to(desk))
