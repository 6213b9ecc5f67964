"""Members (共同生活的家庭成员): who is checked, and who signs for whom.

Whoever is of age signs alone; for a minor a guardian signs (民法典 §23, §27). A guardian is
believed here only where the population register itself lists both in one household, as parent and
child; anybody else brings the paper to the counter.
"""

import enum
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from tongban.core.people.authority import ADULT, Authorised, Deed, Guardianship, may_act
from tongban.core.vocabulary.citations import Citation, LegalLevel
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.identity import parse_citizen_number

MOST_MEMBERS: Final = 20
WRITTEN: Final = Citation(
    law="社会救助暂行办法",
    article="58",
    number="国务院令第649号",
    level=LegalLevel.ADMINISTRATIVE_REGULATION,
)
"""What belongs to a household is asked for on the authorisation of its members."""

_PARENTS: Final = frozenset({"户主", "配偶"})
_CHILDREN: Final = frozenset({"子", "女", "独生子", "独生女", "长子", "长女", "次子", "次女"})


class SignedBy(enum.Enum):
    """How an authorisation was given (授权方式)."""

    OWN = "own"
    GUARDIAN = "guardian"
    PAPER = "paper"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One member of a household (家庭成员); events know them by `slot` alone.

    `registered` says that the population register itself lists them in the applicant's household.
    """

    slot: int
    name: str
    number: str
    relation: str
    registered: bool = False

    @property
    def born_on(self) -> date:
        """Return the day of birth, as the number tells it."""
        return parse_citizen_number(self.number).birth_date

    def minor(self, today: date) -> bool:
        """Tell whether somebody else has to sign for them."""
        born = self.born_on
        before = (today.month, today.day) < (born.month, born.day)
        return today.year - born.year - before < ADULT


def way_to_sign(signer: Member, member: Member, item: str, *, today: date) -> SignedBy | None:
    """Return how one member may sign for another, or for themselves; None when they may not."""
    if not member.minor(today):
        return SignedBy.OWN if signer.slot == member.slot else None
    if signer.minor(today) or not _parent_of(signer, member):
        return None
    ground = Guardianship(guardian=signer.number, ward=member.number, ward_born_on=member.born_on)
    deed = Deed(agent=signer.number, party=member.number, item=item)
    allowed = isinstance(may_act(ground, deed, ended={}, today=today), Authorised)
    return SignedBy.GUARDIAN if allowed else None


def numbered(members: Iterable[Member]) -> tuple[Member, ...]:
    """Return a household as it is kept.

    Raises:
        InvalidValue: when nobody or too many are in it, or somebody twice.
    """
    every = tuple(members)
    numbers = {str(parse_citizen_number(one.number)) for one in every}
    if not 0 < len(every) <= MOST_MEMBERS:
        raise InvalidValue("household", f"请填写 1 至 {MOST_MEMBERS} 名共同生活的家庭成员")
    if len(numbers) < len(every):
        raise InvalidValue("household", "同一个人只填一次，请检查公民身份号码")
    return every


def _parent_of(signer: Member, member: Member) -> bool:
    registered = signer.registered and member.registered
    return registered and signer.relation in _PARENTS and member.relation in _CHILDREN
