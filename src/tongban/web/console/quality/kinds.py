"""Kinds of rules (规则种类): what each is called, and what it is for, before one is written."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from tongban.web.components.component import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleKind:
    """A kind as a steward chooses it (规则种类); `asks` are its questions beside the field."""

    title: Words
    summary: Words
    asks: tuple[str, ...]


KINDS: Mapping[str, RuleKind] = {
    "filled": RuleKind(
        title=gettext_lazy("不能为空"),
        summary=gettext_lazy("这一项必须填写。"),
        asks=("field",),
    ),
    "identifies": RuleKind(
        title=gettext_lazy("号码合规"),
        summary=gettext_lazy("身份号码、统一社会信用代码的位数和校验码都要对。"),
        asks=("field", "scheme", "old"),
    ),
    "listed": RuleKind(
        title=gettext_lazy("在代码表内"),
        summary=gettext_lazy("只能是列出的几个值之一。"),
        asks=("field", "values"),
    ),
    "shaped": RuleKind(
        title=gettext_lazy("格式"),
        summary=gettext_lazy("按字符的种类写：数字写9，字母写A或a，汉字写字。"),
        asks=("field", "shapes"),
    ),
    "within": RuleKind(
        title=gettext_lazy("数值范围"),
        summary=gettext_lazy("是数字，并且在上下限之间。"),
        asks=("field", "least", "most"),
    ),
    "dated": RuleKind(
        title=gettext_lazy("日期范围"),
        summary=gettext_lazy("是真实的日期，并且在两个日期之间。"),
        asks=("field", "earliest", "latest"),
    ),
    "fresh": RuleKind(
        title=gettext_lazy("及时更新"),
        summary=gettext_lazy("这个日期在最近若干天之内。"),
        asks=("field", "days"),
    ),
    "ordered": RuleKind(
        title=gettext_lazy("先后顺序"),
        summary=gettext_lazy("一个日期不晚于另一个日期。"),
        asks=("field", "later"),
    ),
    "agrees_with_number": RuleKind(
        title=gettext_lazy("与身份号码一致"),
        summary=gettext_lazy("出生日期或者性别与身份号码里的一致。"),
        asks=("field", "number", "part"),
    ),
    "unique": RuleKind(
        title=gettext_lazy("不重复"),
        summary=gettext_lazy("没有两行在这几项上完全相同。"),
        asks=("fields",),
    ),
    "registered": RuleKind(
        title=gettext_lazy("在另一库中查得到"),
        summary=gettext_lazy("另一个部门的数据里有这个号码。"),
        asks=("field", "register"),
    ),
    "same_as": RuleKind(
        title=gettext_lazy("跨库一致"),
        summary=gettext_lazy("另一个部门的数据对同一个号码说的一样。"),
        asks=("field", "key", "their_field"),
    ),
}
