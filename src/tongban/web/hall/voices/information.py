"""What bodies have made public (主动公开): by name, with who made it and when."""

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.targets import published
from tongban.core.feedback.practice import USUAL
from tongban.store.feedback.publications import PublicationLine, published_information
from tongban.web.components import concerns, fields, lists, messages, navigation
from tongban.web.components.access import public
from tongban.web.components.component import Component
from tongban.web.components.sections import Page, show
from tongban.web.components.words import plain_date

LONGEST = 60


@public
@require_safe
def information(request: HttpRequest) -> HttpResponseBase:
    """Show what is public, found by words of its name."""
    words = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST]
    found = published_information(words=words)
    page = Page(
        title=gettext("已经公开的政府信息"),
        back=navigation.BackLink(href=reverse("hall:contact")),
        lead=lists.Paragraph(body=concerns.basis(USUAL.publish.citation)),
        body=(
            navigation.FilterBar(
                fields=(fields.TextInput(name="q", label=gettext("名称里有"), value=words),),
                clear=request.path if words else "",
            ),
            _list(found) if found else _nothing(),
        ),
    )
    return show(request, page)


def _list(found: tuple[PublicationLine, ...]) -> Component:
    departments = published().catalogue.departments
    return lists.SummaryList(
        rows=tuple(
            lists.SummaryRow(
                key=one.title,
                value=one.summary or gettext("到本机关查阅"),
                source=gettext("%(department)s，%(day)s公开，编号 %(number)s")
                % {
                    "department": concerns.department_name(one.department, departments),
                    "day": plain_date(one.published_on or one.due_on),
                    "number": one.number,
                },
            )
            for one in found
        )
    )


def _nothing() -> Component:
    return messages.EmptyState(
        title=gettext("没有找到公开的信息"),
        advice=gettext("没有主动公开的，可以申请公开。"),
        ways=(
            navigation.Link(
                words=gettext("申请公开政府信息"), href=reverse("hall:request_information")
            ),
        ),
    )
