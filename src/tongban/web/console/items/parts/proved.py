"""What is proved (条件和材料): acceptance conditions, requirements, papers of the catalogue."""

from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from tongban.core.authoring.sections import Part, Section
from tongban.core.catalog.conditions.nodes import ALWAYS
from tongban.core.catalog.evidence import (
    EvidenceKind,
    EvidenceRequirement,
    EvidenceSource,
    EvidenceType,
    Trust,
)
from tongban.core.catalog.items import AcceptanceCondition
from tongban.web.console.items.parts.fields import (
    CitationsField,
    CodedLinesField,
    LinesField,
    line,
    text,
)
from tongban.web.console.items.parts.form import PartForm, choice_of, value_of

_TICKED = (
    "primary",
    "deferrable",
    "declarable",
    "original_seen",
)


class ConditionForm(PartForm):
    """A condition that the law puts on being accepted; its tree is built on a page of its own."""

    section = Section.CONDITIONS
    copied = ("words", "basis", "otherwise")

    def questions(self) -> dict[str, forms.Field]:
        """Ask for its words, its articles and what else to do."""
        return {
            "words": line(gettext("条件"), hint=gettext("申请人看到的一句话。")),
            "basis": CitationsField(known=self.citations),
            "otherwise": text(
                gettext("不符合时怎么办"),
                hint=gettext("告诉不符合的人可以改办什么、先办什么。"),
                required=False,
            ),
        }

    def made(self) -> Part:
        """Return the condition; how it is judged stays as it was."""
        told = self.cleaned_data
        if self.before is not None:
            changed: Part = replace(self.before, **told)
            return changed
        return AcceptanceCondition(id=self.key(), expression=ALWAYS, **told)


class RequirementForm(PartForm):
    """What an item asks to be proved."""

    section = Section.REQUIREMENTS
    copied = ("name", "basis", "copies", "medium", "acceptance_standard", *_TICKED)

    def questions(self) -> dict[str, forms.Field]:
        """Ask for each; a new requirement also for the paper that is usually handed in."""
        return {
            "name": line(gettext("材料名称"), hint=gettext("不要写“其他材料”“相关材料”。")),
            **self._paper(),
            "basis": CitationsField(known=self.citations),
            "primary": _tick(gettext("主审要件"), gettext("决定能不能批；主审要件不能容缺。")),
            "deferrable": _tick(gettext("可以容缺后补")),
            "declarable": _tick(gettext("可以告知承诺")),
            "original_seen": _tick(gettext("要在窗口核对原件")),
            "copies": forms.IntegerField(label=gettext("份数"), min_value=0, max_value=20),
            "medium": forms.CharField(label=gettext("形式"), max_length=20),
            "acceptance_standard": text(gettext("受理标准"), required=False),
            "least_trust": choice_of(Trust, gettext("最低可信等级")),
        }

    def __init__(self, *args: Any, **options: Any) -> None:
        options["initial"] = {
            "primary": True,
            "copies": 1,
            "medium": "电子",
            "least_trust": value_of(Trust.DECLARED),
        }
        super().__init__(*args, **options)

    def read(self, part: EvidenceRequirement) -> dict[str, Any]:
        """Return what the fields hold."""
        return {**super().read(part), "least_trust": value_of(part.least_trust)}

    def clean(self) -> dict[str, Any]:
        """Refuse what decides and yet may follow."""
        cleaned = super().clean() or {}
        if cleaned.get("primary") and cleaned.get("deferrable"):
            words = gettext("主审要件不能容缺后补；请去掉其中一个")
            self.add_error("deferrable", ValidationError(words))
        return cleaned

    def made(self) -> Part:
        """Return the requirement; its papers and when it is needed stay as they were."""
        told = dict(self.cleaned_data)
        paper = told.pop("paper", "")
        if self.before is not None:
            changed: Part = replace(self.before, **told)
            return changed
        return EvidenceRequirement(id=self.key(), alternatives=((paper,),), **told)

    def _paper(self) -> dict[str, forms.Field]:
        if self.before is not None:
            return {}
        return {"paper": self.paper_field(gettext("通常交哪种材料"))}


class EvidenceTypeForm(PartForm):
    """A paper that the one catalogue does not have yet."""

    section = Section.EVIDENCE
    copied = (
        "name",
        "proves",
        "certificate_type",
        "issuer_note",
        "aliases",
        "blank_form",
        "filling_notes",
    )

    def questions(self) -> dict[str, forms.Field]:
        """Ask for each."""
        return {
            "name": line(gettext("名称")),
            "kind": choice_of(EvidenceKind, gettext("材料类型")),
            "source": choice_of(EvidenceSource, gettext("来源渠道")),
            "proves": CodedLinesField(
                label=gettext("能证明哪些数据元"),
                among=self.elements,
                help_text=gettext("一行写一个数据元的名称或者编码。"),
                required=False,
            ),
            "issuer": self.department_field(gettext("出具部门"), required=False),
            "issuer_note": line(gettext("出具说明"), required=False),
            "certificate_type": forms.CharField(
                label=gettext("电子证照类型"), required=False, max_length=64
            ),
            "aliases": LinesField(
                label=gettext("别名"), help_text=gettext("一行写一个。"), required=False
            ),
            "blank_form": line(gettext("空白表格"), required=False),
            "filling_notes": text(gettext("填报须知"), required=False),
        }

    def read(self, part: EvidenceType) -> dict[str, Any]:
        """Return what the fields hold."""
        return {
            **super().read(part),
            "kind": value_of(part.kind),
            "source": value_of(part.source),
            "issuer": part.issuer or "",
            "certificate_type": part.certificate_type or "",
        }

    def made(self) -> Part:
        """Return the paper."""
        told = dict(self.cleaned_data)
        for name in ("issuer", "certificate_type"):
            told[name] = told[name] or None
        return EvidenceType(code=self.key(), **told)


def _tick(label: str, hint: str = "") -> forms.BooleanField:
    return forms.BooleanField(label=label, help_text=hint, required=False)
