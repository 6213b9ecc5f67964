"""The second person (双人复核): no officer alone takes a certificate away or gives it back.

One proposes with a reason and a basis, another of the same department agrees; only then does the
standing change. 行政许可法 §60 has what is unlawful in granting corrected from above: taking away
weighs no less than giving.
"""

from dataclasses import dataclass, replace
from datetime import date

from tongban.core.certificates.certificates import Certificate, change_standing
from tongban.core.certificates.standings import StandingChange
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.errors import NotAllowed

_TWO = Citation.local("证照状态变更须双人复核")


class SecondPersonNeeded(NotAllowed):
    """Whoever proposed a change cannot be the one who agrees to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingProposal:
    """A change of standing that waits for another officer (状态变更申请); its `by` proposed it."""

    change: StandingChange


def propose(certificate: Certificate, change: StandingChange) -> StandingProposal:
    """Return a proposal; raise `StandingNotAllowed` when the standing could not follow anyway."""
    change_standing(certificate, change)
    return StandingProposal(change=change)


def agree(
    certificate: Certificate, proposal: StandingProposal, by: str, *, today: date
) -> StandingChange:
    """Return the change as it is made today, in the name of both.

    Raises:
        SecondPersonNeeded: when `by` is the one who proposed it.
        StandingNotAllowed: when the standing cannot follow any more.
    """
    if by == proposal.change.by:
        raise SecondPersonNeeded(
            "another officer has to agree", rule="certificate.second_person", citation=_TWO
        )
    made = replace(proposal.change, since=today, by=f"{proposal.change.by}、{by}")
    change_standing(certificate, made)
    return made
