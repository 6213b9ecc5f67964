"""Ask, complain, suggest (我要问): every way there is, on one page."""

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.core.feedback.practice import USUAL
from tongban.web.components import labels, lists
from tongban.web.components.access import public
from tongban.web.components.sections import Page, show


@public
@require_safe
def contact(request: HttpRequest) -> HttpResponseBase:
    """Show what can be said, and where answers are read."""
    days = {"days": labels.limit(USUAL.answer)}
    information = {"days": labels.limit(USUAL.inform)}
    cards = (
        lists.Card(
            title=gettext("咨询、投诉、举报、建议、求助"),
            href=reverse("hall:say"),
            summary=gettext("写下是什么事，由12345热线转给承办单位，%(days)s内答复，并回访。")
            % days,
        ),
        lists.Card(
            title=gettext("我提过的"),
            href=reverse("hall:concerns"),
            summary=gettext("看办到哪一步、谁在办、哪天前答复；没有解决的，要求重新办理。"),
        ),
        lists.Card(
            title=gettext("申请公开政府信息"),
            href=reverse("hall:request_information"),
            summary=gettext("没有主动公开的，可以申请，%(days)s内答复。") % information,
        ),
        lists.Card(
            title=gettext("已经公开的政府信息"),
            href=reverse("hall:information"),
            summary=gettext("各部门主动公开的信息，按名称查找。"),
        ),
        lists.Card(
            title=gettext("评价公示"),
            href=reverse("hall:ratings"),
            summary=gettext("各部门、各事项的好差评，差评怎么处置的。"),
        ),
    )
    page = Page(
        title=gettext("咨询投诉和评价"),
        lead=lists.Paragraph(body=gettext("也可以拨打12345，或者到政务服务中心窗口当面说。")),
        body=lists.CardList(rows=True, cards=cards),
    )
    return show(request, page)
