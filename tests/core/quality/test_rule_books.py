"""Rules of quality: written by a steward of the holder, in force by the word of another."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from quality_strategies import CHECKS, RULES, rule

from tongban.core.authoring.access import CATALOGUE_KEEPER
from tongban.core.authoring.review import Hand
from tongban.core.people.actors import Officer, Role
from tongban.core.quality import rule_books
from tongban.core.quality.checks import Filled, Listed, Registered, Shaped, Unique
from tongban.core.quality.naming import renamed
from tongban.core.quality.reading import read_rule
from tongban.core.quality.rule_books import EMPTY, BookStatus, advance, fold, may_review
from tongban.core.quality.saying import sentence
from tongban.core.quality.scores import RuleCount, overall, whole_score
from tongban.core.quality.writing import written
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed

HOLDER = "civil_affairs"
FIELDS = {"people": ("name", "number")}
NAMED = rule(Filled(field="name"), code="named")


def hand(staff="S1", department=HOLDER, role=Role.DATA_STEWARD):
    officer = Officer(
        account=1, name="管", staff_number=staff, department=department, roles=frozenset({role})
    )
    return Hand(officer=officer, at=datetime(2026, 9, 15, tzinfo=UTC))


def wrote(book=EMPTY, asked=NAMED, by=None):
    event = rule_books.write(
        book, by or hand(), asked, dataset="people", holder=HOLDER, fields=FIELDS
    )
    return advance(book, event)


def sent(book=None):
    book = book or wrote()
    return advance(book, rule_books.send(book, hand(), holder=HOLDER))


SHAPED = rule(Shaped(field="name", shapes=("字字", "A9")), code="right_shapes")
WRITABLE = (*(one for one in RULES if one.code != "shaped"), SHAPED)


@pytest.mark.parametrize("one", WRITABLE, ids=lambda one: one.code)
def test_a_rule_reads_back_as_it_was_written(one):
    assert read_rule(written(one)) == one


def test_nothing_judges_before_another_steward_agreed():
    book = sent()
    assert (book.in_force, book.version) == ((), 0)

    book = advance(book, rule_books.approve(book, hand("S2"), holder=HOLDER))

    assert (book.in_force, book.version, book.status) == ((NAMED,), 1, BookStatus.IN_FORCE)


def test_the_keeper_of_the_catalogue_may_agree_as_well():
    keeper = hand("K1", CATALOGUE_KEEPER)

    assert advance(sent(), rule_books.approve(sent(), keeper, holder=HOLDER)).version == 1


@pytest.mark.parametrize(
    "other", [hand("S1"), hand("S3", "taxation"), hand("S2", role=Role.SUPERVISOR)]
)
def test_nobody_agrees_to_their_own_rules_nor_to_those_of_strangers(other):
    assert not may_review(sent(), other.officer, HOLDER)
    with pytest.raises(NotAllowed):
        rule_books.approve(sent(), other, holder=HOLDER)


def test_whoever_wrote_one_of_several_rules_does_not_agree_either():
    book = wrote(wrote(), rule(Filled(field="number"), code="numbered"), by=hand("S2"))

    with pytest.raises(NotAllowed):
        rule_books.approve(sent(book), hand("S2"), holder=HOLDER)


def test_what_comes_back_says_why_and_can_be_mended():
    back = rule_books.send_back(sent(), hand("S2"), holder=HOLDER, reason=" 依据不对 ")
    book = advance(sent(), back)

    assert (book.status, book.reason) == (BookStatus.DRAFTED, "依据不对")
    assert wrote(book, replace(NAMED, only_when=Listed(field="number", values=("1",)))).wording
    with pytest.raises(InvalidValue):
        rule_books.send_back(sent(), hand("S2"), holder=HOLDER, reason=" ")


def test_a_rule_is_worded_anew_under_its_code_and_can_be_taken_out():
    other = rule(Filled(field="number"), code="numbered")
    anew = replace(NAMED, check=Filled(field="number"))
    book = wrote(wrote(wrote(), other), anew)
    assert book.wording == (anew, other)

    book = advance(book, rule_books.remove(book, hand(), "named", holder=HOLDER))

    assert book.wording == (other,)
    with pytest.raises(Conflict):
        rule_books.remove(book, hand(), "named", holder=HOLDER)


def test_what_is_not_there_cannot_be_asked_and_the_wording_waits_unchanged():
    with pytest.raises(InvalidValue, match="没有字段"):
        wrote(asked=rule(Filled(field="age")))
    with pytest.raises(InvalidValue, match="没有登记簿"):
        wrote(asked=rule(Registered(field="name", register="wages", key="id")))
    with pytest.raises(NotAllowed):
        wrote(by=hand("S9", "taxation"))
    with pytest.raises(Conflict):
        wrote(sent())
    with pytest.raises(Conflict):
        rule_books.send(EMPTY, hand(), holder=HOLDER)
    with pytest.raises(Conflict):
        rule_books.approve(EMPTY, hand("S2"), holder=HOLDER)


def test_a_book_is_full_some_day(monkeypatch):
    monkeypatch.setattr(rule_books, "MOST_RULES", 1)
    with pytest.raises(InvalidValue, match="最多"):
        wrote(wrote(), rule(Filled(field="number"), code="numbered"))


def test_a_book_is_what_happened_to_it():
    events = [
        rule_books.write(EMPTY, hand(), NAMED, dataset="people", holder=HOLDER, fields=FIELDS),
        rule_books.send(wrote(), hand(), holder=HOLDER),
        rule_books.approve(sent(), hand("S2"), holder=HOLDER),
    ]

    assert fold(events).length == 3
    assert fold([]) == EMPTY


def test_a_rule_is_said_in_the_words_of_people():
    names = {"name": "姓名", "number": "号码", "wages": "工资库"}
    told = rule(Unique(fields=("name", "number")), only_when=Listed(field="name", values=("甲",)))

    assert sentence(renamed(told, names)) == "姓名为“甲”时，姓名、号码合起来不应当重复"
    assert sentence(renamed(rule(CHECKS["known"]), names)) == "号码应当在“工资库”的id中查得到"


def test_a_score_in_whole_points_is_cut_and_never_made_up():
    total = overall([RuleCount(held=999, broken=1), RuleCount(held=0, broken=0)])

    assert whole_score(total.held, total.judged) == 99
    assert whole_score(0, 0) is None
