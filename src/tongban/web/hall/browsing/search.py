"""Search results (检索结果): journeys before single items, and advice when nothing fits."""

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.searching import Found, find
from tongban.adapters.search import Hit
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.plain_text import plain_text
from tongban.web.components import lists, messages, navigation
from tongban.web.components.access import public
from tongban.web.components.component import Content
from tongban.web.components.sections import Page, show
from tongban.web.hall import places
from tongban.web.hall.browsing.home import search_box
from tongban.web.hall.visitor import outside_of

LONGEST = 100


@public
@require_safe
def search(request: HttpRequest) -> HttpResponseBase:
    """Show what was found for the words given."""
    words = _tidied(request.GET.get("q", ""))
    found = find(words, outside_of(request)) if words else Found(hits=())
    page = Page(
        title=gettext("“%(words)s”的结果") % {"words": words} if words else gettext("查找"),
        body=(search_box(words), _results(found, words)),
    )
    return show(request, page)


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
                href=places.guide(hit.kind.value, hit.code),
                summary=hit.summary,
                facts=(_kind(hit), *_out(found, hit), hit.department),
            )
            for hit in found.hits
        ),
    )


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
