"""Robots of units' work chats (工作群机器人): registered by a pasted address, ended by a button."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages as news
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy, gettext_noop
from django.views.decorators.http import require_http_methods, require_POST

from tongban.actions.notices.bots import MOST_A_UNIT, end_bot, register_bot
from tongban.actions.targets import published
from tongban.core.notices.bots import ChatVendor, read_bot
from tongban.core.people.actors import Role
from tongban.core.vocabulary.errors import Conflict, InvalidValue
from tongban.core.vocabulary.plain_text import plain_text
from tongban.store.notices.queries import KeptBot, bots
from tongban.store.people.queries import names_of_staff
from tongban.web.components import lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.forms import PlainForm, errors_of, fields_of
from tongban.web.components.sections import Page, PostForm, Section, show
from tongban.web.components.sentences import refusal
from tongban.web.components.words import written_moment
from tongban.web.console.notices.frame import bar
from tongban.web.console.requests import officer_of, outside_of

VENDORS = {
    ChatVendor.DINGTALK: gettext_lazy("钉钉"),
    ChatVendor.WECOM: gettext_lazy("企业微信"),
}
OF_REFUSALS = (
    gettext_noop("请粘贴钉钉或者企业微信给出的机器人地址"),
    gettext_noop("地址里应当只有机器人的密钥"),
    gettext_noop("地址里的密钥格式不对，请重新复制"),
    gettext_noop("钉钉机器人要开启加签，并填写 SEC 开头的密钥"),
    gettext_noop("企业微信机器人没有加签密钥，请留空"),
)


class RobotForm(PlainForm):
    """A robot: whose, what it is called, and what the chat gave out."""

    department = forms.ChoiceField(label=gettext_lazy("哪个部门的工作群"))
    name = forms.CharField(label=gettext_lazy("群的名称"), max_length=40)
    address = forms.CharField(
        label=gettext_lazy("机器人地址"),
        help_text=gettext_lazy("从钉钉或者企业微信的群机器人里复制整个地址。保存后不再显示。"),
        max_length=300,
    )
    secret = forms.CharField(
        label=gettext_lazy("加签密钥"),
        help_text=gettext_lazy("钉钉填写 SEC 开头的密钥；企业微信留空。"),
        max_length=140,
        required=False,
    )

    def __init__(self, departments: dict[str, str], *args: Any) -> None:
        super().__init__(*args)
        self.fields["department"].choices = list(departments.items())  # type: ignore[attr-defined]

    def clean_name(self) -> str:
        """Return the name as plain text."""
        try:
            return plain_text(self.cleaned_data["name"])
        except InvalidValue as wrong:
            raise forms.ValidationError(refusal(wrong)) from None


@officer_required(Role.SYSTEM_ADMINISTRATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def robots(request: HttpRequest) -> HttpResponseBase:
    """Show the robots, and register another."""
    departments = {code: one.short_name for code, one in published().catalogue.departments.items()}
    posted = request.POST if request.method == "POST" else None
    form = RobotForm(departments, posted)
    if posted is not None and form.is_valid() and _registered(request, form):
        news.success(request, gettext("已登记：新的待办会发到群里。"))
        return HttpResponseRedirect(reverse("console:notice-bots"))
    page = Page(
        title=gettext("工作群机器人"),
        above=bar("console:notice-bots"),
        lead=lists.Paragraph(
            body=gettext("新的待办发到部门的钉钉或者企业微信群，只写事项、办件编号和期限。")
        ),
        errors=errors_of(form) if form.is_bound else None,
        body=(
            _list(bots(), departments),
            Section(
                title=gettext("登记一个机器人"),
                body=PostForm(
                    body=fields_of(form), buttons=navigation.Button(words=gettext("登记"))
                ),
            ),
        ),
        wide=True,
    )
    return show(request, page)


@officer_required(Role.SYSTEM_ADMINISTRATOR)
@require_POST
def end_robot(request: HttpRequest, bot: UUID) -> HttpResponseBase:
    """Tell a robot nothing more."""
    end_bot(officer_of(request), bot, outside_of(request))
    news.success(request, gettext("已停用，密钥已删除。"))
    return HttpResponseRedirect(reverse("console:notice-bots"))


def _registered(request: HttpRequest, form: RobotForm) -> bool:
    """Register what the form says; when that cannot be, say why in the form."""
    said, outside = form.cleaned_data, outside_of(request)
    try:
        bot = read_bot(said["address"], said["secret"], origins=outside.chat_origins)
        register_bot(
            officer_of(request),
            bot,
            department=said["department"],
            name=said["name"],
            outside=outside,
        )
    except InvalidValue as wrong:
        form.add_error("address", gettext(wrong.reason))
    except Conflict:
        form.add_error(
            "department", gettext("一个部门最多登记 %(most)d 个机器人") % {"most": MOST_A_UNIT}
        )
    return form.is_valid()


def _list(found: tuple[KeptBot, ...], departments: dict[str, str]) -> Component:
    if not found:
        return messages.EmptyState(
            title=gettext("还没有登记机器人"),
            advice=gettext("登记后，部门的新待办会发到工作群。"),
        )
    heads = (
        gettext("部门"),
        gettext("群"),
        gettext("平台"),
        gettext("登记"),
        gettext("状态"),
    )
    names = names_of_staff(one.made_by for one in found)
    return lists.DataTable(
        caption=gettext("已登记的机器人"),
        caption_hidden=True,
        columns=tuple(lists.Column(words=words) for words in heads),
        rows=tuple(
            lists.Row(
                cells=(
                    departments.get(one.department, one.department),
                    one.name,
                    VENDORS[ChatVendor(one.vendor)],
                    f"{written_moment(one.made_at)}，{names.get(one.made_by, one.made_by)}",
                    _standing(one),
                )
            )
            for one in found
        ),
    )


def _standing(one: KeptBot) -> Content:
    if one.ended_at is not None:
        return messages.Tag(words=gettext("已停用"))
    return PostForm(
        action=reverse("console:notice-bot-end", args=[one.id]),
        body="",
        buttons=navigation.Button(
            words=gettext("停用机器人"), kind=navigation.ButtonKind.WARNING, about=one.name
        ),
    )
