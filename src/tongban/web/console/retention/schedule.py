"""The schedule (保存期限表): each kind of record, how long, on what basis, and the last run."""

from collections.abc import Mapping

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.core.people.actors import Role
from tongban.core.people.retention import Ending, KeepingRule
from tongban.store.retention.queries import DeletionLine, last_deletions
from tongban.web.components import labels, lists
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component
from tongban.web.components.sections import Page, show
from tongban.web.components.words import written_moment
from tongban.web.console.retention.words import ENDINGS, bar

KEEPERS_OF_RECORDS = (Role.DATA_STEWARD, Role.SUPERVISOR)


@officer_required(*KEEPERS_OF_RECORDS)
@require_safe
def schedule(request: HttpRequest) -> HttpResponseBase:
    """Show how long each kind of record is kept."""
    page = Page(
        title=gettext("数据保存与删除"),
        wide=True,
        lead=lists.Paragraph(
            body=gettext(
                "个人信息保存到实现目的所必要的最短时间；法律要求保存的，只存储、不作他用。"
                "每天夜里删除到期的数据，保全中的不删。"
            )
        ),
        body=(bar("console:retention"), _table(settings.KEEPING, last_deletions())),
    )
    return show(request, page)


def _table(rules: tuple[KeepingRule, ...], done: Mapping[str, DeletionLine]) -> Component:
    heads = (
        gettext("数据"),
        gettext("保存多久"),
        gettext("到期后"),
        gettext("依据"),
        gettext("最近一次"),
    )
    return lists.DataTable(
        caption=gettext("保存期限表"),
        caption_hidden=True,
        columns=tuple(lists.Column(words=words) for words in heads),
        rows=tuple(_row(rule, done.get(rule.kind)) for rule in rules),
    )


def _row(rule: KeepingRule, done: DeletionLine | None) -> lists.Row:
    return lists.Row(
        cells=(
            (gettext(rule.name), lists.Paragraph(body=gettext(rule.holds))),
            _period(rule),
            (
                ENDINGS[rule.ending],
                lists.Paragraph(body=gettext(rule.reason)) if rule.reason else "",
            ),
            labels.citations(rule.basis),
            _told(rule, done),
        )
    )


def _period(rule: KeepingRule) -> str:
    if rule.days is None:
        return gettext("没有期限")
    return gettext("%(since)s %(days)s 天") % {"since": gettext(rule.since), "days": rule.days}


def _told(rule: KeepingRule, done: DeletionLine | None) -> str:
    """Return what the last run did about a kind."""
    if done is None:
        return "—"
    at = written_moment(done.at)
    if rule.ending is Ending.APPRAISED:
        return gettext("%(at)s：%(count)s 件待鉴定") % {"at": at, "count": done.held}
    if done.stopped:
        return gettext("%(at)s：整类保全，没有删除") % {"at": at}
    if done.held:
        return gettext("%(at)s：删除 %(count)s，因保全留下 %(held)s") % {
            "at": at,
            "count": done.deleted,
            "held": done.held,
        }
    return gettext("%(at)s：删除 %(count)s") % {"at": at, "count": done.deleted}
