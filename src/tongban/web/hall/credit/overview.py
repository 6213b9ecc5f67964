"""How I stand (信用状况): my level, what is closed, and every entry about me."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.core.credit.lists import CLOSING, Relief
from tongban.core.credit.repairing import may_ask
from tongban.core.credit.standing import CreditLevel, CreditStanding, standing
from tongban.store.credit.queries import OpenedEntry, entries_of
from tongban.web.components import credit, lists, messages, navigation
from tongban.web.components.access import citizen_required
from tongban.web.components.component import Component
from tongban.web.components.sections import Page, Section, show
from tongban.web.components.words import plain_date
from tongban.web.hall import places
from tongban.web.hall.visitor import citizen_of, outside_of


@citizen_required
@require_safe
def my_credit(request: HttpRequest) -> HttpResponseBase:
    """Show how the person, or the organisation they act for, stands."""
    citizen, outside = citizen_of(request), outside_of(request)
    found = entries_of(citizen)
    now = standing((one.entry for one in found), outside.today, outside.calendar)
    page = Page(
        title=gettext("单位信用") if citizen.acting_for else gettext("我的信用"),
        back=navigation.BackLink(href=places.mine()),
        lead=lists.Paragraph(
            body=gettext("本市部门认定的失信记录都在这里；改正以后，您有权申请信用修复。")
        ),
        body=(*_standing(now), _entries(request, found)),
    )
    return show(request, page)


def _standing(now: CreditStanding) -> Iterator[Component]:
    tone = messages.Tone.GOOD if now.level is CreditLevel.GOOD else messages.Tone.ATTENTION
    yield lists.SummaryList(
        rows=(
            lists.SummaryRow(
                key=gettext("信用状况"),
                value=messages.Tag(words=credit.LEVELS[now.level], tone=tone),
            ),
        )
    )
    if now.closed:
        closed = tuple(str(credit.CLOSED[one]) for one in Relief if one in now.closed)
        yield messages.Inset(
            body=(
                lists.Paragraph(body=gettext("修复以前，办事时：")),
                lists.PlainList(items=closed),
                lists.Paragraph(body=gettext("依据：%(citation)s") % {"citation": CLOSING.full}),
            )
        )


def _entries(request: HttpRequest, found: tuple[OpenedEntry, ...]) -> Component:
    if not found:
        return messages.EmptyState(
            title=gettext("没有失信记录"),
            advice=gettext("告知承诺、容缺受理都可以用。"),
        )
    return Section(
        title=gettext("失信记录"),
        body=lists.CardList(rows=True, cards=tuple(_card(request, one) for one in found)),
    )


def _card(request: HttpRequest, one: OpenedEntry) -> lists.Card:
    outside = outside_of(request)
    entry, calendar = one.entry, outside.calendar
    over = credit.ended(entry.status, entry.counts_until(calendar), outside.today)
    facts: list[Component] = [credit.tag(entry.status, ended=over)]
    if may_ask(entry, outside.today, calendar):
        facts.append(messages.Tag(words=gettext("可以申请修复")))
    return lists.Card(
        title=credit.name(entry.list),
        href=reverse("hall:credit_entry", args=[one.id]),
        summary=gettext("%(day)s决定，%(decision)s")
        % {"day": plain_date(entry.decided_on), "decision": entry.decision},
        facts=tuple(facts),
    )
