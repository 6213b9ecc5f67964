"""Ask the departments first (先查后问): registers are asked before the person is.

The network is never inside a transaction: registers are asked, then the answers are kept in the
draft with the day they were given. A register that is silent leaves words, not a refusal.
"""

from collections.abc import Iterable, Mapping

from tongban.actions.drafts.circumstances import known_facts
from tongban.actions.outside import Outside
from tongban.actions.targets import Wanted
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.conditions.elements import elements_of
from tongban.core.catalog.datasets import Dataset, Sharing
from tongban.core.catalog.items import ServiceItem
from tongban.core.people.actors import Citizen
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
    actor: Citizen, content: DraftContent, wanted: Wanted, outside: Outside
) -> dict[str, Told]:
    """Return what every register concerned says, asked side by side; earlier matches are kept."""
    catalogue = wanted.published.catalogue
    concerned = datasets_concerned(wanted.items, catalogue)
    told = {code: one for code, one in content.told.items() if one.outcome == "matched"}
    purpose = Purpose(
        item=wanted.target.code, actor=f"account:{actor.account}", ground="申请人本人申办"
    )
    for _ in range(_ROUNDS):
        facts = known_facts(actor, _with(content, told), (), outside.today)
        known = {code: str(fact.value) for code, fact in facts.items() if fact.value is not None}
        questions = tuple(_questions(concerned, told, known, catalogue))
        if not questions:
            break
        for answer in outside.registers.ask_all(questions, purpose, today=outside.today):
            told[answer.dataset] = _told(answer, catalogue, outside)
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
    known: Mapping[str, str],
    catalogue: Catalogue,
) -> Iterable[Question]:
    for dataset, elements in concerned:
        if dataset.code not in told and all(key in known for key in dataset.keys):
            yield Question(
                dataset=dataset,
                keys={key: known[key] for key in dataset.keys},
                wanted=tuple(catalogue.elements[code] for code in sorted(elements)),
            )


def _told(answer: RegisterAnswer, catalogue: Catalogue, outside: Outside) -> Told:
    dataset = catalogue.datasets[answer.dataset]
    match answer:
        case Matched():
            return Told(
                dataset=answer.dataset,
                outcome="matched",
                asked_on=outside.today,
                facts=answer.facts,
            )
        case NoRecord():
            words = f"在“{dataset.name}”中没有查到对应的记录"
            return Told(
                dataset=answer.dataset, outcome="no_record", asked_on=outside.today, words=words
            )
        case NotAvailable():
            return Told(
                dataset=answer.dataset,
                outcome=answer.reason,
                asked_on=outside.today,
                words=answer.words,
            )


def _with(content: DraftContent, told: Mapping[str, Told]) -> DraftContent:
    return DraftContent(answers=content.answers, told=told, disputes=content.disputes)
