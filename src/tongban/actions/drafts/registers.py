"""Ask the departments first (先查后问): registers are asked before the person is.

The network is never inside a transaction: registers are asked, then the answers are kept in the
draft with the day they were given. A register that is silent leaves words, not a refusal.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from tongban.actions.drafts.circumstances import held_by, key_of, known_facts, still_told
from tongban.actions.outside import Outside
from tongban.actions.targets import Wanted
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.conditions.elements import elements_of
from tongban.core.catalog.datasets import Dataset, Sharing
from tongban.core.catalog.items import ServiceItem
from tongban.core.people.actors import Citizen
from tongban.core.people.facts import Facts
from tongban.core.people.registers import (
    Matched,
    NoRecord,
    NotAvailable,
    Purpose,
    Question,
    RegisterAnswer,
)
from tongban.store.cases.draft_content import DraftContent, Told

_ROUNDS = 2
"""One register may tell the key of another, such as a spouse's number."""


def ask_registers(
    actor: Citizen,
    content: DraftContent,
    wanted: Wanted,
    outside: Outside,
    *,
    only_new: bool = False,
) -> dict[str, Told]:
    """Return what every register concerned says, asked side by side.

    Earlier matches are kept while they are of the same subject; with `only_new` every earlier
    answer is, and only registers whose keys have become known or have changed are asked.
    """
    catalogue = wanted.published.catalogue
    concerned = datasets_concerned(wanted.items, catalogue)
    holdings = held_by(actor, catalogue)
    told = {code: one for code, one in content.told.items() if only_new or one.outcome == "matched"}
    purpose = Purpose(
        item=wanted.target.code, actor=f"account:{actor.account}", ground="申请人本人申办"
    )
    for _ in range(_ROUNDS):
        facts = known_facts(actor, replace(content, told=told), holdings, outside.today)
        told = still_told(told, facts)
        questions = tuple(_questions(concerned, told, facts, catalogue))
        if not questions:
            break
        answers = outside.registers.ask_all(questions, purpose, today=outside.today)
        for question, answer in zip(questions, answers, strict=True):
            told[answer.dataset] = _told(answer, question, outside.today)
    return told


def datasets_concerned(
    items: Iterable[ServiceItem], catalogue: Catalogue
) -> tuple[tuple[Dataset, frozenset[str]], ...]:
    """Return each shared dataset with the elements of it that these items need, and no more."""
    needed: set[str] = set()
    papers: set[str] = set()
    for item in items:
        needed |= _elements_needed(item)
        papers |= {code for need in item.requirements for way in need.alternatives for code in way}
    proved = {element for code in papers for element in catalogue.evidence[code].proves}
    return tuple(
        (dataset, frozenset(dataset.serves) & (needed | proved))
        for dataset in catalogue.datasets.values()
        if dataset.sharing is not Sharing.NOT_SHARED
        and (set(dataset.serves) & (needed | proved) or set(dataset.proves) & papers)
    )


def _elements_needed(item: ServiceItem) -> set[str]:
    conditions = [
        *(one.expression for one in item.conditions),
        *(one.needed_when for one in item.requirements),
        *(one.needed_when for one in item.fields),
        *(one.needed_when for one in item.steps),
        *(one.needed_when for one in item.fees),
    ]
    read = {element for condition in conditions for element in elements_of(condition)}
    return read | {one.element for one in item.fields}


def _questions(
    concerned: Iterable[tuple[Dataset, frozenset[str]]],
    told: Mapping[str, Told],
    facts: Facts,
    catalogue: Catalogue,
) -> Iterable[Question]:
    for dataset, elements in concerned:
        keys = {key: key_of(key, facts) for key in dataset.keys}
        known = {key: value for key, value in keys.items() if value is not None}
        if dataset.code not in told and len(known) == len(keys):
            # a register that only proves is asked for one element: it answers no empty question
            asked = sorted(elements) or dataset.serves[:1]
            yield Question(
                dataset=dataset,
                keys=known,
                wanted=tuple(catalogue.elements[code] for code in asked),
            )


def _told(answer: RegisterAnswer, question: Question, today: date) -> Told:
    told = Told(dataset=answer.dataset, outcome="matched", asked_on=today, keys=question.keys)
    match answer:
        case Matched(facts=facts):
            return replace(told, facts=facts)
        case NoRecord():
            words = f"在“{question.dataset.name}”中没有查到对应的记录"
            return replace(told, outcome="no_record", words=words)
        case NotAvailable(reason=reason, words=words):
            return replace(told, outcome=reason, words=words)
