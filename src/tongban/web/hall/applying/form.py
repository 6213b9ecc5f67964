"""One page of the form (填写信息): what is known with its source, what is left as inputs.

Saved as it is filled in, and by its buttons without script. What is right is kept even when
something else on the page is wrong; what was typed comes back as it was typed.
"""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from tongban.actions.drafts.writing import Stale, opened
from tongban.core.vocabulary.errors import NotFound
from tongban.web.components.autosave import SavedNote
from tongban.web.components.sections import show
from tongban.web.components.whole_number import whole_number
from tongban.web.hall import places
from tongban.web.hall.applying.conflict import conflict_page
from tongban.web.hall.applying.form_page import form_page
from tongban.web.hall.applying.reading import Reading, draft_page, read
from tongban.web.hall.applying.topics import Topic, topics_of
from tongban.web.hall.applying.writing import Written, keep, read_topic
from tongban.web.hall.visitor import citizen_of, outside_of


@draft_page
@require_http_methods(["GET", "HEAD", "POST"])
def form(request: HttpRequest, reading: Reading, topic: str) -> HttpResponseBase:
    """Show one page of the form, or keep it and go on."""
    page = _topic(reading, topic)
    if request.method != "POST":
        return show(request, form_page(reading, page))
    later, more = "later" in request.POST, request.POST.get("add", "")
    written = read_topic(page, request.POST, whole=not (later or more))
    try:
        after = _kept(request, reading, written)
    except Stale:
        return show(request, conflict_page(reading, page, written, request.POST))
    if not (written.errors or more) or (later and not written.errors):
        return HttpResponseRedirect(places.draft(reading.id))
    typed: Mapping[str, list[str]] = dict(request.POST.lists())
    again = _topic(after, topic)
    return show(request, form_page(after, again, typed=typed, errors=written.errors, more=more))


@draft_page
@require_POST
def save(request: HttpRequest, reading: Reading, topic: str) -> HttpResponseBase:
    """Keep what is right so far, and answer with the note under the form alone."""
    page = _topic(reading, topic)
    written = read_topic(page, request.POST, whole=False)
    try:
        after = _kept(request, reading, written)
    except Stale:
        words = gettext("这份草稿在别的设备上改过。按“保存”可以比较两边的内容，不会丢失。")
        return _note(request, SavedNote(revision=_revision(request) or 0, words=words))
    time = outside_of(request).now.astimezone().strftime("%H:%M")
    words = gettext("%(time)s 已自动保存") % {"time": time}
    if written.errors:
        words = gettext("%(time)s 已自动保存；有内容还需要改正：%(error)s") % {
            "time": time,
            "error": next(iter(written.errors.values())),
        }
    return _note(request, SavedNote(revision=after.draft.revision, words=words, replaces=True))


def _kept(request: HttpRequest, reading: Reading, written: Written) -> Reading:
    """Keep what was written; another device only matters where it wrote something else here."""
    actor = citizen_of(request)
    try:
        return read(request, keep(actor, reading, written, revision=_revision(request)))
    except Stale as stale:
        if written.differs_from(opened(actor, reading.id).content):
            raise
        return read(request, keep(actor, reading, written, revision=stale.revision))


def _topic(reading: Reading, code: str) -> Topic:
    for topic in topics_of(reading.fields):
        if topic.code == code:
            return topic
    raise NotFound(f"the form has no page {code}")


def _revision(request: HttpRequest) -> int | None:
    return whole_number(request.POST.get("revision", ""))


def _note(request: HttpRequest, note: SavedNote) -> HttpResponseBase:
    return render(request, note.template, {"component": note})
