"""The officer's own acts (我办过的): what they did and when, and nobody else's.

It says what was done to which case; the case itself is looked up anew, so that one which has since
gone to another department stays closed.
"""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.core.cases.codec import BY_NAME
from tongban.store.audit.queries import PAGE, OwnAct, acts_of
from tongban.web.components import labels, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component
from tongban.web.components.sections import Page, show
from tongban.web.components.whole_number import whole_number
from tongban.web.components.words import written_moment
from tongban.web.counter.requests import READERS, officer_of


@officer_required(*READERS)
@require_safe
def history(request: HttpRequest) -> HttpResponseBase:
    """Show a page of the officer's own acts, the latest first."""
    before = whole_number(request.GET.get("before", ""))
    acts = acts_of(officer_of(request), before=before)
    older = f"?{urlencode({'before': acts[-1].id})}" if len(acts) == PAGE else ""
    body = (
        (_table(acts), navigation.Pagination(older=older))
        if acts
        else messages.EmptyState(
            title=gettext("还没有办理记录"), advice=gettext("您办理的每一步都会记在这里。")
        )
    )
    return show(request, Page(title=gettext("我办过的"), body=body, wide=True))


def _table(acts: tuple[OwnAct, ...]) -> Component:
    return lists.DataTable(
        caption=gettext("我办理的记录，新的在前"),
        caption_hidden=True,
        columns=(
            lists.Column(words=gettext("办件编号"), one_line=True),
            lists.Column(words=gettext("办理")),
            lists.Column(words=gettext("时间")),
        ),
        rows=tuple(_row(act) for act in acts),
    )


def _row(act: OwnAct) -> lists.Row:
    address = f"{reverse('counter:cases')}?{urlencode({'number': act.case_number})}"
    return lists.Row(
        cells=(
            navigation.Link(words=act.case_number, href=address),
            labels.label(BY_NAME[act.event]) if act.event in BY_NAME else act.event,
            written_moment(act.at),
        )
    )
