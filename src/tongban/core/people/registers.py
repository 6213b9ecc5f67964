"""Registers (部门数据): asking a department's dataset about a person, and what may come back.

A register knows the subject, has nobody by these keys, or does not answer (一致、查无、不可用).
Where what it says differs from what the person says (不一致), they dispute it; a register that does
not answer is never a reason to refuse anybody (政务数据共享条例; 浙江省规定 §7).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeAlias

from tongban.core.catalog.datasets import Dataset
from tongban.core.catalog.elements import DataElement
from tongban.core.people.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Purpose:
    """Why a register is asked: for which item, by whom, on what ground (用途限定).

    `joined` are the items of a journey, `represented` is in whose name the actor acts, and
    `authorisation` the grant by which that person allowed it, where one is needed. `use` is what
    the data are granted for, where that is not the handling of a case.
    """

    item: str
    actor: str
    ground: str
    case_number: str = ""
    joined: tuple[str, ...] = ()
    represented: str = ""
    authorisation: str = ""
    use: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One dataset, the keys it is searched by and the elements wanted, no more."""

    dataset: Dataset
    keys: Mapping[str, str]
    wanted: tuple[DataElement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """The register knows the subject (一致), and says so much.

    `dropped` counts what it said beyond what it was asked; nobody sees that. `call` is the number
    under which the gateway wrote the question down, 0 where it did not; `reused` that of the
    earlier call whose answer this is.
    """

    dataset: str
    facts: tuple[Fact, ...]
    as_of: date
    dropped: int = 0
    call: int = 0
    reused: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NoRecord:
    """The register answered and has nobody by these keys (查无)."""

    dataset: str
    call: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NotAvailable:
    """The register did not answer, or not sensibly (不可用); `words` are for the person.

    `reason` is stable: down, slow, garbage, wrong_person, refused, broken_off, unconnected.
    """

    dataset: str
    reason: str
    words: str
    call: int = 0


RegisterAnswer: TypeAlias = Matched | NoRecord | NotAvailable


class Registers(Protocol):
    """The departments' registers as the platform reaches them."""

    def ask_all(
        self, questions: Sequence[Question], purpose: Purpose, *, today: date
    ) -> tuple[RegisterAnswer, ...]:
        """Ask several registers side by side within one budget of time; one answer for each."""
        ...
