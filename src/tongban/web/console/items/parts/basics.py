"""The plain fields (基本信息), in three topics small enough for one page each."""

from dataclasses import replace
from typing import Any, ClassVar, Final

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from tongban.core.authoring.copies import Basics, basics_of
from tongban.core.authoring.edits import LONGEST_KEYWORD
from tongban.core.catalog.items import Audience, CaseKind, Channel, ItemType
from tongban.core.vocabulary.errors import InvalidValue
from tongban.web.components.forms import DatePartsField
from tongban.web.console.items.desk import Desk
from tongban.web.console.items.parts.fields import LinesField, line, text
from tongban.web.console.items.parts.form import (
    DeskForm,
    choice_of,
    choices_of,
    value_of,
    values_of,
)
from tongban.web.console.items.parts.limits import limit_fields, limit_made, limit_read


class BasicsForm(DeskForm):
    """One topic of the plain fields."""

    title: ClassVar[str | Promise]
    lead: ClassVar[str | Promise] = ""
    told: ClassVar[tuple[str, ...]]

    def __init__(self, *args: Any, desk: Desk, **options: Any) -> None:
        self.before = basics_of(desk.copy.item)
        options.setdefault("initial", {}).update(self.read(self.before))
        super().__init__(*args, desk=desk, **options)

    def read(self, basics: Basics) -> dict[str, Any]:
        """Return what the fields hold."""
        return {name: getattr(basics, name) for name in self.told}

    def made(self) -> Basics:
        """Return the plain fields after a valid form."""
        return replace(self.before, **{name: self.cleaned_data[name] for name in self.told})


class IdentityForm(BasicsForm):
    """What the item is, for whom, and how people find it."""

    title = gettext_lazy("名称、类型和服务对象")
    told = (
        "name",
        "summary",
        "item_type",
        "case_kind",
        "audiences",
        "keywords",
        "standard_item",
        "implementation_code",
        "effective_until",
        "local_notes",
    )

    def questions(self) -> dict[str, forms.Field]:
        """Ask for each."""
        return {
            "name": line(gettext("事项名称")),
            "summary": text(
                gettext("一句话说明"), hint=gettext("办成之后，申请人能做什么。"), required=False
            ),
            "item_type": choice_of(ItemType, gettext("事项类型")),
            "case_kind": choice_of(CaseKind, gettext("办件类型")),
            "audiences": choices_of(Audience, gettext("服务对象")),
            "keywords": LinesField(
                label=gettext("关键词"),
                help_text=gettext("老百姓会怎么说？一行写一个。"),
                required=False,
                read=_keyword,
            ),
            "standard_item": forms.CharField(
                label=gettext("基本编码"), required=False, max_length=64
            ),
            "implementation_code": forms.CharField(
                label=gettext("实施编码"), required=False, max_length=64
            ),
            "effective_until": DatePartsField(label=gettext("有效期至"), required=False),
            "local_notes": LinesField(
                label=gettext("本地说明"),
                help_text=gettext("哪些内容没有法规出处、是本地做法？一行写一条。"),
                required=False,
            ),
        }

    def read(self, basics: Basics) -> dict[str, Any]:
        """Return what the fields hold; choices by their value."""
        return {
            **super().read(basics),
            "item_type": value_of(basics.item_type),
            "case_kind": value_of(basics.case_kind),
            "audiences": values_of(basics.audiences),
        }

    def made(self) -> Basics:
        """Return the plain fields; what may be chosen several times as tuples."""
        return replace(super().made(), audiences=tuple(self.cleaned_data["audiences"]))


class LimitsForm(BasicsForm):
    """How long each part of the way may take, by which article."""

    title = gettext_lazy("时限")
    lead = gettext_lazy("承诺时限不能长于法定时限；受理时限内不答复，视为受理。")
    told = (
        "statutory_limit",
        "promised_limit",
        "acceptance_limit",
        "extension_limit",
        "delivery_limit",
    )

    def questions(self) -> dict[str, forms.Field]:
        """Ask for each period and who may extend it."""
        return {
            **limit_fields(self, "statutory_limit", gettext("法定办结时限")),
            **limit_fields(self, "promised_limit", gettext("承诺办结时限")),
            **limit_fields(self, "acceptance_limit", gettext("受理时限")),
            **limit_fields(self, "extension_limit", gettext("最长可延长"), required=False),
            "extension_approver": line(gettext("延长由谁批准"), required=False),
            **limit_fields(self, "delivery_limit", gettext("送达时限"), required=False),
        }

    def read(self, basics: Basics) -> dict[str, Any]:
        """Return what the fields hold of each period."""
        held: dict[str, Any] = {"extension_approver": basics.extension_approver}
        for name in self.told:
            held |= limit_read(name, getattr(basics, name))
        return held

    def clean(self) -> dict[str, Any]:
        """Put each period together."""
        cleaned = super().clean() or {}
        self.periods = {name: limit_made(self, name) for name in self.told}
        return cleaned

    def made(self) -> Basics:
        """Return the plain fields with the periods."""
        told: dict[str, Any] = dict(self.periods)
        told["extension_approver"] = self.cleaned_data["extension_approver"]
        return replace(self.before, **told)


class ServiceForm(BasicsForm):
    """Where, when and how one may apply, and whom to ask."""

    title = gettext_lazy("办理方式、地点和联系")
    told = (
        "channels",
        "visits",
        "visit_reason",
        "places",
        "hours",
        "contact",
        "complaints",
    )

    def questions(self) -> dict[str, forms.Field]:
        """Ask for each."""
        return {
            "channels": choices_of(Channel, gettext("办理形式")),
            "visits": forms.IntegerField(
                label=gettext("到现场次数"),
                min_value=0,
                max_value=9,
                help_text=gettext("不用来填 0。"),
            ),
            "visit_reason": line(
                gettext("为什么要到现场"), hint=gettext("不用到现场就不填。"), required=False
            ),
            "places": text(gettext("办理地点"), required=False),
            "hours": line(gettext("办理时间"), required=False),
            "contact": line(gettext("咨询方式"), required=False),
            "complaints": line(gettext("监督投诉方式"), required=False),
        }

    def read(self, basics: Basics) -> dict[str, Any]:
        """Return what the fields hold; choices by their value."""
        return {**super().read(basics), "channels": values_of(basics.channels)}

    def made(self) -> Basics:
        """Return the plain fields; the channels as a tuple."""
        return replace(super().made(), channels=tuple(self.cleaned_data["channels"]))


TOPICS: Final[dict[str, type[BasicsForm]]] = {
    "identity": IdentityForm,
    "limits": LimitsForm,
    "service": ServiceForm,
}
"""The forms by the name that their addresses bear."""


def topic_of(name: str) -> str:
    """Return the topic in which a plain field is written."""
    found = name in LimitsForm.told or name == "extension_approver"
    if found:
        return "limits"
    return "service" if name in ServiceForm.told else "identity"


def _keyword(written: str) -> str:
    if len(written) > LONGEST_KEYWORD:
        raise InvalidValue("keyword", gettext("每个关键词最多 64 个字"))
    return written
