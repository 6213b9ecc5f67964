"""Logs of other systems (外部日志): handed in as CSV or XES, analysed like our own cases."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages as news
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tongban.actions.supervision.foreign_logs import (
    MOST_MEGABYTES,
    drop_log,
    keep_log,
    open_log,
)
from tongban.core.people.actors import Role
from tongban.core.vocabulary.errors import InvalidValue
from tongban.store.supervision.log_queries import KeptLog, kept_log, kept_logs
from tongban.web.components import fields, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Content
from tongban.web.components.sections import Page, PostForm, Section, show
from tongban.web.components.sentences import refusal
from tongban.web.components.words import written_moment
from tongban.web.console.requests import officer_of, outside_of
from tongban.web.console.supervision.mining import tables
from tongban.web.console.supervision.mining.page import analyses, meanings
from tongban.web.console.supervision.seats import bar

_OCTETS = MOST_MEGABYTES * 1024 * 1024


@officer_required(Role.SUPERVISOR)
@require_http_methods(["GET", "HEAD", "POST"])
def logs(request: HttpRequest) -> HttpResponseBase:
    """Show the logs that are kept, and take in another."""
    if request.method != "POST":
        return _listing(request)
    try:
        log = _taken(request)
    except InvalidValue as wrong:
        return _listing(request, error=refusal(wrong))
    news.success(request, gettext("已读取。"))
    return HttpResponseRedirect(reverse("console:supervision-log", args=[log]))


@officer_required(Role.SUPERVISOR)
@require_safe
def log_page(request: HttpRequest, log: UUID) -> HttpResponseBase:
    """Show what happened to the cases of a log."""
    found = _kept(log)
    with open_log(log) as mine:
        body = (tables.overview(mine.overview()), *analyses(mine, None))
    page = Page(
        title=found.name,
        caption=gettext("其他系统的日志"),
        wide=True,
        back=navigation.BackLink(href=reverse("console:supervision-logs")),
        body=(bar("console:supervision-mining"), _rejected(found), body, meanings(), _drop(found)),
    )
    return show(request, page)


@officer_required(Role.SUPERVISOR)
@require_POST
def drop(request: HttpRequest, log: UUID) -> HttpResponseBase:
    """Let go of a log."""
    _kept(log)
    drop_log(officer_of(request), log)
    news.success(request, gettext("已删除。"))
    return HttpResponseRedirect(reverse("console:supervision-logs"))


def _taken(request: HttpRequest) -> UUID:
    file = request.FILES.get("log")
    if file is None or not file.name:
        raise InvalidValue("event log", gettext("请选择文件"))
    if file.size is None or file.size > _OCTETS:
        raise InvalidValue("event log", gettext("文件太大，请用命令行分析"))
    chunks = file.chunks()
    kept = keep_log(officer_of(request), outside_of(request), name=file.name, chunks=chunks)
    return UUID(str(kept.pk))


def _kept(log: UUID) -> KeptLog:
    found = kept_log(log)
    if found is None:
        raise Http404
    return found


def _listing(request: HttpRequest, *, error: str = "") -> HttpResponseBase:
    upload = fields.FileUpload(
        name="log",
        label=gettext("日志文件"),
        hint=gettext(
            "CSV 要有办件编号、环节名称、办理时间三列，可以有办理部门和承诺办结时间；或者 XES。"
        ),
        kinds=("csv", "xes", "gz"),
        limit=_OCTETS,
        error=error,
    )
    found = kept_logs()
    page = Page(
        title=gettext("其他系统的日志"),
        wide=True,
        back=navigation.BackLink(href=reverse("console:supervision-mining")),
        errors=messages.ErrorSummary.of([upload]),
        body=(
            bar("console:supervision-mining"),
            PostForm(
                action=reverse("console:supervision-logs"),
                body=upload,
                buttons=navigation.Button(words=gettext("读取并分析")),
                sends_files=True,
            ),
            Section(title=gettext("已经读取的日志"), body=_table(found)),
        ),
    )
    return show(request, page, status=HTTPStatus.UNPROCESSABLE_ENTITY if error else None)


def _table(found: tuple[KeptLog, ...]) -> Content:
    if not found:
        return messages.EmptyState(title=gettext("还没有读取过其他系统的日志"))
    return lists.DataTable(
        caption=gettext("已经读取的日志"),
        caption_hidden=True,
        columns=(
            lists.Column(words=gettext("文件")),
            lists.Column(words=gettext("办件"), number=True),
            lists.Column(words=gettext("办理记录"), number=True),
            lists.Column(words=gettext("没有读的行"), number=True),
            lists.Column(words=gettext("读取时间")),
        ),
        rows=tuple(
            lists.Row(
                cells=(
                    navigation.Link(
                        words=one.name, href=reverse("console:supervision-log", args=[one.id])
                    ),
                    f"{one.cases:,}",
                    f"{one.events:,}",
                    f"{one.rejected:,}",
                    written_moment(one.at),
                )
            )
            for one in found
        ),
    )


def _rejected(found: KeptLog) -> Content:
    if not found.rejected:
        return ""
    return messages.Notification(
        title=gettext("有 %(count)s 行没有读") % {"count": found.rejected},
        body=lists.PlainList(
            items=tuple(
                gettext("第 %(line)s 行：%(why)s") % {"line": line, "why": why}
                for line, why in found.examples
            )
        ),
        kind=messages.NotificationKind.ATTENTION,
    )


def _drop(found: KeptLog) -> PostForm:
    return PostForm(
        action=reverse("console:supervision-log-drop", args=[found.id]),
        body="",
        buttons=navigation.Button(
            words=gettext("删除这份日志"), kind=navigation.ButtonKind.WARNING
        ),
    )
