"""The clock (计时): special procedures stop it, with a notice; one extension lengthens it."""

from django import forms
from django.utils.translation import gettext, gettext_lazy

from tongban.actions.cases import clock
from tongban.actions.recording import OpenCase
from tongban.core.cases.state import Status
from tongban.core.people.actors import Role
from tongban.web.components import labels, lists, messages
from tongban.web.components.component import Content
from tongban.web.components.forms import QuantityField
from tongban.web.components.navigation import ButtonKind
from tongban.web.counter.desk import Desk
from tongban.web.counter.verbs.forms import own_words
from tongban.web.counter.verbs.verb import DeskForm, Verb

_EXAMINING = frozenset({Role.EXAMINER})
_APPROVING = frozenset({Role.APPROVER})
_WHILE_DECIDING = (Status.IN_PROGRESS, Status.SUSPENDED)


def _can_stop(desk: Desk) -> bool:
    procedures = desk.state.item.special_procedures
    return desk.state.status is Status.IN_PROGRESS and bool(procedures)


def _stopped(desk: Desk) -> bool:
    return desk.state.status is Status.SUSPENDED


def _extensible(desk: Desk) -> bool:
    state = desk.state
    return (
        state.status in _WHILE_DECIDING
        and desk.dossier.leads
        and state.item.extension_limit is not None
        and state.extension is None
        and state.extension_request is None
    )


def _answerable(desk: Desk) -> bool:
    asked = desk.state.extension_request
    return (
        desk.state.status in _WHILE_DECIDING
        and asked is not None
        and asked.by.identifier != desk.officer.staff_number
    )


class StopForm(DeskForm):
    """Which special procedure begins, and why."""

    def questions(self) -> dict[str, forms.Field]:
        """Ask for the procedure and the reason."""
        return {
            "procedure": forms.ChoiceField(
                label=gettext("特别程序"),
                choices=[
                    (
                        one.id,
                        gettext("%(name)s（%(label)s，%(article)s）")
                        % {
                            "name": one.name,
                            "label": labels.limit(one.limit),
                            "article": one.basis,
                        },
                    )
                    for one in self.desk.state.item.special_procedures
                ],
                widget=forms.RadioSelect,
            ),
            "reason": own_words(
                gettext("启动的理由"), hint=gettext("会写入告知申请人的书面通知。")
            ),
        }


class ResumeForm(DeskForm):
    """What came of the special procedure."""

    def questions(self) -> dict[str, forms.Field]:
        """Ask for the result."""
        return {"result": own_words(gettext("特别程序的结果"))}


class ExtensionForm(DeskForm):
    """How much longer, and why."""

    def questions(self) -> dict[str, forms.Field]:
        """Ask within what the item allows."""
        limit = self.desk.state.item.extension_limit
        most = (
            gettext("最长 %(label)s（%(citation)s），只能延长一次。")
            % {"label": labels.limit(limit), "citation": limit.citation}
            if limit
            else ""
        )
        return {
            "amount": QuantityField(
                label=gettext("延长多久"),
                unit=labels.unit(limit.unit) if limit else "",
                help_text=most,
                min_value=1,
                max_value=limit.value if limit else None,
                decimal_places=0,
            ),
            "reason": own_words(gettext("延长的理由"), hint=gettext("会告知申请人。")),
        }


class DeclineForm(DeskForm):
    """Why the period stays."""

    def questions(self) -> dict[str, forms.Field]:
        """Ask for the reason."""
        return {"reason": own_words(gettext("不予延长的理由"))}


def _above_stop(desk: Desk) -> Content:
    del desk
    return messages.WarningText(
        words=gettext(
            "特别程序所需时间不计入办理期限，但必须书面告知申请人；超过告知的时间，期限自动继续计算（《行政许可法》第四十五条）。"
        )
    )


def _above_answer(desk: Desk) -> Content:
    asked, limit = desk.state.extension_request, desk.state.item.extension_limit
    if asked is None or limit is None:
        return ""
    rows = (
        lists.SummaryRow(
            key=gettext("申请延长"),
            value=labels.amount(asked.amount, limit.unit),
        ),
        lists.SummaryRow(key=gettext("理由"), value=asked.reason),
        lists.SummaryRow(key=gettext("申请人员"), value=asked.by.name),
        lists.SummaryRow(key=gettext("批准权限"), value=desk.state.item.extension_approver),
    )
    return lists.SummaryList(rows=rows)


def _stop(desk: Desk, form: StopForm, revision: int) -> OpenCase:
    return clock.stop(
        desk.officer,
        desk.record.case.id,
        form.cleaned_data["procedure"],
        desk.outside,
        reason=form.cleaned_data["reason"],
        revision=revision,
    )


def _resume(desk: Desk, form: ResumeForm, revision: int) -> OpenCase:
    return clock.resume(
        desk.officer,
        desk.record.case.id,
        desk.outside,
        result=form.cleaned_data["result"],
        revision=revision,
    )


def _request(desk: Desk, form: ExtensionForm, revision: int) -> OpenCase:
    return clock.request_extension(
        desk.officer,
        desk.record.case.id,
        desk.outside,
        amount=int(form.cleaned_data["amount"]),
        reason=form.cleaned_data["reason"],
        revision=revision,
    )


def _approve(desk: Desk, form: DeskForm, revision: int) -> OpenCase:
    del form
    return clock.approve_extension(
        desk.officer, desk.record.case.id, desk.outside, revision=revision
    )


def _decline(desk: Desk, form: DeclineForm, revision: int) -> OpenCase:
    return clock.decline_extension(
        desk.officer,
        desk.record.case.id,
        desk.outside,
        reason=form.cleaned_data["reason"],
        revision=revision,
    )


VERBS = (
    Verb(
        slug="resume",
        title=gettext_lazy("结束特别程序"),
        button=gettext_lazy("结束特别程序，恢复计时"),
        done=gettext_lazy("特别程序已结束，恢复计时"),
        roles=_EXAMINING,
        brings=frozenset({"clock_resumed"}),
        open_to=_stopped,
        act=_resume,
        form=ResumeForm,
        kind=ButtonKind.PRIMARY,
    ),
    Verb(
        slug="approve-extension",
        title=gettext_lazy("批准延长期限"),
        button=gettext_lazy("批准延长期限"),
        done=gettext_lazy("已批准延长期限，并告知申请人"),
        roles=_APPROVING,
        brings=frozenset({"extension_approved"}),
        open_to=_answerable,
        act=_approve,
        above=_above_answer,
        in_hand=False,
        kind=ButtonKind.PRIMARY,
    ),
    Verb(
        slug="decline-extension",
        title=gettext_lazy("不批准延长期限"),
        button=gettext_lazy("不批准"),
        done=gettext_lazy("已退回延长申请，期限不变"),
        roles=_APPROVING,
        brings=frozenset({"extension_declined"}),
        open_to=_answerable,
        act=_decline,
        form=DeclineForm,
        above=_above_answer,
        in_hand=False,
    ),
    Verb(
        slug="stop",
        title=gettext_lazy("启动特别程序"),
        button=gettext_lazy("启动特别程序，停止计时"),
        done=gettext_lazy("特别程序已启动，书面告知申请人"),
        roles=_EXAMINING,
        brings=frozenset({"clock_stopped"}),
        open_to=_can_stop,
        act=_stop,
        form=StopForm,
        above=_above_stop,
    ),
    Verb(
        slug="request-extension",
        title=gettext_lazy("申请延长期限"),
        button=gettext_lazy("提交延长申请"),
        done=gettext_lazy("延长申请已提交，等待批准"),
        roles=_EXAMINING,
        brings=frozenset({"extension_requested"}),
        open_to=_extensible,
        act=_request,
        form=ExtensionForm,
    ),
)
