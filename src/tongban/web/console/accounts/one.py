"""One account (账户): who, where, which posts, what this administrator may do, what happened."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.targets import published
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.people.actors import Officer, Role
from tongban.core.people.postings import AnyPostingEvent, separate
from tongban.core.vocabulary.errors import NotFound
from tongban.store.people.posting_queries import PostingFile, posting_file
from tongban.web.components import fields, lists, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, PostForm, Section, show
from tongban.web.console.accounts.listing import ADMINISTERING, department_name, state_tag
from tongban.web.console.accounts.words import ROLES, event_words, role_names
from tongban.web.console.requests import officer_of


@officer_required(*ADMINISTERING)
@require_safe
def account(request: HttpRequest, number: str) -> HttpResponseBase:
    """Show an account to an administrator."""
    return show(request, page_of(request, number))


def page_of(request: HttpRequest, number: str, above: Content = "") -> Page:
    """Return the page of an account, below what is to be said first.

    Raises:
        NotFound: when nobody has the number.
    """
    found = posting_file(number)
    if found is None:
        raise NotFound(f"no account {number}")
    catalogue = published().catalogue
    return Page(
        title=gettext("%(name)s（%(number)s）") % {"name": found.person, "number": number},
        back=navigation.BackLink(href=reverse("console:accounts")),
        above=above,
        body=(
            lists.SummaryList(rows=tuple(_rows(found, catalogue))),
            *_ways(officer_of(request), found, catalogue),
            Section(title=gettext("变动记录"), id="history", body=_history(found)),
        ),
    )


def _rows(found: PostingFile, catalogue: Catalogue) -> Iterator[lists.SummaryRow]:
    posting = found.posting
    yield lists.SummaryRow(key=gettext("状态"), value=state_tag(suspended=posting.suspended))
    yield lists.SummaryRow(
        key=gettext("部门"), value=department_name(catalogue, posting.department)
    )
    yield lists.SummaryRow(key=gettext("管辖区划"), value=posting.area or gettext("全市"))
    yield lists.SummaryRow(key=gettext("岗位"), value=role_names(posting.roles))


def _ways(officer: Officer, found: PostingFile, catalogue: Catalogue) -> Iterator[Component]:
    """Yield what this administrator may do to it; to their own account, nothing."""
    posting = found.posting
    if posting.staff_number == officer.staff_number:
        yield lists.Paragraph(body=gettext("这是您自己的账户，由其他管理员调整。"))
        return
    if Role.SECURITY_ADMINISTRATOR in officer.roles:
        yield from _of_security(found)
    if Role.SYSTEM_ADMINISTRATOR in officer.roles:
        yield from _of_system(found, catalogue)


def _of_security(found: PostingFile) -> Iterator[Component]:
    posting = found.posting
    grantable = [role for role in Role if role not in posting.roles]
    grantable = [role for role in grantable if separate(posting.roles | {role})]
    if grantable and not posting.suspended:
        yield _form(
            found,
            "grant",
            gettext("授予岗位"),
            _choice(gettext("岗位"), {role.value: str(ROLES[role]) for role in grantable}, "grant"),
        )
    if posting.roles:
        held = {role.value: str(ROLES[role]) for role in Role if role in posting.roles}
        yield _form(
            found, "withdraw", gettext("收回岗位"), _choice(gettext("岗位"), held, "withdraw")
        )


def _of_system(found: PostingFile, catalogue: Catalogue) -> Iterator[Component]:
    if found.posting.suspended:
        yield _form(found, "restore", gettext("恢复使用"))
        return
    departments = {code: one.name for code, one in sorted(catalogue.departments.items())}
    yield _form(
        found,
        "move",
        gettext("调动"),
        fields.Select(
            name="department",
            label=gettext("新部门"),
            choices=tuple(fields.Choice(value=code, label=n) for code, n in departments.items()),
            value=found.posting.department,
            form="move",
        ),
        fields.TextInput(
            name="area",
            label=gettext("区划代码"),
            value=found.posting.area,
            optional=True,
            width="medium",
            form="move",
        ),
    )
    yield _form(found, "suspend", gettext("停用账户"))


def _form(found: PostingFile, verb: str, title: str, *asked: Component) -> Component:
    warning = verb in ("withdraw", "suspend")
    kind = navigation.ButtonKind.WARNING if warning else navigation.ButtonKind.SECONDARY
    return Section(
        title=title,
        id=verb,
        body=PostForm(
            body=(
                *asked,
                fields.TextInput(name="reason", label=gettext("理由"), form=verb),
            ),
            action=reverse("console:change_account", args=[found.posting.staff_number, verb]),
            buttons=navigation.Button(words=title, kind=kind),
        ),
    )


def _choice(label: str, choices: dict[str, str], form: str) -> Component:
    return fields.Select(
        name="role",
        label=label,
        choices=tuple(fields.Choice(value=code, label=words) for code, words in choices.items()),
        form=form,
    )


def _history(found: PostingFile) -> Content:
    if not found.events:
        return lists.Paragraph(body=gettext("建站时开的账户，之后没有变动。"))
    return lists.Timeline(moments=tuple(_moment(one) for one in reversed(found.events)))


def _moment(event: AnyPostingEvent) -> lists.Moment:
    return lists.Moment(
        title=event_words(event),
        at=event.at,
        by=f"{event.by.name}（{event.by.staff_number}）",
        body=gettext("理由：%(reason)s") % {"reason": event.reason},
    )
