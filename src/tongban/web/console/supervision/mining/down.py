"""The cases behind a figure (下钻): their numbers, each leading to how it went."""

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.supervision.asking import asked
from tongban.engines.mining.extracts import ExtractMine
from tongban.web.components import labels, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Content
from tongban.web.components.sections import Page, show
from tongban.web.console.supervision.mining import tables
from tongban.web.console.supervision.mining.asking import Asked
from tongban.web.console.supervision.seats import SEATS, bar

MOST = 200
_LONGEST = 2000


@officer_required(*SEATS)
@require_safe
def behind(request: HttpRequest) -> HttpResponseBase:
    """Show the cases of a way, of one thing after another, or in which something was done."""
    wanted = Asked.read(request)
    with asked(wanted.selection(request)) as mine:
        title, numbers = _found(request, mine)
    body: Content = (
        lists.PlainList(
            items=tuple(
                navigation.Link(
                    words=number, href=reverse("console:supervision-story", args=[number])
                )
                for number in numbers
            )
        )
        if numbers
        else messages.EmptyState(title=gettext("没有这样的办件"))
    )
    page = Page(
        title=gettext("这些办件"),
        lead=lists.Paragraph(body=title),
        back=navigation.BackLink(href=wanted.address("console:supervision-mining")),
        wide=True,
        body=(bar("console:supervision-mining"), body, _cut(numbers)),
    )
    return show(request, page)


def _found(request: HttpRequest, mine: ExtractMine | None) -> tuple[str, tuple[str, ...]]:
    """Return what is asked for in words, and the numbers of the cases."""
    said = {
        name: request.GET.get(name, "")[:_LONGEST].replace("\x00", "")
        for name in ("way", "source", "target", "activity", "gave", "took")
    }
    if said["way"]:
        steps = said["way"].split("\x1f")
        found = mine.cases_by_way(steps, MOST) if mine else ()
        return " → ".join(map(labels.word, steps)), found
    if said["source"]:
        source, target = said["source"], said["target"]
        found = mine.cases_by_arc(source, target, MOST) if mine else ()
        return f"{labels.word(source)} → {labels.word(target)}", found
    if "gave" in request.GET:
        gave, took = said["gave"], said["took"]
        found = mine.cases_by_handover(gave, took, MOST) if mine else ()
        return f"{tables.unit(gave)} → {tables.unit(took)}", found
    found = mine.cases_by_activity(said["activity"], MOST) if mine else ()
    return labels.word(said["activity"]) if said["activity"] else "", found


def _cut(numbers: tuple[str, ...]) -> Content:
    if len(numbers) < MOST:
        return ""
    return messages.Inset(body=gettext("只列出前 %(most)d 件；用筛选缩小范围。") % {"most": MOST})
