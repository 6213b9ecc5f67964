"""What I brought (我提过的): the latest first, each with where it stands."""

from datetime import datetime
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.store.feedback.concerns import PAGE, ConcernLine, concerns_of
from tongban.web.components import concerns as wording
from tongban.web.components import labels, lists, messages, navigation
from tongban.web.components.access import citizen_required
from tongban.web.components.component import Content
from tongban.web.components.sections import Page, show
from tongban.web.components.words import written_moment
from tongban.web.hall.visitor import citizen_of, outside_of


@citizen_required
@require_safe
def concerns(request: HttpRequest) -> HttpResponseBase:
    """Show what the person brought."""
    before = _moment(request.GET.get("before", ""))
    found = concerns_of(citizen_of(request), before=before)
    older = (
        f"?{urlencode({'before': found[-1].opened_at.isoformat()})}" if len(found) == PAGE else ""
    )
    page = Page(
        title=gettext("我提过的"),
        back=navigation.BackLink(href=reverse("hall:contact")),
        body=(
            _cards(request, found),
            navigation.Pagination(newer=reverse("hall:concerns") if before else "", older=older),
            navigation.Buttons(
                items=(
                    navigation.Button(words=gettext("再提一件"), href=reverse("hall:say")),
                    navigation.Link(
                        words=gettext("申请公开政府信息"), href=reverse("hall:request_information")
                    ),
                )
            ),
        ),
    )
    return show(request, page)


def _cards(request: HttpRequest, found: tuple[ConcernLine, ...]) -> Content:
    if not found:
        return messages.EmptyState(
            title=gettext("还没有提过"),
            advice=gettext("咨询、投诉、举报、建议、求助和信息公开申请，提出后在这里看结果。"),
        )
    today = outside_of(request).today
    return lists.CardList(
        rows=True,
        cards=tuple(
            lists.Card(
                title=line.title,
                href=reverse("hall:concern", args=[line.id]),
                summary=gettext("%(kind)s，%(moment)s提出，编号 %(number)s")
                % {
                    "kind": labels.label(line.kind),
                    "moment": written_moment(line.opened_at),
                    "number": line.number,
                },
                facts=(wording.status_tag(line.status, late=line.due_on < today),),
            )
            for line in found
        ),
    )


def _moment(written: str) -> datetime | None:
    """Return the moment in an address, or None for anything that is not one with its zone."""
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None
