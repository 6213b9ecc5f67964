"""What the buttons of an attendance do: take a name, deny a mandate, print, end."""

from uuid import UUID

from django.contrib import messages as news
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from tongban.actions import audit
from tongban.actions.attending.names import choose, choose_region, person_at_window
from tongban.actions.attending.receiving import end as end_attendance
from tongban.actions.mandates.denying import disown
from tongban.actions.vouchers.printing import print_voucher
from tongban.core.people.actors import Role
from tongban.core.people.attending import NotAtWindow
from tongban.core.vocabulary.errors import Conflict, NotAllowed, Unavailable
from tongban.store.attendance.queries import attendance_of
from tongban.store.cases.queries.at_window import receipt_there
from tongban.store.sealing import blind_index
from tongban.web.components.access import officer_required
from tongban.web.components.window import ANSWERS, ATTENDANCE
from tongban.web.counter.desk import found
from tongban.web.counter.downloads import attached
from tongban.web.counter.requests import officer_of, outside_of
from tongban.web.counter.window.words import OWN

_LONGEST = 64


@officer_required(Role.WINDOW)
@require_POST
def name(request: HttpRequest, attendance: UUID) -> HttpResponseBase:
    """Let the person act in another's name, or again in their own."""
    reference = _chosen(request, "reference")
    with found():
        try:
            holds = choose(officer_of(request), attendance, reference, outside_of(request))
        except NotAtWindow:
            return _back(attendance)
        except Unavailable:
            news.warning(request, gettext("登记部门暂时不能核实这个代理关系，请稍后再试。"))
            return _back(attendance)
    request.session.pop(ANSWERS, None)
    request.session[ATTENDANCE] = str(attendance)
    if not holds:
        news.warning(request, gettext("这个代理关系现在不成立，没有切换。"))
    return _back(attendance)


@officer_required(Role.WINDOW)
@require_POST
def region(request: HttpRequest, attendance: UUID) -> HttpResponseBase:
    """Say for which region it is received, or that it is for this one."""
    area = _chosen(request, "area")
    with found():
        try:
            choose_region(officer_of(request), attendance, area, outside_of(request))
        except NotAtWindow:
            return _back(attendance)
    news.success(request, gettext("已经记下。"))
    return _back(attendance)


@officer_required(Role.WINDOW)
@require_POST
def deny(request: HttpRequest, attendance: UUID, code: str) -> HttpResponseBase:
    """Write down that the person denies a mandate on paper that names them."""
    officer, outside = officer_of(request), outside_of(request)
    person = person_at_window(officer, attendance, outside)
    if person is None:
        raise Http404
    with found():
        try:
            disown(person, code, outside)
        except (Conflict, NotAllowed):
            news.warning(request, gettext("这份委托书现在不用否认，请看它的状态。"))
        else:
            news.success(request, gettext("已记下：来人不承认这份委托书，凭它提交的申请不会准予。"))
    return _back(attendance)


@officer_required(Role.WINDOW)
@require_POST
def end(request: HttpRequest, attendance: UUID) -> HttpResponseBase:
    """End it; nothing of the person stays in the clerk's browser."""
    with found():
        try:
            end_attendance(officer_of(request), attendance, outside_of(request))
        except NotAtWindow:
            news.warning(request, gettext("这次接待已经结束了。"))
        else:
            news.success(request, gettext("接待已结束。"))
    for kept in (ATTENDANCE, ANSWERS):
        request.session.pop(kept, None)
    return HttpResponseRedirect(reverse("counter:window"))


@officer_required(Role.WINDOW)
@require_safe
def receipt(request: HttpRequest, attendance: UUID, voucher: UUID) -> HttpResponseBase:
    """Hand out the receipt of what was filed here, to be printed and given."""
    officer = officer_of(request)
    opened = attendance_of(officer, attendance)
    content = receipt_there(opened.attendance.filed, voucher) if opened else None
    if opened is None or content is None:
        raise Http404
    concerned = [blind_index(opened.attendance.number)]
    audit.note(officer, "voucher.print", str(voucher), concerned=concerned)
    pdf = print_voucher(content, outside_of(request))
    return attached(pdf, media_type="application/pdf", name=f"{content['number']}.pdf")


def _chosen(request: HttpRequest, name: str) -> str:
    """Return what was chosen; empty for one's own."""
    chosen = request.POST.get(name, "")[:_LONGEST]
    return "" if chosen == OWN else chosen


def _back(attendance: UUID) -> HttpResponseBase:
    return HttpResponseRedirect(reverse("counter:attendance", args=[attendance]))
