"""One check (一次检查): how far it is, and what it found rule by rule."""

from collections.abc import Iterator
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template import engines
from django.utils.translation import gettext
from django.views.decorators.http import require_safe
from django_htmx.http import HttpResponseClientRefresh

from tongban.core.quality.scores import RuleCount
from tongban.store.quality.kinds import CheckStatus
from tongban.store.quality.queries.books import opened_book
from tongban.store.quality.queries.checks import CheckLine, check_of
from tongban.web.components import lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, Section, show
from tongban.web.components.words import joined, written_moment
from tongban.web.console.quality import places
from tongban.web.console.quality.dataset_page import dimension_table
from tongban.web.console.quality.frame import Subject, subject, tag
from tongban.web.console.quality.profile_page import profile_table
from tongban.web.console.quality.sentences import sentence
from tongban.web.console.quality.words import CHECKS, SOURCES, points, told
from tongban.web.console.requests import KEEPERS


@officer_required(*KEEPERS)
@require_safe
def check(request: HttpRequest, run: UUID) -> HttpResponseBase:
    """Show one check."""
    line = check_of(run)
    about = subject(line.dataset)
    page = Page(
        title=gettext("质量检查"),
        caption=about.dataset.name,
        back=navigation.BackLink(href=places.dataset(line.dataset), words=about.dataset.name),
        body=(
            *_standing(line),
            _facts(line),
            *(_found(line, about) if line.status is CheckStatus.DONE else ()),
        ),
        wide=True,
    )
    return show(request, page)


@officer_required(*KEEPERS)
@require_safe
def progress(request: HttpRequest, run: UUID) -> HttpResponseBase:
    """Answer how far a check is, alone; once it has ended, have the page renewed."""
    line = check_of(run)
    if not line.under_way:
        return HttpResponseClientRefresh()
    template = engines["django"].from_string("{% load components %}{% render part %}")
    return HttpResponse(template.render({"part": _progress(line)}, request))


def _standing(line: CheckLine) -> Iterator[Component]:
    if line.under_way:
        yield _progress(line)
    if line.status is CheckStatus.REFUSED:
        yield messages.Notification(
            title=gettext("检查没有完成"),
            body=told(line.reason),
            kind=messages.NotificationKind.ATTENTION,
        )


def _progress(line: CheckLine) -> Component:
    words, _ = CHECKS[line.status]
    read = gettext("已读入 %(rows)s 行") % {"rows": f"{line.rows:,}"}
    return messages.Progress(
        title=words,
        poll=places.progress(line.id),
        advice=read if line.rows else gettext("可以离开这个页面，检查不会停。"),
    )


def _facts(line: CheckLine) -> Component:
    rows: list[tuple[str, Content]] = [
        (gettext("状态"), tag(CHECKS[line.status])),
        (gettext("来源"), f"{SOURCES[line.source]} · {line.name}"),
        (gettext("发起"), joined((line.by_name, written_moment(line.began_at)), "，")),
    ]
    if line.status is CheckStatus.DONE:
        rows += [
            (gettext("规则版本"), str(line.version)),
            (gettext("检查的行"), f"{line.rows:,}"),
            (gettext("退回的行"), f"{line.rejected:,}"),
            (gettext("得分"), points(line.total)),
        ]
    return lists.SummaryList(
        rows=tuple(lists.SummaryRow(key=key, value=value) for key, value in rows)
    )


def _found(line: CheckLine, about: Subject) -> Iterator[Component]:
    yield Section(title=gettext("各维度得分"), body=dimension_table(line))
    yield Section(title=gettext("各条规则"), body=_rules(line, about))
    if line.rejected:
        words = gettext("去处理退回的行")
        link = navigation.Link(words=words, href=places.queue(line.dataset))
        yield navigation.Buttons(items=(link,))
        if line.queued < line.rejected:
            more = gettext("退回的行太多，队列里只留一部分；改正规则或数据后再检查一次。")
            yield messages.Inset(body=more)
    yield messages.Details(summary=gettext("字段概貌"), body=profile_table(line.profiles, about))


def _rules(line: CheckLine, about: Subject) -> Component:
    book = opened_book(line.dataset).book
    known = {rule.code: sentence(rule, about.names) for rule in (*book.wording, *book.in_force)}
    ordered = sorted(line.counts.items(), key=lambda one: -one[1].broken)
    heads = (gettext("规则"), gettext("得分"), gettext("检查的行"), gettext("不符合"))
    return lists.DataTable(
        caption=gettext("各条规则"),
        caption_hidden=True,
        columns=tuple(
            lists.Column(words=words, number=place > 0) for place, words in enumerate(heads)
        ),
        rows=tuple(
            lists.Row(cells=(known.get(code, code), *_count(count))) for code, count in ordered
        ),
    )


def _count(count: RuleCount) -> tuple[str, str, str]:
    return points(count), f"{count.judged:,}", f"{count.broken:,}"
