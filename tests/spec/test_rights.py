"""What a person may ask of whoever handles their data, and how it is answered (个保法 §45-50)."""

from datetime import UTC, datetime

import pytest

from tongban.core.people.actors import Officer, Role
from tongban.core.people.rights import (
    BASES,
    LIMIT,
    RightKind,
    RightOutcome,
    advance,
    answer,
    ask,
    fold,
    require_answerable,
    withdraw,
)
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed

NOW = datetime(2026, 9, 14, 2, tzinfo=UTC)
HERE = "data_bureau"
STEWARD = Officer(
    account=1, name="王敏", staff_number="1", department=HERE, roles=frozenset({Role.DATA_STEWARD})
)
ASKED = ask(RightKind.DELETION, "请删除我没有提交的草稿", NOW)


def answered(outcome=RightOutcome.REFUSED, words="属于办件档案，依法保存"):
    return answer(STEWARD, NOW, outcome=outcome, words=words)


def test_correction_and_deletion_are_rights_with_their_articles_and_a_local_limit():
    assert {kind: basis.article for kind, basis in BASES.items()} == {
        RightKind.CORRECTION: "46",
        RightKind.DELETION: "47",
    }
    assert LIMIT.citation.is_local


def test_a_request_waits_until_it_is_answered_or_taken_back():
    asked = fold([ASKED])

    assert asked.waits
    assert not advance(asked, answered()).waits
    assert not fold([ASKED, withdraw(asked, NOW)]).waits


def test_an_answer_always_says_why():
    with pytest.raises(InvalidValue):
        answered(words=" ")
    assert fold([ASKED, answered()]).answer.words == "属于办件档案，依法保存"


@pytest.mark.parametrize("words", ["", "字" * 501])
def test_a_request_says_what_it_is_about(words):
    with pytest.raises(InvalidValue):
        ask(RightKind.CORRECTION, words, NOW)


def test_what_is_over_is_neither_answered_nor_taken_back_again():
    over = fold([ASKED, answered()])
    with pytest.raises(NotAllowed):
        require_answerable(over, STEWARD, HERE)
    with pytest.raises(NotAllowed):
        withdraw(over, NOW)


def test_only_a_steward_of_the_department_answers():
    require_answerable(fold([ASKED]), STEWARD, HERE)
    with pytest.raises(NotAllowed):
        require_answerable(fold([ASKED]), STEWARD, "civil_affairs")


def test_a_history_begins_with_asking_and_asks_once():
    with pytest.raises(ValueError, match="begins"):
        fold([answered()])
    with pytest.raises(ValueError, match="once"):
        fold([ASKED, ASKED])
