"""Papers that do not come (容缺逾期): a longer day for what nobody could help, or the end.

What follows was told beforehand; who decides it, tells reasons, law and remedies (行政许可法 §38).
"""

from datetime import date

from django import forms
from django.utils.translation import gettext, gettext_lazy

from tongban.actions.cases import deferring
from tongban.actions.recording import OpenCase
from tongban.core.cases.state import Status
from tongban.core.vocabulary.limits import due
from tongban.web.components import labels, lists, messages
from tongban.web.components.component import Content
from tongban.web.components.forms import DatePartsField
from tongban.web.components.navigation import ButtonKind
from tongban.web.counter.desk import Desk
from tongban.web.counter.verbs.days import not_past
from tongban.web.counter.verbs.forms import GroundsForm, own_words, remedies_told
from tongban.web.counter.verbs.verb import DeskForm, Verb

_UNDER_EXAMINATION = (Status.IN_PROGRESS, Status.SUSPENDED)


def _owing(desk: Desk) -> bool:
    told = desk.outside.modes.deferral_of(desk.state.item.code) is not None
    return told and desk.dossier.leads and desk.state.status in _UNDER_EXAMINATION


def _extensible(desk: Desk) -> bool:
    return _owing(desk) and any(one in desk.state.debt_days for one in desk.state.owed)


def _lapsed(desk: Desk) -> bool:
    return _owing(desk) and bool(desk.state.never_came(desk.dossier.today))


class ExtendForm(DeskForm):
    """Which paper may come later, until when, and what nobody could help."""

    clean_due_on = not_past("due_on")

    def questions(self) -> dict[str, forms.Field]:
        """Ask for the paper, the day and the reason."""
        owed = [one for one in self.desk.state.owed if one in self.desk.state.debt_days]
        practice = self.desk.outside.modes.deferral_of(self.desk.state.item.code)
        today = self.desk.dossier.today
        initial = due(practice.again, today, self.desk.outside.calendar).on if practice else today
        return {
            "requirement": forms.ChoiceField(
                label=gettext("哪一份材料"),
                choices=[(one, self.desk.dossier.subject_name(one)) for one in owed],
                initial=owed[0] if len(owed) == 1 else None,
                widget=forms.RadioSelect,
            ),
            "due_on": DatePartsField(label=gettext("延到哪一天"), initial=initial),
            "reason": own_words(
                gettext("不可抗力的情况"),
                hint=gettext("写明发生了什么、怎样核实的。"),
            ),
        }


def _above_lapse(desk: Desk) -> Content:
    practice = desk.outside.modes.deferral_of(desk.state.item.code)
    if practice is None:
        return ""
    names = "、".join(map(desk.dossier.subject_name, desk.state.never_came(desk.dossier.today)))
    return (
        lists.Paragraph(
            body=gettext("逾期没有补交：%(names)s。按本市规定：%(consequence)s（%(basis)s）。")
            % {
                "names": names,
                "consequence": labels.label(practice.consequence),
                "basis": practice.consequence_basis,
            }
        ),
        messages.WarningText(
            words=gettext("作出决定前补交的，仍要收下核对；因不可抗力的可以延期。")
        ),
        remedies_told(desk),
    )


def _extend(desk: Desk, form: ExtendForm, revision: int) -> OpenCase:
    due_on: date = form.cleaned_data["due_on"]
    return deferring.extend_debt(
        desk.officer,
        desk.record.case.id,
        form.cleaned_data["requirement"],
        desk.outside,
        due_on=due_on,
        reason=form.cleaned_data["reason"],
        revision=revision,
    )


def _lapse(desk: Desk, form: GroundsForm, revision: int) -> OpenCase:
    return deferring.lapse(
        desk.officer,
        desk.record.case.id,
        desk.outside,
        reasons=form.reasons,
        basis=form.basis,
        revision=revision,
    )


VERBS = (
    Verb(
        slug="extend-debt",
        title=gettext_lazy("因不可抗力延长补交期限"),
        button=gettext_lazy("延长期限"),
        done=gettext_lazy("补交期限已延长，申请人会看到"),
        roles=deferring.EXTENDING,
        brings=frozenset({"debt_extended"}),
        open_to=_extensible,
        act=_extend,
        form=ExtendForm,
    ),
    Verb(
        slug="lapse-deferral",
        sealing=True,
        title=gettext_lazy("容缺材料逾期，终止容缺受理"),
        button=gettext_lazy("作出决定"),
        done=gettext_lazy("容缺受理已终止，通知书已经生成"),
        roles=deferring.ENDING,
        brings=frozenset({"deferral_lapsed"}),
        open_to=_lapsed,
        act=_lapse,
        form=GroundsForm,
        above=_above_lapse,
        kind=ButtonKind.WARNING,
    ),
)
