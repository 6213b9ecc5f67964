"""The page of a guide (解析页): hand it in, then decide on one suggestion after the other."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from tongban.actions.reading import TakenOver, already_there, taken_over
from tongban.actions.workshop.editing import Saved
from tongban.actions.workshop.reading import decide, hand_in, put_away
from tongban.core.reading.blocks import GuideText
from tongban.core.reading.deciding import Decision, DeskReading
from tongban.core.reading.leftovers import leftovers
from tongban.core.reading.pointing import Pointer
from tongban.core.reading.reading import read_guide
from tongban.core.reading.suggestions import Suggestion
from tongban.core.vocabulary.errors import InvalidValue
from tongban.store.workshop.readings import reading_of
from tongban.web.components.access import officer_required
from tongban.web.components.component import Content
from tongban.web.components.messages import EmptyState
from tongban.web.components.navigation import Button, Link
from tongban.web.components.navigation.buttons import ButtonKind
from tongban.web.components.sections import Page, PostForm
from tongban.web.console.items import places
from tongban.web.console.items.bar import bar
from tongban.web.console.items.desk import Desk, desk_of
from tongban.web.console.items.reading.cards import decided, standing_already, unread, waiting
from tongban.web.console.items.reading.handing_in import handed_in, handing_in
from tongban.web.console.items.saving import Refused, save
from tongban.web.console.items.showing import show
from tongban.web.console.items.told import sentence
from tongban.web.console.requests import KEEPERS


@officer_required(*KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def reading(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Ask for a guide, or show what was read in it; a post hands in or decides."""
    desk = desk_of(request, key)
    on_desk = reading_of(desk.officer, key)
    act = request.POST.get("act", "")
    if request.method == "POST" and not desk.writable:
        return HttpResponseRedirect(_address(desk))
    if request.method == "POST" and (act == "read" or (on_desk is None and act != "forget")):
        return _hand_in(request, desk)
    if request.method == "POST" and act == "forget":
        put_away(desk.officer, key, desk.outside)
        return HttpResponseRedirect(_address(desk))
    if on_desk is None:
        return show(request, handing_in(desk))
    found = on_desk.suggestions(desk.published)
    if request.method == "POST":
        return _decide(request, desk, on_desk, found)
    return show(request, _page(desk, on_desk, found))


def _hand_in(request: HttpRequest, desk: Desk) -> HttpResponseBase:
    try:
        guide = handed_in(request)
        read_guide(guide, desk.published)
    except InvalidValue as error:
        page = handing_in(
            desk,
            text=request.POST.get("text", ""),
            error=sentence(error),
            of_file="file" in request.FILES,
        )
        return show(request, page, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    pointers = _second(request, desk, guide)
    hand_in(desk.officer, desk.key, guide, desk.outside, pointers=pointers)
    return HttpResponseRedirect(_address(desk))


def _second(request: HttpRequest, desk: Desk, guide: GuideText) -> tuple[Pointer, ...]:
    """Return what a second reader points at, if one is configured; its silence is told."""
    second = desk.outside.second_proposer
    if second is None:
        return ()
    pointers = second(guide)
    if pointers is None:
        messages.warning(request, gettext("第二解析没有回应，下面只有规则读出的建议。"))
    return pointers or ()


def _decide(
    request: HttpRequest, desk: Desk, on_desk: DeskReading, found: dict[str, Suggestion]
) -> HttpResponseBase:
    name, act = request.POST.get("key", ""), request.POST.get("act", "")
    chosen = found.get(name)
    if chosen is None:
        return HttpResponseRedirect(_address(desk))
    if act in ("accept", "mend"):
        return _accept(request, desk, on_desk, name=name, chosen=chosen)
    decision = Decision.REFUSED if act == "refuse" else Decision.REOPENED
    decide(desk.officer, desk.key, desk.outside, key=name, decision=decision)
    return HttpResponseRedirect(_next(desk, on_desk, found, name))


def _accept(
    request: HttpRequest, desk: Desk, on_desk: DeskReading, *, name: str, chosen: Suggestion
) -> HttpResponseBase:
    try:
        taken = taken_over(chosen.finding, desk.copy)
    except InvalidValue as error:
        messages.warning(request, sentence(error))
        return HttpResponseRedirect(f"{_address(desk)}#s{name}")
    outcome = save(request, desk, *taken.edits) if taken.edits else None
    if isinstance(outcome, Refused):
        messages.warning(request, outcome.words)
        return HttpResponseRedirect(f"{_address(desk)}#s{name}")
    messages.success(request, _told(outcome))
    accepted = Decision.ACCEPTED
    decide(desk.officer, desk.key, desk.outside, key=name, decision=accepted)
    if request.POST.get("act") == "mend":
        return HttpResponseRedirect(_place(desk, taken))
    found = on_desk.suggestions(desk.published)
    return HttpResponseRedirect(_next(desk, on_desk, found, name))


def _told(outcome: Saved | None) -> str:
    if outcome is None:
        return gettext("记下了。这一条不用写进编制稿，或者请在对应的部分填写。")
    return gettext("已采纳，写进了编制稿。")


def _place(desk: Desk, taken: TakenOver) -> str:
    """Return where what was taken over is mended."""
    if taken.section is None:
        return places.copy(desk.key)
    return places.row(desk.key, taken.section, taken.key)


def _next(desk: Desk, on_desk: DeskReading, found: dict[str, Suggestion], name: str) -> str:
    """Return the page at the next suggestion that waits, so that nobody has to look for it."""
    keys = [*found]
    after = keys[keys.index(name) + 1 :]
    following = next((key for key in after if key not in on_desk.decided), "")
    return f"{_address(desk)}#s{following}" if following else _address(desk)


def _page(desk: Desk, on_desk: DeskReading, found: dict[str, Suggestion]) -> Page:
    there = {
        key: one
        for key, one in found.items()
        if key not in on_desk.decided and already_there(one.finding, desk.copy)
    }
    cards = tuple(waiting(desk, on_desk, {key: found[key] for key in found if key not in there}))
    lead = gettext("共读出 %(all)d 条，已处理 %(done)d 条。没有采纳的不会写进编制稿。") % {
        "all": len(found),
        "done": sum(key in on_desk.decided for key in found),
    }
    body: Content = (
        cards or _nothing(found),
        decided(desk, on_desk, found),
        standing_already(there),
        unread(leftovers(on_desk.guide, found.values())),
        PostForm(
            body="",
            hidden=(("act", "forget"),),
            buttons=(
                Button(words=gettext("换一份指南"), kind=ButtonKind.SECONDARY),
                Link(words=gettext("回到编制稿"), href=places.copy(desk.key)),
            ),
        ),
    )
    return Page(
        title=gettext("指南里读出的建议"), back=desk.back, above=bar(desk), lead=lead, body=body
    )


def _nothing(found: dict[str, Suggestion]) -> EmptyState:
    if found:
        return EmptyState(
            title=gettext("全部处理完了"), advice=gettext("回到编制稿看检查结果，补上没有写到的。")
        )
    return EmptyState(
        title=gettext("没有读出建议"),
        advice=gettext("可能不是办事指南，或者写法少见。请换一份，或者在编制稿里直接填写。"),
    )


def _address(desk: Desk) -> str:
    return places.of_copy(desk.key, "reading")
