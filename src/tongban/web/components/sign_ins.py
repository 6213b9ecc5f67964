"""How I sign in (我的登录): password, telephone, keys, codes, and where I am signed in.

The same for citizens and officers; each part of the site has its own page around it.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext

from tongban.actions.phones import phone_of
from tongban.actions.sign_in_means import (
    KeptPasskey,
    passkeys_of,
    providers_of,
    recovery_codes_left,
)
from tongban.store.people.sessions import SignIn, sign_ins_of
from tongban.web.components import lists, messages, navigation
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import PostForm, Section
from tongban.web.components.words import written_date, written_moment

WHICH = "which"
OTHERS = "others"


def how(account: int) -> Component:
    """Return by what an account signs in, each with the way to change it."""
    phone = phone_of(account)
    left = recovery_codes_left(account)
    rows = (
        _row(gettext("密码"), gettext("已设置"), gettext("修改"), "account_change_password"),
        _row(
            gettext("绑定的手机"),
            phone.masked if phone else gettext("还没有绑定"),
            gettext("更换") if phone else gettext("绑定"),
            "account_phone",
        ),
        _row(
            gettext("恢复码"),
            gettext("还有 %(left)d 个") % {"left": left} if left else gettext("还没有"),
            gettext("生成"),
            "account_recovery_codes",
        ),
    )
    return lists.SummaryList(rows=rows)


def keys(account: int) -> Component:
    """Return the keys of an account's devices, and the way to another."""
    kept = passkeys_of(account)
    add = navigation.Button(
        words=gettext("添加通行密钥"),
        kind=navigation.ButtonKind.SECONDARY,
        href=reverse("account_passkey_add"),
    )
    told: tuple[Component, ...] = (
        (*_copied(kept), _table(kept))
        if kept
        else (
            lists.Paragraph(
                body=gettext(
                    "通行密钥是留在手机或电脑里的钥匙，用指纹、面容或者屏幕密码打开，比密码更安全。"
                )
            ),
        )
    )
    return Section(title=gettext("通行密钥"), id="passkeys", body=(*told, add))


def providers(account: int) -> tuple[Component, ...]:
    """Return the providers of identities, each with the way to tie it or take it off."""
    if not settings.IDENTITY_PROVIDERS:
        return ()
    tied = providers_of(account)
    rows = tuple(
        lists.SummaryRow(
            key=one.name,
            value=(_tied if one.id in tied else _untied)(one.id, one.name),
        )
        for one in settings.IDENTITY_PROVIDERS
    )
    return (Section(title=gettext("统一身份"), id="providers", body=lists.SummaryList(rows=rows)),)


def _tied(provider: str, name: str) -> Content:
    off = navigation.Button(
        words=gettext("解除绑定"), kind=navigation.ButtonKind.SECONDARY, about=name
    )
    action = reverse("account_provider_off", args=[provider])
    return (gettext("已经绑定，可以用它登录"), PostForm(body="", action=action, buttons=off))


def _untied(provider: str, name: str) -> Content:
    tie = navigation.Button(words=gettext("绑定"), kind=navigation.ButtonKind.SECONDARY, about=name)
    action = reverse("openid_connect_login", args=[provider]) + "?process=connect"
    return (gettext("还没有绑定"), PostForm(body="", action=action, buttons=tie))


def devices(
    request: HttpRequest, account: int, *, now: datetime, idle_minutes: int, end: str
) -> Component:
    """Return where an account is signed in; `end` is the address that ends one of them."""
    here = request.session.session_key or ""
    found = sign_ins_of(account, now=now, idle=timedelta(minutes=idle_minutes))
    columns = (gettext("设备"), gettext("登录时间"), gettext("最近使用"), gettext("操作"))
    table = lists.DataTable(
        caption=gettext("现在用您的账户登录的浏览器"),
        caption_hidden=True,
        columns=tuple(lists.Column(words=words) for words in columns),
        rows=tuple(
            _device(one, here=one.key == here, end=end)
            for one in sorted(found, key=lambda one: one.key != here)
        ),
    )
    advice = lists.Paragraph(
        body=gettext("有不认识的设备，请让它退出，再修改密码。修改密码会让其他设备全部退出。")
    )
    body = (table, advice, *_all_others(found, here, end))
    return Section(title=gettext("登录中的设备"), id="devices", body=body)


def _row(key: str, value: str, words: str, name: str) -> lists.SummaryRow:
    way = navigation.Link(words=words, href=reverse(name), about=key)
    return lists.SummaryRow(key=key, value=value, actions=(way,))


def _copied(kept: tuple[KeptPasskey, ...]) -> Iterator[Component]:
    for one in kept:
        if one.copied:
            yield messages.Notification(
                title=gettext("“%(name)s”可能被人复制，已经停用") % {"name": one.name},
                body=gettext(
                    "它的使用次数倒退过，说明可能有两把。请删除它，修改密码，再添加一把新的。"
                ),
                kind=messages.NotificationKind.ATTENTION,
            )


def _table(kept: tuple[KeptPasskey, ...]) -> Component:
    columns = (gettext("名称"), gettext("添加日期"), gettext("最近使用"), gettext("操作"))
    return lists.DataTable(
        caption=gettext("您的通行密钥"),
        caption_hidden=True,
        columns=tuple(lists.Column(words=words) for words in columns),
        rows=tuple(
            lists.Row(
                cells=(
                    one.name,
                    written_date(localtime(one.added_at).date()),
                    written_moment(one.last_used_at) if one.last_used_at else gettext("还没有用过"),
                    _acts(one),
                )
            )
            for one in kept
        ),
    )


def _acts(one: KeptPasskey) -> Content:
    rename = navigation.Link(
        words=gettext("改名"), href=reverse("account_passkey", args=[one.id]), about=one.name
    )
    remove = PostForm(
        body="",
        action=reverse("account_passkey_remove", args=[one.id]),
        buttons=navigation.Button(
            words=gettext("删除"), kind=navigation.ButtonKind.SECONDARY, about=one.name
        ),
    )
    return (rename, remove)


def _device(one: SignIn, *, here: bool, end: str) -> lists.Row:
    device = one.device or gettext("没有说明的设备")
    return lists.Row(
        cells=(
            device,
            written_moment(one.began_at),
            gettext("正在使用") if here else written_moment(one.seen_at),
            gettext("本机") if here else _leave(one, device, end),
        )
    )


def _leave(one: SignIn, device: str, end: str) -> Content:
    return PostForm(
        body="",
        action=end,
        hidden=((WHICH, one.reference),),
        buttons=navigation.Button(
            words=gettext("让它退出"), kind=navigation.ButtonKind.SECONDARY, about=device
        ),
    )


def _all_others(found: tuple[SignIn, ...], here: str, end: str) -> tuple[Component, ...]:
    if all(one.key == here for one in found):
        return ()
    button = navigation.Button(
        words=gettext("其他设备全部退出"), kind=navigation.ButtonKind.WARNING
    )
    return (PostForm(body="", action=end, hidden=((WHICH, OTHERS),), buttons=button),)
