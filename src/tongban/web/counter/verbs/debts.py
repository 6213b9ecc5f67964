"""Papers that follow (容缺后补): look at what came; it is in order, or goes back with a reason."""

from datetime import date

from django import forms
from django.utils.translation import gettext, gettext_lazy

from tongban.actions.cases import examining
from tongban.actions.recording import OpenCase
from tongban.core.cases.state import Status
from tongban.core.people.actors import Role
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.limits import TimeLimit, due
from tongban.web.components import lists, messages
from tongban.web.components.component import Content
from tongban.web.components.forms import DatePartsField
from tongban.web.components.words import written_date
from tongban.web.counter.desk import Desk, Dossier
from tongban.web.counter.verbs.days import not_past
from tongban.web.counter.verbs.forms import own_words
from tongban.web.counter.verbs.verb import DeskForm, Verb

AGAIN_LIMIT = TimeLimit.working_days(5, Citation.local("重新补交期限的预填值"))
"""What the form proposes; the officer may name another day."""
_UNDER_EXAMINATION = (Status.IN_PROGRESS, Status.SUSPENDED)


def _owes(desk: Desk) -> bool:
    return desk.state.status in _UNDER_EXAMINATION and bool(desk.state.debts)


def _came(desk: Desk) -> bool:
    return desk.state.status in _UNDER_EXAMINATION and bool(desk.state.handed_in)


class DebtForm(DeskForm):
    """Which of the owed papers is there and in order; those handed in stand first."""

    def questions(self) -> dict[str, forms.Field]:
        """Ask which."""
        state = self.desk.state
        return {
            "requirement": _which(
                self.desk, gettext("已经补齐的材料"), (*state.handed_in, *state.owed)
            )
        }


class SendBackForm(DeskForm):
    """Which paper does not serve, why, and by when another one is wanted."""

    clean_due_on = not_past("due_on")

    def questions(self) -> dict[str, forms.Field]:
        """Ask for the paper, the reason and the day."""
        terms = self.desk.outside.modes.deferral_of(self.desk.state.item.code)
        again = terms.again if terms else AGAIN_LIMIT
        day = due(again, self.desk.dossier.today, self.desk.outside.calendar).on
        return {
            "requirement": _which(
                self.desk, gettext("不符合要求的材料"), self.desk.state.handed_in
            ),
            "reason": own_words(
                gettext("哪里不符合要求"), hint=gettext("申请人会看到；写明怎样改才符合要求。")
            ),
            "due_on": DatePartsField(label=gettext("申请人最晚哪一天重新补交"), initial=day),
        }


def _which(desk: Desk, label: str, papers: tuple[str, ...]) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=[(one, desk.dossier.subject_name(one)) for one in papers],
        initial=papers[0] if len(papers) == 1 else None,
        widget=forms.RadioSelect,
    )


def debts_standing(dossier: Dossier) -> Content:
    """Say which papers wait for a look, and which never came though their day has passed."""
    state, parts = dossier.state, []
    if state.status in _UNDER_EXAMINATION and state.handed_in:
        parts.append(
            messages.Notification(
                title=gettext("申请人补交了容缺材料，请核对"),
                body="、".join(map(dossier.subject_name, state.handed_in)),
                kind=messages.NotificationKind.ATTENTION,
            )
        )
    late = state.never_came(dossier.today) if state.status in _UNDER_EXAMINATION else ()
    if late:
        parts.append(
            messages.Notification(
                title=gettext("容缺材料逾期没有补交"),
                body=lists.PlainList(items=tuple(_late(dossier, one) for one in late)),
                kind=messages.NotificationKind.ATTENTION,
            )
        )
    return tuple(parts)


def _late(dossier: Dossier, requirement: str) -> str:
    return gettext(
        "%(name)s：应在%(day)s前补交。审批人员可以据此作出不予决定；决定前补交的，仍要收下核对。"
    ) % {
        "name": dossier.subject_name(requirement),
        "day": written_date(dossier.state.debt_days[requirement]),
    }


def _clear(desk: Desk, form: DebtForm, revision: int) -> OpenCase:
    return examining.clear_debt(
        desk.officer,
        desk.record.case.id,
        form.cleaned_data["requirement"],
        desk.outside,
        revision=revision,
    )


def _send_back(desk: Desk, form: SendBackForm, revision: int) -> OpenCase:
    due_on: date = form.cleaned_data["due_on"]
    return examining.send_back_debt(
        desk.officer,
        desk.record.case.id,
        form.cleaned_data["requirement"],
        desk.outside,
        reason=form.cleaned_data["reason"],
        due_on=due_on,
        revision=revision,
    )


VERBS = (
    Verb(
        slug="clear-debt",
        title=gettext_lazy("登记容缺材料补齐"),
        button=gettext_lazy("登记补齐"),
        done=gettext_lazy("已登记补齐"),
        roles=examining.EXAMINING | {Role.WINDOW},
        brings=frozenset({"debt_cleared"}),
        open_to=_owes,
        act=_clear,
        form=DebtForm,
        with_evidence=True,
    ),
    Verb(
        slug="send-back-debt",
        title=gettext_lazy("退回补交的材料"),
        button=gettext_lazy("退回，请申请人重交"),
        done=gettext_lazy("已退回，申请人会看到原因和期限"),
        roles=examining.EXAMINING | {Role.WINDOW},
        brings=frozenset({"debt_sent_back"}),
        open_to=_came,
        act=_send_back,
        form=SendBackForm,
        with_evidence=True,
    ),
)
