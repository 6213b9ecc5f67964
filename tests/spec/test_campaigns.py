"""Campaigns (批次办理): a window, places, published tiers, a draw that anybody can do again."""

from datetime import date, datetime, timedelta, timezone

import pytest
from casework import calendar

from tongban.core.campaigns.definitions import Campaign, Gate, Tier, Unit, Window
from tongban.core.campaigns.draws import commitment, keeps, list_digest, ticket
from tongban.core.campaigns.entering import Application, Terms, result_of
from tongban.core.campaigns.lives import (
    CampaignLife,
    CampaignNotAllowed,
    announce,
    answer,
    fold,
    object_to,
    publish,
    settle,
)
from tongban.core.catalog.conditions.nodes import NO_PARAMETERS
from tongban.core.catalog.conditions.text import parse
from tongban.core.people.actors import Officer, Role
from tongban.core.people.histories import Signatory
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.limits import TimeLimit

CHINA = timezone(timedelta(hours=8))
LOCAL = Citation.local("招生方案")
LAW = Citation(law="义务教育法", article="12", paragraph=1)
WINDOW = Window(opens_on=date(2026, 7, 17), closes_on=date(2026, 7, 27), from_hour=9, until_hour=17)
EAST = Unit(code="east", name="城东小学", places=2, serves=("east_side",))
WEST = Unit(code="west", name="城西小学", places=1, serves=("west_side",))
CAMPAIGN = Campaign(
    code="enrolment",
    name="小学一年级招生",
    item="school_place",
    department="education",
    window=WINDOW,
    units=(EAST, WEST),
    tiers=(
        Tier(
            id="near",
            words="户籍在片区",
            condition=parse("pupil.local = yes"),
            basis=LAW,
            near=True,
        ),
        Tier(id="city", words="户籍在本市", condition=parse("pupil.local = yes"), basis=LAW),
    ),
    choices=("first", "second"),
    home="area",
    objections=TimeLimit.working_days(3, LOCAL),
    basis=LOCAL,
)
SEED = b"s" * 32
BEFORE = datetime(2026, 7, 1, 10, tzinfo=CHINA)
AFTER = datetime(2026, 7, 28, 10, tzinfo=CHINA)
KEEPER = Officer(
    account=1,
    name="王",
    staff_number="E1",
    department="education",
    roles=frozenset({Role.APPROVER}),
)
PARENT = Signatory(staff_number="account:7", name="", department="")
TERMS = Terms(today=date(2026, 7, 28), parameters=NO_PARAMETERS, seed=SEED)


@pytest.mark.parametrize(
    ("moment", "gate"),
    [
        ((2026, 7, 16, 23, 59), Gate.NOT_YET),
        ((2026, 7, 17, 8, 59), Gate.OUTSIDE_HOURS),
        ((2026, 7, 17, 9, 0), Gate.OPEN),
        ((2026, 7, 27, 16, 59), Gate.OPEN),
        ((2026, 7, 27, 17, 0), Gate.OVER),
    ],
)
def test_one_applies_on_the_published_days_in_the_published_hours(moment, gate):
    assert WINDOW.gate(datetime(*moment, tzinfo=CHINA)) is gate


@pytest.mark.parametrize(
    "wrong",
    [
        {"closes_on": date(2026, 7, 1)},
        {"from_hour": 17},
        {"until_hour": 25},
    ],
)
def test_a_window_opens_before_it_closes(wrong):
    right = {"opens_on": WINDOW.opens_on, "closes_on": WINDOW.closes_on}
    with pytest.raises(InvalidValue):
        Window(**{**right, "from_hour": 9, "until_hour": 17, **wrong})


@pytest.mark.parametrize(
    "wrong",
    [{"units": ()}, {"units": (EAST, EAST)}, {"choices": ()}, {"choices": ("a", "b", "c", "d")}],
)
def test_a_campaign_has_units_of_their_own_and_one_to_three_wishes(wrong):
    from dataclasses import replace

    with pytest.raises(InvalidValue):
        replace(CAMPAIGN, **wrong)
    with pytest.raises(InvalidValue):
        replace(CAMPAIGN, units=(replace(EAST, places=-1),))
    assert CAMPAIGN.unit("east") == EAST
    assert CAMPAIGN.unit("north") is None


# -- the draw --
def test_the_secret_was_promised_before_and_cannot_be_another():
    assert keeps(SEED, commitment(SEED))
    assert not keeps(b"t" * 32, commitment(SEED))
    with pytest.raises(InvalidValue):
        commitment(b"short")


def test_tickets_follow_from_the_secret_and_the_whole_list():
    digest = list_digest(["b", "a"])

    assert digest == list_digest(["a", "b"]) != list_digest(["a", "b", "c"])
    assert ticket(SEED, digest, "a") != ticket(SEED, list_digest(["a", "b", "c"]), "a")


# -- tiers --
def application(number, *, first="east", second="west", home=True, area="east_side"):
    told = {"first": first, "second": second, "pupil.local": home, "area": area}
    return Application(number=number, told=told)


def test_who_lives_near_comes_before_who_lives_elsewhere_and_then_the_draw_decides():
    every = [application(f"n{n}", area="west_side") for n in range(4)] + [application("near")]
    _, lines = result_of(CAMPAIGN, every, TERMS)
    by_number = {one.number: one for one in lines}

    assert (by_number["near"].unit, by_number["near"].tier) == ("east", "near")
    others = sorted((one for one in lines if one.number != "near"), key=lambda one: one.ticket)
    assert [one.unit for one in others] == ["west", "east", "", ""] or others[0].unit
    assert sum(1 for one in lines if one.unit) == 3
    assert all(one.waits_at for one in lines if not one.unit)


def test_who_meets_no_tier_comes_last_and_an_upheld_objection_puts_the_tier_right():
    every = [application("a", home=False), application("b"), application("c")]
    _, lines = result_of(CAMPAIGN, every, TERMS)
    assert next(one for one in lines if one.number == "a").unit == "west"
    _, again = result_of(CAMPAIGN, every, TERMS, changed={"a": "near"})

    assert next(one for one in lines if one.number == "a").tier == ""
    assert next(one for one in again if one.number == "a").tier == "near"


def test_what_is_published_names_nobody_and_can_be_computed_again():
    every = [application("a"), application("b", first=None, second=None)]

    assert result_of(CAMPAIGN, every, TERMS) == result_of(CAMPAIGN, every[::-1], TERMS)
    assert next(one for one in result_of(CAMPAIGN, every, TERMS)[1] if one.number == "b").unit == ""


# -- the life of a campaign --
def announced() -> list:
    return [announce(CAMPAIGN, CampaignLife(), KEEPER, commitment=commitment(SEED), now=BEFORE)]


def published() -> list:
    events = announced()
    digest, lines = result_of(CAMPAIGN, [application("a"), application("b")], TERMS)
    told = {"seed": SEED, "digest": digest, "lines": lines, "now": AFTER}
    return [*events, publish(CAMPAIGN, fold(events), KEEPER, **told)]


def objected(number="a", now=AFTER) -> list:
    events = published()
    told = {"number": number, "reason": "户籍在片区", "by": PARENT, "now": now}
    return [*events, object_to(CAMPAIGN, fold(events), calendar=calendar(), **told)]


def test_rules_stand_before_the_first_day():
    during = datetime(2026, 7, 18, 10, tzinfo=CHINA)
    with pytest.raises(CampaignNotAllowed):
        announce(CAMPAIGN, CampaignLife(), KEEPER, commitment="x", now=during)
    with pytest.raises(CampaignNotAllowed):
        announce(CAMPAIGN, fold(announced()), KEEPER, commitment="x", now=BEFORE)
    assert fold(announced()).announced


def test_results_come_after_the_last_day_by_the_promised_secret():
    life = fold(announced())
    told = {"digest": "d", "lines": ()}
    with pytest.raises(CampaignNotAllowed):
        publish(CAMPAIGN, life, KEEPER, seed=SEED, now=BEFORE, **told)
    with pytest.raises(CampaignNotAllowed):
        publish(CAMPAIGN, life, KEEPER, seed=b"t" * 32, now=AFTER, **told)
    with pytest.raises(CampaignNotAllowed):
        publish(CAMPAIGN, CampaignLife(), KEEPER, seed=SEED, now=AFTER, **told)


def test_only_an_approver_of_its_department_keeps_a_campaign():
    from dataclasses import replace

    for stranger in (
        replace(KEEPER, department="health"),
        replace(KEEPER, roles=frozenset({Role.WINDOW})),
    ):
        with pytest.raises(CampaignNotAllowed):
            announce(CAMPAIGN, CampaignLife(), stranger, commitment="x", now=BEFORE)


def test_one_objects_once_in_time_with_a_reason_and_to_ones_own_line():
    life = fold(published())
    until = life.objections_until(CAMPAIGN, calendar())
    told = {"by": PARENT, "calendar": calendar()}

    assert until == date(2026, 7, 31)
    assert fold(objected(now=datetime(2026, 7, 31, 23, tzinfo=CHINA))).unanswered
    for number, now, reason in [
        ("a", datetime(2026, 8, 1, 0, tzinfo=CHINA), "晚了"),
        ("z", AFTER, "不在名单"),
    ]:
        with pytest.raises(CampaignNotAllowed):
            object_to(CAMPAIGN, life, number=number, reason=reason, now=now, **told)
    with pytest.raises(InvalidValue):
        object_to(CAMPAIGN, life, number="a", reason=" ", now=AFTER, **told)
    with pytest.raises(CampaignNotAllowed):
        object_to(CAMPAIGN, fold(objected()), number="a", reason="再说", now=AFTER, **told)
    with pytest.raises(CampaignNotAllowed):
        object_to(CAMPAIGN, fold(announced()), number="a", reason="太早", now=AFTER, **told)


def test_an_objection_is_answered_with_reasons_and_may_put_the_tier_right():
    events = objected()
    told = {"number": "a", "now": AFTER}
    with pytest.raises(InvalidValue):
        answer(CAMPAIGN, fold(events), KEEPER, upheld=True, reason="", **told)
    with pytest.raises(InvalidValue):
        answer(CAMPAIGN, fold(events), KEEPER, upheld=False, reason="不成立", tier="near", **told)
    with pytest.raises(InvalidValue):
        answer(CAMPAIGN, fold(events), KEEPER, upheld=True, reason="成立", tier="x", **told)
    with pytest.raises(CampaignNotAllowed):
        answer(CAMPAIGN, fold(published()), KEEPER, upheld=True, reason="成立", **told)
    done = [
        *events,
        answer(CAMPAIGN, fold(events), KEEPER, upheld=True, reason="是", tier="near", **told),
    ]

    assert fold(done).changed == {"a": "near"}
    assert fold(done).unanswered == ()


def test_a_result_is_final_after_the_time_for_objections_and_all_answers():
    later = datetime(2026, 8, 1, 10, tzinfo=CHINA)
    with pytest.raises(CampaignNotAllowed):
        settle(CAMPAIGN, fold(published()), KEEPER, now=AFTER, calendar=calendar())
    with pytest.raises(CampaignNotAllowed):
        settle(CAMPAIGN, fold(objected()), KEEPER, now=later, calendar=calendar())
    done = [
        *published(),
        settle(CAMPAIGN, fold(published()), KEEPER, now=later, calendar=calendar()),
    ]

    assert fold(done).settled
    assert fold(done).line("a").number == "a"
    assert fold([]).line("a") is None
