"""The overview of a copy (编制总览): its parts as tasks, each with what stands against it."""

from collections.abc import Iterator
from typing import Final
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.core.authoring.inspecting import Issue
from tongban.core.authoring.sections import BASICS, Section
from tongban.core.catalog.lint import Severity
from tongban.store.workshop.queries import CommentLine, comments_of
from tongban.web.components.access import officer_required
from tongban.web.components.component import Content
from tongban.web.components.lists import PlainList, Task, TaskGroup, TaskList, TaskStatus
from tongban.web.components.messages import Notification, NotificationKind
from tongban.web.components.navigation import BackLink, Link
from tongban.web.components.sections import Page, SideBySide
from tongban.web.components.sections import Section as PageSection
from tongban.web.console.items import places
from tongban.web.console.items.bar import bar
from tongban.web.console.items.copies.remarks import open_remarks, remarks
from tongban.web.console.items.copies.renewed import renewed_notice
from tongban.web.console.items.desk import Desk, desk_of
from tongban.web.console.items.findings import findings_list
from tongban.web.console.items.parts.basics import TOPICS, topic_of
from tongban.web.console.items.review.panel import review_panel
from tongban.web.console.items.showing import show
from tongban.web.console.items.told import word
from tongban.web.console.requests import KEEPERS
from tongban.web.console.words.sentences import said

_GROUPS: Final = (
    ((Section.LEGAL_BASIS,), "为什么办"),
    (
        (
            Section.QUESTIONS,
            Section.HANDLED,
            Section.CONDITIONS,
            Section.REQUIREMENTS,
            Section.FIELDS,
        ),
        "谁能办、要什么",
    ),
    ((Section.STEPS, Section.OUTPUTS, Section.FEES), "怎么办"),
    ((Section.SPECIAL_PROCEDURES, Section.INTERMEDIARY_SERVICES, Section.FAQS), "其他"),
    ((Section.ELEMENTS, Section.EVIDENCE, Section.LAWS), "目录里还没有的"),
)
_NEEDED: Final = (Section.LEGAL_BASIS, Section.STEPS, Section.OUTPUTS)


@officer_required(*KEEPERS)
@require_safe
def overview(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Show a copy: what is written, what is missing, and where it stands."""
    desk = desk_of(request, key)
    issues, said = desk.issues(), comments_of(desk.officer, key)
    main: Content = (
        _ending(desk),
        TaskList(groups=tuple(_groups(desk, issues, said))),
        PageSection(title=gettext("检查结果"), id="findings", body=findings_list(issues, desk.key)),
        remarks(desk, "", places.copy(key)),
    )
    return show(
        request,
        Page(
            title=desk.copy.item.name,
            back=BackLink(href=places.copies(), words=gettext("编制稿")),
            above=(bar(desk), renewed_notice(desk)),
            body=SideBySide(main=main, beside=_beside(desk, issues), label=gettext("下一步")),
            wide=True,
        ),
    )


def _beside(desk: Desk, issues: tuple[Issue, ...]) -> Content:
    ways = (
        *_from_guide(desk),
        Link(words=gettext("和已发布的比较"), href=places.of_copy(desk.key, "compare")),
        Link(words=gettext("通读全文"), href=places.of_copy(desk.key, "text")),
        Link(words=gettext("修订记录"), href=places.of_copy(desk.key, "history")),
    )
    return (
        review_panel(desk, issues),
        PageSection(title=gettext("查看"), body=PlainList(items=ways)),
    )


def _from_guide(desk: Desk) -> tuple[Link, ...]:
    if not desk.writable:
        return ()
    return (Link(words=gettext("从现有指南开始"), href=places.of_copy(desk.key, "reading")),)


def _ending(desk: Desk) -> Content:
    if not desk.copy.ends:
        return ""
    return Notification(
        title=gettext("这份编制稿是取消事项"),
        body=gettext("发布以后事项不再办理，在办的办件照原版本办完。原因：%(reason)s")
        % {"reason": desk.copy.ends},
        kind=NotificationKind.ATTENTION,
    )


def _groups(
    desk: Desk, issues: tuple[Issue, ...], said: tuple[CommentLine, ...]
) -> Iterator[TaskGroup]:
    yield TaskGroup(
        title=gettext("基本信息"),
        tasks=tuple(
            Task(
                title=form.title,
                href=places.basics(desk.key, name),
                status=_status(_of_topic(issues, name), filled=True),
                hint=_hint(_of_topic(issues, name), open_remarks(said, f"{BASICS}/{name}")),
            )
            for name, form in TOPICS.items()
        ),
    )
    for sections, title in _GROUPS:
        yield TaskGroup(
            title=word(title),
            tasks=tuple(_task(desk, section, issues, said) for section in sections),
        )


def _task(
    desk: Desk, section: Section, issues: tuple[Issue, ...], said: tuple[CommentLine, ...]
) -> Task:
    own = tuple(one for one in issues if one.place.split("/")[0] == section.value)
    count = len(desk.copy.rows(section))
    counted = gettext("%(name)s（%(count)d 项）") % {
        "name": word(section.label),
        "count": count,
    }
    return Task(
        title=counted if count else word(section.label),
        href=places.section(desk.key, section),
        status=_status(own, filled=bool(count) or section not in _NEEDED),
        hint=_hint(own, open_remarks(said, section.value)),
    )


def _of_topic(issues: tuple[Issue, ...], topic: str) -> tuple[Issue, ...]:
    basics = (one for one in issues if one.place.split("/")[0] == BASICS)
    return tuple(one for one in basics if topic_of(one.place.partition("/")[2]) == topic)


def _status(issues: tuple[Issue, ...], *, filled: bool) -> TaskStatus:
    if any(one.severity is Severity.ERROR for one in issues):
        return TaskStatus.NEEDS_CORRECTION
    if not filled:
        return TaskStatus.OPEN
    warned = any(one.severity is Severity.WARNING for one in issues)
    return TaskStatus.UNDER_WAY if warned else TaskStatus.DONE


def _hint(issues: tuple[Issue, ...], remarks_left: int) -> str:
    told = [said(one.message) for one in issues[:2]]
    if remarks_left:
        told.append(gettext("%(count)d 条批注还没处理") % {"count": remarks_left})
    return "；".join(told)
