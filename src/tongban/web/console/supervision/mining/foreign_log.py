"""One log of another system (一份外部日志): how far it is read, what it tells, what it lost."""

from collections.abc import Iterator
from typing import Final
from uuid import UUID

from django.contrib import messages as news
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.template import engines
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from tongban.actions.audit import note
from tongban.actions.supervision.foreign_logs import (
    drop_log,
    open_log,
    rejected_lines,
    resume,
    stop,
)
from tongban.core.people.actors import Role
from tongban.core.vocabulary.errors import Conflict
from tongban.store.supervision.log_queries import KeptLog, LogStatus, kept_log
from tongban.web.components import lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, PostForm, show
from tongban.web.components.table_files import table_file
from tongban.web.console.requests import officer_of
from tongban.web.console.supervision.mining import tables
from tongban.web.console.supervision.mining.log_words import log_sentence
from tongban.web.console.supervision.mining.page import analyses, meanings
from tongban.web.console.supervision.seats import bar

_WHOLE: Final = 100
_DO: Final = {"stop": stop, "resume": resume, "drop": drop_log}
_DONE: Final = {
    "stop": gettext_lazy("已停止读取。"),
    "resume": gettext_lazy("已重新排队。"),
    "drop": gettext_lazy("已删除。"),
}


@officer_required(Role.SUPERVISOR)
@require_safe
def log_page(request: HttpRequest, log: UUID) -> HttpResponseBase:
    """Show what happened to the cases of a log, once it is read."""
    found = _kept(log)
    page = Page(
        title=found.name,
        caption=gettext("其他系统的日志"),
        wide=True,
        back=navigation.BackLink(href=reverse("console:supervision-logs")),
        body=(bar("console:supervision-mining"), *_body(found)),
    )
    return show(request, page)


@officer_required(Role.SUPERVISOR)
@require_safe
def log_progress(request: HttpRequest, log: UUID) -> HttpResponseBase:
    """Answer how far a log is read, alone; once it has ended, have the page renewed."""
    found = _kept(log)
    if not found.under_way:
        return HttpResponseClientRefresh()
    template = engines["django"].from_string("{% load components %}{% render part %}")
    return HttpResponse(template.render({"part": _progress(found)}, request))


@officer_required(Role.SUPERVISOR)
@require_safe
def log_rejected(request: HttpRequest, log: UUID, form: str) -> HttpResponseBase:
    """Hand out every line that was not read, with the reason and what it says."""
    found = _kept(log)
    note(officer_of(request), "supervision.log_export", f"log:{log}")
    columns = (gettext("行号"), gettext("为什么没有读"), gettext("行里写的内容"))
    rows = ((line, log_sentence(why), *cells) for line, why, *cells in rejected_lines(log))
    return table_file(gettext("没有读的行-%(name)s") % {"name": found.name}, form, columns, rows)


@officer_required(Role.SUPERVISOR)
@require_POST
def act_on_log(request: HttpRequest, log: UUID, verb: str) -> HttpResponseBase:
    """Stop the reading of a log, begin it anew, or let go of it."""
    found = _kept(log)
    if verb not in _DO:
        raise Http404
    try:
        _DO[verb](officer_of(request), log)
    except Conflict:
        news.warning(request, gettext("这份日志的情况刚刚变了，请看最新情况。"))
    else:
        news.success(request, _DONE[verb])
    if verb == "drop":
        return HttpResponseRedirect(reverse("console:supervision-logs"))
    return HttpResponseRedirect(reverse("console:supervision-log", args=[found.id]))


def _kept(log: UUID) -> KeptLog:
    found = kept_log(log)
    if found is None:
        raise Http404
    return found


def _body(found: KeptLog) -> Iterator[Content]:
    match found.status:
        case LogStatus.WAITING | LogStatus.READING:
            yield _progress(found)
            yield _button(found, "stop", gettext("停止读取"))
            return
        case LogStatus.STOPPED:
            yield messages.Inset(body=gettext("读取停下了，还没有结果。可以从头再读。"))
            yield _button(found, "resume", gettext("从头再读"), navigation.ButtonKind.PRIMARY)
        case LogStatus.REFUSED:
            yield messages.Notification(
                title=gettext("没有读取"),
                body=log_sentence(found.reason),
                kind=messages.NotificationKind.ATTENTION,
            )
            yield _rejected(found)
        case LogStatus.DONE:
            yield _rejected(found)
            with open_log(found.id) as mine:
                yield tables.overview(mine.overview())
                yield from analyses(mine, None)
            yield meanings()
    yield _button(found, "drop", gettext("删除这份日志"), navigation.ButtonKind.WARNING)


def _progress(found: KeptLog) -> messages.Progress:
    poll = reverse("console:supervision-log-progress", args=[found.id])
    if found.status is LogStatus.WAITING and found.ahead:
        told = gettext("排队中，前面还有 %(count)d 个文件") % {"count": found.ahead}
        return messages.Progress(title=told, poll=poll)
    return messages.Progress(
        title=gettext("正在读取"),
        poll=poll,
        done=_WHOLE * found.done // max(found.size, 1),
        total=_WHOLE,
    )


def _rejected(found: KeptLog) -> Content:
    if not found.rejected:
        return ""
    address = reverse("console:supervision-log-rejected", args=[found.id, "csv"])
    told = tuple(
        gettext("第 %(line)s 行：%(why)s") % {"line": line, "why": log_sentence(why)}
        for line, why in found.examples
    )
    return messages.Notification(
        title=gettext("有 %(count)s 行没有读") % {"count": found.rejected},
        body=(
            lists.PlainList(items=told),
            navigation.Link(words=gettext("下载全部没有读的行和原因"), href=address),
        ),
        kind=messages.NotificationKind.ATTENTION,
    )


def _button(
    found: KeptLog,
    verb: str,
    words: str,
    kind: navigation.ButtonKind = navigation.ButtonKind.SECONDARY,
) -> Component:
    return PostForm(
        action=reverse("console:supervision-log-act", args=[found.id, verb]),
        body="",
        buttons=navigation.Button(words=words, kind=kind),
    )
