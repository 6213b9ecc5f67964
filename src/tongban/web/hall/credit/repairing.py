"""One entry about me (失信记录), and asking for its repair (申请信用修复)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.contrib import messages as news
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from tongban.actions.credit import repairing
from tongban.actions.targets import published
from tongban.core.credit.entries import EntryStatus
from tongban.core.credit.lists import DECIDED_WITHIN, REPAIR, TAKEN_WITHIN
from tongban.core.credit.repairing import may_ask
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed
from tongban.store.credit.queries import OpenedEntry, entry_of
from tongban.web.components import credit, fields, lists, messages, navigation
from tongban.web.components.access import citizen_required
from tongban.web.components.component import Component
from tongban.web.components.sections import Page, PostForm, Section, show
from tongban.web.components.words import PeriodKind, written_date, written_period
from tongban.web.hall.visitor import citizen_of, outside_of, theirs

LONGEST: Final = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class _Typed:
    """What was typed into an application that was not taken."""

    words: str = ""
    promised: bool = False
    wrong: str = ""
    """The field that is wrong."""


@citizen_required
@require_http_methods(["GET", "HEAD", "POST"])
def my_credit_entry(request: HttpRequest, entry: UUID) -> HttpResponseBase:
    """Show an entry about the person; take an application for its repair."""
    found = theirs(entry_of(citizen_of(request), entry), request, "credit.open", entry)
    if request.method != "POST":
        return show(request, _page(request, found, _Typed()))
    typed = _Typed(words=request.POST.get("words", ""), promised="promised" in request.POST)
    try:
        repairing.ask(
            citizen_of(request),
            entry,
            outside_of(request),
            words=typed.words,
            promised=typed.promised,
        )
    except InvalidValue as wrong:
        field = "promised" if wrong.kind == "promised" else "words"
        again = _Typed(words=typed.words, promised=typed.promised, wrong=field)
        return show(request, _page(request, found, again))
    except NotAllowed:
        news.warning(request, gettext("现在不能申请修复，请看这条记录的最新情况。"))
    else:
        news.success(request, gettext("修复申请已提交，认定部门会按期答复。"))
    return HttpResponseRedirect(reverse("hall:credit_entry", args=[entry]))


def _page(request: HttpRequest, found: OpenedEntry, typed: _Typed) -> Page:
    outside, departments = outside_of(request), published().catalogue.departments
    department = departments.get(found.department)
    asked = tuple(_fields(typed))
    over = credit.ended(
        found.entry.status, found.entry.counts_until(outside.calendar), outside.today
    )
    return Page(
        title=credit.name(found.entry.list),
        caption=gettext("失信记录"),
        back=navigation.BackLink(href=reverse("hall:credit")),
        errors=messages.ErrorSummary.of(asked),
        body=(
            lists.SummaryList(
                rows=(
                    lists.SummaryRow(
                        key=gettext("状态"), value=credit.tag(found.entry.status, ended=over)
                    ),
                    *credit.facts(
                        found.entry,
                        department.name if department else found.department,
                        outside.calendar,
                    ),
                )
            ),
            *_repair(request, found, asked),
            Section(
                title=gettext("经过"),
                body=lists.Timeline(
                    moments=tuple(credit.moments(found.history, departments, named=False))
                ),
            ),
        ),
    )


def _repair(
    request: HttpRequest, found: OpenedEntry, asked: tuple[fields.Field, ...]
) -> Iterator[Component]:
    outside = outside_of(request)
    entry, calendar = found.entry, outside.calendar
    if may_ask(entry, outside.today, calendar):
        yield Section(
            title=gettext("申请信用修复"),
            id="repair",
            body=(
                lists.Paragraph(body=_promise_of_time()),
                PostForm(body=asked, buttons=navigation.Button(words=gettext("提交修复申请"))),
            ),
        )
    elif entry.status is EntryStatus.LISTED and outside.today < entry.repairable_from(calendar):
        day = written_date(entry.repairable_from(calendar))
        yield messages.Inset(
            body=gettext("最短公示期还没有满，%(day)s起可以申请修复。") % {"day": day}
        )
    elif (until := entry.answer_due(calendar)) is not None:
        yield messages.Inset(
            body=gettext("认定部门最迟在%(day)s答复。") % {"day": written_date(until)}
        )


def _promise_of_time() -> str:
    return gettext(
        "认定部门%(taken)s内决定是否受理，受理后%(decided)s内作出决定。依据：%(citation)s。"
    ) % {
        "taken": written_period(TAKEN_WITHIN.value, PeriodKind.WORKING_DAYS),
        "decided": written_period(DECIDED_WITHIN.value, PeriodKind.WORKING_DAYS),
        "citation": REPAIR.full,
    }


def _fields(typed: _Typed) -> Iterator[fields.Field]:
    yield fields.Textarea(
        name="words",
        label=gettext("怎样纠正的，义务怎样履行的"),
        hint=gettext("例如：罚款已于2026年5月6日缴清，违法行为已停止。"),
        value=typed.words,
        limit=LONGEST,
        error=gettext("请写明怎样纠正、义务怎样履行，最多 1000 个字")
        if typed.wrong == "words"
        else "",
    )
    yield fields.Checkbox(
        name="promised",
        label=gettext("我承诺：所述属实，愿意公开这项承诺，并承担违反承诺的责任。"),
        checked=typed.promised,
        error=gettext("请阅读并作出信用承诺") if typed.wrong == "promised" else "",
    )
