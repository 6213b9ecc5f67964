"""Trial answers (试答): values worth trying for an element, because some condition turns on them.

Around every boundary that a condition draws there are three: just below it, on it, just above it.
One of each kind is enough: answers that every condition treats alike lead to the same guide.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import islice, product
from typing import Any, TypeAlias

from tongban.core.catalog.conditions.nodes import (
    MEMBER,
    Compare,
    Condition,
    Exists,
    HowMany,
    Quantified,
)
from tongban.core.catalog.elements import DataElement, Value, ValueKind
from tongban.core.guides.boundaries import boundaries
from tongban.core.guides.relevance import Knowledge, Leaf, grow, leaves

Trials: TypeAlias = tuple[Value, ...]
Basis: TypeAlias = tuple[DataElement, date, dict[str, int | Decimal]]

_OTHER_TEXT = "其他"
_HUNDREDTH = Decimal("0.01")
_MOST_RECORD_SHAPES = 24
_MOST_COPIES = 12


class TrialBook:
    """The trial answers that some conditions call for, looked up by element.

    Those that no other element has a say in are worked out once a day.
    """

    def __init__(self, tested: Iterable[Leaf]) -> None:
        """Sort the leaves by the elements that they read."""
        self._tested: dict[str, list[Leaf]] = {}
        for leaf in tested:
            for code in leaf.elements:
                self._tested.setdefault(code, []).append(leaf)
        self._entangled = {
            code
            for code, tested in self._tested.items()
            if any(len(leaf.elements) > 1 for leaf in tested)
        }
        self._kept: dict[str, tuple[Basis, Trials]] = {}

    def of(self, element: DataElement, known: Knowledge) -> Trials:
        """Return the answers to `element` that the conditions tell apart; at least one."""
        tested = self._tested.get(element.code, ())
        if element.code in self._entangled:
            return trial_values(element, tested, known)
        kept = self._kept.get(element.code)
        if kept is None or kept[0] != (element, known.today, known.parameters):
            basis = (element, known.today, dict(known.parameters))
            kept = (basis, trial_values(element, tested, known))
            self._kept[element.code] = kept
        return kept[1]


def trial_values(element: DataElement, tested: Iterable[Leaf], known: Knowledge) -> Trials:
    """Return answers to `element` that the leaves tell apart; at least one."""
    concerned = list(tested)
    conditions = [leaf.condition for leaf in concerned]
    candidates = list(_candidates(element, element.code, conditions, known))
    if any(isinstance(condition, Exists) for condition in conditions):
        candidates.append(None)
    if all(leaf.elements == {element.code} for leaf in concerned):
        return _told_apart(element.code, candidates, concerned, known)
    return tuple(candidates)


def _told_apart(code: str, candidates: list[Value], tested: list[Leaf], known: Knowledge) -> Trials:
    kept: dict[tuple[bool | None, ...], Value] = {}
    for value in candidates:
        probe = {**known.values, code: value}
        kind = tuple(leaf.test(probe, known.today, known.parameters) for leaf in tested)
        kept.setdefault(kind, value)
    return tuple(kept.values())


def _candidates(  # noqa: PLR0911 - one line a kind
    element: DataElement, code: str, conditions: list[Condition], known: Knowledge
) -> Iterable[Any]:
    """Return values of the element's kind; `code` is how the conditions call it."""
    match element.kind:
        case ValueKind.YES_NO:
            return (True, False)
        case ValueKind.CHOICE:
            return tuple(option.value for option in element.options)
        case ValueKind.CHOICES:
            every = tuple(option.value for option in element.options)
            return (*((one,) for one in every), every, ())
        case ValueKind.TEXT:
            turning = boundaries(code, conditions, known)
            return (*(one for one in turning if isinstance(one, str)), _OTHER_TEXT)
        case ValueKind.DATE:
            return tuple(_dates(boundaries(code, conditions, known), known.today))
        case ValueKind.INTEGER | ValueKind.DECIMAL:
            return tuple(_numbers(element, boundaries(code, conditions, known)))
        case _:
            return tuple(_lists(element, conditions, known))


def _dates(turning: Iterable[object], today: date) -> Iterator[date]:
    for one in turning:
        if isinstance(one, date):
            yield from (one - timedelta(days=1), one, one + timedelta(days=1))
    yield today


def _numbers(element: DataElement, turning: Iterable[object]) -> Iterator[int | Decimal]:
    """Yield the numbers around each boundary, within what the element may be."""
    step = 1 if element.kind is ValueKind.INTEGER else _HUNDREDTH
    least, most = element.least, element.most
    found: list[int | Decimal] = []
    for one in turning:
        if isinstance(one, int | Decimal | Fraction):
            middle = _stepped(one, step)
            found += (middle - step, middle, middle + step)
    found.append(_stepped(1 if least is None else least, step))
    within = [
        number
        for number in found
        if (least is None or number >= least) and (most is None or number <= most)
    ]
    yield from within or [_stepped(most or 0, step)]


def _stepped(number: int | Decimal | Fraction, step: int | Decimal) -> int | Decimal:
    """Return the number that the element can hold, at or below `number`."""
    return Fraction(number) // Fraction(step) * step


def _lists(
    element: DataElement, conditions: list[Condition], known: Knowledge
) -> Iterator[tuple[Mapping[str, Any], ...]]:
    """Yield no record, one of each shape, one of every shape, and as many as a count turns on."""
    inner = [leaf.condition for one in conditions for leaf in _inner(one)]
    columns = {column.code.rpartition(".")[2]: column for column in element.columns}
    choices = [
        tuple(dict.fromkeys(_candidates(column, MEMBER + name, inner, known)))
        for name, column in columns.items()
    ]
    shapes = [
        dict(zip(columns, shape, strict=True))
        for shape in islice(product(*choices), _MOST_RECORD_SHAPES)
    ]
    yield ()
    yield from ((shape,) for shape in shapes)
    yield tuple(shapes)
    for count in boundaries(element.code, conditions, known):
        for copies in range(2, min(int(count) + 1, _MOST_COPIES) + 1):
            yield from ((shape,) * copies for shape in shapes)


def _inner(condition: Condition) -> Iterator[Leaf]:
    """Yield the leaves of what a condition asks of each record."""
    match condition:
        case Quantified(_, _, inner):
            yield from leaves(grow(inner))
        case Compare(left, _, right):
            for term in (left, right):
                if isinstance(term, HowMany) and term.condition is not None:
                    yield from leaves(grow(term.condition))
        case _:
            pass
