"""Steps (环节) and outputs (结果): who does what, how long, after what, and what comes of it."""

import enum
from dataclasses import dataclass

from tongban.core.catalog.conditions.nodes import ALWAYS, Condition
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.limits import TimeLimit


class StepKind(enum.Enum):
    """What happens in a step (环节性质).

    `WORK` counts against the promise. `PUBLICITY` (公示) waits on the critical path but is not
    working time. `SPECIAL` (特别程序: 听证、检验、鉴定 …) stops the clock (行政许可法 §45).
    """

    ACCEPTANCE = "acceptance"
    WORK = "work"
    DECISION = "decision"
    PUBLICITY = "publicity"
    SPECIAL = "special"
    DELIVERY = "delivery"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing that one department does in a case (环节).

    `presence` is why the applicant must come, or empty when nobody needs to.
    `waits_for` are ids of steps of the same item that finish first.
    """

    id: str
    name: str
    department: str
    limit: TimeLimit
    kind: StepKind = StepKind.WORK
    waits_for: tuple[str, ...] = ()
    needed_when: Condition = ALWAYS
    presence: str = ""
    requirements: str = ""
    officers: int = 1
    basis: tuple[Citation, ...] = ()


class OutputKind(enum.Enum):
    """What an item yields (结果类型)."""

    CERTIFICATE = "certificate"
    APPROVAL = "approval"
    REGISTRATION = "registration"
    PAYMENT = "payment"
    RECEIPT = "receipt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """A result of an item (结果): evidence that other items may use, and elements it settles.

    `evidence` is the evidence type code by which other items know it; `settles` are elements that
    become true knowledge once the item is granted; `needs` are elements without which it cannot
    be handed over, such as the account that a payment goes to. `validity` None means for good.
    What `renews` is the next version of the certificate that the holder has already (换发), if any.
    """

    code: str
    name: str
    kind: OutputKind
    evidence: str | None = None
    certificate_type: str | None = None
    settles: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    validity: TimeLimit | None = None
    renews: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialProcedure:
    """A lawful reason to stop the clock, with the time it may take (特别程序, 许可法 §45)."""

    id: str
    name: str
    limit: TimeLimit
    basis: Citation

    def __post_init__(self) -> None:
        if self.limit.value <= 0:
            raise InvalidValue("special procedure", f"{self.id}: the time needed must be told")
