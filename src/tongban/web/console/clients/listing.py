"""The systems of a department (系统清单), and the form that registers one."""

from django.contrib import messages as told
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from tongban.actions.clients.registering import register
from tongban.actions.targets import published
from tongban.core.authoring.access import CATALOGUE_KEEPER
from tongban.core.people.actors import Officer, Role
from tongban.core.vocabulary.errors import Conflict, InvalidValue
from tongban.store.gateway.queries import KnownClient, clients_of
from tongban.web.components import lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component
from tongban.web.components.forms import errors_of, fields_of
from tongban.web.components.sections import Page, PostForm, Section, show
from tongban.web.components.sentences import refusal
from tongban.web.console.clients import places
from tongban.web.console.clients.forms import SystemForm
from tongban.web.console.requests import officer_of, outside_of


@officer_required(Role.DATA_STEWARD)
@require_http_methods(["GET", "HEAD", "POST"])
def clients(request: HttpRequest) -> HttpResponseBase:
    """Show the systems that this steward keeps, and register another."""
    officer = officer_of(request)
    departments = _departments(officer)
    posted = request.POST if request.method == "POST" else None
    form = SystemForm(departments, posted)
    if posted is not None and form.is_valid() and _registered(officer, form):
        told.success(request, gettext("已登记：下一步给它一个密钥。"))
        return HttpResponseRedirect(places.client(form.cleaned_data["code"]))
    department = "" if officer.department == CATALOGUE_KEEPER else officer.department
    page = Page(
        title=gettext("业务系统对接"),
        lead=gettext(
            "部门的业务系统凭密钥调用接口、接收事件。每个系统用自己的密钥，只给用得着的权限。"
        ),
        errors=errors_of(form) if form.is_bound else None,
        body=(
            _table(clients_of(department, on=outside_of(request).today), departments),
            Section(
                title=gettext("登记一个系统"),
                body=PostForm(
                    body=fields_of(form), buttons=navigation.Button(words=gettext("登记"))
                ),
            ),
        ),
        wide=True,
    )
    return show(request, page)


def _registered(officer: Officer, form: SystemForm) -> bool:
    """Register what the form says; when that cannot be, say why in the form."""
    said = form.cleaned_data
    try:
        register(officer, said["code"], name=said["name"], department=form.department_chosen())
    except InvalidValue as error:
        form.add_error("name" if error.kind == "name" else "code", refusal(error))
    except Conflict:
        form.add_error("code", gettext("这个编码已经有系统用了，请换一个"))
    return form.is_valid()


def _departments(officer: Officer) -> dict[str, str]:
    """Return the departments whose systems the officer may register, by code."""
    every = {code: one.short_name for code, one in published().catalogue.departments.items()}
    if officer.department == CATALOGUE_KEEPER:
        return every
    own = officer.department
    return {own: every.get(own, own)}


def _table(found: tuple[KnownClient, ...], departments: dict[str, str]) -> Component:
    if not found:
        return messages.EmptyState(
            title=gettext("还没有登记系统"),
            advice=gettext("在下面登记第一个业务系统，再给它一个密钥。"),
        )
    heads = (gettext("系统名称"), gettext("编码"), gettext("所属部门"), gettext("有效密钥"))
    return lists.DataTable(
        caption=gettext("业务系统"),
        caption_hidden=True,
        columns=tuple(
            lists.Column(words=words, number=place == len(heads) - 1)
            for place, words in enumerate(heads)
        ),
        rows=tuple(
            lists.Row(
                cells=(
                    navigation.Link(words=one.name, href=places.client(one.code)),
                    one.code,
                    departments.get(one.department, one.department),
                    str(one.keys),
                )
            )
            for one in found
        ),
    )
