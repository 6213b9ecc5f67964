"""Hand out the code of a case (评价码): shown at the window, scanned or opened on its tablet."""

from typing import Final

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.core.feedback.desk import UNIT_ROLES
from tongban.core.feedback.ratings import RatingChannel
from tongban.store.cases.queries.ended import case_to_rate
from tongban.web.components import fields, figures, labels, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Content
from tongban.web.components.rating_codes import code_for
from tongban.web.components.sections import Page, show
from tongban.web.console.requests import officer_of, outside_of

_LONGEST: Final = 64
_HANDED_OUT: Final = (
    RatingChannel.QR_CODE,
    RatingChannel.TABLET,
    RatingChannel.TERMINAL,
    RatingChannel.SMS,
)


@officer_required(*sorted(UNIT_ROLES, key=lambda role: role.value))
@require_safe
def code(request: HttpRequest) -> HttpResponseBase:
    """Show the code of one of the department's cases; whoever holds it rates by themselves."""
    number = request.GET.get("number", "").replace("\x00", "").strip()[:_LONGEST]
    known = {one.value: one for one in _HANDED_OUT}
    channel = known.get(request.GET.get("channel", ""), RatingChannel.QR_CODE)
    page = Page(
        title=gettext("出示评价码"),
        back=navigation.BackLink(href=reverse("console:feedback")),
        lead=lists.Paragraph(
            body=gettext("请本人自己扫码评价，自愿，不提示、不代评。评价后看不到是谁评的。")
        ),
        body=(_form(number, channel), _shown(request, number, channel)),
    )
    return show(request, page)


def _form(number: str, channel: RatingChannel) -> navigation.FilterBar:
    return navigation.FilterBar(
        fields=(
            fields.TextInput(name="number", label=gettext("办件编号"), value=number),
            fields.Select(
                name="channel",
                label=gettext("在哪里评价"),
                value=channel.value,
                choices=tuple(
                    fields.Choice(value=one.value, label=labels.label(one)) for one in _HANDED_OUT
                ),
            ),
        ),
        words=gettext("出示"),
    )


def _shown(request: HttpRequest, number: str, channel: RatingChannel) -> Content:
    if not number:
        return ""
    case = case_to_rate(officer_of(request).department, number)
    if case is None:
        return messages.EmptyState(
            title=gettext("没有可以评价的办件"),
            advice=gettext("受理以后才能评价，请核对办件编号。"),
        )
    path = reverse("hall:rate_by_code", args=[code_for(case, channel)])
    return figures.QrFigure(
        address=f"{outside_of(request).public_url}{path}",
        caption=gettext("办件%(number)s的评价码") % {"number": number},
        dense=True,
    )
