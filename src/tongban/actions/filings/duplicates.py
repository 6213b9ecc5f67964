"""Not the same matter twice (重复申请): whoever applies anew learns of the one that runs.

Looked at when the draft is read, and again when it is filed: then only one of a party's drafts for
an item is looked at at a time, so that two windows cannot both be first.
"""

from collections.abc import Iterator

from django.db import connection

from tongban.actions.drafts.readiness import Missing, Obstacle, guides_of
from tongban.actions.outside import Outside
from tongban.actions.targets import AnyGuide, published
from tongban.core.cases.sameness import RUNNING, RunningCase, running_duplicate
from tongban.core.cases.service_practices import SameMatter
from tongban.core.cases.state import Status
from tongban.core.guides.circumstances import Circumstances
from tongban.core.people.actors import Citizen
from tongban.core.people.facts import values
from tongban.store.cases.draft_content import decode_fact
from tongban.store.cases.models import Case
from tongban.store.sealing import blind_index


def repeated(
    actor: Citizen, guide: AnyGuide, known: Circumstances, outside: Outside
) -> tuple[Missing, ...]:
    """Return what would be filed and runs already, each with the number of the case that runs."""
    told = values(known.facts)
    found = (
        (one.item, running_duplicate(terms, told, _running(actor, terms)))
        for one in guides_of(guide)
        if (terms := outside.practices.same_matters.get(one.item.code)) is not None
    )
    return tuple(
        Missing(
            obstacle=Obstacle.REPEATED,
            code=running.number,
            words=f"“{item.name}”已经有一件在办（编号{running.number}），不用再交一份",
        )
        for item, running in found
        if running is not None
    )


def one_at_a_time(actor: Citizen, guide: AnyGuide, outside: Outside) -> None:
    """Wait, until the transaction of the caller ends, for whoever files the same for this party."""
    with connection.cursor() as cursor:
        for one in guides_of(guide):
            if one.item.code in outside.practices.same_matters:
                place = f"{blind_index(actor.subject).hex()}:{one.item.code}"
                cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [place])


def _running(actor: Citizen, terms: SameMatter) -> Iterator[RunningCase]:
    """Yield the cases of this party and item that still lead to a result, the oldest first."""
    elements = published().catalogue.elements
    rows = Case.objects.select_related("filing").filter(
        filing__subject_index=blind_index(actor.subject),
        item_code=terms.item,
        status__in=[status.value for status in RUNNING],
    )
    for row in rows.order_by("filing__filed_at", "id"):
        stored = row.filing.content["facts"]
        facts = (decode_fact(one, elements) for one in stored if one["element"] in terms.subject)
        yield RunningCase(
            number=row.number,
            status=Status(row.status),
            told={fact.element: fact.value for fact in facts},
        )
