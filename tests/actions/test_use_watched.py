"""Answers of calls are held against the rules on their way; a finding holds nothing up."""

import pytest
from city.people import officer
from quality_strategies import rule

from tongban.actions.quality import books
from tongban.actions.quality.watching import UseWatch, WatchedRegisters
from tongban.actions.targets import published as now
from tongban.core.catalog.elements import ValueKind
from tongban.core.people.actors import Role
from tongban.core.people.facts import Fact, FactSource
from tongban.core.people.registers import Matched, NotAvailable, Purpose, Question
from tongban.core.quality.checks import Filled, Listed
from tongban.core.quality.repairs import RowStatus
from tongban.core.quality.rules import Consequence
from tongban.store.quality.kinds import Source
from tongban.store.quality.queries import checks, queue

pytestmark = pytest.mark.django_db
DATASET, HOLDER = "population", "public_security"
NUMBER, NAME, SEX = "person.identity_number", "person.name", "person.sex"
SOMEBODY = "519901199003070011"
RULES = (rule(Filled(field=NAME), code="name"),)


@pytest.fixture
def in_force(published, outside):
    """Return what puts rules into force."""
    first, second = (officer(HOLDER, Role.DATA_STEWARD, staff=one) for one in ("d1", "d2"))

    def put(*rules):
        for one in rules:
            books.write_rule(first, DATASET, one, outside)
        books.send(first, DATASET, outside)
        return books.approve(second, DATASET, outside)

    return put


def waiting():
    return queue.queue_of(DATASET, status=RowStatus.WAITING)


def test_an_answer_in_use_is_counted_and_queued_but_not_held_up(in_force, outside):
    in_force(*RULES, rule(Listed(field=SEX, values=("男", "女")), code="sex"))
    watch, asked = UseWatch(clock=outside.clock), answering("未知")
    watch.look_now()

    answer = WatchedRegisters(asked, watch).ask_all([asked.question], PURPOSE, today=outside.today)

    assert isinstance(answer[0], Matched)
    (use,) = [
        one for one in checks.uses_of(DATASET, today=outside.today, days=30) if one.count.broken
    ]
    assert (use.rule, use.count.broken) == ("sex", 1)
    (one,) = waiting()
    assert (one.source, one.broken) == (Source.USE, ("sex",))
    WatchedRegisters(asked, watch).ask_all([asked.question], PURPOSE, today=outside.today)
    assert len(waiting()) == 1


def test_only_a_rule_that_refuses_keeps_an_answer_back(in_force, outside):
    sex = Listed(field=SEX, values=("男", "女"))
    in_force(rule(sex, code="sex", consequence=Consequence.REFUSE))
    watch, asked = UseWatch(clock=outside.clock), answering("未知")
    watch.look()
    registers = WatchedRegisters(asked, watch)

    answer = registers.ask(asked.question, PURPOSE, today=outside.today)

    assert isinstance(answer, NotAvailable)
    assert "不影响您办理" in answer.words
    right = answering("男")
    kept = WatchedRegisters(right, watch).ask(right.question, PURPOSE, today=outside.today)
    assert isinstance(kept, Matched)
    assert registers.unavailable([]) == {}


PURPOSE = Purpose(item="trial", actor="test", ground="test")


class answering:  # noqa: N801 - reads as a word of the sentence
    """A register that says one thing."""

    def __init__(self, sex):
        catalogue = now().catalogue
        wanted = tuple(
            one
            for code in catalogue.datasets[DATASET].serves
            if (one := catalogue.elements[code]).kind is not ValueKind.RECORDS
        )
        self.question = Question(
            dataset=catalogue.datasets[DATASET], keys={NUMBER: SOMEBODY}, wanted=wanted
        )
        self._sex = sex

    def ask(self, question, purpose, *, today):
        told = {NAME: "林晓雨", SEX: self._sex}
        facts = tuple(
            Fact(element=code, value=value, source=FactSource.SHARED, as_of=today)
            for code, value in told.items()
        )
        return Matched(dataset=DATASET, facts=facts, as_of=today)

    def ask_all(self, questions, purpose, *, today):
        return tuple(self.ask(one, purpose, today=today) for one in questions)

    def unavailable(self, datasets):
        return {}
