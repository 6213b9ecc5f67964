"""The queue (人工核对队列): pairs that a machine leaves to people, the likeliest first."""

from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.audit import note
from tongban.core.libraries.definitions import Library
from tongban.core.libraries.reviewing import PairStatus
from tongban.store.libraries.queries import PAGE, PairLine, pairs_for
from tongban.web.components import lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component
from tongban.web.components.sections import Page, show
from tongban.web.console.libraries import frame
from tongban.web.console.requests import officer_of


@officer_required(*frame.STEWARDS)
@require_safe
def queue(request: HttpRequest, code: str) -> HttpResponseBase:
    """Show pairs of a library; each look is told to whom it is about."""
    library = frame.kept(request, code).library
    asked = request.GET.get("status", "")
    status = next((one for one in PairStatus if one.value == asked), PairStatus.OPEN)
    after = _place(request.GET.get("after", ""))
    found = pairs_for(officer_of(request), code, status=status, after=after)
    if concerned := {index for line in found for index in line.indexes}:
        note(
            officer_of(request),
            "library.pairs",
            f"library:{code}",
            concerned=concerned,
            details={"library": code},
        )
    here = reverse("console:library_review", args=[code])
    page = Page(
        title=gettext("人工核对"),
        caption=library.name,
        back=navigation.BackLink(href=frame.place(library)),
        wide=True,
        body=(
            _bar(here, status),
            _table(library, found) if found else _nothing(status),
            navigation.Pagination(
                newer=f"{here}?status={status.value}" if after else "",
                older=_older(found, status),
            ),
        ),
    )
    return show(request, page)


def _bar(here: str, status: PairStatus) -> Component:
    return navigation.Tabs(
        label=gettext("核对状态"),
        tabs=tuple(
            navigation.Tab(
                words=frame.STATUSES[one], href=f"{here}?status={one.value}", current=one is status
            )
            for one in PairStatus
        ),
    )


def _table(library: Library, found: tuple[PairLine, ...]) -> Component:
    return lists.DataTable(
        caption=gettext("待核对的记录"),
        caption_hidden=True,
        columns=(
            lists.Column(words=gettext("一条记录")),
            lists.Column(words=gettext("另一条记录")),
            lists.Column(words=gettext("得分"), number=True),
        ),
        rows=tuple(
            lists.Row(
                cells=(
                    navigation.Link(
                        words=_named(library, line.one.register, line.one.values),
                        href=reverse("console:library_pair", args=[line.id]),
                    ),
                    _named(library, line.other.register, line.other.values),
                    f"{line.weight:.1f}",
                )
            )
            for line in found
        ),
    )


def _named(library: Library, register: str, values: object) -> str:
    title = values.get(library.title, "") if isinstance(values, dict) else ""
    return f"{title or gettext('没有名称')}（{library.source(register).name}）"


def _nothing(status: PairStatus) -> Component:
    if status is PairStatus.OPEN:
        return messages.EmptyState(
            title=gettext("没有待核对的记录"),
            advice=gettext("归并时拿不准的，会出现在这里。"),
        )
    return messages.EmptyState(title=gettext("还没有这样的结论"))


def _older(found: tuple[PairLine, ...], status: PairStatus) -> str:
    if len(found) < PAGE:
        return ""
    last = found[-1]
    return f"?{urlencode({'status': status.value, 'after': f'{last.weight!r}~{last.id}'})}"


def _place(written: str) -> tuple[float, UUID] | None:
    """Return the place in the list that an address names; None for anything else."""
    weight, _, key = written.partition("~")
    try:
        return float(weight), UUID(key)
    except ValueError:
        return None
