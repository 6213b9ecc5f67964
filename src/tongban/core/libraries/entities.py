"""Entities (实体): which records one is made of now, whom it absorbed, what was corrected."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import assert_never

from tongban.core.libraries import events
from tongban.core.libraries.events import AnyEntityEvent, CorrectionProposed


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityState:
    """What the events of an entity amount to (实体现状).

    `into` is the entity under which it goes on. `proposal` waits for a second officer.
    """

    records: frozenset[int] = frozenset()
    absorbed: Mapping[str, frozenset[int]] = field(default_factory=dict)
    into: str = ""
    corrections: Mapping[str, str] = field(default_factory=dict)
    proposal: CorrectionProposed | None = None
    length: int = 0

    def given_back(self, other: str) -> frozenset[int]:
        """Return which records would go back with an absorbed entity: those that are still here."""
        return self.absorbed.get(other, frozenset()) & self.records


def fold(history: Iterable[AnyEntityEvent]) -> EntityState:
    """Return what events amount to."""
    state = EntityState()
    for event in history:
        state = advance(state, event)
    return state


def advance(state: EntityState, event: AnyEntityEvent) -> EntityState:
    """Return the entity after one more event."""
    now = replace(state, length=state.length + 1)
    match event:
        case events.CorrectionProposed() | events.CorrectionAgreed() | events.CorrectionDropped():
            return _corrected(now, event)
        case events.EntityAbsorbed() | events.EntityReleased():
            return _merged(now, event)
        case events.EntityFormed(records=records) | events.RecordsJoined(records=records):
            return replace(now, records=state.records | set(records))
        case events.RecordsLeft(records=records):
            return replace(now, records=state.records - set(records))
        case events.AbsorbedInto(into=into):
            return replace(now, records=frozenset(), into=into)
        case events.CameBack(records=records):
            return replace(now, records=frozenset(records), into="")
        case _:  # pragma: no cover
            assert_never(event)


def _merged(now: EntityState, event: events.EntityAbsorbed | events.EntityReleased) -> EntityState:
    moved = frozenset(event.records)
    others = {code: records for code, records in now.absorbed.items() if code != event.other}
    if isinstance(event, events.EntityAbsorbed):
        others[event.other] = moved
        return replace(now, records=now.records | moved, absorbed=others)
    return replace(now, records=now.records - moved, absorbed=others)


def _corrected(
    now: EntityState,
    event: events.CorrectionProposed | events.CorrectionAgreed | events.CorrectionDropped,
) -> EntityState:
    if isinstance(event, events.CorrectionProposed):
        return replace(now, proposal=event)
    corrections = dict(now.corrections)
    if isinstance(event, events.CorrectionAgreed) and now.proposal is not None:
        corrections[now.proposal.field] = now.proposal.value
    return replace(now, corrections=corrections, proposal=None)
