"""Ask the departments first (先查后问): registers are asked before the person is.

The network is never inside a transaction: registers are asked, then the answers are kept in the
draft with the day they were given. A register that is silent leaves words, not a refusal. Of others
than the person and their family nothing is kept but that it was checked (`core.people.subjects`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from tongban.actions.audit import label
from tongban.actions.audit.freshness import seal_overdue
from tongban.actions.drafts.circumstances import held_by, key_of, known_facts, still_told
from tongban.actions.drafts.verifying import TOO_MANY, TOO_MANY_WORDS, permitted, subject_of
from tongban.actions.outside import Outside
from tongban.actions.targets import Wanted
from tongban.core.catalog.availability import may_ask
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.concerned import datasets_concerned
from tongban.core.catalog.datasets import Dataset
from tongban.core.catalog.elements import DataElement, Sensitivity
from tongban.core.people.actors import Citizen
from tongban.core.people.facts import Fact, Facts
from tongban.core.people.holdings import Holding
from tongban.core.people.registers import (
    Matched,
    NoRecord,
    NotAvailable,
    Purpose,
    Question,
    RegisterAnswer,
)
from tongban.core.people.representation import Capacity
from tongban.core.people.subjects import Own, is_somebody, own_numbers, with_family
from tongban.store.cases.draft_content import DraftContent, Told
from tongban.store.sealing import blind_index

_ROUNDS = 2
"""One register may tell the key of another, such as a spouse's number."""

_GROUNDS: Final = {
    Capacity.GUARDIAN: "监护人代为申办",
    Capacity.LEGAL_REPRESENTATIVE: "法定代表人为单位申办",
    Capacity.AGENT: "受委托代为申办",
}
_OWN_GROUND: Final = "申请人本人申办"
_AT_WINDOW: Final = "（本人到窗口，由窗口代填）"
WITHHELD_WORDS = "部门数据暂停调用，恢复后会自动再查；您也可以先按提示用其他方式提供。"
_Told = dict[str, Told]


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
    asking = _Asking(
        actor=actor,
        content=content,
        wanted=wanted,
        outside=outside,
        holdings=held_by(actor, wanted.published.catalogue),
    )
    kept = {code: one for code, one in content.told.items() if only_new or one.outcome == "matched"}
    told = asking.of_own(kept)
    checked = () if only_new else tuple(one.keys for one in told.values() if one.of_another)
    if asking.names_somebody(told, checked):
        told = asking.of_own(asking.of_family(told))
    return told | asking.verified(asking.open_questions(told))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asking:
    """One person's asking for one draft: of themselves and their family, then what they typed."""

    actor: Citizen
    content: DraftContent
    wanted: Wanted
    outside: Outside
    holdings: tuple[Holding, ...]

    @property
    def catalogue(self) -> Catalogue:
        return self.wanted.published.catalogue

    def of_own(self, told: _Told) -> _Told:
        """Return `told` with what registers tell of the person and whoever is theirs."""
        for _ in range(_ROUNDS):
            told = self._standing(told)
            own = self._own(told)
            questions = [one for one in self.open_questions(told) if own.covers(one.keys)]
            if not questions:
                break
            told = told | self._asked(questions)
        return told

    def names_somebody(self, told: _Told, checked: Iterable[Mapping[str, str]]) -> bool:
        """Tell whether a person was typed, now or among those checked before."""
        keys = (*(one.keys for one in self.open_questions(told)), *checked)
        return any(is_somebody(value) for one in keys for value in one.values())

    def of_family(self, told: _Told) -> _Told:
        """Return `told` with the family that registers name: somebody typed may belong to it."""
        facts = self._facts(told)
        questions = [
            question
            for dataset in self.catalogue.datasets.values()
            if dataset.family and self._may_ask(dataset)
            if (question := question_to(dataset, dataset.family, facts, self.catalogue)) is not None
            if set(question.keys.values()) == {self.actor.for_person[0]}
        ]
        named = self._asked(questions)
        return told | {
            code: replace(one, facts=(*self._besides_family(told.get(code)), *one.facts))
            for code, one in named.items()
            if one.outcome == "matched"
        }

    def verified(self, questions: Sequence[Question]) -> _Told:
        """Return whether registers know what the person typed of others, and nothing else of it."""
        allowed = permitted(self.actor, questions, item=self.wanted.target.code)
        elements = self.catalogue.elements
        sparing = [_sparing(one, elements) for one in questions if subject_of(one) in allowed]
        told = self._asked(sparing)
        return {
            one.dataset.code: replace(
                told.get(one.dataset.code) or self._too_many(one), facts=(), of_another=True
            )
            for one in questions
        }

    def open_questions(self, told: _Told) -> tuple[Question, ...]:
        """Return the questions to registers concerned that can be asked and are not answered."""
        facts = self._facts(told)
        concerned = datasets_concerned(self.wanted.items, self.catalogue)
        questions = (
            # a register that only proves is asked for one element: it answers no empty question
            question_to(dataset, sorted(elements) or dataset.serves[:1], facts, self.catalogue)
            for dataset, elements in concerned
            if dataset.code not in told
        )
        return tuple(one for one in questions if one is not None)

    def _besides_family(self, told: Told | None) -> Iterator[Fact]:
        """Yield what a register told before, but for the family that it names anew."""
        if told is not None:
            family = self.catalogue.datasets[told.dataset].family
            yield from (fact for fact in told.facts if fact.element not in family)

    def _facts(self, told: _Told) -> Facts:
        content = replace(self.content, told=told)
        return known_facts(self.actor, content, self.holdings, self.outside.today)

    def _may_ask(self, dataset: Dataset) -> bool:
        return any(may_ask(self.catalogue, dataset, item.code) for item in self.wanted.items)

    def _standing(self, told: _Told) -> _Told:
        """Return what was told of the subjects of now; who has become family is asked for anew."""
        told = still_told(told, self._facts(told))
        own = self._own(told)
        return {code: one for code, one in told.items() if one.of_another != own.covers(one.keys)}

    def _own(self, told: _Told) -> Own:
        """Return what is the person's own by what registers said when asked about them."""
        own = own_numbers(self.actor, self.holdings, self.outside.today)
        for code, one in told.items():
            dataset = self.catalogue.datasets.get(code)
            if dataset is not None and set(one.keys.values()) == {self.actor.for_person[0]}:
                own = with_family(own, dataset, one.facts)
        return own

    def _asked(self, questions: Sequence[Question]) -> _Told:
        if not questions:
            return {}
        today, acting = self.outside.today, self.actor.representing
        purpose = Purpose(
            item=self.wanted.target.code,
            actor=label(self.actor),
            ground=_ground(self.actor),
            joined=tuple(item.code for item in self.wanted.items),
            represented=blind_index(acting.party).hex()[:32] if acting else "",
            authorisation=acting.reference if acting else "",
        )
        answers = (
            _withheld(questions)
            if seal_overdue()
            else self.outside.registers.ask_all(questions, purpose, today=today)
        )
        return {
            answer.dataset: told_by(answer, question, today)
            for question, answer in zip(questions, answers, strict=True)
        }

    def _too_many(self, question: Question) -> Told:
        return Told(
            dataset=question.dataset.code,
            outcome=TOO_MANY,
            asked_on=self.outside.today,
            words=TOO_MANY_WORDS,
            keys=question.keys,
        )


def _withheld(questions: Sequence[Question]) -> tuple[NotAvailable, ...]:
    """Return that nothing is disclosed while the audit waits for its seal."""
    return tuple(
        NotAvailable(dataset=one.dataset.code, reason="down", words=WITHHELD_WORDS)
        for one in questions
    )


def told_by(answer: RegisterAnswer, question: Question, today: date) -> Told:
    """Return an answer as it is kept, with the words for what is none."""
    told = Told(dataset=answer.dataset, outcome="matched", asked_on=today, keys=question.keys)
    match answer:
        case Matched(facts=facts):
            return replace(told, facts=facts)
        case NoRecord():
            words = f"在“{question.dataset.name}”中没有查到对应的记录"
            return replace(told, outcome="no_record", words=words)
        case NotAvailable(reason=reason, words=words):
            return replace(told, outcome=reason, words=words)


def question_to(
    dataset: Dataset, elements: Iterable[str], facts: Facts, catalogue: Catalogue
) -> Question | None:
    """Return the question to a dataset, or None while one of its keys is not known."""
    keys = {key: key_of(key, facts) for key in dataset.keys}
    known = {key: value for key, value in keys.items() if value is not None}
    if len(known) < len(keys):
        return None
    wanted = tuple(catalogue.elements[code] for code in elements)
    return Question(dataset=dataset, keys=known, wanted=wanted)


def _sparing(question: Question, elements: Mapping[str, DataElement]) -> Question:
    """Return the question for one element alone, the least sensitive; empty ones go unanswered."""
    order = list(Sensitivity)
    served = (elements[code] for code in question.dataset.serves)
    return replace(question, wanted=(min(served, key=lambda one: order.index(one.sensitivity)),))


def _ground(actor: Citizen) -> str:
    """Return on what ground registers are asked, as their own logs keep it."""
    acting = actor.representing
    ground = _GROUNDS[acting.capacity] if acting else _OWN_GROUND
    return f"{ground}{_AT_WINDOW}" if actor.helped_by is not None else ground
