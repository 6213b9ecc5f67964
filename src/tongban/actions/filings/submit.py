"""Submit (提交申请): one draft, one filing, however often it is clicked and whatever breaks.

Everything is written in one transaction: the filing, its cases, their evidence and first events,
the work they open, the receipt, the outbox. A process that dies leaves all of it or nothing; the
retry of an acknowledged submission finds the filing that stands.
"""

from dataclasses import dataclass
from typing import TypeAlias
from uuid import UUID

from django.db import transaction

from tongban.actions.attending.keeping import note_filed
from tongban.actions.campaigns.gates import shut
from tongban.actions.drafts.circumstances import circumstances, confirmed
from tongban.actions.drafts.readiness import Missing, closed, guides_of, missing
from tongban.actions.drafts.writing import opened_row
from tongban.actions.filings.duplicates import one_at_a_time, repeated
from tongban.actions.filings.opening import open_filing
from tongban.actions.mandates.scope import require_covered
from tongban.actions.outside import Outside
from tongban.core.people.actors import Citizen
from tongban.core.vocabulary.errors import NotFound
from tongban.store.cases.models import Draft, Filing
from tongban.store.cases.queries.drafts import draft_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitted:
    """The filing stands; `already` when an earlier click made it."""

    filing: UUID
    number: str
    already: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NotReady:
    """Nothing was filed, and this is everything that is missing."""

    missing: tuple[Missing, ...]


Submission: TypeAlias = Submitted | NotReady


@transaction.atomic
def submit(actor: Citizen, draft_id: UUID, outside: Outside) -> Submission:
    """File a draft of this person, once.

    Raises:
        NotFound: when there is no such draft, or it is somebody else's.
        NotAtWindow: when a clerk writes for the person and the attendance has ended.
        BeyondAuthority: when whoever acts for another may not do one of the items for them.
    """
    draft = draft_of(actor, draft_id, lock=True)
    if draft is None:
        raise NotFound(f"no draft {draft_id}")
    if draft.submitted_at is not None:
        return _standing(draft)
    opened = opened_row(draft)
    found = circumstances(actor, opened.content, opened.wanted.published.catalogue, outside)
    known = confirmed(found, opened.content, opened.wanted)
    guide = opened.wanted.guide(known, opened.content.chosen)
    require_covered(actor, (one.item for one in guides_of(guide)))
    one_at_a_time(actor, guide, outside)
    lacking = (
        closed(opened.wanted, guide)
        + shut(guide, outside)
        + repeated(actor, guide, known, outside)
        + missing(guide, opened.content)
    )
    if lacking:
        return NotReady(missing=lacking)
    filing = open_filing(actor, draft, opened, known=known, guide=guide, outside=outside)
    note_filed(actor, filing.pk, filing.number, outside)
    return Submitted(filing=filing.pk, number=filing.number, already=False)


def _standing(draft: Draft) -> Submitted:
    filing = Filing.objects.get(draft=draft)
    return Submitted(filing=filing.pk, number=filing.number, already=True)
