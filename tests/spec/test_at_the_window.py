"""At the window (窗口代填): seen, agreed, for a while, and nothing beyond the application."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from tongban.core.cases.acts import Performer
from tongban.core.people.actors import Citizen, Officer, Role, WindowHelp
from tongban.core.people.attending import (
    CONSENT,
    LASTS,
    LASTS_BASIS,
    Identified,
    NotAtWindow,
    Wish,
    attend,
    choose_home,
    filed,
    fold,
    leave,
    take_name,
)
from tongban.core.vocabulary.errors import InvalidValue

NOW = datetime(2026, 11, 23, 2, tzinfo=UTC)
WISH = Wish(
    number="519901199003070018", person=" 林晓雨 ", identified=Identified.CARD_READ, agreed=True
)


def officer(role: Role = Role.WINDOW, number: str = "W1") -> Officer:
    return Officer(
        account=1, name="王敏", staff_number=number, department="market", roles=frozenset({role})
    )


CLERK = officer()
BEGUN = attend(CLERK, WISH, now=NOW)


def test_nobody_is_written_for_who_did_not_agree():
    unwilling = Wish(
        number=WISH.number, person="林晓雨", identified=Identified.PAPER_SEEN, agreed=False
    )
    with pytest.raises(NotAtWindow) as refused:
        attend(CLERK, unwilling, now=NOW)

    assert refused.value.rule == "window.consent"
    assert BEGUN.consent == CONSENT
    assert "查询" in CONSENT


def test_only_an_officer_who_keeps_a_window_receives_people():
    with pytest.raises(NotAtWindow) as refused:
        attend(officer(Role.APPROVER), WISH, now=NOW)

    assert refused.value.rule == "window.role"


@pytest.mark.parametrize(
    ("number", "person"), [("519901199003070019", "林晓雨"), (WISH.number, "  ")]
)
def test_whoever_is_received_has_a_number_and_a_name(number, person):
    nobody = Wish(number=number, person=person, identified=Identified.CARD_READ, agreed=True)
    with pytest.raises(InvalidValue):
        attend(CLERK, nobody, now=NOW)


def test_it_ends_by_itself_after_an_hour_or_when_the_person_leaves():
    there = fold([BEGUN])
    gone = fold([BEGUN, leave(there, CLERK, now=NOW)])

    assert LASTS_BASIS.is_local
    assert there.person == "林晓雨"
    assert there.stands(NOW)
    assert there.stands(NOW + LASTS - timedelta(seconds=1))
    assert not there.stands(NOW + LASTS)
    assert not there.stands(NOW - timedelta(seconds=1))
    assert not gone.stands(NOW)


def test_what_happens_at_a_window_is_kept_in_order():
    there = fold([BEGUN])
    named = take_name(there, CLERK, reference="mandate:1", party="9151", now=NOW)
    filing = str(uuid4())
    done = filed(there, CLERK, filing=filing, number="申1", now=NOW)
    whole = fold([BEGUN, named, done])

    assert (whole.reference, whole.party, whole.filed) == ("mandate:1", "9151", (filing,))


def test_it_is_said_for_which_region_it_is_received_and_taken_back_the_same_way():
    there = fold([BEGUN])
    away = choose_home(there, CLERK, area="519902", now=NOW)
    here = choose_home(there, CLERK, area="", now=NOW)

    assert fold([BEGUN, away]).home == "519902"
    assert fold([BEGUN, away, here]).home == ""
    with pytest.raises(NotAtWindow):
        choose_home(there, officer(number="W2"), area="519902", now=NOW)


def test_nothing_is_filed_for_somebody_who_has_left_or_by_another_clerk():
    there = fold([BEGUN])
    with pytest.raises(NotAtWindow):
        filed(there, CLERK, filing="f", number="申1", now=NOW + LASTS)
    with pytest.raises(NotAtWindow):
        take_name(there, officer(number="W2"), reference="", party="", now=NOW)
    with pytest.raises(NotAtWindow):
        leave(there, officer(number="W2"), now=NOW)
    with pytest.raises(NotAtWindow):
        leave(fold([BEGUN, leave(there, CLERK, now=NOW)]), CLERK, now=NOW)


def test_a_history_begins_once_with_who_is_there():
    with pytest.raises(InvalidValue):
        fold([])
    with pytest.raises(InvalidValue):
        fold([leave(fold([BEGUN]), CLERK, now=NOW)])
    with pytest.raises(InvalidValue):
        fold([BEGUN, BEGUN])


def test_the_case_says_who_wrote_it_down_and_whose_it_is():
    help_ = WindowHelp(attendance=uuid4(), clerk=CLERK)
    person = Citizen(account=2, person=WISH.number, name="林晓雨", helped_by=help_)
    performer = Performer.of(person)

    assert performer.identifier == WISH.number
    assert performer.name == "林晓雨（窗口王敏代为填写）"
    assert performer.department == ""


def test_how_somebody_was_seen_is_said_in_words():
    assert {one.label for one in Identified} == {"读取居民身份证", "查验有效身份证件原件"}
