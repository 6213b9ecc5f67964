"""Ask to correct or delete (更正和删除申请): one question, in the person's own words."""

from uuid import UUID

from django.contrib import messages as news
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tongban.actions.my_data import asking
from tongban.core.people.rights import (
    ANSWERED,
    BASES,
    LIMIT,
    LONGEST_WORDS,
    AnyRightEvent,
    RightAnswered,
    RightAsked,
    RightKind,
)
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed, NotFound
from tongban.core.vocabulary.plain_text import plain_text
from tongban.store.rights.queries import KeptRequest, request_of
from tongban.web.components import fields, lists, messages, navigation
from tongban.web.components.access import citizen_required
from tongban.web.components.component import Content
from tongban.web.components.sections import Page, PostForm, Section, show
from tongban.web.components.sentences import refusal
from tongban.web.components.words import PeriodKind, written_date, written_period
from tongban.web.hall.my_data.words import EVENTS, KINDS, status_tag
from tongban.web.hall.visitor import citizen_of, outside_of, theirs


@citizen_required
@require_http_methods(["GET", "HEAD", "POST"])
def new_right(request: HttpRequest, kind: str) -> HttpResponseBase:
    """Take a request."""
    wanted = {one.value: one for one in RightKind}.get(kind)
    if wanted is None:
        raise NotFound(f"no kind of request {kind}")
    if request.method != "POST":
        return show(request, _form(wanted))
    typed = request.POST.get("words", "")
    try:
        words = plain_text(typed, multiline=True, longest=LONGEST_WORDS)
        made = asking.ask(citizen_of(request), outside_of(request), kind=wanted, words=words)
    except InvalidValue as wrong:
        return show(request, _form(wanted, typed=typed, error=gettext(refusal(wrong))))
    news.success(request, gettext("已提出，答复后会显示在这里。"))
    return HttpResponseRedirect(reverse("hall:right", args=[made]))


@citizen_required
@require_safe
def right(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Show a request and its answer."""
    found = theirs(request_of(citizen_of(request), key), request, "right.open", key)
    return show(request, _page(found))


@citizen_required
@require_POST
def withdraw_right(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Take a request back."""
    theirs(request_of(citizen_of(request), key), request, "right.withdraw", key)
    try:
        asking.withdraw(citizen_of(request), key, outside_of(request))
        news.success(request, gettext("已撤回。"))
    except NotAllowed:
        news.warning(request, gettext("已经答复或者撤回，不用再撤回。"))
    return HttpResponseRedirect(reverse("hall:right", args=[key]))


def _form(kind: RightKind, *, typed: str = "", error: str = "") -> Page:
    hint = {
        RightKind.CORRECTION: gettext(
            "例如：手机号码换成了哪个；哪件办件里的哪一项写错了，应当是什么。"
        ),
        RightKind.DELETION: gettext("例如：删除没有提交的草稿和上传的文件。"),
    }[kind]
    words = fields.Textarea(
        name="words",
        label=gettext("写明要求什么"),
        hint=hint,
        value=typed,
        limit=LONGEST_WORDS,
        error=error,
    )
    limit = written_period(LIMIT.value, PeriodKind.WORKING_DAYS)
    return Page(
        title=KINDS[kind],
        back=navigation.BackLink(href=reverse("hall:my_data")),
        lead=lists.Paragraph(
            body=gettext("由数据主管部门在%(limit)s内答复；不同意的说明理由。") % {"limit": limit}
        ),
        errors=messages.ErrorSummary.of((words,)),
        body=(
            _kept_by_law() if kind is RightKind.DELETION else "",
            lists.Paragraph(body=gettext("依据：%(basis)s。") % {"basis": str(BASES[kind])}),
            PostForm(body=words, buttons=navigation.Button(words=gettext("提出申请"))),
        ),
    )


def _kept_by_law() -> Content:
    return messages.Inset(
        body=gettext(
            "草稿、没有用上的文件、已失效的用证授权可以删除；已经提交的办件是档案，证照和查阅记录要留存，依法不能删除。"
        )
    )


def _page(found: KeptRequest) -> Page:
    state = found.state
    rows = [
        lists.SummaryRow(key=gettext("编号"), value=found.number),
        lists.SummaryRow(key=gettext("状态"), value=status_tag(state)),
        lists.SummaryRow(key=gettext("您的要求"), value=state.words),
    ]
    if state.waits:
        rows.append(lists.SummaryRow(key=gettext("答复期限"), value=written_date(found.due_on)))
    if state.answer is not None:
        rows.append(lists.SummaryRow(key=gettext("答复"), value=state.answer.words))
    return Page(
        title=KINDS[state.kind],
        back=navigation.BackLink(href=reverse("hall:my_data")),
        body=(
            lists.SummaryList(rows=tuple(rows)),
            Section(
                title=gettext("经过"),
                body=lists.Timeline(
                    moments=tuple(_moment(event) for event in reversed(found.history))
                ),
            ),
            _further(found),
        ),
    )


def _further(found: KeptRequest) -> Content:
    if found.state.waits:
        return PostForm(
            action=reverse("hall:withdraw_right", args=[found.id]),
            body="",
            buttons=navigation.Button(
                words=gettext("撤回申请"), kind=navigation.ButtonKind.SECONDARY
            ),
        )
    if found.state.answer is None:
        return ""
    return lists.Paragraph(
        body=gettext("不服答复的，可以向人民法院起诉（%(basis)s）。") % {"basis": str(ANSWERED)}
    )


def _moment(event: AnyRightEvent) -> lists.Moment:
    said = ""
    if isinstance(event, RightAsked | RightAnswered):
        said = event.words
    if isinstance(event, RightAnswered) and event.deleted:
        said = gettext("%(words)s（删除 %(count)s 条）") % {
            "words": event.words,
            "count": event.deleted,
        }
    by = event.by.name if event.by else gettext("本人")
    return lists.Moment(title=EVENTS[event.name], at=event.at, by=by, body=said)
