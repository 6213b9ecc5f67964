"""Describing a resource (目录编制表单): where it is kept, what it tells, and how it is shared."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from tongban.core.catalog.datasets import Sharing
from tongban.core.exchange.resources import DataField, DataResource, Form, Opening
from tongban.core.vocabulary.citations import Citation, parse_citation
from tongban.core.vocabulary.errors import InvalidValue
from tongban.web.components.forms import PlainForm
from tongban.web.console.data.words import FORMS, OPENING, SHARING

_CODE = re.compile(r"[a-z][a-z0-9_]{1,63}")
_BREAK = re.compile(r"[\s,，、;；]+")


class ResourceForm(PlainForm):
    """What a steward says of a resource; codes are those of the catalogue."""

    code = forms.CharField(
        label=gettext_lazy("代码"),
        help_text=gettext_lazy("小写字母、数字和下划线，例如 tax_credit；发布后不能改"),
        max_length=64,
    )
    name = forms.CharField(label=gettext_lazy("数据资源名称"), max_length=100)
    system = forms.CharField(label=gettext_lazy("所在系统"), max_length=100)
    summary = forms.CharField(
        label=gettext_lazy("说明"), required=False, max_length=500, widget=forms.Textarea
    )
    form = forms.ChoiceField(
        label=gettext_lazy("共享方式"), choices=[(one.value, words) for one, words in FORMS.items()]
    )
    fields_written = forms.CharField(
        label=gettext_lazy("信息项"),
        help_text=gettext_lazy("每行一项：系统里的字段名、数据元代码，例如 xm person.name"),
        max_length=20_000,
        widget=forms.Textarea,
    )
    keys = forms.CharField(
        label=gettext_lazy("凭什么查"),
        help_text=gettext_lazy("数据元代码，例如 person.identity_number；多个用顿号隔开"),
        max_length=500,
    )
    proves = forms.CharField(
        label=gettext_lazy("可免交的材料"),
        help_text=gettext_lazy("材料代码，多个用顿号隔开"),
        required=False,
        max_length=500,
    )
    areas = forms.CharField(
        label=gettext_lazy("覆盖地区"),
        help_text=gettext_lazy("行政区划代码，多个用顿号隔开"),
        required=False,
        max_length=200,
    )
    update_cycle = forms.CharField(
        label=gettext_lazy("更新周期"), help_text=gettext_lazy("例如：实时、每日"), max_length=40
    )
    sharing = forms.ChoiceField(
        label=gettext_lazy("共享属性"),
        choices=[(one.value, words) for one, (words, _) in SHARING.items()],
    )
    condition = forms.CharField(
        label=gettext_lazy("共享条件"),
        help_text=gettext_lazy("有条件共享时填写；不得增设法定以外的条件"),
        required=False,
        max_length=300,
    )
    basis = forms.CharField(
        label=gettext_lazy("依据"),
        help_text=gettext_lazy("不予共享时必须填写法律、行政法规或国务院规定"),
        required=False,
        max_length=200,
    )
    opening = forms.ChoiceField(
        label=gettext_lazy("开放属性"),
        choices=[(one.value, words) for one, words in OPENING.items()],
    )

    def clean_code(self) -> str:
        """Return a code that fits into addresses."""
        code: str = self.cleaned_data["code"]
        if not _CODE.fullmatch(code):
            raise forms.ValidationError(
                gettext("代码只能用小写字母、数字和下划线，以字母开头"), code="code"
            )
        return code

    def clean_fields_written(self) -> tuple[DataField, ...]:
        """Return one field for each line."""
        lines = [line.split() for line in self.cleaned_data["fields_written"].splitlines()]
        lines = [line for line in lines if line]
        wrong = [" ".join(line) for line in lines if len(line) < _PARTS]
        if wrong:
            raise forms.ValidationError(
                gettext("这一行缺少数据元代码：%(line)s") % {"line": wrong[0]}, code="line"
            )
        return tuple(
            DataField(name=line[0], element=line[1], label=" ".join(line[2:])) for line in lines
        )

    def clean_basis(self) -> Citation | None:
        """Return the article that the sharing attribute stands on, if any was named."""
        written = self.cleaned_data["basis"]
        if not written:
            return None
        try:
            return parse_citation(written)
        except InvalidValue:
            raise forms.ValidationError(
                gettext("请写出法规名称和条款，例如：《政务数据共享条例》第十九条"), code="citation"
            ) from None

    def resource(self, holder: str, *, family: tuple[str, ...] = ()) -> DataResource:
        """Return what was answered; `family` is known of the dataset from before."""
        said = self.cleaned_data
        return DataResource(
            code=said["code"],
            name=said["name"],
            holder=holder,
            system=said["system"],
            form=Form(said["form"]),
            fields=said["fields_written"],
            keys=_codes(said["keys"]),
            summary=said["summary"],
            proves=_codes(said["proves"]),
            family=family,
            areas=_codes(said["areas"]),
            update_cycle=said["update_cycle"],
            sharing=Sharing(said["sharing"]),
            condition=said["condition"],
            basis=said["basis"],
            opening=Opening(said["opening"]),
        )


_PARTS = 2


def first_answers(resource: DataResource) -> Mapping[str, Any]:
    """Return the answers that the form begins with for a resource that there is."""
    lines = (f"{one.name} {one.element} {one.label}".strip() for one in resource.fields)
    return {
        "code": resource.code,
        "name": resource.name,
        "system": resource.system,
        "summary": resource.summary,
        "form": resource.form.value,
        "fields_written": "\n".join(lines),
        "keys": "、".join(resource.keys),
        "proves": "、".join(resource.proves),
        "areas": "、".join(resource.areas),
        "update_cycle": resource.update_cycle,
        "sharing": resource.sharing.value,
        "condition": resource.condition,
        "basis": "" if resource.basis is None else resource.basis.written,
        "opening": resource.opening.value,
    }


def _codes(written: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in _BREAK.split(written) if one))
