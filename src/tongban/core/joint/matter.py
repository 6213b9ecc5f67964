"""A joint handling (联办事项): what its events amount to, read-only and derived."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from tongban.core.joint.matter_events import (
    JointBegun,
    JointEnded,
    MoreTimeAsked,
    MoreTimeGiven,
    NoticeSent,
    Part,
    PartGap,
    PassedOn,
)
from tongban.core.joint.opinions import Opinion
from tongban.core.joint.terms import JointTerms
from tongban.core.joint.visits import Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """Everything the verbs need to know of one joint handling; made by `folding.fold` alone.

    `named` is what each department said to be missing, before the one `notice`.
    """

    begun: JointBegun
    last_at: datetime
    length: int
    opinions: Mapping[str, Opinion] = field(default_factory=dict)
    visits: tuple[Visit, ...] = ()
    named: Mapping[str, tuple[PartGap, ...]] = field(default_factory=dict)
    notice: NoticeSent | None = None
    passed: tuple[PassedOn, ...] = ()
    more_time_asked: MoreTimeAsked | None = None
    more_time: MoreTimeGiven | None = None
    ended: JointEnded | None = None

    @property
    def terms(self) -> JointTerms:
        """Return how it is handled, as was set when it began."""
        return self.begun.terms

    @property
    def parts(self) -> tuple[Part, ...]:
        """Return the items of the whole."""
        return self.begun.parts

    @property
    def departments(self) -> tuple[str, ...]:
        """Return everybody who takes part, the lead first."""
        asked = self.opinions.keys()
        coming = (one for visit in self.visits for one in visit.departments)
        owning = (part.department for part in self.parts)
        return tuple(dict.fromkeys((self.terms.lead, *owning, *asked, *coming)))

    @property
    def visit(self) -> Visit | None:
        """Return the visit that is being arranged or was made last; None after a cancelled one."""
        last = self.visits[-1] if self.visits else None
        return last if last is not None and not last.cancelled else None

    @property
    def gaps(self) -> tuple[PartGap, ...]:
        """Return everything that departments named, each gap once."""
        found = (gap for gaps in self.named.values() for gap in gaps)
        return tuple({(gap.item, gap.subject): gap for gap in found}.values())

    @property
    def visited(self) -> frozenset[str]:
        """Return the items of the whole for which a joint visit counts."""
        return frozenset(part.item for part in self.parts if part.item in self.terms.visits)

    def items_of(self, department: str) -> tuple[str, ...]:
        """Return the items that a department answers for."""
        return tuple(part.item for part in self.parts if part.department == department)

    def gathers(self, today: date) -> bool:
        """Tell whether departments may still name what is missing."""
        until = self.begun.gaps_until
        return until is not None and today <= until and self.notice is None
