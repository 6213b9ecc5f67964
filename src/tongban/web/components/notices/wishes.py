"""How I want to be told (通知设置): channels by group, quiet hours, gathered mail, the address."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.translation import gettext, gettext_lazy

from tongban.actions.notices.addresses import HeldAddress
from tongban.core.notices.addresses import masked_address
from tongban.core.notices.kinds import NoticeChannel, NoticeGroup
from tongban.core.notices.preferences import NoticePreferences, QuietHours
from tongban.core.notices.templates import Language
from tongban.web.components import lists, messages, navigation
from tongban.web.components.component import Component, Content
from tongban.web.components.forms import PlainForm, errors_of, fields_of
from tongban.web.components.notices import words
from tongban.web.components.notices.places import NoticePlaces
from tongban.web.components.sections import Page, PostForm, Section

_CHOSEN = (NoticeChannel.EMAIL, NoticeChannel.SMS)
_HOURS = [(hour, f"{hour}:00") for hour in range(24)]


class WishesForm(PlainForm):
    """Which channels are wanted for which group, and when nothing shall sound."""

    quiet_from = forms.TypedChoiceField(
        label=gettext_lazy("几点以后不打扰"), choices=_HOURS, coerce=int
    )
    quiet_until = forms.TypedChoiceField(
        label=gettext_lazy("到几点"),
        help_text=gettext_lazy("这段时间只进站内消息，短信和邮件等到时段结束再发。"),
        choices=_HOURS,
        coerce=int,
    )
    digest = forms.BooleanField(label=gettext_lazy("办理进展的邮件每天合成一封"), required=False)
    language = forms.ChoiceField(
        label=gettext_lazy("短信和邮件用什么语言"),
        choices=[("zh", "中文"), ("en", "English")],
        widget=forms.RadioSelect,
    )

    def __init__(
        self, groups: Iterable[NoticeGroup], standing: NoticePreferences, *args: Any
    ) -> None:
        self.groups, self.standing = tuple(groups), standing
        quiet = standing.quiet
        super().__init__(
            *args,
            initial={
                "quiet_from": quiet.begin,
                "quiet_until": quiet.end,
                "digest": standing.digest,
                "language": standing.language,
            },
        )

    def questions(self) -> dict[str, forms.Field]:
        """Ask for the channels of each group."""
        return {
            f"want_{group.value}": forms.MultipleChoiceField(
                label=str(words.GROUPS[group]),
                required=False,
                choices=[(one.value, words.CHANNELS[one]) for one in _CHOSEN],
                initial=[one.value for one in _CHOSEN if one in self.standing.channels(group)],
                widget=forms.CheckboxSelectMultiple,
            )
            for group in self.groups
        }

    @property
    def preferences(self) -> NoticePreferences:
        """Return what was chosen; groups that were not asked for stay as they stood."""
        said = self.cleaned_data
        chosen = {
            group: frozenset(map(NoticeChannel, said[f"want_{group.value}"]))
            for group in self.groups
        }
        return NoticePreferences(
            wanted={**self.standing.wanted, **chosen},
            quiet=QuietHours(begin=said["quiet_from"], end=said["quiet_until"]),
            digest=said["digest"],
            language=cast("Language", said["language"]),
        )


def settings_page(
    form: WishesForm,
    places: NoticePlaces,
    *,
    address: HeldAddress | None,
    phone: str,
    robots: int | None = None,
    address_error: str = "",
) -> Page:
    """Return the page of what somebody wants; `robots` are those of an officer's unit."""
    return Page(
        title=gettext("怎么通知我"),
        back=navigation.BackLink(href=places.inbox),
        lead=lists.Paragraph(
            body=gettext("站内消息总会有，不能关闭。下面选择还用什么方式提醒您。")
        ),
        errors=errors_of(form) if form.is_bound else None,
        body=(
            *_robots(robots),
            PostForm(
                action=places.settings,
                body=fields_of(form),
                buttons=navigation.Button(words=gettext("保存")),
            ),
            Section(
                title=gettext("邮箱和手机"),
                id="addresses",
                body=(*_phone(phone), *_address(places, address, address_error)),
            ),
        ),
    )


def _robots(many: int | None) -> tuple[Component, ...]:
    if many is None:
        return ()
    told = (
        gettext("本部门有 %(count)d 个工作群机器人，新的待办会发到群里。") % {"count": many}
        if many
        else gettext("本部门还没有工作群机器人，需要的请联系系统管理员登记。")
    )
    return (messages.Inset(body=lists.Paragraph(body=told)),)


def _phone(phone: str) -> tuple[Component, ...]:
    told = (
        gettext("短信发到 %(phone)s。") % {"phone": phone}
        if phone
        else gettext("还没有核验过手机，短信发不了。")
    )
    return (lists.Paragraph(body=told),)


def _address(places: NoticePlaces, address: HeldAddress | None, error: str) -> tuple[Content, ...]:
    if address is not None and address.verified_at is not None:
        told = gettext("邮件发到 %(address)s。") % {"address": masked_address(address.address)}
        drop = navigation.Button(
            words=gettext("不再用这个邮箱"), kind=navigation.ButtonKind.SECONDARY
        )
        return (
            lists.Paragraph(body=told),
            PostForm(action=places.address, body="", hidden=(("act", "drop"),), buttons=drop),
        )
    wrong = (messages.Notification(title=error, kind=messages.NotificationKind.ATTENTION),)
    return (*(wrong if error else ()), _ask(places, address))


def _ask(places: NoticePlaces, address: HeldAddress | None) -> Component:
    """Return the form that asks for an address, or for the code that was sent there."""
    form, act, button = (
        (AddressForm(), "ask", gettext("发送验证码"))
        if address is None
        else (CodeForm(), "code", gettext("核验邮箱"))
    )
    body: Content = fields_of(form)
    if address is not None:
        sent = gettext("验证码已发到 %(address)s，30 分钟内有效。") % {
            "address": masked_address(address.address)
        }
        body = (lists.Paragraph(body=sent), body)
    return PostForm(
        action=places.address,
        body=body,
        hidden=(("act", act),),
        buttons=(navigation.Button(words=button, kind=navigation.ButtonKind.SECONDARY),),
    )


class AddressForm(PlainForm):
    """Where somebody wants to get mail."""

    address = forms.CharField(
        label=gettext_lazy("邮箱地址"),
        help_text=gettext_lazy("我们发一个验证码过去，输对了才会往这里发邮件。"),
        max_length=254,
    )


class CodeForm(PlainForm):
    """The code that came to the address."""

    code = forms.CharField(label=gettext_lazy("邮件里的验证码"), max_length=10)
