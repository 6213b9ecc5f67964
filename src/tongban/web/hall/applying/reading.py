"""A draft as its pages read it (读草稿): content, what is known, the guide, and what is missing.

Every page of a draft starts here. A draft that has been submitted leads to its receipt, so that the
back button after submitting never ends nowhere; somebody else's draft is not found.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, wraps
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect

from tongban.actions.audit import note
from tongban.actions.campaigns.gates import shut
from tongban.actions.drafts.circumstances import circumstances
from tongban.actions.drafts.readiness import (
    Missing,
    Obstacle,
    closed,
    form_of,
    missing,
    papers_of,
)
from tongban.actions.drafts.writing import OpenDraft, opened
from tongban.actions.filings.duplicates import repeated
from tongban.actions.targets import AnyGuide, Wanted
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.guides.circumstances import Circumstances
from tongban.core.guides.outcomes import EvidenceLine, FieldLine
from tongban.core.vocabulary.errors import NotFound
from tongban.store.cases.draft_content import DraftContent
from tongban.store.cases.queries.filings import filing_of_draft
from tongban.web.components.access import agent_admitted
from tongban.web.hall import places
from tongban.web.hall.visitor import citizen_of, outside_of


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A draft with everything that follows from it today."""

    draft: OpenDraft
    known: Circumstances
    guide: AnyGuide
    repeats: tuple[Missing, ...] = ()

    @property
    def id(self) -> UUID:
        """The draft's identifier."""
        return self.draft.id

    @property
    def wanted(self) -> Wanted:
        """What the draft is for."""
        return self.draft.wanted

    @property
    def title(self) -> str:
        """The name of what the draft is for."""
        return self.draft.wanted.target.name

    @property
    def content(self) -> DraftContent:
        """What the person told."""
        return self.draft.content

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue in whose words it is explained."""
        return self.draft.wanted.published.catalogue

    @cached_property
    def lacking(self) -> tuple[Missing, ...]:
        """Everything that stands between the draft and its submission."""
        return closed(self.wanted, self.guide) + self.repeats + missing(self.guide, self.content)

    @cached_property
    def papers(self) -> dict[str, EvidenceLine]:
        """The papers of all items by key."""
        return papers_of(self.guide)

    @cached_property
    def fields(self) -> tuple[tuple[FieldLine, str], ...]:
        """The fields of the one form, each with the item that settles it on the way."""
        return form_of(self.guide)

    def lacks(self, obstacle: Obstacle) -> frozenset[str]:
        """Return the codes of what is missing of one kind."""
        return frozenset(one.code for one in self.lacking if one.obstacle is obstacle)


View = Callable[..., HttpResponseBase]


def draft_page(view: View) -> View:
    """Open the person's draft that the address names before the view."""

    @wraps(view)
    def opened_first(request: HttpRequest, draft_id: UUID, **address: str) -> HttpResponseBase:
        try:
            draft = opened(citizen_of(request), draft_id)
        except NotFound:
            return _gone(request, draft_id)
        return view(request, read(request, draft), **address)

    guarded: View = agent_admitted(opened_first)
    return guarded


def read(request: HttpRequest, draft: OpenDraft) -> Reading:
    """Return what follows from a draft today."""
    catalogue = draft.wanted.published.catalogue
    known = circumstances(citizen_of(request), draft.content, catalogue, outside_of(request))
    guide = draft.wanted.guide(known, draft.content.chosen)
    outside = outside_of(request)
    repeats = shut(guide, outside) + repeated(citizen_of(request), guide, known, outside)
    return Reading(draft=draft, known=known, guide=guide, repeats=repeats)


def _gone(request: HttpRequest, draft_id: UUID) -> HttpResponseBase:
    filing = filing_of_draft(citizen_of(request), draft_id)
    if filing is not None:
        return HttpResponseRedirect(places.filing(filing))
    note(citizen_of(request), "draft.open", str(draft_id), outcome="not_found")
    raise NotFound(f"no draft {draft_id} of this person")
