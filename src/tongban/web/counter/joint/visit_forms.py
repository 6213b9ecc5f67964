"""What the verbs of a joint visit ask (踏勘表单)."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from tongban.core.cases.outcomes import StepOutcome
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.dates import CHINA_STANDARD_TIME
from tongban.core.vocabulary.limits import TimeLimit
from tongban.web.components import labels
from tongban.web.counter.joint.desk import JointDesk
from tongban.web.counter.joint.forms import JointForm, day_field, words

VISITED_IN = TimeLimit.working_days(2, Citation.local("联合踏勘日期的预填值"))
HOURS = tuple(f"{hour:02d}:{minute:02d}" for hour in range(8, 18) for minute in (0, 30))


class AppointmentForm(JointForm):
    """When and where."""

    def questions(self) -> dict[str, forms.Field]:
        """Ask for the day, the hour and the place."""
        return {
            "day": day_field(self.desk, gettext("哪一天"), VISITED_IN),
            "hour": forms.ChoiceField(
                label=gettext("几点"), choices=[(one, one) for one in HOURS], initial="09:30"
            ),
            "place": forms.CharField(label=gettext("集合地点"), max_length=200),
        }

    def clean(self) -> dict[str, Any]:
        """Refuse a moment that has passed."""
        cleaned = super().clean() or {}
        if not self.errors and self.starts_at <= self.desk.outside.now:
            self.add_error("day", ValidationError(gettext("请选现在以后的时间")))
        return cleaned

    @property
    def told(self) -> dict[str, Any]:
        """Return the moment instead of its parts."""
        parts = {"day", "hour"}
        rest = {name: one for name, one in self.cleaned_data.items() if name not in parts}
        return {**rest, "starts_at": self.starts_at}

    @property
    def starts_at(self) -> datetime:
        """Return the moment."""
        hour = time.fromisoformat(self.cleaned_data["hour"])
        return datetime.combine(self.cleaned_data["day"], hour, tzinfo=CHINA_STANDARD_TIME)


class ProposeForm(AppointmentForm):
    """When, where, and who comes."""

    def questions(self) -> dict[str, forms.Field]:
        """Ask for all three; who answers for a visited item comes in any case."""
        parts = self.desk.matter.departments
        coming = forms.MultipleChoiceField(
            label=gettext("哪些部门到场"),
            choices=[(one, self.desk.name_of(one)) for one in parts],
            initial=list(visited_by(self.desk)),
        )
        return {**super().questions(), "departments": coming}

    def clean_departments(self) -> tuple[str, ...]:
        """Return who comes, in the order of the list."""
        return tuple(self.cleaned_data["departments"])


def visited_by(desk: JointDesk) -> tuple[str, ...]:
    """Return the lead and the departments whose cases the visit counts for."""
    visited = desk.matter.terms.visits
    theirs = (part.department for part in desk.matter.parts if part.item in visited)
    return tuple(dict.fromkeys((desk.matter.terms.lead, *theirs)))


class MoveForm(AppointmentForm):
    """The new time and place, and why."""

    def questions(self) -> dict[str, forms.Field]:
        """Ask for all of it."""
        return {**super().questions(), "reason": words(gettext("为什么改期"))}


class RecordForm(JointForm):
    """What was found."""

    def questions(self) -> dict[str, forms.Field]:
        """Ask for it in words."""
        hint = gettext("写看到的事实；每个部门的结论由各部门签字时填写。")
        return {"findings": words(gettext("踏勘记录"), hint=hint)}


class SignForm(JointForm):
    """The outcome for one's department."""

    def questions(self) -> dict[str, forms.Field]:
        """Ask whether it passed, and why not."""
        return {
            "outcome": forms.TypedChoiceField(
                label=gettext("本部门的结论"),
                choices=[(one.value, labels.label(one)) for one in StepOutcome],
                coerce=StepOutcome,
                widget=forms.RadioSelect,
            ),
            "remark": words(
                gettext("说明"), hint=gettext("不通过的必须写明理由。"), required=False
            ),
        }

    def clean(self) -> dict[str, Any]:
        """Refuse a failure without reason."""
        cleaned = super().clean() or {}
        failed = cleaned.get("outcome") is StepOutcome.FAILED
        if failed and not cleaned.get("remark"):
            self.add_error("remark", ValidationError(gettext("请写明不通过的理由")))
        return cleaned
