"""How I sign in (我的登录): the password, and every browser in which I am signed in now."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.store.people.sessions import SignIn, sign_ins_of
from tongban.web.components import lists, navigation
from tongban.web.components.access import citizen_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, PostForm, Section, show
from tongban.web.components.words import written_moment
from tongban.web.hall import places
from tongban.web.hall.visitor import citizen_of, outside_of

WHICH = "which"
OTHERS = "others"


@citizen_required
@require_safe
def sign_in(request: HttpRequest) -> HttpResponseBase:
    """Show how the person signs in and where they are signed in."""
    page = Page(
        title=gettext("我的登录"),
        back=navigation.BackLink(href=places.mine()),
        body=(
            lists.SummaryList(
                rows=(
                    lists.SummaryRow(
                        key=gettext("密码"),
                        value=gettext("已设置"),
                        actions=(
                            navigation.Link(
                                words=gettext("修改"),
                                href=reverse("account_change_password"),
                                about=gettext("密码"),
                            ),
                        ),
                    ),
                )
            ),
            Section(title=gettext("登录中的设备"), id="devices", body=_devices(request)),
        ),
    )
    return show(request, page)


def _devices(request: HttpRequest) -> tuple[Component, ...]:
    here = request.session.session_key or ""
    found = sign_ins_of(
        citizen_of(request).account,
        now=outside_of(request).now,
        idle=timedelta(minutes=settings.CITIZEN_IDLE_MINUTES),
    )
    table = lists.DataTable(
        caption=gettext("现在用您的账户登录的浏览器"),
        caption_hidden=True,
        columns=tuple(
            lists.Column(words=words)
            for words in (
                gettext("设备"),
                gettext("登录时间"),
                gettext("最近使用"),
                gettext("操作"),
            )
        ),
        rows=tuple(
            _row(one, here=one.key == here)
            for one in sorted(found, key=lambda one: one.key != here)
        ),
    )
    advice = lists.Paragraph(
        body=gettext("有不认识的设备，请让它退出，再修改密码。修改密码会让其他设备全部退出。")
    )
    return (table, advice, *(_all_others(found, here)))


def _row(one: SignIn, *, here: bool) -> lists.Row:
    device = one.device or gettext("没有说明的设备")
    return lists.Row(
        cells=(
            device,
            written_moment(one.began_at),
            gettext("正在使用") if here else written_moment(one.seen_at),
            gettext("本机") if here else _leave(one, device),
        )
    )


def _leave(one: SignIn, device: str) -> Content:
    return PostForm(
        body="",
        action=reverse("hall:end_sign_in"),
        hidden=((WHICH, one.reference),),
        buttons=navigation.Button(
            words=gettext("让它退出"), kind=navigation.ButtonKind.SECONDARY, about=device
        ),
    )


def _all_others(found: tuple[SignIn, ...], here: str) -> tuple[Component, ...]:
    if all(one.key == here for one in found):
        return ()
    button = navigation.Button(
        words=gettext("其他设备全部退出"), kind=navigation.ButtonKind.WARNING
    )
    return (
        PostForm(
            body="",
            action=reverse("hall:end_sign_in"),
            hidden=((WHICH, OTHERS),),
            buttons=button,
        ),
    )
