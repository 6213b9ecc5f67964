"""Compiled items (事项编译): all of an item version that can hold or not, ready to test.

Compiled once for each version, because a published version is never edited.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from tongban.core.catalog.conditions.nodes import Always, Condition, Truth
from tongban.core.catalog.conditions.operations import TRUTHS
from tongban.core.catalog.items import ServiceItem
from tongban.core.guides.deciding import Decider
from tongban.core.guides.relevance import Branch, Knowledge, Leaf, grow, leaves
from tongban.core.guides.remembering import remembered
from tongban.core.guides.trials import TrialBook

ITEMS_REMEMBERED = 4096
"""A county publishes about 1,200 items; a province is served by several machines."""


@dataclass(frozen=True, slots=True, eq=False)
class CompiledCondition:
    """A condition with its gates and leaves; `settled` when it needs no facts at all."""

    decider: Decider
    branch: Branch
    settled: Truth | None = None

    def truth(self, known: Knowledge) -> Truth:
        """Tell whether it is met."""
        if self.settled is not None:
            return self.settled
        return TRUTHS[self.decider.test(known.values, known.today, known.parameters)]


def compiled_condition(condition: Condition) -> CompiledCondition:
    """Make one condition ready to be tested."""
    if isinstance(condition, Always):
        return _SETTLED[condition.met]
    branch = grow(condition)
    return CompiledCondition(
        decider=branch if isinstance(branch, Leaf) else Decider(condition), branch=branch
    )


def _settled(met: bool) -> CompiledCondition:  # noqa: FBT001 - a truth value, not a switch
    leaf = Leaf(Always(met))
    return CompiledCondition(decider=leaf, branch=leaf, settled=TRUTHS[met])


_SETTLED = {met: _settled(met) for met in (True, False)}
"""Most parts of most items are needed always; they share one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Truths:
    """How everything of an item stands, in the item's own order."""

    conditions: tuple[Truth, ...]
    requirements: tuple[Truth, ...]
    fields: tuple[Truth, ...]
    steps: tuple[Truth, ...]
    fees: tuple[Truth, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CompiledItem:
    """An item version with its acceptance conditions and every `needed_when` compiled.

    `trials` are the answers worth trying on them. `asks` are the elements that the questions and
    the form ask for, and so will be known by the time registers are searched.
    """

    item: ServiceItem
    conditions: tuple[CompiledCondition, ...]
    requirements: tuple[CompiledCondition, ...]
    fields: tuple[CompiledCondition, ...]
    steps: tuple[CompiledCondition, ...]
    fees: tuple[CompiledCondition, ...]
    trials: TrialBook
    asks: frozenset[str]

    def truths(self, known: Knowledge) -> Truths:
        """Tell how everything of the item stands with what is known."""
        return Truths(
            conditions=_truths(self.conditions, known),
            requirements=_truths(self.requirements, known),
            fields=_truths(self.fields, known),
            steps=_truths(self.steps, known),
            fees=_truths(self.fees, known),
        )

    def undecided(self, truths: Truths) -> list[CompiledCondition]:
        """Return what is still unknown, acceptance conditions first."""
        unknown = Truth.UNKNOWN
        return [
            part
            for parts, stands in (
                (self.conditions, truths.conditions),
                (self.requirements, truths.requirements),
                (self.fields, truths.fields),
                (self.steps, truths.steps),
                (self.fees, truths.fees),
            )
            if unknown in stands
            for part, truth in zip(parts, stands, strict=True)
            if truth is unknown
        ]


def _truths(parts: Iterable[CompiledCondition], known: Knowledge) -> tuple[Truth, ...]:
    return tuple([one.settled or one.truth(known) for one in parts])


def trial_book(parts: Iterable[CompiledCondition]) -> TrialBook:
    """Return the answers worth trying on some conditions."""
    return TrialBook(leaf for part in parts for leaf in leaves(part.branch))


@remembered(most=ITEMS_REMEMBERED)
def compiled(item: ServiceItem) -> CompiledItem:
    """Compile an item version, once."""
    conditions = _all([one.expression for one in item.conditions])
    requirements = _all([one.needed_when for one in item.requirements])
    fields = _all([one.needed_when for one in item.fields])
    steps = _all([one.needed_when for one in item.steps])
    fees = _all([one.needed_when for one in item.fees])
    return CompiledItem(
        item=item,
        conditions=conditions,
        requirements=requirements,
        fields=fields,
        steps=steps,
        fees=fees,
        trials=trial_book((*conditions, *requirements, *fields, *steps, *fees)),
        asks=frozenset(
            [*(field.element for field in item.fields), *(one.element for one in item.questions)]
        ),
    )


def _all(conditions: Iterable[Condition]) -> tuple[CompiledCondition, ...]:
    return tuple(compiled_condition(condition) for condition in conditions)
