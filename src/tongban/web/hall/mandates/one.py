"""One mandate (授权书): its parties, reach and period, what can be done about it, its history."""

from collections.abc import Iterator

from django.contrib import messages as news
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from tongban.actions.audit import note
from tongban.actions.mandates import denying, offering
from tongban.actions.targets import published
from tongban.core.people.mandates import (
    AnyMandateEvent,
    MandateAccepted,
    MandateChecked,
    MandateDeclined,
    MandateDisowned,
    MandateOffered,
    MandatePresented,
    MandateRatified,
    MandateRenounced,
    MandateReturned,
    MandateRevoked,
    MandateState,
)
from tongban.core.vocabulary.errors import Conflict, NotAllowed, NotFound
from tongban.store.documents.queries import scan_of
from tongban.store.people.mandate_queries import MandateFile, mandate_of
from tongban.web.components import lists, navigation
from tongban.web.components.access import agent_admitted
from tongban.web.components.attachments import attachment
from tongban.web.components.component import Component
from tongban.web.components.messages import Tag, Tone
from tongban.web.components.sections import Page, PostForm, Section, show
from tongban.web.components.words import written_date
from tongban.web.hall.mandates.listing import TONES
from tongban.web.hall.mandates.on_paper import paper_rows, paper_ways
from tongban.web.hall.mandates.wording import STATES, scope_words
from tongban.web.hall.visitor import citizen_of, outside_of, theirs

_VERBS = {
    "accept": (offering.accept, gettext_lazy("已接受。现在可以切换到对方的名义办事。")),
    "decline": (offering.decline, gettext_lazy("没有接受。对方会看到。")),
    "renounce": (offering.renounce, gettext_lazy("已辞去，您不能再替对方办事。")),
    "revoke": (offering.revoke, gettext_lazy("已取消，从现在起对方不能再替您办事。")),
    "disown": (
        denying.disown,
        gettext_lazy("已记下：您不承认这份委托书。凭它提交的申请不会准予，办理部门会联系您。"),
    ),
    "ratify": (denying.ratify, gettext_lazy("已追认，凭这份委托书提交的申请接着办。")),
}
_ENDABLE = (MandateState.OFFERED, MandateState.PRESENTED, MandateState.ACCEPTED)
_BY_PRINCIPAL = (MandateOffered, MandateRevoked, MandateDisowned, MandateRatified)
_EVENTS: dict[type[AnyMandateEvent], tuple[object, object]] = {
    MandateOffered: (gettext_lazy("发出授权"), gettext_lazy("委托人")),
    MandateAccepted: (gettext_lazy("接受"), gettext_lazy("代理人")),
    MandateDeclined: (gettext_lazy("没有接受"), gettext_lazy("代理人")),
    MandateRevoked: (gettext_lazy("取消授权"), gettext_lazy("委托人")),
    MandateRenounced: (gettext_lazy("辞去"), gettext_lazy("代理人")),
    MandatePresented: (gettext_lazy("在窗口出示纸质委托书"), gettext_lazy("代理人")),
    MandateChecked: (gettext_lazy("核对无误"), gettext_lazy("窗口工作人员")),
    MandateReturned: (gettext_lazy("核对没有通过"), gettext_lazy("窗口工作人员")),
    MandateDisowned: (gettext_lazy("不承认这份委托书"), gettext_lazy("委托人")),
    MandateRatified: (gettext_lazy("追认"), gettext_lazy("委托人")),
}


@agent_admitted
@require_safe
def mandate(request: HttpRequest, code: str) -> HttpResponseBase:
    """Show a mandate to either of its parties."""
    found = theirs(
        mandate_of(citizen_of(request), code), request, "mandate.open", f"mandate:{code}"
    )
    page = Page(
        title=_title(found),
        back=navigation.BackLink(href=reverse("hall:mandates")),
        body=(
            lists.SummaryList(rows=tuple(_rows(found))),
            *_ways(found),
            Section(title=gettext("经过"), id="history", body=_history(found)),
        ),
    )
    return show(request, page)


@agent_admitted
@require_POST
def change(request: HttpRequest, code: str, verb: str) -> HttpResponseBase:
    """Accept, decline, give up or take back a mandate.

    Raises:
        NotFound: for no such verb, no such mandate, and somebody else's.
    """
    if verb not in _VERBS:
        raise NotFound(f"no verb {verb} of mandates")
    act, words = _VERBS[verb]
    try:
        act(citizen_of(request), code, outside_of(request))
    except (Conflict, NotAllowed):
        news.warning(request, gettext("这份授权现在不能这样办，请看它的状态。"))
    else:
        news.success(request, str(words))
    return HttpResponseRedirect(reverse("hall:mandate", args=[code]))


@agent_admitted
@require_safe
def scan(request: HttpRequest, code: str) -> HttpResponseBase:
    """Hand out the scan of a mandate on paper to either of its parties."""
    citizen = citizen_of(request)
    found = mandate_of(citizen, code)
    paper = theirs(scan_of(code) if found else None, request, "mandate.scan", f"mandate:{code}")
    note(citizen, "mandate.scan", f"mandate:{code}")
    return attachment(paper.content, paper.media_type, name=paper.name)


def _title(found: MandateFile) -> str:
    one = found.mandate
    if found.as_agent:
        return gettext("%(name)s委托您办事") % {"name": one.principal_name}
    if one.paper is not None:
        return gettext("%(name)s凭纸质委托书替您办事") % {"name": one.agent_name}
    return gettext("您授权%(name)s办事") % {"name": one.agent_name}


def _rows(found: MandateFile) -> Iterator[lists.SummaryRow]:
    one = found.mandate
    yield lists.SummaryRow(
        key=gettext("状态"),
        value=Tag(words=STATES[one.state], tone=TONES.get(one.state, Tone.PLAIN)),
    )
    yield lists.SummaryRow(key=gettext("委托人"), value=one.principal_name)
    yield lists.SummaryRow(key=gettext("代理人"), value=one.agent_name)
    yield lists.SummaryRow(
        key=gettext("代理事项"),
        value=lists.PlainList(items=scope_words(one, published().catalogue)),
    )
    yield lists.SummaryRow(
        key=gettext("代理期限"),
        value=gettext("%(first)s至%(last)s")
        % {"first": written_date(one.valid_from), "last": written_date(one.valid_until)},
    )
    if one.paper is not None:
        yield from paper_rows(one.code, one.paper)


def _ways(found: MandateFile) -> Iterator[Component]:
    state, code = found.mandate.state, found.mandate.code
    if found.as_agent and state is MandateState.OFFERED:
        yield _way(code, "accept", gettext("接受"), navigation.ButtonKind.PRIMARY)
        yield _way(code, "decline", gettext("不接受"), navigation.ButtonKind.SECONDARY)
    if found.as_agent and state is MandateState.ACCEPTED:
        yield navigation.Buttons(
            items=(
                navigation.Button(words=gettext("以对方的名义办事"), href=reverse("hall:acting")),
            )
        )
        yield _way(code, "renounce", gettext("辞去"), navigation.ButtonKind.WARNING)
    if found.as_principal and found.mandate.paper is not None:
        yield from paper_ways(found.mandate)
    if found.as_principal and state in _ENDABLE:
        yield _way(code, "revoke", gettext("取消授权"), navigation.ButtonKind.WARNING)


def _way(code: str, verb: str, words: str, kind: navigation.ButtonKind) -> Component:
    return PostForm(
        body="",
        action=reverse("hall:change_mandate", args=[code, verb]),
        buttons=navigation.Button(words=words, kind=kind),
    )


def _history(found: MandateFile) -> Component:
    return lists.Timeline(moments=tuple(_moment(found, one) for one in reversed(found.events)))


def _moment(found: MandateFile, event: AnyMandateEvent) -> lists.Moment:
    title, who = _EVENTS[type(event)]
    one = found.mandate
    if isinstance(event, MandateChecked | MandateReturned):
        return lists.Moment(title=str(title), at=event.at, by=str(who))
    name = one.principal_name if isinstance(event, _BY_PRINCIPAL) else one.agent_name
    return lists.Moment(title=str(title), at=event.at, by=f"{who} {name}")
