"""Compiled items (事项编译): all of an item version that can hold or not, ready to test.

Compiled once for each version, because a published version is never edited.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from tongban.core.catalog.conditions.nodes import Always, Condition, Truth
from tongban.core.catalog.conditions.operations import TRUTHS
from tongban.core.catalog.items import ServiceItem
from tongban.core.guides.deciding import Decider, Panel
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
class Inquiry:
    """What the answer to one element has a say in (一问所及).

    `places` tell where its parts lie among all; the first `closing` of them are acceptance
    conditions.
    """

    parts: tuple[CompiledCondition, ...]
    places: tuple[int, ...]
    closing: int
    panel: Panel


def inquiries(parts: Sequence[CompiledCondition], *, closing: int = 0) -> dict[str, Inquiry]:
    """Return what each element has a say in; the first `closing` parts are conditions."""
    places: dict[str, list[int]] = {}
    for place, part in enumerate(parts):
        for element in part.decider.elements:
            places.setdefault(element, []).append(place)
    return {element: _inquiry(parts, told, closing) for element, told in places.items()}


def _inquiry(parts: Sequence[CompiledCondition], places: list[int], closing: int) -> Inquiry:
    concerned = tuple([parts[place] for place in places])
    return Inquiry(
        parts=concerned,
        places=tuple(places),
        closing=sum(place < closing for place in places),
        panel=Panel([part.decider.condition for part in concerned]),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Truths:
    """How everything of an item stands, in the item's own order; `every` of them as one row."""

    every: tuple[Truth, ...]
    conditions: tuple[Truth, ...]
    requirements: tuple[Truth, ...]
    fields: tuple[Truth, ...]
    steps: tuple[Truth, ...]
    fees: tuple[Truth, ...]


class _Groups(NamedTuple):
    """Where everything of one kind lies among the parts of an item."""

    conditions: slice
    requirements: slice
    fields: slice
    steps: slice
    fees: slice


@dataclass(frozen=True, slots=True, kw_only=True)
class CompiledItem:
    """An item version with its acceptance conditions and every `needed_when` compiled.

    `parts` are all of them in one row, acceptance conditions first; `groups` tell what
    lies where in it. `inquiries` say what each element
    has a say in, and `trials` which answers are worth trying. `asks` are the elements that the
    questions and the form ask for, and so will be known by the time registers are searched.
    """

    item: ServiceItem
    parts: tuple[CompiledCondition, ...]
    groups: _Groups
    panel: Panel
    inquiries: Mapping[str, Inquiry]
    trials: TrialBook
    asks: frozenset[str]

    @property
    def conditions(self) -> tuple[CompiledCondition, ...]:
        """Return the acceptance conditions."""
        return self.parts[self.groups.conditions]

    @property
    def requirements(self) -> tuple[CompiledCondition, ...]:
        """Return when each requirement is needed."""
        return self.parts[self.groups.requirements]

    @property
    def steps(self) -> tuple[CompiledCondition, ...]:
        """Return when each step takes place."""
        return self.parts[self.groups.steps]

    def truths(self, known: Knowledge) -> Truths:
        """Tell how everything of the item stands with what is known."""
        answers = self.panel.test(known.values, known.today, known.parameters)
        every = tuple([TRUTHS[answer] for answer in answers])
        conditions, requirements, fields, steps, fees = [every[group] for group in self.groups]
        return Truths(
            every=every,
            conditions=conditions,
            requirements=requirements,
            fields=fields,
            steps=steps,
            fees=fees,
        )


def trial_book(parts: Iterable[CompiledCondition]) -> TrialBook:
    """Return the answers worth trying on some conditions."""
    return TrialBook(leaf for part in parts for leaf in leaves(part.branch))


@remembered(most=ITEMS_REMEMBERED)
def compiled(item: ServiceItem) -> CompiledItem:
    """Compile an item version, once."""
    acceptance = [one.expression for one in item.conditions]
    needed = [
        [one.needed_when for one in group]
        for group in (item.requirements, item.fields, item.steps, item.fees)
    ]
    every = [*acceptance, *chain.from_iterable(needed)]
    parts = tuple([compiled_condition(condition) for condition in every])
    return CompiledItem(
        item=item,
        parts=parts,
        groups=_Groups(*_slices([acceptance, *needed])),
        panel=Panel(every),
        inquiries=inquiries(parts, closing=len(acceptance)),
        trials=trial_book(parts),
        asks=frozenset(
            [*(field.element for field in item.fields), *(one.element for one in item.questions)]
        ),
    )


def _slices(groups: Iterable[Sequence[object]]) -> Iterator[slice]:
    """Yield where each group lies when all lie one after another."""
    start = 0
    for group in groups:
        yield slice(start, start + len(group))
        start += len(group)
