"""Logs of other systems (外部日志): handed in as CSV or XES, and read while nobody has to wait."""

from http import HTTPStatus
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from tongban.actions.supervision.foreign_logs import MOST_MEGABYTES, hand_in
from tongban.core.people.actors import Role
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.reasons import sentence_for
from tongban.store.supervision.log_queries import KeptLog, kept_logs
from tongban.web.components import fields, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Content
from tongban.web.components.sections import Page, PostForm, Section, show
from tongban.web.components.words import written_moment
from tongban.web.console.requests import officer_of, outside_of
from tongban.web.console.supervision.mining.log_words import log_sentence, log_status
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
        return _listing(request, error=log_sentence(sentence_for(wrong)))
    return HttpResponseRedirect(reverse("console:supervision-log", args=[log]))


def _taken(request: HttpRequest) -> UUID:
    file = request.FILES.get("log")
    if file is None or not file.name:
        raise InvalidValue("event log", gettext("请选择文件"))
    if file.size is None or file.size > _OCTETS:
        raise InvalidValue("event log", gettext("文件太大，请用命令行分析"))
    chunks = file.chunks()
    return hand_in(officer_of(request), outside_of(request), name=file.name, chunks=chunks)


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
                buttons=navigation.Button(words=gettext("上传并读取")),
                sends_files=True,
            ),
            Section(title=gettext("上传过的日志"), body=_table(found)),
        ),
    )
    return show(request, page, status=HTTPStatus.UNPROCESSABLE_ENTITY if error else None)


def _table(found: tuple[KeptLog, ...]) -> Content:
    if not found:
        return messages.EmptyState(title=gettext("还没有上传过其他系统的日志"))
    return lists.DataTable(
        caption=gettext("上传过的日志"),
        caption_hidden=True,
        columns=(
            lists.Column(words=gettext("文件")),
            lists.Column(words=gettext("状态")),
            lists.Column(words=gettext("办件"), number=True),
            lists.Column(words=gettext("办理记录"), number=True),
            lists.Column(words=gettext("没有读的行"), number=True),
            lists.Column(words=gettext("上传时间")),
        ),
        rows=tuple(
            lists.Row(
                cells=(
                    navigation.Link(
                        words=one.name, href=reverse("console:supervision-log", args=[one.id])
                    ),
                    log_status(one.status),
                    f"{one.cases:,}",
                    f"{one.events:,}",
                    f"{one.rejected:,}",
                    written_moment(one.at),
                )
            )
            for one in found
        ),
    )
