"""Put a row right (改正一行): every cell in a field of its own, checked again when it is saved."""

from uuid import UUID

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from tongban.actions.imports.mending import mend, titles_of
from tongban.core.vocabulary.errors import NotFound
from tongban.store.imports.queries import RejectedLine, RunLine, rejected_row, run_for
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component
from tongban.web.components.fields import Field, Textarea, TextInput
from tongban.web.components.messages import Details, ErrorSummary, Notification, NotificationKind
from tongban.web.components.navigation import BackLink, Button
from tongban.web.components.sections import Page, PostForm, show
from tongban.web.console.exchange import places
from tongban.web.console.exchange.rejected import cell_titles, title_of
from tongban.web.console.requests import EDITORS, officer_of, outside_of

_SHORT = 60


@officer_required(*EDITORS)
@require_http_methods(["GET", "HEAD", "POST"])
def row(request: HttpRequest, key: UUID, number: int) -> HttpResponseBase:
    """Show a row as a form; a post checks its item again."""
    line = run_for(officer_of(request), key)
    one = rejected_row(key, number)
    titles = titles_of(line.form, one.table)
    if not titles or not one.cells:
        raise NotFound("rows of this form are mended in their file")
    if request.method != "POST":
        return show(request, _page(line, one))
    cells = [request.POST.get(f"cell{at}", "").replace("\r\n", "\n") for at in range(len(titles))]
    if mend(officer_of(request), key, number, outside_of(request), cells=cells):
        return HttpResponseRedirect(places.run(key))
    return show(request, _page(line, rejected_row(key, number), tried=True))


def _page(line: RunLine, one: RejectedLine, *, tried: bool = False) -> Page:
    titles = cell_titles(line, one)
    fields = tuple(_field(one, at, title) for at, title in enumerate(titles))
    at_fault = tuple(field for field in fields if field.error) or fields
    others = tuple(field for field in fields if field not in at_fault)
    whole = [reason for cell, reason, _ in one.faults if cell < 0]
    rest = (Details(summary=gettext("这一行的其他内容"), body=others),) if others else ()
    return Page(
        title=gettext("改正第 %(number)d 行") % {"number": one.number},
        caption=f"{line.name} · {title_of(line, one)}",
        back=BackLink(href=places.run(line.id)),
        errors=ErrorSummary.of(fields, whole) if tried else None,
        body=(
            *(_elsewhere() if tried and not one.faults else ()),
            PostForm(body=(*at_fault, *rest), buttons=Button(words=gettext("保存并重新核对"))),
        ),
    )


def _elsewhere() -> tuple[Component, ...]:
    return (
        Notification(
            title=gettext("这一行没有错了，同一事项的其他行还有错"),
            body=gettext("已经保存。请回到导入情况，改正其他有错的行。"),
            kind=NotificationKind.ATTENTION,
        ),
    )


def _field(one: RejectedLine, at: int, title: str) -> Field:
    value = one.cells[at] if at < len(one.cells) else ""
    told = [reason for cell, reason, _ in one.faults if cell == at]
    error = "；".join(told)
    if "\n" in value or len(value) > _SHORT:
        return Textarea(name=f"cell{at}", label=title, value=value, error=error)
    return TextInput(name=f"cell{at}", label=title, value=value, error=error)
