"""Correcting (更正): one officer proposes a value, another agrees; only then does it count.

个人信息保护法 §46: wrong personal data are to be corrected after they have been checked.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from tongban.core.libraries.definitions import Library
from tongban.core.libraries.entities import EntityState
from tongban.core.libraries.events import CorrectionAgreed, CorrectionDropped, CorrectionProposed
from tongban.core.libraries.reviewing import require_keeper, said
from tongban.core.people.actors import Officer
from tongban.core.people.histories import Signatory
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed
from tongban.core.vocabulary.plain_text import plain_text

CORRECTED: Final = Citation(law="个人信息保护法", article="46")
LONGEST_VALUE: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrector:
    """A steward of the department that keeps a library, at a moment (更正经办人)."""

    library: Library
    officer: Officer
    at: datetime

    def __post_init__(self) -> None:
        require_keeper(self.library, self.officer)


def propose(
    state: EntityState, hand: Corrector, *, field: str, value: str, reason: str
) -> CorrectionProposed:
    """Propose what a field ought to say."""
    _require_own(state)
    if state.proposal is not None:
        raise NotAllowed("another correction waits", rule="library.proposal_waits")
    if field not in {one.code for one in hand.library.fields}:
        raise InvalidValue("field", "请选择要更正的字段")
    written = plain_text(value, longest=LONGEST_VALUE)
    if not written:
        raise InvalidValue("value", "请填写正确的内容")
    return CorrectionProposed(
        at=hand.at,
        by=Signatory.of(hand.officer),
        field=field,
        value=written,
        reason=said(reason),
    )


def agree(state: EntityState, hand: Corrector) -> CorrectionAgreed:
    """Agree as the second officer.

    Raises:
        NotAllowed: when nothing waits, or when it is their own proposal.
    """
    proposal = _waiting(state)
    if proposal.by.staff_number == hand.officer.staff_number:
        raise NotAllowed(
            "another officer has to agree", rule="library.second_person", citation=CORRECTED
        )
    return CorrectionAgreed(at=hand.at, by=Signatory.of(hand.officer))


def drop(state: EntityState, hand: Corrector, *, reason: str) -> CorrectionDropped:
    """Leave the value as the registers have it; whoever proposed may give up too."""
    _waiting(state)
    return CorrectionDropped(at=hand.at, by=Signatory.of(hand.officer), reason=said(reason))


def _waiting(state: EntityState) -> CorrectionProposed:
    _require_own(state)
    if state.proposal is None:
        raise NotAllowed("no correction waits", rule="library.no_proposal")
    return state.proposal


def _require_own(state: EntityState) -> None:
    if state.into:
        raise NotAllowed("it goes on under another name", rule="library.absorbed")
