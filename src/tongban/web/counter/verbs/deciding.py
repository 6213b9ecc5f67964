"""Decide and deliver (决定、制证送达): by someone who did not examine, then out to the person."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy, gettext_noop

from tongban.actions.cases import deciding, ending
from tongban.actions.recording import OpenCase
from tongban.core.cases.events import Refused
from tongban.core.cases.outcomes import StepOutcome
from tongban.core.cases.state import Status
from tongban.core.catalog.elements import Value
from tongban.core.officework.templates import OpinionKind
from tongban.core.people.actors import Role
from tongban.web.components import labels, lists, messages
from tongban.web.components.component import Content
from tongban.web.components.navigation import ButtonKind
from tongban.web.counter.desk import Desk
from tongban.web.counter.verbs import settling
from tongban.web.counter.verbs.delivering import at_hand, wish_told
from tongban.web.counter.verbs.forms import GroundsForm, OpinionForm, remedies_told
from tongban.web.counter.verbs.verb import DeskForm, Verb

_APPROVING = frozenset({Role.APPROVER})


def _decidable(desk: Desk) -> bool:
    return desk.record.work.kind == "decision" and _in_progress(desk)


def _in_progress(desk: Desk) -> bool:
    return desk.state.status is Status.IN_PROGRESS


def _grantable(desk: Desk) -> bool:
    failed = any(one.outcome is StepOutcome.FAILED for one in desk.state.steps.values())
    return _decidable(desk) and not failed and not desk.state.debts


def _refusable(desk: Desk) -> bool:
    """Papers that never came end the examination: the work at hand need not be the decision."""
    late = bool(desk.state.never_came(desk.dossier.today))
    return _decidable(desk) or (late and desk.dossier.leads and _in_progress(desk))


def _deliverable(desk: Desk) -> bool:
    return at_hand(desk)


class GrantForm(OpinionForm):
    """The opinion of the one who decides."""

    of = OpinionKind.DECISION
    usual_sentences = (
        gettext_noop("经审查，符合法定条件和标准，准予许可。"),
        gettext_noop("同意审查意见，准予办理。"),
    )


class DeliverForm(DeskForm):
    """What the result settles; it reaches the person electronically and at once."""

    settled: Mapping[str, Value]

    def questions(self) -> dict[str, forms.Field]:
        """Ask what the result settles."""
        refused = isinstance(self.desk.state.decision, Refused)
        return {} if refused else settling.questions(self.desk)

    def clean(self) -> dict[str, Any]:
        """Want values that their elements allow."""
        cleaned = super().clean() or {}
        self.settled = settling.read(self.desk, cleaned)
        return cleaned


def _opinions(desk: Desk) -> Content:
    """Return what the steps came to, which is what the decision rests on."""
    names = {step.id: step.name for step in desk.state.item.steps}
    rows = tuple(
        lists.SummaryRow(
            key=names[one.step],
            value=gettext("%(outcome)s：%(opinion)s（%(officers)s）")
            % {
                "outcome": labels.label(one.outcome) if one.outcome else "",
                "opinion": one.opinion,
                "officers": "、".join(officer.name for officer in one.officers),
            },
        )
        for one in desk.state.steps.values()
        if one.finished_on
    )
    return lists.SummaryList(rows=rows) if rows else ""


def _above_grant(desk: Desk) -> Content:
    names = "、".join(output.name for output in desk.state.item.outputs)
    return (
        _opinions(desk),
        lists.Paragraph(
            body=gettext("准予后制发：%(names)s。审查人员不能同时作出决定。") % {"names": names}
        ),
    )


def _above_refusal(desk: Desk) -> Content:
    return (_opinions(desk), remedies_told(desk))


def _above_delivery(desk: Desk) -> Content:
    if isinstance(desk.state.decision, Refused):
        told = gettext("把不予决定书电子送达申请人，然后办结。")
        return (wish_told(desk), lists.Paragraph(body=told))
    names = "、".join(output.name for output in desk.state.item.outputs)
    return (
        wish_told(desk),
        lists.Paragraph(body=gettext("将制发：%(names)s。") % {"names": names}),
        messages.Inset(
            body=lists.Paragraph(body=gettext("电子证照制发后，申请人立即可以在“我的”里看到。"))
        ),
    )


def _grant(desk: Desk, form: GrantForm, revision: int) -> OpenCase:
    return deciding.grant(
        desk.officer, desk.record.case.id, desk.outside, opinion=form.opinion, revision=revision
    )


def _refuse(desk: Desk, form: GroundsForm, revision: int) -> OpenCase:
    return deciding.refuse(
        desk.officer,
        desk.record.case.id,
        desk.outside,
        reasons=form.reasons,
        basis=form.basis,
        revision=revision,
    )


def _deliver(desk: Desk, form: DeliverForm, revision: int) -> OpenCase:
    return ending.issue_and_deliver(
        desk.officer,
        desk.record.case.id,
        desk.outside,
        settled=form.settled,
        revision=revision,
    )


VERBS = (
    Verb(
        slug="grant",
        sealing=True,
        title=gettext_lazy("准予"),
        button=gettext_lazy("作出准予决定"),
        done=gettext_lazy("已作出准予决定"),
        roles=_APPROVING,
        brings=frozenset({"granted"}),
        open_to=_grantable,
        act=_grant,
        form=GrantForm,
        above=_above_grant,
        kind=ButtonKind.PRIMARY,
        with_evidence=True,
    ),
    Verb(
        slug="refuse",
        sealing=True,
        title=gettext_lazy("不予"),
        button=gettext_lazy("作出不予决定"),
        done=gettext_lazy("已作出不予决定，决定书写明了理由和救济途径"),
        roles=_APPROVING,
        brings=frozenset({"refused"}),
        open_to=_refusable,
        act=_refuse,
        form=GroundsForm,
        above=_above_refusal,
        kind=ButtonKind.WARNING,
        with_evidence=True,
    ),
    Verb(
        slug="deliver",
        sealing=True,
        title=gettext_lazy("制发结果，电子送达"),
        button=gettext_lazy("制发、送达并办结"),
        done=gettext_lazy("结果已制发并送达，办件办结"),
        roles=ending.ISSUING,
        brings=frozenset({"completed"}),
        open_to=_deliverable,
        act=_deliver,
        form=DeliverForm,
        above=_above_delivery,
        kind=ButtonKind.PRIMARY,
    ),
)
