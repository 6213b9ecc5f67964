"""Accounts (账户列表): officers by number, department and post; a page of them at a time."""

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.targets import published
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.people.actors import ADMINISTRATORS, Role
from tongban.store.people.posting_queries import MOST, PostingFile, Wanted, postings
from tongban.web.components import fields, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, show
from tongban.web.console.accounts.words import ROLES, role_names
from tongban.web.console.requests import officer_of

ADMINISTERING = tuple(role for role in Role if role in ADMINISTRATORS)
_LONGEST = 32


@officer_required(*ADMINISTERING)
@require_safe
def accounts(request: HttpRequest) -> HttpResponseBase:
    """Show accounts of officers; what is looked for stands in the address."""
    wanted = _wanted(request)
    catalogue = published().catalogue
    found = postings(wanted)
    page = Page(
        title=gettext("账户与岗位"),
        lead=gettext(
            "三员分立：系统管理员开户和停用，安全管理员授予岗位，审计管理员查看全部操作。"
        ),
        body=(
            *_ways(request),
            _filters(wanted, catalogue),
            _table(found, catalogue) if found else _nothing(),
        ),
        wide=True,
    )
    return show(request, page)


def department_name(catalogue: Catalogue, code: str) -> str:
    """Return the name of a department, or its code when it is gone."""
    department = catalogue.departments.get(code)
    return department.name if department else code


def state_tag(*, suspended: bool) -> Component:
    """Return whether an account is open."""
    if suspended:
        return messages.Tag(words=gettext("账户已停用"), tone=messages.Tone.ATTENTION)
    return messages.Tag(words=gettext("使用中"), tone=messages.Tone.GOOD)


def _wanted(request: HttpRequest) -> Wanted:
    asked = {name: request.GET.get(name, "").strip()[:64] for name in ("q", "department", "role")}
    text = asked["q"][:_LONGEST]
    return Wanted(
        text=text if text.isprintable() else "",
        department=asked["department"] if asked["department"].isidentifier() else "",
        role=asked["role"] if asked["role"] in {role.value for role in Role} else "",
    )


def _ways(request: HttpRequest) -> tuple[Component, ...]:
    roles = officer_of(request).roles
    ways: list[navigation.Button | navigation.Link] = []
    if Role.SYSTEM_ADMINISTRATOR in roles:
        ways.append(navigation.Button(words=gettext("开户"), href=reverse("console:open_account")))
    if Role.AUDIT_ADMINISTRATOR in roles:
        ways.append(
            navigation.Link(words=gettext("管理员操作记录"), href=reverse("console:admin_acts"))
        )
        ways.append(navigation.Link(words=gettext("查阅监督"), href=reverse("console:oversight")))
    return (navigation.Buttons(items=tuple(ways)),) if ways else ()


def _filters(wanted: Wanted, catalogue: Catalogue) -> Component:
    departments = sorted(catalogue.departments.values(), key=lambda one: one.code)
    return navigation.FilterBar(
        fields=(
            fields.TextInput(name="q", label=gettext("工号"), value=wanted.text, width="medium"),
            fields.Select(
                name="department",
                label=gettext("部门"),
                choices=tuple(fields.Choice(value=one.code, label=one.name) for one in departments),
                value=wanted.department,
                blank=gettext("全部部门"),
            ),
            fields.Select(
                name="role",
                label=gettext("岗位"),
                choices=tuple(
                    fields.Choice(value=role.value, label=words) for role, words in ROLES.items()
                ),
                value=wanted.role,
                blank=gettext("全部岗位"),
            ),
        ),
        clear="?" if wanted != Wanted() else "",
    )


def _table(found: tuple[PostingFile, ...], catalogue: Catalogue) -> Content:
    table = lists.DataTable(
        caption=gettext("工作人员账户"),
        caption_hidden=True,
        columns=(
            lists.Column(words=gettext("工号"), one_line=True),
            lists.Column(words=gettext("姓名"), one_line=True),
            lists.Column(words=gettext("部门")),
            lists.Column(words=gettext("岗位")),
            lists.Column(words=gettext("状态")),
        ),
        rows=tuple(_row(one, catalogue) for one in found),
    )
    if len(found) < MOST:
        return table
    more = gettext("只列出前 %(count)d 个，请用工号、部门或者岗位缩小范围。") % {"count": MOST}
    return (table, lists.Paragraph(body=more))


def _row(one: PostingFile, catalogue: Catalogue) -> lists.Row:
    number = one.posting.staff_number
    return lists.Row(
        cells=(
            navigation.Link(words=number, href=reverse("console:account", args=[number])),
            one.person,
            department_name(catalogue, one.posting.department),
            role_names(one.posting.roles),
            state_tag(suspended=one.posting.suspended),
        )
    )


def _nothing() -> Component:
    return messages.EmptyState(
        title=gettext("没有找到账户"), advice=gettext("请换一个工号、部门或者岗位。")
    )
