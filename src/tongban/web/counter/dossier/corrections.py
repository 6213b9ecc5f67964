"""Corrections that this case asked for (数据校核): what the applicant disputes, and the answer.

Nothing is read when nothing is disputed; another department's step sees only what serves it.
"""

from django.utils.translation import gettext

from tongban.core.people.facts import FactSource
from tongban.store.tickets.queries import tickets_of_filing
from tongban.web.components import lists, tickets
from tongban.web.components.component import Component
from tongban.web.components.sections import Section
from tongban.web.counter.desk import Dossier
from tongban.web.counter.dossier.facts import known


def corrections(dossier: Dossier) -> Component | None:
    """Return how the holders of disputed data answered; None when nothing is disputed."""
    disputed = {
        element.code
        for element, fact in known(dossier)
        if fact.source is FactSource.DISPUTED_BY_APPLICANT
    }
    if not disputed:
        return None
    rows = tuple(
        tickets.row_of(line.matter, line.status, line.outcome, due_on=line.due_on,
                       today=dossier.today, number=line.number)
        for line in tickets_of_filing(dossier.case.filing)
        if tickets.element_of(line.matter) in disputed
    )  # fmt: skip
    if not rows:
        return None
    return Section(title=gettext("数据校核"), id="corrections", body=lists.SummaryList(rows=rows))
