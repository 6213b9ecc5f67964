"""Trials (试算): a condition tried on people as it is written.

How many of a population meet it, fail it or would have to be asked, and what would be asked of
them; for some of them also why. Nothing here stores or sends anything about anybody.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final

from tongban.core.catalog.conditions.compiled import compile_condition
from tongban.core.catalog.conditions.explain import Explanation, explain
from tongban.core.catalog.conditions.nodes import NO_PARAMETERS, Condition, Truth
from tongban.core.catalog.conditions.operations import TRUTHS
from tongban.core.catalog.conditions.sentences import Elements, label
from tongban.core.catalog.elements import Value

SAMPLES_OF_EACH: Final = 3
_JUDGED: Final = "judged."


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialPerson:
    """Somebody of a population (试算对象): a name to show, and what registers tell of them."""

    name: str
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """How one person stands, and why, in words (样例)."""

    person: TrialPerson
    truth: Truth
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """An element that would have to be asked, and of how many (需要询问)."""

    element: str
    label: str
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """How a condition divides a population (试算结果)."""

    met: int
    not_met: int
    unknown: int
    asked: tuple[Asked, ...]
    samples: tuple[Sample, ...]

    @property
    def people(self) -> int:
        """Return how many were tried."""
        return self.met + self.not_met + self.unknown


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialTerms:
    """On which day and under which figures a condition is tried (试算口径)."""

    today: date
    parameters: Mapping[str, int | Decimal] = field(default_factory=lambda: NO_PARAMETERS)
    elements: Elements = field(default_factory=dict)


def trial(condition: Condition, people: Sequence[TrialPerson], terms: TrialTerms) -> Trial:
    """Try a condition on everybody; explain it for a few of each kind.

    Raises:
        ConditionTooCostly: past the bounds of a condition.
    """
    verdict = compile_condition(condition)
    sorted_out: dict[Truth, list[TrialPerson]] = {truth: [] for truth in Truth}
    for person in people:
        truth = TRUTHS[verdict(person.values, terms.today, terms.parameters)]
        sorted_out[truth].append(person)
    undecided = [_explained(condition, one, terms) for one in sorted_out[Truth.UNKNOWN]]
    return Trial(
        met=len(sorted_out[Truth.MET]),
        not_met=len(sorted_out[Truth.NOT_MET]),
        unknown=len(undecided),
        asked=_asked(undecided, terms.elements),
        samples=tuple(
            sample(condition, person, terms)
            for found in sorted_out.values()
            for person in found[:SAMPLES_OF_EACH]
        ),
    )


def sample(condition: Condition, person: TrialPerson, terms: TrialTerms) -> Sample:
    """Return how one person stands and why."""
    explanation = _explained(condition, person, terms)
    reasons = tuple(_reason(one, terms.elements) for one in explanation.reasons())
    return Sample(person=person, truth=explanation.truth, reasons=reasons)


def _explained(condition: Condition, person: TrialPerson, terms: TrialTerms) -> Explanation:
    return explain(
        condition,
        person.values,
        today=terms.today,
        parameters=terms.parameters,
        elements=terms.elements,
    )


def _asked(undecided: Iterable[Explanation], elements: Elements) -> tuple[Asked, ...]:
    counts = Counter(code for one in undecided for code in dict.fromkeys(one.missing))
    return tuple(
        Asked(element=code, label=_name(code, elements), people=people)
        for code, people in counts.most_common()
    )


def _reason(explanation: Explanation, elements: Elements) -> str:
    if explanation.truth is Truth.UNKNOWN:
        wanted = "、".join(_name(code, elements) for code in explanation.missing)
        why = f"还不知道{wanted}" if wanted else explanation.trouble
        return f"{explanation.words}：{why}"
    holds = "符合" if explanation.truth is Truth.MET else "不符合"
    seen = f"（{explanation.seen}）" if explanation.seen else ""
    return f"{explanation.words}：{holds}{seen}"


def _name(code: str, elements: Elements) -> str:
    return "工作人员的判断" if code.startswith(_JUDGED) else label(code, elements)
