"""A verb carried out (办理): its form, the one action, and what to show when it cannot be done.

Nothing that was typed is lost: when somebody else was first, or the law forbids the act, the form
comes back as it was, above it what has happened, with status 409. The same act sent twice counts
once, and both answers are the same.
"""

from dataclasses import dataclass, replace
from http import HTTPStatus

from django.contrib import messages as flash
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext

from tongban.actions import audit
from tongban.actions.recording import OpenCase
from tongban.core.cases.acts import SYSTEM
from tongban.core.cases.events import Event
from tongban.core.people.assurance import Assurance
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed
from tongban.store.cases.queries.work import open_work_of_case
from tongban.web.components import labels, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.assurance import held_back
from tongban.web.components.component import Component, Content
from tongban.web.components.forms import errors_of
from tongban.web.components.sections import Page, PostForm, SideBySide, show
from tongban.web.components.whole_number import whole_number
from tongban.web.components.words import written_moment
from tongban.web.counter import places, refusals
from tongban.web.counter.desk import Desk, found, open_desk
from tongban.web.counter.dossier.evidence import evidence
from tongban.web.counter.dossier.past import title_of
from tongban.web.counter.proposing import already_proposed, propose, takes_two
from tongban.web.counter.requests import READERS
from tongban.web.counter.verbs.choice import VERBS
from tongban.web.counter.verbs.verb import DeskForm, Verb
from tongban.web.counter.work_page import clocks_section, identity, note_opened


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One verb tried on one desk, with what was filled in."""

    request: HttpRequest
    desk: Desk
    verb: Verb
    form: DeskForm


@officer_required(*READERS)
def act(request: HttpRequest, work: int, slug: str) -> HttpResponseBase:
    """Show the form of a verb, or carry it out."""
    verb = VERBS.get(slug)
    if verb is None:
        raise Http404
    desk = open_desk(request, work)
    if not verb.fits(desk.powers):
        _note_refusal(desk, verb)
        raise PermissionDenied
    posted = request.POST if request.method == "POST" else None
    if posted is not None and verb.sealing:
        waiting = held_back(request, Assurance.PROVEN, why=verb.title, fresh=True)
        if waiting is not None:
            return waiting
    attempt = Attempt(request=request, desk=desk, verb=verb, form=verb.form(desk, posted))
    if posted is None:
        note_opened(desk)
        return _shown(attempt)
    seen = _revision_seen(request)
    if seen != desk.record.case.revision:
        return _overtaken(attempt, seen=seen)
    if not attempt.form.is_valid():
        return _shown(attempt)
    return _propose(attempt, seen=seen) if takes_two(desk, verb) else _carry_out(attempt, seen=seen)


def _propose(attempt: Attempt, *, seen: int) -> HttpResponseBase:
    """Keep what was filled in until a colleague confirms it: the verb takes two officers."""
    try:
        act = propose(attempt.desk, attempt.verb, attempt.request.POST, revision=seen)
    except Conflict:
        return _shown(attempt, notice=already_proposed(), status=HTTPStatus.CONFLICT)
    except NotAllowed as refused:
        return _refused(attempt, refused)
    flash.success(attempt.request, gettext("已提交，等另一名同事复核；复核同意后才生效。"))
    return HttpResponseRedirect(reverse("counter:second", args=[act]))


def _carry_out(attempt: Attempt, *, seen: int) -> HttpResponseBase:
    """Call the action, and choose the page by what came of it."""
    desk, verb = attempt.desk, attempt.verb
    try:
        with found():
            opened = verb.act(desk, attempt.form, seen)
    except Conflict:
        again = open_desk(attempt.request, desk.record.work.id)
        return _overtaken(replace(attempt, desk=again), seen=seen)
    except InvalidValue:
        attempt.form.add_error(None, gettext("有一处内容不符合要求，请检查后再提交"))
        return _shown(attempt)
    except NotAllowed as refused:
        return _refused(attempt, refused)
    flash.success(attempt.request, _done_words(verb, opened))
    return _onward(desk)


def _done_words(verb: Verb, opened: OpenCase) -> str:
    """Return what was done, or what the law had already done by silence."""
    accepted = opened.state.accepted
    if "accepted" in verb.brings and accepted is not None and accepted.deemed:
        return gettext("已经超过告知期限，依法自收到之日起即为受理（《行政许可法》第三十二条）。")
    return gettext("%(done)s。") % {"done": verb.done}


def _onward(desk: Desk) -> HttpResponseBase:
    """Go on with the same work, else with the next of the case, else with the inbox."""
    following = open_work_of_case(desk.officer, desk.record.case.id)
    if not following:
        return HttpResponseRedirect(reverse("counter:inbox"))
    same = desk.record.work.id
    return HttpResponseRedirect(places.work(same if same in following else following[0]))


def _overtaken(attempt: Attempt, *, seen: int) -> HttpResponseBase:
    """Answer an act on an older state: done already by the same hand, or somebody was first."""
    desk, verb = attempt.desk, attempt.verb
    newer = desk.record.case.events[seen:] if seen >= 0 else ()
    hands = {event.by.identifier for event in newer if event.by != SYSTEM}
    if verb.brings & {event.name for event in newer} and hands <= {desk.officer.staff_number}:
        return _onward(desk)
    notice = messages.Notification(
        title=gettext("办件刚刚有了变化，您的操作没有生效"),
        body=(
            lists.PlainList(items=tuple(_happened(desk, event) for event in newer)),
            lists.Paragraph(
                body=gettext("您填写的内容还在下面。请核对最新情况，仍要办理的再提交一次。")
                if verb.open_to(desk)
                else gettext("这一步现在不能再办理。您填写的内容还在下面，需要的可以复制。")
            ),
        ),
        kind=messages.NotificationKind.ATTENTION,
    )
    return _shown(attempt, notice=notice, status=HTTPStatus.CONFLICT)


def _happened(desk: Desk, event: Event) -> str:
    by = (
        desk.dossier.department_name(event.by.department)
        if event.by.department
        else gettext("申请人")
    )
    who = gettext("系统") if event.by == SYSTEM else by
    return gettext("%(moment)s，%(who)s：%(title)s") % {
        "moment": written_moment(event.at),
        "who": who,
        "title": title_of(event, desk.state.item),
    }


def _refused(attempt: Attempt, refused: NotAllowed) -> HttpResponseBase:
    _note_refusal(attempt.desk, attempt.verb)
    if refusals.concerns_post(refused):
        raise PermissionDenied from refused
    return _shown(attempt, notice=refusals.told(refused), status=HTTPStatus.CONFLICT)


def _shown(
    attempt: Attempt, *, notice: Content = "", status: HTTPStatus | None = None
) -> HttpResponseBase:
    desk, verb, form = attempt.desk, attempt.verb, attempt.form
    late = not notice and not verb.open_to(desk)
    page = Page(
        title=verb.title,
        caption=f"{desk.record.case.item_name}·{labels.word(desk.record.work.name)}",
        back=navigation.BackLink(
            href=places.work(desk.record.work.id), words=gettext("返回办理页")
        ),
        above=(identity(desk.dossier), notice or (_not_now() if late else "")),
        body=SideBySide(
            main=_form(desk, verb, form),
            beside=_beside(desk, verb),
            label=gettext("办件情况"),
        ),
        errors=errors_of(form) if form.is_bound and not notice else None,
        wide=True,
    )
    return show(attempt.request, page, status=HTTPStatus.CONFLICT if late else status)


def _beside(desk: Desk, verb: Verb) -> Content:
    """Return what the officer needs in sight while filling in the form."""
    if verb.with_evidence:
        return evidence(desk.dossier)
    return clocks_section(desk.dossier)


def _form(desk: Desk, verb: Verb, form: DeskForm) -> Component:
    return PostForm(
        body=(verb.above(desk), form.layout()),
        action=places.verb(desk.record.work.id, verb.slug),
        hidden=(("revision", str(desk.record.case.revision)),),
        buttons=_buttons(desk, verb),
    )


def _buttons(desk: Desk, verb: Verb) -> Content:
    """Return what submits the form while the verb is open, and the way back."""
    back = navigation.Link(words=gettext("返回办理页"), href=places.work(desk.record.work.id))
    if not verb.open_to(desk):
        return back
    warning = navigation.ButtonKind.WARNING
    kind = warning if verb.kind is warning else navigation.ButtonKind.PRIMARY
    return (navigation.Button(words=verb.button, kind=kind), back)


def _not_now() -> Component:
    return messages.Notification(
        title=gettext("现在不能这样办理"),
        body=gettext("办件的状态已经不适用这一步，请返回办理页查看最新进展。"),
        kind=messages.NotificationKind.ATTENTION,
    )


def _revision_seen(request: HttpRequest) -> int:
    """Return the revision that the officer saw; none that could be right when it is missing."""
    seen = whole_number(request.POST.get("revision", ""))
    return -1 if seen is None else seen


def _note_refusal(desk: Desk, verb: Verb) -> None:
    audit.note(
        desk.officer,
        f"case.try.{verb.slug}",
        str(desk.record.case.id),
        case_number=desk.record.case.number,
        outcome="refused",
    )
