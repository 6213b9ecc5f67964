"""What happens to entities and to pairs under review: appended, never changed.

`name` is stored and never renamed. Records are named by their place in the store.
"""

from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from tongban.core.people.histories import HistoryEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityEvent(HistoryEvent):
    """What happens to an entity (实体记录)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityFormed(EntityEvent):
    """Records made a new entity; its name stays for good (建立)."""

    name: ClassVar[str] = "formed"

    records: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordsJoined(EntityEvent):
    """More records were found to be it (归入)."""

    name: ClassVar[str] = "joined"

    records: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordsLeft(EntityEvent):
    """Records turned out not to be it, or are in their register no longer (移出)."""

    name: ClassVar[str] = "left"

    records: tuple[int, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityAbsorbed(EntityEvent):
    """Another entity turned out to be the same; its records are here now (合并)."""

    name: ClassVar[str] = "absorbed"

    other: str
    records: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityReleased(EntityEvent):
    """It was not the same after all; the records went back (撤销合并)."""

    name: ClassVar[str] = "released"

    other: str
    records: tuple[int, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsorbedInto(EntityEvent):
    """It goes on under another name, and is still found under its own (并入)."""

    name: ClassVar[str] = "absorbed_into"

    into: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CameBack(EntityEvent):
    """It stands on its own again (恢复)."""

    name: ClassVar[str] = "came_back"

    records: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionProposed(EntityEvent):
    """An officer found a value wrong (提出更正)."""

    name: ClassVar[str] = "correction_proposed"

    field: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionAgreed(EntityEvent):
    """Another officer agrees; the value counts before every register's (更正生效)."""

    name: ClassVar[str] = "correction_agreed"


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionDropped(EntityEvent):
    """The value stays as the registers have it (不予更正)."""

    name: ClassVar[str] = "correction_dropped"

    reason: str


AnyEntityEvent: TypeAlias = (
    EntityFormed
    | RecordsJoined
    | RecordsLeft
    | EntityAbsorbed
    | EntityReleased
    | AbsorbedInto
    | CameBack
    | CorrectionProposed
    | CorrectionAgreed
    | CorrectionDropped
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PairEvent(HistoryEvent):
    """What people decide of two records (人工核对记录)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairJudged(PairEvent):
    """They are one, or they are not (核对结论)."""

    name: ClassVar[str] = "judged"

    one: bool
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementUndone(PairEvent):
    """The decision was wrong; it is open again (撤销结论)."""

    name: ClassVar[str] = "undone"

    reason: str


AnyPairEvent: TypeAlias = PairJudged | JudgementUndone
