"""Examination (审查): start and finish a step, send the case back to one."""

from functools import cached_property

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, gettext_lazy, gettext_noop

from tongban.actions.cases import examining
from tongban.actions.recording import OpenCase
from tongban.core.cases.acts import Performer
from tongban.core.cases.outcomes import StepOutcome
from tongban.core.cases.state import Status
from tongban.core.people.actors import Officer, Role
from tongban.store.people.queries import colleagues_of
from tongban.web.components import labels, lists, messages
from tongban.web.components.component import Content
from tongban.web.components.navigation import ButtonKind
from tongban.web.counter.desk import Desk
from tongban.web.counter.verbs.forms import OpinionForm, own_words
from tongban.web.counter.verbs.verb import DeskForm, Verb

_UNDER_EXAMINATION = (Status.IN_PROGRESS, Status.SUSPENDED)


def _can_start(desk: Desk) -> bool:
    return desk.record.work.kind == "step" and desk.step in desk.state.startable


def _is_open(desk: Desk) -> bool:
    return desk.record.step in {progress.step for progress in desk.state.open_steps}


def _can_return(desk: Desk) -> bool:
    return desk.state.status in _UNDER_EXAMINATION and bool(_finished(desk))


def _finished(desk: Desk) -> list[tuple[str, str]]:
    """Return the finished steps that this department may send the case back to."""
    route = desk.state.route
    own = desk.officer.department
    finished = []
    for step in route.worked:
        after = {one.department for one in route.steps if one.id in route.downstream(step.id)}
        if desk.state.is_done(step) and (desk.dossier.leads or own in after):
            finished.append((step.id, step.name))
    return finished


class FinishForm(OpinionForm):
    """How the step ended; who else took part, where the law wants more than one."""

    usual_sentences = (
        gettext_noop("材料齐全，内容真实、有效，符合要求。"),
        gettext_noop("经现场核查，场所和设施与申请一致，符合要求。"),
        gettext_noop("经核查，不符合要求，具体问题见补充意见。"),
    )

    def questions(self) -> dict[str, forms.Field]:
        """Ask for the outcome first, then the opinion, then who else took part."""
        outcome = forms.ChoiceField(
            label=gettext("结论"), choices=[(one.value, labels.label(one)) for one in StepOutcome]
        )
        asked = {"outcome": outcome, **super().questions()}
        if self.partners:
            asked["together_with"] = forms.MultipleChoiceField(
                label=gettext("一同参加的人员"),
                help_text=gettext(
                    "本环节应当由 %(all)s 名以上工作人员进行，至少再选 %(partners)s 名"
                    "（《行政许可法》第三十四条第三款）。"
                )
                % {"all": self.partners + 1, "partners": self.partners},
                choices=[
                    (
                        number,
                        gettext("%(name)s（%(number)s）") % {"name": one.name, "number": number},
                    )
                    for number, one in self.examiners.items()
                ],
            )
        return asked

    @cached_property
    def examiners(self) -> dict[str, Officer]:
        """Return the colleagues who may take part, by staff number."""
        colleagues = colleagues_of(self.desk.officer)
        return {one.staff_number: one for one in colleagues if Role.EXAMINER in one.roles}

    @property
    def partners(self) -> int:
        """Return how many others have to take part."""
        return self.desk.step.officers - 1 if self.desk.step else 0

    def clean_together_with(self) -> list[str]:
        """Refuse fewer than the law wants."""
        chosen: list[str] = self.cleaned_data["together_with"]
        if len(chosen) < self.partners:
            raise ValidationError(
                gettext("请至少选择 %(partners)s 名一同参加的人员") % {"partners": self.partners},
                code="too_few",
            )
        return chosen

    @property
    def performers(self) -> tuple[Performer, ...]:
        """Return the colleagues who took part."""
        chosen = self.cleaned_data.get("together_with", ())
        return tuple(Performer.of(self.examiners[number]) for number in chosen)


class ReturnForm(DeskForm):
    """Which step has to be done again, and why."""

    def questions(self) -> dict[str, forms.Field]:
        """Ask for the step and the reason."""
        return {
            "step": forms.ChoiceField(
                label=gettext("退回到哪个环节"),
                choices=_finished(self.desk),
                widget=forms.RadioSelect,
            ),
            "reason": own_words(gettext("退回原因")),
        }


def _above_finish(desk: Desk) -> Content:
    step = desk.step
    if step is None or not step.requirements:
        return ""
    return messages.Inset(
        body=lists.Paragraph(
            body=gettext("办理要求：%(requirements)s") % {"requirements": step.requirements}
        )
    )


def _above_return(desk: Desk) -> Content:
    del desk
    return messages.WarningText(
        words=gettext("退回后，这个环节和后面的环节都要重新办理，期限不变。")
    )


def _start(desk: Desk, form: DeskForm, revision: int) -> OpenCase:
    del form
    return examining.start_step(
        desk.officer, desk.record.case.id, desk.record.step, desk.outside, revision=revision
    )


def _finish(desk: Desk, form: FinishForm, revision: int) -> OpenCase:
    return examining.finish_step(
        desk.officer,
        desk.record.case.id,
        desk.record.step,
        desk.outside,
        outcome=StepOutcome(form.cleaned_data["outcome"]),
        opinion=form.opinion,
        together_with=form.performers,
        revision=revision,
    )


def _return(desk: Desk, form: ReturnForm, revision: int) -> OpenCase:
    return examining.return_step(
        desk.officer,
        desk.record.case.id,
        form.cleaned_data["step"],
        desk.outside,
        reason=form.cleaned_data["reason"],
        revision=revision,
    )


VERBS = (
    Verb(
        slug="start",
        title=gettext_lazy("开始办理本环节"),
        button=gettext_lazy("开始办理本环节"),
        done=gettext_lazy("已开始办理"),
        roles=examining.EXAMINING,
        brings=frozenset({"step_started"}),
        open_to=_can_start,
        act=_start,
        kind=ButtonKind.PRIMARY,
        immediate=True,
    ),
    Verb(
        slug="finish",
        title=gettext_lazy("办结本环节"),
        button=gettext_lazy("提交办理结论"),
        done=gettext_lazy("本环节已办结"),
        roles=examining.EXAMINING,
        brings=frozenset({"step_finished"}),
        open_to=_is_open,
        act=_finish,
        form=FinishForm,
        above=_above_finish,
        kind=ButtonKind.PRIMARY,
        with_evidence=True,
    ),
    Verb(
        slug="return",
        title=gettext_lazy("退回前面的环节"),
        button=gettext_lazy("退回"),
        done=gettext_lazy("已退回"),
        roles=examining.EXAMINING | {Role.APPROVER},
        brings=frozenset({"step_returned"}),
        open_to=_can_return,
        act=_return,
        form=ReturnForm,
        above=_above_return,
        kind=ButtonKind.WARNING,
    ),
)
