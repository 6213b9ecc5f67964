"""A mandate on paper (民法典 §135, §165, §171): shown, checked by a second, denied or stood by."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tongban.core.people.actors import Citizen, Officer, Role
from tongban.core.people.authority import (
    Authorised,
    Lacking,
    LegalRepresentation,
    Oneself,
    Unauthorised,
    holds,
)
from tongban.core.people.histories import Signatory
from tongban.core.people.mandates import Mandate, MandateState, fold
from tongban.core.people.mandating import renounce, revoke
from tongban.core.people.paper_authority import (
    GrantorSeen,
    PaperAuthority,
    PaperCheck,
    PaperMandateTerms,
)
from tongban.core.people.presenting import check, disown, give_back, present, ratify
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed
from tongban.core.vocabulary.limits import TimeLimit

LIN = Citizen(account=1, person="519901199003070011", name="林一")
WANG = Citizen(account=2, person="519901198811230012", name="王二")
HERSELF = Oneself(person=WANG.person)
AT = datetime(2026, 11, 23, 2, tzinfo=UTC)
TODAY = date(2026, 11, 23)
TERMS = PaperMandateTerms(
    two_persons=False,
    per_thousand=200,
    check_within=TimeLimit.working_days(1, Citation.local("核对")),
    basis=Citation.local("纸质委托"),
)


def clerk(number="W1", department="market", role=Role.WINDOW) -> Officer:
    return Officer(
        account=9, name="周敏", staff_number=number, department=department, roles=frozenset({role})
    )


def paper(when=PaperCheck.BEFORE) -> PaperAuthority:
    return PaperAuthority(
        file="f1",
        signed_on=date(2026, 11, 20),
        grantor_seen=GrantorSeen.ORIGINAL,
        clerk=Signatory.of(clerk()),
        check=when,
    )


def shown(**more) -> Mandate:
    said = {
        "code": "p1",
        "principal": WANG.person,
        "agent": LIN.person,
        "items": frozenset({"food_business_licence"}),
        "valid_from": TODAY,
        "valid_until": date(2027, 11, 22),
        "paper": paper(),
        **more,
    }
    return Mandate(**said)


def kept(mandate=None, *, by=None, ended=None, deeds=()) -> Mandate:
    """Return a mandate after it was shown and after each deed in turn."""
    events = [present(mandate or shown(), by or clerk(), ended=ended or {}, at=AT)]
    for deed in deeds:
        events.append(deed(fold(events)))
    return fold(events)


def checked(mandate):
    return check(mandate, clerk("W2"), at=AT)


def denied(mandate):
    return disown(mandate, WANG, HERSELF, at=AT)


def lacking(mandate):
    outcome = holds(mandate, ended={}, today=TODAY)
    return None if isinstance(outcome, Authorised) else outcome.reason


def test_where_two_persons_check_it_counts_once_the_second_has():
    waiting, counting = kept(), kept(deeds=[checked])

    assert (waiting.state, lacking(waiting)) == (MandateState.PRESENTED, Lacking.NOT_CHECKED)
    assert (counting.state, lacking(counting)) == (MandateState.ACCEPTED, None)
    assert counting.paper.checked_by.staff_number == "W2"
    assert not counting.paper.unchecked


def test_where_some_are_drawn_it_counts_at_once_and_ends_when_it_is_not_in_order():
    assert TERMS.check(drawn=True) is PaperCheck.AFTER
    assert TERMS.check(drawn=False) is PaperCheck.NOT_DRAWN
    assert replace(TERMS, two_persons=True).check(drawn=False) is PaperCheck.BEFORE
    drawn = kept(shown(paper=paper(PaperCheck.AFTER)))
    back = kept(
        shown(paper=paper(PaperCheck.AFTER)),
        deeds=[lambda one: give_back(one, clerk("W2"), reason="签名不是同一个人写的", at=AT)],
    )

    assert lacking(drawn) is None
    assert drawn.paper.unchecked
    assert (back.state, lacking(back)) == (MandateState.RETURNED, Lacking.NOT_CHECKED)
    with pytest.raises(Conflict):
        checked(kept(shown(paper=paper(PaperCheck.NOT_DRAWN))))
    with pytest.raises(InvalidValue):
        replace(TERMS, per_thousand=1001)


@pytest.mark.parametrize(
    "second", [clerk("W1"), clerk("W2", "housing"), clerk("W2", role=Role.EXAMINER)]
)
def test_nobody_checks_their_own_nor_that_of_another_department_nor_without_the_post(second):
    with pytest.raises(NotAllowed):
        check(kept(), second, at=AT)
    with pytest.raises(NotAllowed):
        give_back(kept(), second, reason="不符", at=AT)


def test_what_is_not_in_order_is_said_with_a_reason_and_is_checked_once():
    with pytest.raises(InvalidValue):
        give_back(kept(), clerk("W2"), reason=" ", at=AT)
    with pytest.raises(Conflict):
        checked(kept(deeds=[checked]))


def test_only_a_window_keeps_it():
    with pytest.raises(NotAllowed):
        kept(by=clerk(role=Role.APPROVER))


@pytest.mark.parametrize(
    "wrong",
    [
        {"items": frozenset()},
        {"items": frozenset({"*"})},
        {"departments": frozenset({"market_regulation"})},
        {"valid_until": date(2029, 11, 23)},
        {"agent": WANG.person},
        {"items": frozenset({"marriage_registration"})},
        {"paper": replace(paper(), signed_on=date(2026, 11, 24))},
    ],
)
def test_it_names_single_items_a_period_and_another_and_nothing_done_by_oneself(wrong):
    with pytest.raises(InvalidValue):
        kept(shown(**wrong))


def test_nobody_acts_for_the_dead_nor_do_they():
    for one in (LIN, WANG):
        with pytest.raises(NotAllowed):
            kept(ended={one.person: TODAY})


def test_what_is_not_on_paper_is_not_shown():
    with pytest.raises(Conflict):
        kept(shown(paper=None))


def test_whom_it_names_denies_it_and_may_stand_by_it_after_all():
    """民法典 §171.1-2."""
    no = kept(deeds=[checked, denied])
    after_all = kept(deeds=[checked, denied, lambda one: ratify(one, WANG, HERSELF, at=AT)])
    outcome = holds(no, ended={}, today=TODAY)

    assert isinstance(outcome, Unauthorised)
    assert (outcome.reason, outcome.citation.article) == (Lacking.DISOWNED, "171")
    assert lacking(after_all) is None
    given_up = kept(deeds=[checked, lambda one: renounce(one, LIN, at=AT)])
    assert denied(given_up).name == "disowned"


def test_only_whom_it_names_denies_it_or_takes_it_back():
    head = LegalRepresentation(
        person=LIN.person, organisation="91519901MA0000001X", since=date(2020, 1, 1)
    )
    for ground in (Oneself(person=LIN.person), head):
        with pytest.raises(NotAllowed):
            disown(kept(), LIN, ground, at=AT)
    with pytest.raises(Conflict):
        ratify(kept(), WANG, HERSELF, at=AT)
    with pytest.raises(Conflict):
        denied(replace(kept(), paper=None))
    taken_back = kept(deeds=[lambda one: revoke(one, WANG, HERSELF, at=AT)])
    assert taken_back.state is MandateState.REVOKED
