"""Terms (联办规则): how one journey or item is handled jointly; configuration with its basis.

Silence is consent and an objection a veto only where the terms say so, each by its own article or
as a named local practice. Where law forbids going on without an opinion, silence cannot give it.
"""

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field

from tongban.core.cases import law
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.limits import TimeLimit


class JointMode(enum.Enum):
    """The three ways of 行政许可法 §26 paragraph 2 (联办方式)."""

    #: One department receives, tells the others, hears their opinions and decides for all.
    RELAYED = "relayed"
    #: Departments look and speak together: one visit, one record, each its own decision.
    COMBINED = "combined"
    #: Departments sit in one place and decide each for themselves.
    CENTRAL = "central"

    @property
    def label(self) -> str:
        """Return the words of the law."""
        return {
            JointMode.RELAYED: "转告统一办理",
            JointMode.COMBINED: "联合办理",
            JointMode.CENTRAL: "集中办理",
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionTerms:
    """Whose opinion is wanted on what, and by when (征求意见).

    `silence` is the basis on which silence is consent, `veto` the one on which an objection stops
    the grant; without them silence stays owed and an objection is only heard. One with
    `with_item` is asked only where that item was filed too.
    """

    department: str
    about: str
    limit: TimeLimit
    silence: Citation | None = None
    veto: Citation | None = None
    with_item: str = ""

    def __post_init__(self) -> None:
        if not self.about.strip():
            raise InvalidValue("joint terms", f"{self.department} is asked about nothing")
        if self.silence is not None and self.veto is not None:
            raise InvalidValue(
                "joint terms", f"{self.department}: what stops a grant cannot be given by silence"
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class JointTerms:
    """How one journey or item is handled by several departments (联办规则).

    `decides` are the items whose grant waits for the opinions. `visits` says which step of an item
    a joint visit does. `gaps` is how long departments have to name what is missing for the one
    notice; without it each sends its own. With `at_once` all receive when it is filed, but for
    those in `on_notice`, whose order law sets: they receive on notice that the former is finished.
    """

    code: str
    mode: JointMode
    lead: str
    decides: frozenset[str]
    basis: Citation = law.JOINT_HANDLING
    opinions: tuple[OpinionTerms, ...] = ()
    visits: Mapping[str, str] = field(default_factory=dict, hash=False)
    gaps: TimeLimit | None = None
    at_once: bool = False
    on_notice: Mapping[str, Citation] = field(default_factory=dict, hash=False)
    extension_department: str = ""

    def __post_init__(self) -> None:
        if not self.decides:
            raise InvalidValue("joint terms", f"{self.code} decides nothing")
        asked = [one.department for one in self.opinions]
        if len(set(asked)) < len(asked):
            raise InvalidValue("joint terms", f"{self.code} asks a department twice")
        if self.mode is JointMode.RELAYED and not self.opinions:
            raise InvalidValue("joint terms", f"{self.code} is relayed to nobody")
        if self.mode is JointMode.COMBINED and not self.visits:
            raise InvalidValue("joint terms", f"{self.code} does nothing together")

    def for_department(self, department: str) -> OpinionTerms | None:
        """Return on what terms a department is asked, where they are set beforehand."""
        return next((one for one in self.opinions if one.department == department), None)
