"""Mandates (授权委托): signed by whom they bind, accepted by the agent, ended by either."""

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import accumulate

import pytest

from tongban.core.people.actors import Citizen
from tongban.core.people.authority import LegalRepresentation, Oneself
from tongban.core.people.histories import kinds
from tongban.core.people.mandates import (
    AnyMandateEvent,
    Mandate,
    MandateAccepted,
    MandateState,
    advance,
    fold,
)
from tongban.core.people.mandating import accept, decline, offer, renounce, revoke
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed
from tongban.store.freezing.histories import History, columns

LIN = Citizen(account=1, person="519901199003070011", name="林一")
WANG = Citizen(account=2, person="519901198811230012", name="王二")
CHEN = Citizen(account=3, person="519901197512120013", name="陈三")
NOODLES = "91519901MA0000001X"
AT = datetime(2026, 11, 23, 2, tzinfo=UTC)
HERSELF = Oneself(person=WANG.person)
HEAD = LegalRepresentation(person=CHEN.person, organisation=NOODLES, since=date(2020, 5, 1))
DRAFT = Mandate(
    code="m1",
    principal=WANG.person,
    agent=LIN.person,
    items=frozenset({"food_business_licence"}),
    valid_from=date(2026, 11, 23),
    valid_until=date(2027, 11, 22),
)


def offered(draft=DRAFT, actor=WANG, ground=HERSELF, ended=None):
    return offer(draft, actor, ground, ended=ended or {}, at=AT)


def after(*deeds) -> Mandate:
    """Return the mandate after it was offered and after each deed in turn."""
    first = offered()
    events = [first]
    for deed in deeds:
        events.append(deed(fold(events)))
    return fold(events)


def accepting(mandate):
    return accept(mandate, LIN, at=AT)


def test_it_is_offered_accepted_and_taken_back():
    steps = [
        accepting,
        lambda mandate: revoke(mandate, WANG, HERSELF, at=AT),
    ]
    states = [after(*part).state.value for part in accumulate([[step] for step in steps])]

    assert (after().state.value, *states) == ("offered", "accepted", "revoked")


def test_an_agent_may_decline_and_may_give_up():
    declined = after(lambda mandate: decline(mandate, LIN, at=AT))
    renounced = after(accepting, lambda mandate: renounce(mandate, LIN, at=AT))

    assert (declined.state, renounced.state) == (MandateState.DECLINED, MandateState.RENOUNCED)


def test_only_the_agent_answers():
    for answer in (accept, decline):
        with pytest.raises(NotAllowed):
            answer(after(), WANG, at=AT)
    with pytest.raises(NotAllowed):
        renounce(after(accepting), WANG, at=AT)


def test_only_the_principal_takes_it_back():
    with pytest.raises(NotAllowed):
        revoke(after(accepting), LIN, Oneself(person=LIN.person), at=AT)


@pytest.mark.parametrize(
    "end",
    [
        lambda mandate: decline(mandate, LIN, at=AT),
        lambda mandate: revoke(mandate, WANG, HERSELF, at=AT),
    ],
)
def test_what_has_ended_never_begins_again(end):
    over = after(end)

    for again in (accepting, end, lambda mandate: renounce(mandate, LIN, at=AT)):
        with pytest.raises(Conflict):
            again(over)


def test_an_offer_that_ran_out_cannot_be_accepted():
    with pytest.raises(Conflict):
        accept(after(), LIN, at=datetime(2027, 11, 23, 2, tzinfo=UTC))


def test_for_an_organisation_only_its_legal_representative_appoints():
    """民法典 §61, §165; an agent appoints nobody further, §169."""
    draft = replace(DRAFT, principal=NOODLES)
    made = offered(draft, CHEN, HEAD).mandate

    assert (made.principal, made.state) == (NOODLES, MandateState.OFFERED)
    for actor, ground in ((WANG, HERSELF), (WANG, HEAD), (LIN, Oneself(person=LIN.person))):
        with pytest.raises(NotAllowed) as refusal:
            offered(draft, actor, ground)
        assert str(refusal.value.citation) == "《民法典》第一百六十九条"


def test_nobody_offers_in_the_name_of_what_is_dissolved():
    with pytest.raises(NotAllowed):
        offered(replace(DRAFT, principal=NOODLES), CHEN, HEAD, {NOODLES: date(2026, 11, 23)})


@pytest.mark.parametrize(
    "wrong",
    [
        {"items": frozenset()},
        {"agent": ""},
        {"agent": WANG.person},
        {"valid_until": date(2026, 11, 22)},
        {"valid_until": date(2028, 11, 24)},
    ],
)
def test_it_names_matters_agent_and_period(wrong):
    """民法典 §165: the agent, the matters, the powers and the period."""
    with pytest.raises(InvalidValue):
        offered(replace(DRAFT, **wrong))


def test_it_lasts_two_years_at_most():
    assert offered(replace(DRAFT, valid_until=date(2028, 11, 23)))


def test_an_offer_that_claims_to_be_accepted_is_only_an_offer():
    offer_only = offered(replace(DRAFT, state=MandateState.ACCEPTED))

    assert offer_only.mandate.state is MandateState.OFFERED
    assert advance(after(accepting), offer_only) == after()


def test_its_history_begins_with_the_offer():
    with pytest.raises(TypeError):
        fold([accepting(after())])


def test_each_event_is_kept_under_its_own_tag_and_read_back():
    first = offered()
    taken = accepting(first.mandate)

    class Row:
        def __init__(self, event, place):
            kept = columns(event, place)
            self.name, self.content = kept["name"], kept["content"]

    rows = [Row(first, 1), Row(taken, 2)]

    assert set(kinds(AnyMandateEvent)) == {
        "offered", "accepted", "declined", "revoked", "renounced",
        "presented", "checked", "returned", "disowned", "ratified",
    }  # fmt: skip
    assert History[AnyMandateEvent](AnyMandateEvent).read(rows) == (first, taken)
    assert isinstance(taken, MandateAccepted)
    assert advance(first.mandate, taken).state is MandateState.ACCEPTED


def test_the_history_names_people_by_account_only():
    by = offered().by

    assert (by.staff_number, by.name, by.department) == ("account:2", "", "")
