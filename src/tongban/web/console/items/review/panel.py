"""What comes next for a copy (下一步): who has it, what they may do, what a reviewer said last."""

from django.urls import reverse
from django.utils.translation import gettext

from tongban.core.authoring.access import may_write
from tongban.core.authoring.inspecting import Issue
from tongban.core.authoring.review import may_review
from tongban.core.authoring.review_events import HeldBack, Returned
from tongban.core.authoring.review_state import ReviewState, ReviewStatus
from tongban.core.catalog.lint import Severity
from tongban.web.components.component import Component, Content
from tongban.web.components.lists import Paragraph, PlainList
from tongban.web.components.messages import Notification, NotificationKind
from tongban.web.components.navigation import Button, Link
from tongban.web.components.navigation.buttons import ButtonKind
from tongban.web.components.sections import Section
from tongban.web.components.words import written_date
from tongban.web.console.items import places
from tongban.web.console.items.desk import Desk
from tongban.web.console.items.told import word


def review_panel(desk: Desk, issues: tuple[Issue, ...]) -> Section:
    """Return where a copy stands and what the officer may do about it."""
    state = desk.opened.state
    body: Content = (
        Paragraph(body=word(state.status.label)),
        *_returned(state),
        *_dated(state),
        *_acts(desk, issues),
    )
    return Section(title=gettext("下一步"), body=body)


def _returned(state: ReviewState) -> tuple[Component, ...]:
    match state.returned:
        case Returned(opinion=opinion, by=by):
            title = gettext("%(name)s退回：请先改这些") % {"name": by.name}
            body: Content = opinion
        case HeldBack(reasons=reasons):
            title, body = gettext("到发布日没能发布，请先改这些"), PlainList(items=reasons)
        case None:
            return ()
    return (Notification(title=title, body=body, kind=NotificationKind.ATTENTION),)


def _dated(state: ReviewState) -> tuple[Component, ...]:
    if state.effective_on is None:
        return ()
    told = gettext("%(day)s发布，当天起施行。") % {"day": written_date(state.effective_on)}
    return (Paragraph(body=told),)


def _acts(desk: Desk, issues: tuple[Issue, ...]) -> tuple[Content, ...]:
    state, writes = desk.opened.state, may_write(desk.officer, desk.opened.state.department)
    match state.status:
        case ReviewStatus.DRAFTING if writes:
            return _drafting(desk, issues)
        case ReviewStatus.BUSINESS_REVIEW | ReviewStatus.LEGAL_REVIEW:
            return _under_review(desk, writes=writes)
        case ReviewStatus.APPROVED if writes:
            return (
                _button(desk, "schedule", gettext("定发布日期")),
                _link(desk, "recall", gettext("撤回修改")),
            )
        case ReviewStatus.SCHEDULED if writes:
            return (
                _button(desk, "schedule", gettext("改发布日期"), ButtonKind.SECONDARY),
                _link(desk, "unschedule", gettext("取消发布日期")),
            )
        case ReviewStatus.PUBLISHED:
            return (_published(desk),)
        case _:
            return ()


def _published(desk: Desk) -> Link:
    """Lead to what came of it; an item that has ended is seen only as people see it."""
    code = desk.copy.item.code
    if desk.copy.ends:
        return Link(words=gettext("看办事的人现在看到什么"), href=reverse("hall:item", args=[code]))
    return Link(words=gettext("看发布后的事项"), href=places.item(code))


def _drafting(desk: Desk, issues: tuple[Issue, ...]) -> tuple[Content, ...]:
    errors = sum(one.severity is Severity.ERROR for one in issues)
    told: tuple[Content, ...] = ()
    if errors:
        words = gettext("有 %(count)d 个问题必须先改正，才能送审。") % {"count": errors}
        told = (Paragraph(body=(words, Link(words=gettext("看问题"), href="#findings"))),)
    kind = ButtonKind.SECONDARY if errors else ButtonKind.PRIMARY
    return (
        *told,
        _button(desk, "send", gettext("送审"), kind),
        Paragraph(body=_link(desk, "discard", gettext("放弃这份编制稿"))),
    )


def _under_review(desk: Desk, *, writes: bool) -> tuple[Content, ...]:
    ways: list[Content] = []
    if may_review(desk.opened.state, desk.officer):
        ways.append(_button(desk, "approve", gettext("审核")))
    if writes:
        ways.append(Paragraph(body=_link(desk, "recall", gettext("撤回修改"))))
    waiting = gettext("等一位没有写过这份稿的审核人审核。")
    return tuple(ways) or (Paragraph(body=waiting),)


def _button(desk: Desk, verb: str, words: str, kind: ButtonKind = ButtonKind.PRIMARY) -> Button:
    return Button(words=words, href=places.review(desk.key, verb), kind=kind)


def _link(desk: Desk, verb: str, words: str) -> Link:
    return Link(words=words, href=places.review(desk.key, verb))
