"""Decisions on what a guide suggests: the last one holds, and keys stay the same."""

from datetime import UTC, datetime

from readingwork import catalogue

from tongban.core.reading.blocks import guide_of_text
from tongban.core.reading.deciding import Decided, Decision, DeskReading, standing
from tongban.core.reading.pointing import PointedKind, Pointer

NOON = datetime(2026, 9, 15, 4, tzinfo=UTC)
GUIDE = guide_of_text("甲事项\n带上租约\n申请材料：身份证\n三个工作日")
CATALOGUE = catalogue()


def made(key, decision):
    return Decided(key=key, decision=decision, by_name="何静", at=NOON)


def test_the_last_decision_on_a_suggestion_holds():
    first, second = made("a", Decision.REFUSED), made("a", Decision.ACCEPTED)

    assert standing([first, made("b", Decision.REFUSED), second]) == {
        "a": second,
        "b": made("b", Decision.REFUSED),
    }


def test_what_was_taken_back_waits_again():
    assert standing([made("a", Decision.REFUSED), made("a", Decision.REOPENED)]) == {}


def test_a_guide_gives_each_suggestion_the_same_key_each_time():
    reading = DeskReading(guide=GUIDE)
    found = reading.suggestions(CATALOGUE)

    assert found
    assert [*found] == [*reading.suggestions(CATALOGUE)]
    assert len({*found}) == len(found)


def test_what_a_second_reader_points_at_comes_after_what_the_rules_read():
    pointer = Pointer(kind=PointedKind.EVIDENCE, block=2, start=2, end=4)
    own = DeskReading(guide=GUIDE).suggestions(CATALOGUE)
    both = DeskReading(guide=GUIDE, pointers=(pointer,)).suggestions(CATALOGUE)

    assert [*both][: len(own)] == [*own]
    assert [one.rule for one in both.values()][len(own) :] == ["second.evidence"]
