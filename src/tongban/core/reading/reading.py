"""Reading (解析): every rule reads the guide, and what two rules find alike is told once."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, islice
from typing import Final

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.conditions.elements import elements_of
from tongban.core.catalog.conditions.nodes import Condition
from tongban.core.catalog.elements import ValueKind
from tongban.core.reading.blocks import GuideText
from tongban.core.reading.citing import citations
from tongban.core.reading.expressing import Lexicon, any_of, lexicon_of
from tongban.core.reading.fragments import whole
from tongban.core.reading.materials import materials
from tongban.core.reading.passages import Passage, passages
from tongban.core.reading.requiring import alternatives_begin, requirements
from tongban.core.reading.suggestions import (
    CitationFound,
    ConditionFound,
    ElementFound,
    EvidenceFound,
    Finding,
    LimitFound,
    QuestionFound,
    StepFound,
    Suggestion,
)
from tongban.core.reading.telling import name_from_title, title, told
from tongban.core.reading.timing import limits
from tongban.core.reading.topics import Topic
from tongban.core.vocabulary.errors import InvalidValue

MOST_SUGGESTIONS: Final = 800
_ASKABLE: Final = frozenset({ValueKind.YES_NO, ValueKind.CHOICE, ValueKind.CHOICES})


def read_guide(guide: GuideText, catalogue: Catalogue) -> tuple[Suggestion, ...]:
    """Return what a guide proposes, in the order of its words.

    Raises:
        InvalidValue: when it holds more than any single item's guide does.
    """
    taken = passages(guide)
    lexicon = lexicon_of(catalogue, context=title(taken))
    rules = chain(name_from_title(taken), _from_passages(taken, lexicon), _cited(guide, taken))
    found = list(islice(rules, MOST_SUGGESTIONS + 1))
    if len(found) > MOST_SUGGESTIONS:
        raise InvalidValue("guide", "内容太多，不像一个事项的指南；请一次只放一个事项")
    once = _told_once(sorted(found, key=lambda one: one.where))
    return (*once, *_about_elements(once, lexicon))


def _from_passages(taken: tuple[Passage, ...], lexicon: Lexicon) -> Iterator[Suggestion]:
    group = alternatives = 0
    topic: Topic | None = None
    for passage in taken:
        if passage.topic is not topic:
            topic, alternatives = passage.topic, 0
        if topic is Topic.CONDITIONS and alternatives_begin(passage):
            group += 1
            alternatives = group
        yield from requirements(passage, lexicon, group=alternatives)
        yield from materials(passage, lexicon)
        yield from limits(passage)
        yield from told(passage, lexicon)


def _cited(guide: GuideText, taken: tuple[Passage, ...]) -> Iterator[Suggestion]:
    """Yield every provision; those under the heading of the basis set the item up."""
    basis = {one.words.block.number for one in taken if one.topic is Topic.BASIS}
    for block in guide.blocks:
        for citation, words in citations(whole(block)):
            sets_up = block.number in basis
            yield Suggestion(
                finding=CitationFound(citation=citation, sets_up=sets_up),
                source=words,
                rule="citations.basis" if sets_up else "citations.text",
                confidence=0.95 if sets_up else 0.8,
            )


def _told_once(found: list[Suggestion]) -> tuple[Suggestion, ...]:
    """Return the suggestions without repeats; a material asked for twice is one material."""
    kept: dict[object, Suggestion] = {}
    steps = 0
    for suggestion in found:
        finding = suggestion.finding
        if isinstance(finding, StepFound):
            steps += 1
            finding = replace(finding, position=steps)
        key, one = _key(finding), replace(suggestion, finding=finding)
        kept[key] = _merged(kept[key], one) if key in kept else one
    return tuple(kept.values())


def _key(finding: Finding) -> object:
    match finding:
        case EvidenceFound(name=name):
            return (EvidenceFound, name)
        case LimitFound(kind=kind, value=value, unit=unit):
            return (LimitFound, kind, value, unit)
        case CitationFound(citation=citation):
            return (CitationFound, citation.written)
        case ConditionFound(words=words):
            return (ConditionFound, words)
        case _:
            return finding


def _merged(one: Suggestion, other: Suggestion) -> Suggestion:
    """Return a material asked for in two situations; of other repeats, the surer one."""
    first, second = one.finding, other.finding
    if isinstance(first, EvidenceFound) and isinstance(second, EvidenceFound):
        return replace(one, finding=_in_both(first, second))
    return max(one, other, key=lambda suggestion: suggestion.confidence)


def _in_both(first: EvidenceFound, second: EvidenceFound) -> EvidenceFound:
    if not first.needed_in or not second.needed_in:
        return replace(first, needed_in="", needed_when=None)
    words = dict.fromkeys((first.needed_in, second.needed_in))
    return replace(first, needed_in="；".join(words), needed_when=_either(first, second))


def _either(first: EvidenceFound, second: EvidenceFound) -> Condition | None:
    if first.needed_when is None or second.needed_when is None:
        return None
    return any_of((first.needed_when, second.needed_when))


def _about_elements(found: tuple[Suggestion, ...], lexicon: Lexicon) -> Iterator[Suggestion]:
    """Yield the elements that the expressions read, and the questions that ask for them."""
    told_of: set[str] = set()
    for suggestion in found:
        for code in _elements(suggestion.finding):
            if code in told_of or code not in lexicon.elements:
                continue
            told_of.add(code)
            element = lexicon.elements[code]
            about = replace(suggestion, confidence=min(suggestion.confidence, 0.7))
            yield replace(
                about, finding=ElementFound(element=code, label=element.label), rule="elements"
            )
            if element.kind in _ASKABLE:
                words = f"{element.label.rstrip('？?')}？"
                yield replace(
                    about, finding=QuestionFound(element=code, words=words), rule="questions"
                )


def _elements(finding: Finding) -> tuple[str, ...]:
    match finding:
        case ConditionFound(expression=tree) | EvidenceFound(needed_when=tree) if tree is not None:
            return elements_of(tree)
        case _:
            return ()
