"""Corrections on the page of a case (数据校核): what the person disputed, and how it stands."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext

from tongban.core.people.facts import FactSource
from tongban.store.cases.queries.records import CaseRecord
from tongban.store.tickets.queries import tickets_of_filing
from tongban.web.components import lists, tickets
from tongban.web.components.component import Component
from tongban.web.components.sections import Section


def corrections(record: CaseRecord) -> Iterator[Component]:
    """Yield the corrections that the filing of a case asked for; nothing is read without any."""
    disputed = FactSource.DISPUTED_BY_APPLICANT.name
    if not any(fact["source"] == disputed for fact in record.facts):
        return
    cards = tuple(
        lists.Card(
            title=tickets.title(line.matter),
            href=reverse("hall:ticket", args=[line.id]),
            facts=(tickets.status_tag(line.status, line.outcome),),
        )
        for line in tickets_of_filing(record.filing)
    )
    if cards:
        yield Section(
            title=gettext("数据校核"), id="corrections", body=lists.CardList(rows=True, cards=cards)
        )
