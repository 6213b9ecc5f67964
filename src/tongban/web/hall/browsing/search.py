"""Search results (检索结果): journeys before single items, and advice when nothing fits."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.counting_searches import count_opening, count_search
from tongban.actions.searching import Found, find
from tongban.adapters.search import Hit
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.plain_text import plain_text
from tongban.web.components import lists, messages, navigation
from tongban.web.components.access import public
from tongban.web.components.component import Content
from tongban.web.components.sections import Page, show
from tongban.web.components.whole_number import whole_number
from tongban.web.hall import places
from tongban.web.hall.browsing.home import search_box
from tongban.web.hall.visitor import outside_of

LONGEST = 100


@public
@require_safe
def search(request: HttpRequest) -> HttpResponseBase:
    """Show what was found for the words given."""
    words = _tidied(request.GET.get("q", ""))
    outside = outside_of(request)
    found = find(words, outside) if words else Found(hits=())
    if words and request.method == "GET":
        count_search(words, len(found.hits), outside)
    page = Page(
        title=gettext("“%(words)s”的结果") % {"words": words} if words else gettext("查找"),
        body=(search_box(words), _results(found, words)),
    )
    return show(request, page)


@public
@require_safe
def opened(request: HttpRequest, kind: str, code: str) -> HttpResponseBase:
    """Lead to a result that was found, and count that it was; a mistyped place counts as none."""
    if request.method == "GET":
        place = whole_number(request.GET.get("at", "")) or 0
        words = _tidied(request.GET.get("q", ""))
        count_opening(words, place, (kind, code), outside_of(request))
    return HttpResponseRedirect(places.guide(kind, code))


def _tidied(words: str) -> str:
    try:
        return plain_text(words[:LONGEST])
    except InvalidValue:
        return ""


def _results(found: Found, words: str) -> Content:
    if not found.hits:
        return messages.EmptyState(
            title=gettext("没有找到") if words else gettext("请写下您想办的事"),
            advice=gettext("换一种说法试试，或者在全部事项里按部门查找。"),
            ways=(navigation.Link(words=gettext("全部办事事项"), href=reverse("hall:items")),),
        )
    return lists.CardList(
        rows=True,
        cards=tuple(
            lists.Card(
                title=hit.title,
                href=_way(hit, words, place),
                summary=hit.summary,
                facts=(_kind(hit), *_out(found, hit), hit.department),
            )
            for place, hit in enumerate(found.hits, start=1)
        ),
    )


def _way(hit: Hit, words: str, place: int) -> str:
    """Return where a result leads, by way of being counted."""
    asked = urlencode({"q": words, "at": place})
    return f"{reverse('hall:search-opened', args=[hit.kind.value, hit.code])}?{asked}"


def _out(found: Found, hit: Hit) -> tuple[Content, ...]:
    """Return the tag of what takes no applications now; nothing where all is as usual."""
    if (hit.kind, hit.code) not in found.out:
        return ()
    return (messages.Tag(words=gettext("暂停办理"), tone=messages.Tone.ATTENTION),)


def _kind(hit: Hit) -> messages.Tag:
    joined = hit.kind.value == places.JOURNEY
    return messages.Tag(
        words=gettext("一件事") if joined else gettext("单个事项"),
        tone=messages.Tone.GOOD if joined else messages.Tone.PLAIN,
    )
