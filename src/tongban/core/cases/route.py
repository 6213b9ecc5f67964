"""The route (办理路径): the steps this situation goes through, and what waits for what.

A step that the situation does not need is left out, but never cuts the order: what waited for it
waits for what it waited for. Acceptance, the final decision and delivery are steps that finish by
their own events; all others are worked on by a department.
"""

from collections.abc import Collection
from dataclasses import dataclass

from tongban.core.catalog.items import ServiceItem
from tongban.core.catalog.steps import Step, StepKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """The needed steps of an item version, in the item's order (which is a lawful order)."""

    all_steps: tuple[Step, ...]
    needed: frozenset[str]

    @classmethod
    def of(cls, item: ServiceItem, needed: Collection[str]) -> "Route":
        """Return the route of `item` through the steps with the ids in `needed`."""
        return cls(all_steps=item.steps, needed=frozenset(needed))

    @property
    def steps(self) -> tuple[Step, ...]:
        """Return the needed steps."""
        return tuple(step for step in self.all_steps if step.id in self.needed)

    def find(self, step_id: str) -> Step | None:
        """Return the needed step with this id, if there is one."""
        return next((step for step in self.steps if step.id == step_id), None)

    def predecessors(self, step_id: str) -> frozenset[str]:
        """Return the needed steps directly before a step, looking through those left out."""
        found: set[str] = set()
        by_id = {step.id: step for step in self.all_steps}
        pending = list(by_id[step_id].waits_for)
        while pending:
            waited = pending.pop()
            if waited in self.needed:
                found.add(waited)
            else:
                pending.extend(by_id[waited].waits_for)
        return frozenset(found)

    def downstream(self, step_id: str) -> frozenset[str]:
        """Return all needed steps that directly or indirectly come after a step."""
        after: set[str] = set()
        for step in self.steps:
            # Items list a step after what it waits for, so one pass reaches everything.
            if self.predecessors(step.id) & (after | {step_id}):
                after.add(step.id)
        return frozenset(after)

    @property
    def deciding(self) -> Step | None:
        """Return the step that the decision finishes: the last one of its kind."""
        decisions = [step for step in self.steps if step.kind is StepKind.DECISION]
        return decisions[-1] if decisions else None

    @property
    def worked(self) -> tuple[Step, ...]:
        """Return the steps that departments start and finish by hand."""
        by_event = (StepKind.ACCEPTANCE, StepKind.DELIVERY)
        return tuple(
            step for step in self.steps if step.kind not in by_event and step is not self.deciding
        )

    @property
    def before_decision(self) -> tuple[Step, ...]:
        """Return the worked steps that a grant waits for."""
        later = self.downstream(self.deciding.id) if self.deciding else frozenset()
        return tuple(step for step in self.worked if step.id not in later)
