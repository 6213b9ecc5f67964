"""Only what a register has confirmed passes without the person (一致); its silence is not that."""

from dataclasses import replace

import pytest
from city.answering import make_fileable, make_ready
from city.stories import FOOD_LICENCE, RESTAURANT

from tongban.actions.drafts.circumstances import circumstances, confirmed
from tongban.actions.drafts.readiness import papers_of
from tongban.actions.drafts.writing import answer, ask_what_is_new, opened, refresh, start
from tongban.actions.filings.submit import NotReady, Submitted, submit
from tongban.core.guides.outcomes import Way
from tongban.core.people.facts import Fact, FactSource
from tongban.core.people.registers import Matched, NoRecord
from tongban.store.cases.models import CaseEvidence

pytestmark = pytest.mark.django_db
CODE, ANOTHER = "91519901MA0000001X", "92519901MA00000026"
SHOP = {CODE: {"enterprise.name": "明川市拾味小馆"}}


class Book:
    """Registers that know the shop by its credit code, and remember what they were asked."""

    def __init__(self):
        self.asked = []

    def ask_all(self, questions, purpose, *, today):
        self.asked.extend(questions)
        return tuple(self._answer(question, today) for question in questions)

    def of(self, dataset):
        return [question for question in self.asked if question.dataset.code == dataset]

    def _answer(self, question, today):
        record = SHOP.get(question.keys.get("enterprise.credit_code"))
        if record is None:
            return NoRecord(dataset=question.dataset.code)
        facts = tuple(
            Fact(element=one.code, value=record[one.code], source=FactSource.SHARED, as_of=today)
            for one in question.wanted
            if one.code in record
        )
        return Matched(dataset=question.dataset.code, facts=facts, as_of=today)


@pytest.fixture
def book():
    return Book()


@pytest.fixture
def asking(outside, book):
    return replace(outside, registers=book)


@pytest.fixture
def typed(citizen, asking):
    """Return a licence to which nothing is missing, its credit code typed into the form."""
    answers = {**FOOD_LICENCE.answers, "enterprise.credit_code": CODE}
    draft = start(citizen, "item", FOOD_LICENCE.code, asking, answers=FOOD_LICENCE.answers)
    make_ready(citizen, draft, asking, answers)
    return draft


def ways(citizen, draft, outside):
    now = opened(citizen, draft)
    known = circumstances(citizen, now.content, now.wanted.published.catalogue, outside)
    known = confirmed(known, now.content, now.wanted)
    return {key: line.way for key, line in papers_of(now.wanted.guide(known, None)).items()}


def test_a_register_whose_key_is_typed_later_is_asked_once_it_is_known(
    citizen, typed, asking, book
):
    assert book.of("business") == []
    now = ask_what_is_new(citizen, typed, asking)

    assert [question.keys for question in book.of("business")] == [{"enterprise.credit_code": CODE}]
    assert now.content.told["business"].outcome == "matched"


def test_what_has_been_answered_is_not_asked_again(citizen, typed, asking, book):
    ask_what_is_new(citizen, typed, asking)
    before, revision = len(book.asked), opened(citizen, typed).revision
    now = ask_what_is_new(citizen, typed, asking)

    assert len(book.asked) == before
    assert now.revision == revision


def test_asking_on_demand_asks_those_again_that_knew_nobody(citizen, typed, asking, book):
    ask_what_is_new(citizen, typed, asking)
    refresh(citizen, typed, asking)

    assert len(book.of("business")) == 1
    assert len(book.of("credit")) == 2


def test_what_no_register_has_confirmed_is_not_filed_as_shared(citizen, typed, asking):
    outcome = submit(citizen, typed, asking)

    assert isinstance(outcome, NotReady)
    assert [one.code for one in outcome.missing] == ["business_licence"]


def test_what_a_register_confirms_is_filed_as_shared(citizen, typed, asking):
    ask_what_is_new(citizen, typed, asking)
    outcome = submit(citizen, typed, asking)
    filed = CaseEvidence.objects.filter(case__filing__number=outcome.number)

    assert isinstance(outcome, Submitted)
    assert set(filed.filter(way="shared").values_list("requirement", flat=True)) >= {
        "licence",
        "handlers",
    }


def test_a_number_changed_after_its_register_answered_counts_as_unconfirmed(citizen, typed, asking):
    ask_what_is_new(citizen, typed, asking)
    answer(citizen, typed, {"enterprise.credit_code": ANOTHER})
    now = opened(citizen, typed)
    known = circumstances(citizen, now.content, now.wanted.published.catalogue, asking)

    assert known.facts["enterprise.name"].value != SHOP[CODE]["enterprise.name"]
    assert isinstance(submit(citizen, typed, asking), NotReady)


def test_a_changed_number_is_asked_anew_and_what_is_not_found_is_handed_in(
    citizen, typed, asking, book
):
    ask_what_is_new(citizen, typed, asking)
    answer(citizen, typed, {"enterprise.credit_code": ANOTHER})
    make_fileable(citizen, typed, asking, FOOD_LICENCE.answers)

    assert [one.keys["enterprise.credit_code"] for one in book.of("business")] == [CODE, ANOTHER]
    assert ways(citizen, typed, asking)["business_licence"] is Way.UPLOADED
    assert isinstance(submit(citizen, typed, asking), Submitted)


def test_a_register_that_only_proves_is_asked_for_a_single_element(citizen, typed, asking, book):
    ask_what_is_new(citizen, typed, asking)

    assert all(question.wanted for question in book.asked)


def test_a_register_keyed_by_what_the_journey_founds_is_left_to_the_departments(citizen, asking):
    draft = RESTAURANT.prepared(citizen, asking)
    lines = ways(citizen, draft, asking)

    assert lines["food_handler_certificate"] is Way.SHARED
    assert isinstance(submit(citizen, draft, asking), Submitted)
