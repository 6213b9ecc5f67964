"""Systems that sign people in through us (接入系统): registered by the security administrator.

Who may ask who somebody is, is a right like a post: one administrator gives it, another reads that
it was given. A secret is shown once; a new one ends the old.
"""

from django.contrib import messages as news
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tongban.actions.targets import published
from tongban.core.exchange.clients import ApiScope
from tongban.core.people.actors import Role
from tongban.core.vocabulary.errors import Conflict, InvalidValue
from tongban.project.identity import registering
from tongban.project.identity.forms import LEARNT, SystemForm
from tongban.project.identity.registering import KnownSystem, Registered
from tongban.web.components import lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.assurance import lately_proven
from tongban.web.components.component import Component, Content
from tongban.web.components.forms import errors_of, fields_of
from tongban.web.components.sections import Page, PostForm, Section, show
from tongban.web.console.clients.words import SCOPES
from tongban.web.console.requests import officer_of

READING = (Role.SECURITY_ADMINISTRATOR, Role.AUDIT_ADMINISTRATOR)
WHY = gettext_lazy("登记、变更接入系统")


@officer_required(*READING)
@require_safe
def systems(request: HttpRequest) -> HttpResponseBase:
    """Show the systems that are known."""
    known = registering.systems()
    ways: Content = ()
    if Role.SECURITY_ADMINISTRATOR in officer_of(request).roles:
        place = reverse("identity_new_system")
        ways = navigation.Buttons(
            items=(navigation.Button(words=gettext("登记一个系统"), href=place),)
        )
    page = Page(
        title=gettext("接入系统"),
        lead=gettext(
            "部门的业务系统用本平台的账户登录，或者凭令牌调用接口。登记由安全管理员办理，审计管理员查看。"
        ),
        body=(ways, _table(known) if known else _nothing()),
        wide=True,
    )
    return show(request, page)


@officer_required(Role.SECURITY_ADMINISTRATOR)
@never_cache
@lately_proven(WHY)
@require_http_methods(["GET", "HEAD", "POST"])
def new_system(request: HttpRequest) -> HttpResponseBase:
    """Ask which system; a post registers it and shows its secret, once."""
    form = SystemForm(request.POST if request.method == "POST" else None, _departments())
    if request.method == "POST" and form.is_valid():
        try:
            made = registering.register(officer_of(request), form.system)
        except (InvalidValue, Conflict) as wrong:
            form.refuse(wrong)
        else:
            return show(request, _told(made, form.system.code))
    page = Page(
        title=gettext("登记一个系统"),
        back=navigation.BackLink(href=reverse("identity_systems")),
        errors=errors_of(form),
        body=PostForm(
            body=fields_of(form, "name", "code", "department", "scopes", "redirects"),
            buttons=navigation.Button(words=gettext("登记系统")),
        ),
    )
    return show(request, page)


@officer_required(*READING)
@require_safe
def system(request: HttpRequest, code: str) -> HttpResponseBase:
    """Show one system: what it may do and where people return."""
    found = registering.system(code)
    acts: Content = ()
    if Role.SECURITY_ADMINISTRATOR in officer_of(request).roles:
        acts = (_renewing(found), _removing(found))
    page = Page(
        title=found.name,
        caption=gettext("接入系统"),
        back=navigation.BackLink(href=reverse("identity_systems")),
        body=(lists.SummaryList(rows=tuple(_facts(found))), acts),
    )
    return show(request, page)


@officer_required(Role.SECURITY_ADMINISTRATOR)
@never_cache
@lately_proven(WHY)
@require_POST
def renew_secret(request: HttpRequest, code: str) -> HttpResponseBase:
    """Make a new secret and show it, once; the old one and all tokens end."""
    return show(request, _told(registering.renew_secret(officer_of(request), code), code))


@officer_required(Role.SECURITY_ADMINISTRATOR)
@lately_proven(WHY)
@require_POST
def remove_system(request: HttpRequest, code: str) -> HttpResponseBase:
    """Take a system off."""
    registering.remove(officer_of(request), code)
    news.success(request, gettext("已移除：这个系统的令牌从现在起全部失效。"))
    return HttpResponseRedirect(reverse("identity_systems"))


def _departments() -> dict[str, str]:
    return {code: one.name for code, one in published().catalogue.departments.items()}


def _table(known: tuple[KnownSystem, ...]) -> Component:
    departments = _departments()
    heads = (gettext("系统名称"), gettext("系统代号"), gettext("所属部门"), gettext("用来做什么"))
    return lists.DataTable(
        caption=gettext("接入系统"),
        caption_hidden=True,
        columns=tuple(lists.Column(words=words) for words in heads),
        rows=tuple(
            lists.Row(
                cells=(
                    navigation.Link(words=one.name, href=_place(one.code)),
                    one.code,
                    departments.get(one.department, one.department),
                    _uses(one),
                )
            )
            for one in known
        ),
    )


def _nothing() -> Component:
    return messages.EmptyState(
        title=gettext("还没有接入系统"),
        advice=gettext("部门的业务系统要用本平台的账户登录时，由安全管理员在这里登记。"),
    )


def _uses(one: KnownSystem) -> str:
    signing_in = gettext("登录") if one.redirects else ""
    calling = gettext("调用接口") if set(one.scopes) - set(LEARNT) else ""
    return "、".join(filter(None, (signing_in, calling)))


def _facts(found: KnownSystem) -> tuple[lists.SummaryRow, ...]:
    words = {**LEARNT, **{one.value: SCOPES[one] for one in ApiScope}}
    return (
        lists.SummaryRow(key=gettext("系统代号"), value=found.code),
        lists.SummaryRow(
            key=gettext("所属部门"), value=_departments().get(found.department, found.department)
        ),
        lists.SummaryRow(key=gettext("标识（client_id）"), value=found.id),
        lists.SummaryRow(
            key=gettext("可以做什么"),
            value=lists.PlainList(items=tuple(str(words.get(one, one)) for one in found.scopes)),
        ),
        lists.SummaryRow(
            key=gettext("登录后的返回地址"),
            value=lists.PlainList(items=tuple(found.redirects))
            if found.redirects
            else gettext("没有"),
        ),
    )


def _renewing(found: KnownSystem) -> Component:
    return Section(
        title=gettext("更换密钥"),
        id="secret",
        body=PostForm(
            action=reverse("identity_renew_secret", args=[found.code]),
            body=lists.Paragraph(
                body=gettext("密钥泄露或者经手的人离开时更换。旧密钥和已经发出的令牌立即失效。")
            ),
            buttons=navigation.Button(
                words=gettext("更换密钥"), kind=navigation.ButtonKind.SECONDARY
            ),
        ),
    )


def _removing(found: KnownSystem) -> Component:
    form = PostForm(
        action=reverse("identity_remove_system", args=[found.code]),
        body=lists.Paragraph(
            body=gettext("移除后，这个系统不能再让人登录，也不能再调用接口；要恢复须重新登记。")
        ),
        buttons=navigation.Button(words=gettext("确认移除"), kind=navigation.ButtonKind.WARNING),
    )
    return messages.Details(summary=gettext("移除这个系统"), body=form)


def _told(made: Registered, code: str) -> Page:
    return Page(
        title=gettext("请现在交给系统保存"),
        back=navigation.BackLink(href=_place(code)),
        body=(
            messages.Notification(
                title=gettext("密钥只显示这一次"),
                body=gettext("离开这个页面以后谁也看不到它；丢失了就更换。"),
            ),
            lists.SummaryList(
                rows=(
                    lists.SummaryRow(key=gettext("标识（client_id）"), value=made.id),
                    lists.SummaryRow(key=gettext("密钥（client_secret）"), value=made.secret),
                )
            ),
            navigation.Link(words=gettext("查看这个系统"), href=_place(code)),
        ),
    )


def _place(code: str) -> str:
    return reverse("identity_system", args=[code])
