"""What a draft says (草稿内容): answers, choices, what registers told, disputes and papers.

Answers are kept as they were given; whether they suffice is worked out anew each time from the
catalogue, so a draft never goes stale against the law, only against its own version.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tongban.core.catalog.elements import DataElement, Value
from tongban.core.catalog.values import decode_value, encode_value
from tongban.core.people.facts import Fact, FactSource


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What one register said when it was asked: facts, or words for why there are none.

    `keys` are the values that it was searched by: it says nothing of any other subject. What is
    not the person's own, `of_another`, was only checked, and nothing of the record is kept.
    """

    dataset: str
    outcome: str
    asked_on: date
    words: str = ""
    facts: tuple[Fact, ...] = ()
    keys: Mapping[str, str] = field(default_factory=dict)
    of_another: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """The applicant says that a fact of a register is wrong, and what is right."""

    value: Value
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """One file handed in as evidence."""

    file: str
    name: str
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftContent:
    """Everything one person has told for one item or journey.

    `files` are keyed by evidence type: one paper serves every item that asks for it.
    `own_document` and `committed` are requirement ids. `follows` names the case that it takes over
    from, and why: applied for again (重新申请), or sent up (转报). `delivery` is how results shall
    come (送达意愿), by the names of its parts; empty where nothing was said.
    """

    answers: Mapping[str, Value] = field(default_factory=dict)
    chosen: frozenset[str] | None = None
    told: Mapping[str, Told] = field(default_factory=dict)
    disputes: Mapping[str, Dispute] = field(default_factory=dict)
    files: Mapping[str, tuple[Attached, ...]] = field(default_factory=dict)
    own_document: frozenset[str] = frozenset()
    committed: frozenset[str] = frozenset()
    follows: Mapping[str, str] = field(default_factory=dict)
    delivery: Mapping[str, str] = field(default_factory=dict)


def encode_content(content: DraftContent) -> dict[str, Any]:
    """Return the content as JSON."""
    return {
        "answers": {code: encode_value(value) for code, value in content.answers.items()},
        "chosen": None if content.chosen is None else sorted(content.chosen),
        "told": {code: encode_told(told) for code, told in content.told.items()},
        "disputes": {
            code: {"value": encode_value(dispute.value), "words": dispute.words}
            for code, dispute in content.disputes.items()
        },
        "files": {
            code: [{"file": one.file, "name": one.name, "pages": one.pages} for one in files]
            for code, files in content.files.items()
        },
        "own_document": sorted(content.own_document),
        "committed": sorted(content.committed),
        "follows": dict(content.follows),
        "delivery": dict(content.delivery),
    }


def decode_content(stored: Mapping[str, Any], elements: Mapping[str, DataElement]) -> DraftContent:
    """Return the content that `encode_content` wrote; elements that are gone are left out."""
    return DraftContent(
        answers={
            code: decode_value(elements[code], value)
            for code, value in stored["answers"].items()
            if code in elements
        },
        chosen=None if stored["chosen"] is None else frozenset(stored["chosen"]),
        told={
            code: decode_told(code, told, elements)
            for code, told in stored["told"].items()
            if "of_another" in told  # an answer of whom nobody knows is asked for anew
        },
        disputes={
            code: Dispute(
                value=decode_value(elements[code], dispute["value"]), words=dispute["words"]
            )
            for code, dispute in stored["disputes"].items()
            if code in elements
        },
        files={
            code: tuple(Attached(**one) for one in files) for code, files in stored["files"].items()
        },
        own_document=frozenset(stored["own_document"]),
        committed=frozenset(stored["committed"]),
        follows=stored.get("follows", {}),
        delivery=stored.get("delivery", {}),
    )


def encode_fact(fact: Fact) -> dict[str, Any]:
    """Return a fact as JSON."""
    return {
        "element": fact.element,
        "value": encode_value(fact.value),
        "source": fact.source.name,
        "as_of": fact.as_of.isoformat(),
        "origin": fact.origin,
    }


def decode_fact(stored: Mapping[str, Any], elements: Mapping[str, DataElement]) -> Fact:
    """Return the fact that `encode_fact` wrote."""
    return Fact(
        element=stored["element"],
        value=decode_value(elements[stored["element"]], stored["value"]),
        source=FactSource[stored["source"]],
        as_of=date.fromisoformat(stored["as_of"]),
        origin=stored["origin"],
    )


def encode_told(told: Told) -> dict[str, Any]:
    """Return what a register said as JSON."""
    return {
        "outcome": told.outcome,
        "asked_on": told.asked_on.isoformat(),
        "words": told.words,
        "facts": [encode_fact(fact) for fact in told.facts],
        "keys": dict(told.keys),
        "of_another": told.of_another,
    }


def decode_told(
    dataset: str, stored: Mapping[str, Any], elements: Mapping[str, DataElement]
) -> Told:
    """Return what `encode_told` wrote."""
    return Told(
        dataset=dataset,
        outcome=stored["outcome"],
        asked_on=date.fromisoformat(stored["asked_on"]),
        words=stored["words"],
        facts=tuple(
            decode_fact(fact, elements) for fact in stored["facts"] if fact["element"] in elements
        ),
        keys=stored["keys"],
        of_another=stored["of_another"],
    )
