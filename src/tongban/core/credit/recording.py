"""Recording (失信记录): a promise that was found broken is on record by the decision itself.

国办发〔2020〕42号: whoever promised falsely is put on record. The two hands that a listing takes
are those of the revocation: who found it broken, and who decided; repair is open as from any list.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from tongban.core.credit.events import ListingConfirmed, ListingProposed
from tongban.core.credit.listing import said
from tongban.core.people.histories import Signatory
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.errors import NotAllowed

FALSE_COMMITMENTS: Final = "false_commitments"
_TWO: Final = Citation.local("列入、修复和撤销须双人办理")


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """A promise that was broken (承诺不实): the decision that says so, and both who acted."""

    decision: str
    decided_on: date
    grounds: str
    found_by: Signatory
    decided_by: Signatory
    at: datetime


def recorded(broken: Broken) -> tuple[ListingProposed, ListingConfirmed]:
    """Return the entry that follows from it: proposed by the one hand, confirmed by the other.

    Raises:
        NotAllowed: when both are the same.
    """
    if broken.found_by.staff_number == broken.decided_by.staff_number:
        raise NotAllowed(
            "another officer has to decide", rule="credit.second_person", citation=_TWO
        )
    proposed = ListingProposed(
        at=broken.at,
        by=broken.found_by,
        list=FALSE_COMMITMENTS,
        decision=said("decision", broken.decision, "请填写决定文书号"),
        decided_on=broken.decided_on,
        grounds=said("grounds", broken.grounds, "请写明事实和依据"),
    )
    return proposed, ListingConfirmed(at=broken.at, by=broken.decided_by)
