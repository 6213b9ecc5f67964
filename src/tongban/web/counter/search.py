"""A case by its number (查办件): found when the officer's department has to do with it."""

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions import audit, looking
from tongban.core.people.breaking_glass import MAY_BREAK
from tongban.core.vocabulary.errors import NotAllowed
from tongban.store.cases.queries.work import case_by_number, open_work_of_case
from tongban.web.components import messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component
from tongban.web.components.sections import Page, SideBySide, show
from tongban.web.counter import masks, places
from tongban.web.counter.desk import Dossier, dossier_of
from tongban.web.counter.requests import READERS, officer_of, outside_of
from tongban.web.counter.work_page import case_body, clocks_section, identity, vouchers

LONGEST = 64


@officer_required(*READERS)
@require_safe
def search(request: HttpRequest) -> HttpResponseBase:
    """Show the case of a number whole and read-only, with the way to its open work."""
    number = request.GET.get("number", "").strip()[:LONGEST]
    box = navigation.SearchBox(
        action="",
        label=gettext("办件编号"),
        name="number",
        value=number,
        hint=gettext("输入完整的办件编号，只能查到本部门经办的办件。"),
    )
    found = _found(request, number) if number else ""
    way = (
        navigation.Link(words=gettext("没有办件的紧急查阅"), href=reverse("counter:break_glass"))
        if officer_of(request).roles & MAY_BREAK
        else ""
    )
    project = navigation.Link(words=gettext("按投资项目代码查"), href=reverse("counter:project"))
    body = (box, found, project, way)
    return show(request, Page(title=gettext("查办件"), body=body, wide=True))


def _found(request: HttpRequest, number: str) -> Component:
    """Return the case of a number, or why there is none to show."""
    officer = officer_of(request)
    case = case_by_number(officer, number) if number.isprintable() else None
    if case is None:
        advice = gettext("请核对编号是否完整；其他部门的办件不会显示。")
        return messages.EmptyState(title=gettext("没有找到这件办件"), advice=advice)
    following = open_work_of_case(officer, case.id)
    if not following:
        try:
            looking.require_few_people(officer, masks.party_of(case), outside_of(request))
        except NotAllowed:
            return _too_many()
    audit.note(
        officer,
        "case.open",
        str(case.id),
        case_number=case.number,
        ground=looking.BY_NUMBER,
        concerned=audit.indexes_of(case.applicant),
        details={"item": case.item},
    )
    if not case.begun and case.events:
        advice = gettext("申请人在它开始办理之前撤回了申请，不需要办理。")
        return messages.EmptyState(title=gettext("这件办件已经撤回"), advice=advice)
    if not case.begun:
        advice = gettext("同一件事里的前序事项办完后，它会自动开始，并出现在待办里。")
        return messages.EmptyState(title=gettext("这件办件还没有开始"), advice=advice)
    dossier = dossier_of(officer, case, outside_of(request), open_work=bool(following))
    return _case(dossier, following)


def _too_many() -> Component:
    return messages.Notification(
        title=gettext("一小时内查询的人数太多"),
        body=gettext("已经拦截，并通知了监督人员。手头的办件请从“待办”进入。"),
        kind=messages.NotificationKind.ATTENTION,
    )


def _case(dossier: Dossier, following: tuple[int, ...]) -> Component:
    ways: tuple[Component, ...] = tuple(
        navigation.Buttons(
            items=(navigation.Button(words=gettext("去办理"), href=places.work(one)),)
        )
        for one in following[:1]
    )
    return SideBySide(
        main=(identity(dossier), case_body(dossier)),
        beside=(*ways, clocks_section(dossier), vouchers(dossier)),
        label=gettext("时限和文书"),
    )
