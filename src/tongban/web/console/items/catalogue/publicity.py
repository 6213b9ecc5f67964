"""Publishing a list (公布清单): what the public sees of it now, and the act that publishes it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from tongban.actions.overviews.publishing import LONGEST_APPROVAL, publish_list
from tongban.actions.targets import published
from tongban.core.authoring.access import may_publish_lists, sees_every_department
from tongban.core.people.actors import Officer
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed, NotFound
from tongban.store.overviews.queries.editions import Published, edition
from tongban.store.overviews.queries.lists import list_page
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.fields import TextInput
from tongban.web.components.lists import Paragraph
from tongban.web.components.messages import Notification, NotificationKind
from tongban.web.components.navigation import BackLink, Button, Buttons, Link
from tongban.web.components.sections import Page, PostForm, Section
from tongban.web.components.words import plain_date
from tongban.web.console.items import places
from tongban.web.console.items.catalogue.asked import LISTS, list_asked
from tongban.web.console.items.offices import Departments, office_name
from tongban.web.console.items.overview import freshness
from tongban.web.console.items.showing import show
from tongban.web.console.items.told import sentence, word
from tongban.web.console.requests import EDITORS, REVIEWERS, officer_of, outside_of


def publicity(officer: Officer, name: str, department: str) -> Section:
    """Return what the public sees of a department's list, and the way to publish it."""
    found = edition(name, department) if department else None
    told = gettext("选一个部门，看它公布到哪一版。") if not department else _standing(found)
    ways: list[Component] = []
    if found is not None:
        ways.append(Link(words=gettext("看公众看到的页面"), href=places.public(name, department)))
    if may_publish_lists(officer, department):
        words = gettext("公布这份清单") if department else gettext("公布全市有变化的清单")
        ways.append(Link(words=words, href=places.list_publishing(name, department)))
    return Section(
        title=gettext("向社会公布"),
        id="publicity",
        body=(Paragraph(body=told), Buttons(items=tuple(ways)) if ways else ""),
    )


@officer_required(*EDITORS, *REVIEWERS)
@require_http_methods(["GET", "HEAD", "POST"])
def list_publishing(request: HttpRequest, name: str) -> HttpResponseBase:
    """Show what would be published, or publish it."""
    officer, departments = officer_of(request), published().catalogue.departments
    name, department = list_asked(_office(request, officer), name, departments)
    if not may_publish_lists(officer, department):
        raise NotFound(f"{officer.staff_number} publishes no list of {department!r}")
    above: Content = ""
    approval = request.POST.get("approval", "").strip()
    if request.method == "POST":
        try:
            written = publish_list(
                officer, name, outside_of(request), department=department, approval=approval
            )
        except (InvalidValue, NotAllowed) as error:
            above = Notification(
                title=gettext("没有公布"), body=sentence(error), kind=NotificationKind.ATTENTION
            )
        else:
            told = gettext("已公布 %(count)d 个部门的清单。") % {"count": len(written)}
            messages.success(request, told)
            return HttpResponseRedirect(places.lists(name, department))
    return show(request, _page(name, department, departments, approval=approval, above=above))


def _office(request: HttpRequest, officer: Officer) -> str:
    """Return whose list is meant; whoever does not keep the city's means their own."""
    asked = request.POST if request.method == "POST" else request.GET
    department = asked.get("department", "")
    return department if department or sees_every_department(officer) else officer.department


def _page(
    name: str, department: str, departments: Departments, *, approval: str, above: Content
) -> Page:
    office = office_name(department, departments) if department else gettext("全市各部门")
    lines = list_page(name, department=department).total
    told = gettext("现在的清单有 %(lines)s 行。公布后不能改动，以后有变化再公布新的一版。") % {
        "lines": f"{lines:,}"
    }
    field = TextInput(
        name="approval",
        label=gettext("审核确认文件（没有可以不填）"),
        hint=gettext("文件名称或文号，随清单一起公布。"),
        value=approval[:LONGEST_APPROVAL],
    )
    return Page(
        title=gettext("公布%(list)s") % {"list": word(LISTS[name])},
        caption=office,
        above=above,
        back=BackLink(href=places.lists(name, department), words=word(LISTS[name])),
        body=(
            *freshness(),
            Paragraph(body=_standing(edition(name, department)) if department else ""),
            Paragraph(body=told),
            PostForm(
                body=field,
                hidden=(("department", department),),
                buttons=(
                    Button(words=gettext("公布")),
                    Link(words=gettext("返回"), href=places.lists(name, department)),
                ),
            ),
        ),
    )


def _standing(found: Published | None) -> str:
    if found is None:
        return gettext("还没有向社会公布。")
    return gettext("最近公布的是第 %(number)d 版（%(day)s，%(lines)s 行）。") % {
        "number": found.number,
        "day": plain_date(found.published_on),
        "lines": f"{found.lines:,}",
    }
