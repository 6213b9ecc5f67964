"""What is done (办理): steps, results, fees, and lawful reasons to stop the clock."""

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext

from tongban.core.authoring.sections import Part, Section
from tongban.core.catalog.handled import MOST, HandledItem
from tongban.core.catalog.items import Fee
from tongban.core.catalog.steps import Output, OutputKind, SpecialProcedure, Step, StepKind
from tongban.web.console.items.parts.fields import (
    CitationField,
    CitationsField,
    CodedLinesField,
    MoneyField,
    line,
    text,
)
from tongban.web.console.items.parts.form import PartForm, choice_of, value_of
from tongban.web.console.items.parts.limits import limit_fields, limit_made, limit_read


class StepForm(PartForm):
    """One thing that one department does."""

    section = Section.STEPS
    copied = ("name", "department", "presence", "requirements", "officers", "basis")

    def questions(self) -> dict[str, forms.Field]:
        """Ask who does what, how long, and after what."""
        own = self.section.key(self.before) if self.before is not None else ""
        others = [(one.id, one.name) for one in self.desk.copy.item.steps if one.id != own]
        return {
            "name": line(gettext("环节名称")),
            "kind": choice_of(StepKind, gettext("环节性质")),
            "department": self.department_field(gettext("办理部门")),
            **limit_fields(self, "limit", gettext("时限")),
            "waits_for": forms.MultipleChoiceField(
                label=gettext("等哪些环节办完"),
                help_text=gettext("都不选，就是一开始就可以办。"),
                choices=others,
                required=False,
                widget=forms.CheckboxSelectMultiple,
            ),
            "requirements": text(gettext("要求"), hint=gettext("做到什么算办完。"), required=False),
            "presence": line(
                gettext("申请人为什么要到场"), hint=gettext("不用到场就不填。"), required=False
            ),
            "officers": forms.IntegerField(label=gettext("办理人数"), min_value=1, max_value=9),
            "basis": CitationsField(known=self.citations, required=False),
        }

    def __init__(self, *args: Any, **options: Any) -> None:
        options["initial"] = {
            "officers": 1,
            "department": options["desk"].copy.item.department,
            "kind": value_of(StepKind.WORK),
        }
        super().__init__(*args, **options)

    def read(self, part: Step) -> dict[str, Any]:
        """Return what the fields hold."""
        return {
            **super().read(part),
            **limit_read("limit", part.limit),
            "kind": value_of(part.kind),
            "waits_for": list(part.waits_for),
        }

    def clean(self) -> dict[str, Any]:
        """Put the period together."""
        cleaned = super().clean() or {}
        self.limit = limit_made(self, "limit")
        return cleaned

    def made(self) -> Part:
        """Return the step; when it takes place stays as it was."""
        told = {
            name: value
            for name, value in self.cleaned_data.items()
            if not name.startswith("limit_")
        }
        told |= {"limit": self.limit, "waits_for": tuple(told["waits_for"])}
        return replace(self.before, **told) if self.before is not None else self._new(told)

    def _new(self, told: dict[str, Any]) -> Step:
        return Step(id=self.key(), **told)


class OutputForm(PartForm):
    """What comes of it."""

    section = Section.OUTPUTS
    copied = ("name", "certificate_type", "settles", "needs", "evidence", "renews")

    def questions(self) -> dict[str, forms.Field]:
        """Ask what it is, how long it holds, and what it settles."""
        return {
            "name": line(gettext("结果名称")),
            "kind": choice_of(OutputKind, gettext("结果类型")),
            "evidence": self.paper_field(gettext("以后可以当哪种材料用"), required=False),
            "certificate_type": forms.CharField(
                label=gettext("电子证照类型"), required=False, max_length=64
            ),
            "settles": CodedLinesField(
                label=gettext("办成后确定哪些数据元"),
                among=self.elements,
                help_text=gettext("一行写一个。"),
                required=False,
            ),
            "needs": CodedLinesField(
                label=gettext("发放时还需要哪些数据元"),
                among=self.elements,
                help_text=gettext("一行写一个，例如收款账号。"),
                required=False,
            ),
            **limit_fields(self, "validity", gettext("有效期"), required=False),
            "renews": forms.BooleanField(label=gettext("换发申请人持有的旧证"), required=False),
        }

    def read(self, part: Output) -> dict[str, Any]:
        """Return what the fields hold."""
        return {
            **super().read(part),
            **limit_read("validity", part.validity),
            "kind": value_of(part.kind),
            "certificate_type": part.certificate_type or "",
            "evidence": part.evidence or "",
        }

    def clean(self) -> dict[str, Any]:
        """Put the period together."""
        cleaned = super().clean() or {}
        self.validity = limit_made(self, "validity")
        return cleaned

    def made(self) -> Part:
        """Return the result."""
        told = self.cleaned_data
        return Output(
            code=self.key(),
            name=told["name"],
            kind=told["kind"],
            evidence=told["evidence"] or None,
            certificate_type=told["certificate_type"] or None,
            settles=told["settles"],
            needs=told["needs"],
            validity=self.validity,
            renews=told["renews"],
        )


class FeeForm(PartForm):
    """What the service costs, and by what right."""

    section = Section.FEES
    copied = ("name", "amount", "note")

    def questions(self) -> dict[str, forms.Field]:
        """Ask for the amount and its article."""
        return {
            "name": line(gettext("收费项目")),
            "amount": MoneyField(label=gettext("金额（元）"), help_text=gettext("例如 80.50。")),
            "basis": CitationField(label=gettext("收费依据"), known=self.citations),
            "note": line(gettext("说明"), required=False),
        }

    def read(self, part: Fee) -> dict[str, Any]:
        """Return what the fields hold."""
        return {**super().read(part), "basis": str(part.basis)}

    def made(self) -> Part:
        """Return the fee; when it is charged stays as it was."""
        if self.before is not None:
            changed: Part = replace(self.before, **self.cleaned_data)
            return changed
        return Fee(id=self.key(), **self.cleaned_data)


class HandledForm(PartForm):
    """One way in which the item is handled; its situation is built on a page of its own."""

    section = Section.HANDLED
    copied = ("name", "serial")

    def questions(self) -> dict[str, forms.Field]:
        """Ask for its name and its number."""
        return {
            "name": line(gettext("办理项"), hint=gettext("例如：新办、变更、延续、注销。")),
            "serial": forms.IntegerField(
                label=gettext("序号"),
                help_text=gettext("实施编码加上两位序号，就是业务办理项编码。"),
                min_value=1,
                max_value=MOST,
            ),
        }

    def __init__(self, *args: Any, **options: Any) -> None:
        used = {one.serial for one in options["desk"].copy.item.handled}
        free = (serial for serial in range(1, MOST + 1) if serial not in used)
        options["initial"] = {"serial": next(free, MOST)}
        super().__init__(*args, **options)

    def made(self) -> Part:
        """Return the handled item; its situation stays as it was."""
        if self.before is not None:
            changed: Part = replace(self.before, **self.cleaned_data)
            return changed
        return HandledItem(**self.cleaned_data)


class SpecialProcedureForm(PartForm):
    """A lawful reason to stop the clock."""

    section = Section.SPECIAL_PROCEDURES
    copied = ("name",)

    def questions(self) -> dict[str, forms.Field]:
        """Ask which it is, how long it may take, by which article."""
        return {
            "name": line(gettext("特别程序"), hint=gettext("例如：听证、检验、专家评审。")),
            **limit_fields(self, "limit", gettext("时限")),
            "basis": CitationField(label=gettext("依据"), known=self.citations),
        }

    def read(self, part: SpecialProcedure) -> dict[str, Any]:
        """Return what the fields hold."""
        return {
            **super().read(part),
            **limit_read("limit", part.limit),
            "basis": str(part.basis),
        }

    def clean(self) -> dict[str, Any]:
        """Put the period together."""
        cleaned = super().clean() or {}
        self.limit = limit_made(self, "limit")
        return cleaned

    def made(self) -> Part:
        """Return the procedure."""
        told = self.cleaned_data
        if self.limit is None:  # pragma: no cover - a form without a period is not valid
            raise AssertionError(told)
        return SpecialProcedure(
            id=self.key(), name=told["name"], limit=self.limit, basis=told["basis"]
        )
