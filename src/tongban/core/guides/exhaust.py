"""Exhaust (穷尽): walk every way that a person can answer, to prove that each one ends decided."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Generic, Protocol, TypeAlias, TypeVar

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.elements import Value
from tongban.core.catalog.items import ServiceItem
from tongban.core.catalog.questions import Question
from tongban.core.guides.circumstances import Circumstances
from tongban.core.guides.compiled_items import compiled
from tongban.core.guides.outcomes import Guide
from tongban.core.guides.relevance import Knowledge, knowledge
from tongban.core.guides.resolve import resolve
from tongban.core.guides.trials import Trials
from tongban.core.people.facts import Fact, FactSource
from tongban.core.vocabulary.errors import TongbanError

MOST_PATHS = 50_000


class Asking(Protocol):
    """A guide, of an item or a journey, that may ask one more question."""

    @property
    def next_question(self) -> Question | None:
        """Return the question, or None when nothing more is asked."""


Outcome = TypeVar("Outcome", bound=Asking)


class TooManyPaths(TongbanError):
    """The answers branch into more paths than may be walked."""

    code = "too_many_paths"


@dataclass(frozen=True, slots=True, kw_only=True)
class Path(Generic[Outcome]):
    """The answers given one after another, and the guide that they end in."""

    answers: tuple[tuple[str, Value], ...]
    guide: Outcome


Trying: TypeAlias = Callable[[str, Knowledge], Trials]


def exhaust(
    item: ServiceItem,
    circumstances: Circumstances,
    catalogue: Catalogue,
    *,
    most: int = MOST_PATHS,
) -> Iterator[Path[Guide]]:
    """Yield every path of answers through an item.

    Raises `TooManyPaths` when there are more than `most`.
    """
    trials = compiled(item).trials
    return walk(
        lambda so_far: resolve(item, so_far, catalogue),
        lambda element, known: trials.of(catalogue.elements[element], known),
        circumstances,
        most=most,
    )


def walk(
    resolving: Callable[[Circumstances], Outcome],
    trying: Trying,
    circumstances: Circumstances,
    *,
    most: int,
) -> Iterator[Path[Outcome]]:
    """Yield every path: ask the next question, try each answer to it, and so on to the end."""
    waiting: list[tuple[tuple[tuple[str, Value], ...], Circumstances]] = [((), circumstances)]
    walked = 0
    while waiting:
        answers, so_far = waiting.pop()
        guide = resolving(so_far)
        question = guide.next_question
        if question is None:
            walked += 1
            if walked > most:
                raise TooManyPaths(f"more than {most} paths of answers")
            yield Path(answers=answers, guide=guide)
            continue
        for value in trying(question.element, knowledge(so_far)):
            told = stated(question.element, value, so_far)
            waiting.append(((*answers, (question.element, value)), told))


def stated(element: str, value: Value, circumstances: Circumstances) -> Circumstances:
    """Return the circumstances after the person has answered a question."""
    fact = Fact(
        element=element,
        value=value,
        source=FactSource.STATED,
        as_of=circumstances.today,
        origin="您的回答",
    )
    return replace(circumstances, facts={**circumstances.facts, element: fact})
