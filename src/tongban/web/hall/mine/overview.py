"""My page (我的): what waits for me, what I began, what I filed, by the latest first."""

from collections.abc import Iterator
from datetime import datetime

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.core.cases.state import Status
from tongban.store.cases.queries.filings import (
    PAGE,
    CaseLine,
    DraftLine,
    FilingLine,
    cases_that_wait_for_papers,
    drafts_of,
    filings_of,
)
from tongban.web.components import lists, messages, navigation
from tongban.web.components.access import agent_admitted
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, Section, show
from tongban.web.components.words import written_moment
from tongban.web.hall import places
from tongban.web.hall.bills.standing import waiting_bills
from tongban.web.hall.household.listing import asked_to_sign
from tongban.web.hall.mine import owing
from tongban.web.hall.mine.following import follow
from tongban.web.hall.mine.outlook import status_tag
from tongban.web.hall.visitor import citizen_of, outside_of


@agent_admitted
@require_safe
def mine(request: HttpRequest) -> HttpResponseBase:
    """Show the person's drafts, filings and ways on; `before` turns to older filings."""
    citizen = citizen_of(request)
    before = _moment(request.GET.get("before", ""))
    filings = filings_of(citizen, before=before)
    drafts = () if before else drafts_of(citizen)
    page = Page(
        title=gettext("我的"),
        body=(
            *_identity(request),
            *_waiting(filings),
            *(() if before else asked_to_sign(request)),
            *(() if before else _owing(request)),
            *(() if before else waiting_bills(citizen)),
            *_drafts(drafts),
            Section(title=gettext("我的办件"), id="filings", body=_filings(filings)),
            navigation.Pagination(
                newer=places.mine() if before else "",
                older=_older(filings),
            ),
            navigation.Buttons(
                items=(
                    navigation.Link(words=gettext("消息"), href=reverse("hall:notices")),
                    navigation.Link(words=gettext("我的证照"), href=reverse("hall:certificates")),
                    navigation.Link(words=gettext("我的缴费"), href=reverse("hall:bills")),
                    navigation.Link(words=gettext("我的数据"), href=reverse("hall:my_data")),
                    navigation.Link(words=gettext("我的授权"), href=reverse("hall:consents")),
                    navigation.Link(words=gettext("谁查了我的数据"), href=reverse("hall:looks")),
                    navigation.Link(
                        words=gettext("家庭经济状况核对"), href=reverse("hall:households")
                    ),
                    navigation.Link(words=gettext("我的信用"), href=reverse("hall:credit")),
                    navigation.Link(words=gettext("我提过的"), href=reverse("hall:concerns")),
                    navigation.Link(words=gettext("授权他人办事"), href=reverse("hall:mandates")),
                    navigation.Link(words=gettext("我的登录"), href=reverse("hall:sign_in")),
                )
            ),
        ),
    )
    return show(request, page)


def _identity(request: HttpRequest) -> Iterator[Component]:
    """Yield in whose name things are done, with the way to change it."""
    citizen = citizen_of(request)
    acting = citizen.representing.name if citizen.representing else gettext("本人")
    yield lists.SummaryList(
        rows=(
            lists.SummaryRow(
                key=gettext("办事身份"),
                value=acting,
                actions=(
                    navigation.Link(
                        words=gettext("切换"),
                        href=reverse("hall:acting"),
                        about=gettext("办事身份"),
                    ),
                ),
            ),
        )
    )


def _waiting(filings: tuple[FilingLine, ...]) -> Iterator[Component]:
    """Yield what the person has to do, before anything else."""
    for filing in filings:
        for case in filing.cases:
            if case.status == Status.AWAITING_CORRECTION.value:
                yield messages.Notification(
                    kind=messages.NotificationKind.ATTENTION,
                    title=gettext("“%(name)s”需要您补正") % {"name": case.item_name},
                    body=navigation.Link(
                        words=gettext("去补正"), href=reverse("hall:correct", args=[case.id])
                    ),
                )


def _owing(request: HttpRequest) -> Iterator[Component]:
    """Yield which papers are still to follow a case that was accepted without them."""
    for record in cases_that_wait_for_papers(citizen_of(request)):
        followed = follow(record, outside_of(request))
        if followed.may_hand_in and followed.state is not None and followed.state.owed:
            yield owing.among_others(followed, followed.state)


def _drafts(drafts: tuple[DraftLine, ...]) -> Iterator[Component]:
    if not drafts:
        return
    yield Section(
        title=gettext("还没有提交"),
        id="drafts",
        body=lists.CardList(
            rows=True,
            cards=tuple(
                lists.Card(
                    title=draft.title,
                    href=places.draft(draft.id),
                    summary=gettext("上次保存：%(moment)s")
                    % {"moment": written_moment(draft.updated_at)},
                )
                for draft in drafts
            ),
        ),
    )


def _filings(filings: tuple[FilingLine, ...]) -> Content:
    if not filings:
        return messages.EmptyState(
            title=gettext("还没有办件"),
            advice=gettext("从首页找到要办的事，回答几个问题就可以开始。"),
            ways=(navigation.Link(words=gettext("去首页"), href=reverse("hall:home")),),
        )
    return lists.CardList(
        rows=True,
        cards=tuple(
            lists.Card(
                title=filing.title,
                href=places.filing(filing.id),
                summary=gettext("%(moment)s提交，申报编号 %(number)s")
                % {"moment": written_moment(filing.filed_at), "number": filing.number},
                facts=tuple(_fact(case, alone=len(filing.cases) == 1) for case in filing.cases),
            )
            for filing in filings
        ),
    )


def _fact(case: CaseLine, *, alone: bool) -> Content:
    tag = status_tag(case.status)
    return tag if alone else (f"{case.item_name} ", tag)


def _older(filings: tuple[FilingLine, ...]) -> str:
    if len(filings) < PAGE:
        return ""
    return f"{places.mine()}?{urlencode({'before': filings[-1].filed_at.isoformat()})}"


def _moment(written: str) -> datetime | None:
    """Return the moment in an address, or None for anything that is not one with its zone."""
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None
