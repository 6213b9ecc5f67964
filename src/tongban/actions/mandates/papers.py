"""Papers (纸质委托): what a case rests on that was shown at a window, and whether it was denied.

The scan stands among the papers of every case that was filed on it, so that it is examined and
archived with them. Where whom it names denies it, or a check did not find it in order, nothing is
granted on it (民法典 §171.1).
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from tongban.core.people.actors import Citizen
from tongban.core.people.mandates import Mandate, MandateState
from tongban.core.people.paper_authority import PaperAuthority
from tongban.core.people.presenting import UNAUTHORISED
from tongban.core.vocabulary.errors import NotAllowed
from tongban.store.cases.models import Case
from tongban.store.people.models import MandateRow

DENIED: Final = "case.mandate_denied"
_MANDATE: Final = "mandate:"
_NOT_THEIRS: Final = (MandateState.DISOWNED.value, MandateState.RETURNED.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPaper:
    """The paper mandate on which somebody acts (所凭委托书)."""

    code: str
    mandate: Mandate
    paper: PaperAuthority


def paper_of(actor: Citizen) -> ShownPaper | None:
    """Return the paper on which somebody acts for another; None where they need none."""
    acting = actor.representing
    if acting is None or not acting.reference.startswith(_MANDATE):
        return None
    row = MandateRow.objects.filter(
        pk=acting.reference.removeprefix(_MANDATE), paper__isnull=False
    ).first()
    if row is None or row.mandate.paper is None:
        return None
    return ShownPaper(code=row.code, mandate=row.mandate, paper=row.mandate.paper)


def without_authority(case: UUID) -> bool:
    """Tell whether a case was filed on a paper that was denied, or not found in order."""
    return MandateRow.objects.filter(paper__evidence__case=case, state__in=_NOT_THEIRS).exists()


def require_authority(case: UUID) -> None:
    """Refuse to grant a case that was filed on a paper which does not hold.

    Raises:
        NotAllowed: until they stand by it after all; refusing the application is not held back.
    """
    if without_authority(case):
        raise NotAllowed("the paper mandate does not hold", rule=DENIED, citation=UNAUTHORISED)


def open_cases_on(codes: Collection[str]) -> tuple[Case, ...]:
    """Return the cases that are not decided yet and were filed on these papers."""
    undecided = ("received", "awaiting_correction", "in_progress", "suspended")
    rows = Case.objects.filter(evidence__file__mandates__code__in=codes, status__in=undecided)
    return tuple(rows.select_related("item").order_by("number").distinct())
