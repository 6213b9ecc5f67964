"""What the verbs of a joint handling ask (联办表单)."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from tongban.core.cases import law
from tongban.core.catalog.evidence import EvidenceRequirement
from tongban.core.joint.matter_events import PartGap
from tongban.core.joint.opinion_events import Answer
from tongban.core.joint.opinions import Opinion
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.limits import TimeLimit, due
from tongban.web.components import labels
from tongban.web.components.forms import DatePartsField, PlainForm
from tongban.web.counter.joint.desk import JointDesk

LONGEST = 500
ANSWERED_IN = TimeLimit.working_days(3, Citation.local("征求意见期限的预填值"))
CORRECTED_IN = TimeLimit.working_days(10, Citation.local("补正期限的预填值"))


class JointForm(PlainForm):
    """A form about one joint handling; a verb that asks nothing uses it as it is."""

    def __init__(self, desk: JointDesk, *args: Any, **options: Any) -> None:
        self.desk = desk
        super().__init__(*args, **options)

    @property
    def told(self) -> dict[str, Any]:
        """Return what was filled in, as the action takes it."""
        return self.cleaned_data


def words(label: str, *, hint: str = "", required: bool = True) -> forms.CharField:
    """Return a field of several lines."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=LONGEST,
        widget=forms.Textarea,
    )


class ReasonForm(JointForm):
    """Why."""

    def questions(self) -> dict[str, forms.Field]:
        """Ask for the reason."""
        return {"reason": words(gettext("理由"))}


class NoteForm(JointForm):
    """How the conditions were met."""

    def questions(self) -> dict[str, forms.Field]:
        """Ask for it in words."""
        return {"note": words(gettext("怎样落实的"))}


class AnswerForm(JointForm):
    """The opinion of a department: consent, with conditions, or not."""

    def questions(self) -> dict[str, forms.Field]:
        """Ask for the answer, the reason and the conditions."""
        return {
            "answer": forms.TypedChoiceField(
                label=gettext("意见"),
                choices=[(one.value, labels.label(one)) for one in Answer],
                coerce=Answer,
                widget=forms.RadioSelect,
            ),
            "reason": words(
                gettext("理由"),
                hint=gettext("不同意的必须写明事实和理由；申请人会看到意见和理由。"),
                required=False,
            ),
            "conditions": words(
                gettext("附加的条件"),
                hint=gettext("有条件同意的，一行写一条；落实以后由本部门确认。"),
                required=False,
            ),
        }

    def clean(self) -> dict[str, Any]:
        """Refuse an objection without reason, and conditions where there are none."""
        cleaned = super().clean() or {}
        answer, conditions = cleaned.get("answer"), cleaned.get("conditions")
        if answer is Answer.OBJECTION and not cleaned.get("reason"):
            self.add_error("reason", ValidationError(gettext("请写明为什么不同意")))
        if answer is Answer.CONDITIONAL and not conditions:
            self.add_error("conditions", ValidationError(gettext("请写明条件")))
        if answer in (Answer.CONSENT, Answer.OBJECTION) and conditions:
            self.add_error("conditions", ValidationError(gettext("只有“有条件同意”才写条件")))
        return cleaned

    def clean_conditions(self) -> tuple[str, ...]:
        """Return each condition."""
        lines: list[str] = self.cleaned_data["conditions"].splitlines()
        return tuple(line.strip() for line in lines if line.strip())


class AskForm(JointForm):
    """Whom to ask about what, by when."""

    def questions(self) -> dict[str, forms.Field]:
        """Ask for the department, the subject and the day."""
        asked = {name for name, one in self.desk.matter.opinions.items() if one.taken_back is None}
        others = (
            (code, one.name)
            for code, one in self.desk.catalogue.departments.items()
            if code not in asked and code != self.desk.department
        )
        return {
            "department": forms.ChoiceField(
                label=gettext("征求哪个部门的意见"), choices=list(others)
            ),
            "about": words(gettext("请它看什么")),
            "due_on": day_field(self.desk, gettext("最晚哪一天答复"), ANSWERED_IN),
        }

    def clean_due_on(self) -> date:
        """Refuse a day by which nobody can answer."""
        day: date = self.cleaned_data["due_on"]
        if day <= self.desk.today:
            raise ValidationError(gettext("请选今天以后的日期"))
        return day


class TakeBackForm(JointForm):
    """Which question is taken back, and why."""

    def questions(self) -> dict[str, forms.Field]:
        """Ask for both."""
        return {
            "department": forms.ChoiceField(
                label=gettext("撤回向哪个部门的征求"),
                choices=[(one, self.desk.name_of(one)) for one in unanswered(self.desk)],
                widget=forms.RadioSelect,
            ),
            "reason": words(gettext("理由")),
        }


def unanswered(desk: JointDesk) -> tuple[str, ...]:
    """Return the departments that were asked and have not answered."""

    def waits(one: Opinion) -> bool:
        return not one.given and one.taken_back is None

    return tuple(name for name, one in desk.matter.opinions.items() if waits(one))


class GapsForm(JointForm):
    """What is missing in the items of one's department: which papers, and why."""

    def questions(self) -> dict[str, forms.Field]:
        """Ask for every paper of every item; all blank says that nothing is missing."""
        return {
            _field_of(item, need.id): words(
                gettext("%(item)s：%(paper)s") % {"item": name, "paper": need.name},
                hint=gettext("需要补正的写明哪里不符合；没有问题的留空。"),
                required=False,
            )
            for item, name, need in self._papers()
        }

    def _papers(self) -> Iterator[tuple[str, str, EvidenceRequirement]]:
        for case in self.desk.cases:
            if case.department == self.desk.department and case.item in self.desk.received:
                needed = case.state.submission.needed if case.state else ()
                for need in self.desk.catalogue.items[case.item].requirements:
                    if need.id in needed:
                        yield case.item, case.name, need

    @property
    def told(self) -> dict[str, Any]:
        """Return every gap that was filled in."""
        gaps = tuple(
            PartGap(item=item, subject=need.id, why=why)
            for item, _, need in self._papers()
            if (why := self.cleaned_data.get(_field_of(item, need.id), "").strip())
        )
        return {"gaps": gaps}


def _field_of(item: str, need: str) -> str:
    return f"{item}__{need}"


class NoticeForm(JointForm):
    """By when the applicant corrects."""

    def questions(self) -> dict[str, forms.Field]:
        """Ask for the day."""
        return {"due_on": day_field(self.desk, gettext("申请人最晚哪一天补正"), CORRECTED_IN)}

    def clean_due_on(self) -> date:
        """Refuse a day that has passed."""
        day: date = self.cleaned_data["due_on"]
        if day < self.desk.today:
            raise ValidationError(gettext("请选今天或者以后的日期"))
        return day


class MoreTimeForm(JointForm):
    """How many days more, and why."""

    def questions(self) -> dict[str, forms.Field]:
        """Ask for both."""
        most = law.JOINT_EXTENSION.value
        return {
            "amount": forms.IntegerField(
                label=gettext("延长几个工作日"),
                help_text=gettext("最多 %(count)d 个工作日") % {"count": most},
                min_value=1,
                max_value=most,
            ),
            "reason": words(gettext("理由"), hint=gettext("批准以后会告知申请人。")),
        }


def day_field(desk: JointDesk, label: str, limit: TimeLimit) -> DatePartsField:
    """Return a day to name, with the last day of a usual period in it."""
    proposed = due(limit, desk.today, desk.outside.calendar).on
    return DatePartsField(label=label, initial=proposed)
