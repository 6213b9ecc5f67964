"""A case's story (办件经过): what happened, what was found, which orders followed; no persons."""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.audit import note
from tongban.actions.supervision.telling import CaseStory, story_of
from tongban.actions.targets import published
from tongban.core.performance.traces import MeantOrder
from tongban.web.components import labels, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, Section, show
from tongban.web.components.words import plain_date, written_moment
from tongban.web.console.requests import officer_of, outside_of
from tongban.web.console.supervision.order_filters import rules_of
from tongban.web.console.supervision.seats import SEATS, bar, own_department
from tongban.web.console.supervision.words import department_name, lamp, rule_name


@officer_required(*SEATS)
@require_safe
def story(request: HttpRequest, number: str) -> HttpResponseBase:
    """Show how a case went; its applicant and its papers stay with the officers of the case."""
    found = story_of(number, outside_of(request), department=own_department(request))
    if found is None:
        raise Http404
    note(officer_of(request), "supervision.case_read", f"case:{found.id}", case_number=number)
    page = Page(
        title=gettext("办件经过"),
        caption=number,
        wide=True,
        back=navigation.BackLink(href=reverse("console:supervision-mining")),
        body=(
            bar("console:supervision-mining"),
            _short(found),
            Section(title=gettext("发现的问题和督办"), body=_found(request, found)),
            Section(title=gettext("实际经过"), body=_lines(found)),
        ),
    )
    return show(request, page)


def _short(found: CaseStory) -> Component:
    departments = published().catalogue.departments
    rows = (
        (gettext("事项"), found.item.name),
        (gettext("部门"), department_name(found.item.department, departments)),
        (gettext("状态"), labels.label(found.status)),
        (gettext("承诺办结"), plain_date(found.promised_on) if found.promised_on else "—"),
    )
    return lists.SummaryList(
        rows=tuple(lists.SummaryRow(key=key, value=value) for key, value in rows)
    )


def _found(request: HttpRequest, found: CaseStory) -> Content:
    if not found.sightings:
        return messages.Inset(body=gettext("没有发现问题。"))
    rules = rules_of(request)
    return lists.DataTable(
        caption=gettext("发现的问题"),
        caption_hidden=True,
        columns=(
            lists.Column(words=gettext("等级")),
            lists.Column(words=gettext("发现的问题")),
            lists.Column(words=gettext("说明")),
            lists.Column(words=gettext("从哪天起")),
            lists.Column(words=gettext("督办")),
        ),
        rows=tuple(
            lists.Row(
                cells=(
                    lamp(one.level),
                    rule_name(one.rule, rules),
                    one.about,
                    plain_date(one.since),
                    navigation.Link(
                        words=one.number,
                        href=reverse("console:supervision-order", args=[one.order]),
                    )
                    if one.order
                    else "—",
                )
            )
            for one in found.sightings
        ),
    )


def _lines(found: CaseStory) -> Component:
    """Return what happened, each line with how long it took, and what was not meant to follow."""
    meant, departments = MeantOrder(found.item), published().catalogue.departments
    rows, before = [], None
    for one in found.lines:
        odd = before is not None and not meant.allows(before.activity, one.activity)
        hours = (one.at - before.at).total_seconds() / 3600 if before is not None else 0.0
        rows.append(
            lists.Row(
                cells=(
                    written_moment(one.at),
                    labels.word(one.activity),
                    department_name(one.group, departments)
                    if one.group
                    else gettext("申请人或系统"),
                    f"{hours / 24:.1f}" if before is not None else "—",
                    messages.Tag(words=gettext("没有按设计的先后"), tone=messages.Tone.ATTENTION)
                    if odd
                    else "",
                )
            )
        )
        before = one
    return lists.DataTable(
        caption=gettext("实际经过"),
        caption_hidden=True,
        columns=(
            lists.Column(words=gettext("时间")),
            lists.Column(words=gettext("做了什么")),
            lists.Column(words=gettext("由谁")),
            lists.Column(words=gettext("距前一步（天）"), number=True),
            lists.Column(words=gettext("提示")),
        ),
        rows=tuple(rows),
    )
