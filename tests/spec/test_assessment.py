"""Assessment: five dimensions from data, what cannot be measured says so, sealed until the day."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from casework import CHINA_STANDARD_TIME, item, requirement
from hypothesis import given
from hypothesis import strategies as st

from tongban.core.assessment.indicators import E2026, Dimension, How, edition
from tongban.core.assessment.readings import lacking, of_catalogue
from tongban.core.assessment.rounds import (
    Answers,
    answer,
    open_round,
    plan,
    replayed,
)
from tongban.core.assessment.sampling import Sampled, commitment, drawn
from tongban.core.assessment.scoring import Band, assess
from tongban.core.assessment.scripts import QUESTIONS, script_for
from tongban.core.assessment.sealing import seal_of
from tongban.core.assessment.strata import Layer, population, strata_of
from tongban.core.authoring.review import Hand
from tongban.core.catalog.items import Channel
from tongban.core.people.actors import Officer, Role
from tongban.core.performance.measures import Ratio
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed, NotFound

OPEN_ON = date(2026, 4, 1)
YES = Answers(said={one.code: True for one in QUESTIONS}, minutes=12)
POPULATION = [
    (channel, Sampled(f"item{number}", channel))
    for channel, size in (("web", 20), ("window", 10), ("mobile", 5))
    for number in range(size)
]


def hand(*roles: Role, on: date = date(2026, 3, 2)) -> Hand:
    officer = Officer(
        account=1, name="评", staff_number="A1", department="institute", roles=frozenset(roles)
    )
    at = datetime(on.year, on.month, on.day, 9, tzinfo=CHINA_STANDARD_TIME)
    return Hand(officer=officer, at=at)


def planned():
    samples = drawn(POPULATION, 7, "seed")
    return plan(
        hand(Role.SUPERVISOR), edition="2026", open_on=OPEN_ON, seed="seed", samples=samples
    )


def answered(state, place: int = 0, answers: Answers = YES):
    return answer(state, place, answers, hand(Role.ASSESSOR), salt="salt")


def test_every_dimension_has_indicators_with_their_formula_in_words():
    assert {one.dimension for one in E2026.indicators} == set(Dimension)
    assert all(one.formula and one.weight for one in E2026.indicators)
    assert all(one.dimension.label and one.how.label for one in E2026.indicators)
    assert edition("2026") is E2026
    with pytest.raises(NotFound):
        edition("1999")


def test_what_cannot_be_measured_is_named_and_says_why():
    lacking = [one for one in E2026.indicators if one.how is How.NOT_MEASURED]

    assert lacking
    assert all("测不了" in one.formula for one in lacking)


@pytest.mark.parametrize(
    "indicators",
    [
        (),
        (*E2026.indicators, E2026.indicators[0]),
        (replace(E2026.indicators[0], weight=0), *E2026.indicators[1:]),
    ],
)
def test_an_edition_is_whole(indicators):
    with pytest.raises(InvalidValue):
        replace(E2026, indicators=indicators)


def test_what_was_not_measured_is_neither_nought_nor_spread_silently():
    found = assess(E2026, {"basis_cited": Ratio(3, 4)})
    guides = next(one for one in found.dimensions if one.dimension is Dimension.GUIDES)

    assert guides.score == 75
    assert guides.covered == 0.25
    assert found.index is None
    assert found.covered == pytest.approx(0.05)
    effect = next(one for one in found.dimensions if one.dimension is Dimension.EFFECT)
    assert (effect.score, effect.covered) == (None, 0)


def test_the_index_is_the_mean_of_the_dimensions():
    everything = {one.code: Ratio(9, 10) for one in E2026.indicators}
    found = assess(E2026, everything)

    assert found.index == pytest.approx(90)
    assert found.covered == pytest.approx(1)
    assert Band.of(found.index) in (Band.VERY_HIGH, Band.HIGH)


def test_nothing_to_count_is_no_score():
    found = assess(E2026, {"rated_good": Ratio(0, 0)})

    assert all(one.score is None for one in found.dimensions)


@pytest.mark.parametrize(
    ("index", "band"), [(90, "非常高"), (89.9, "高"), (80, "高"), (65, "中"), (64, "低")]
)
def test_bands_are_those_of_the_national_assessment(index, band):
    assert Band.of(index).label == band


def test_the_catalogue_is_read_item_by_item():
    told = item(
        contact="12345", complaints="12345", places="大厅", hours="九点", visits=1,
        channels=(Channel.WINDOW,),
    )  # fmt: skip
    found = of_catalogue([item(), told], in_journeys={"food"}, sourced={"lease"})

    assert found["no_visit"] == Ratio(1, 2)
    assert found["online"] == Ratio(1, 2)
    assert found["mobile"] == Ratio(1, 2)
    assert found["window_too"] == Ratio(2, 2)
    assert found["contacts_told"] == Ratio(1, 2)
    assert found["papers_explained"] == Ratio(0, 2)
    assert found["time_saved"] == Ratio(20, 40)
    assert found["in_journeys"] == found["basis_cited"] == Ratio(2, 2)
    only = of_catalogue(
        [item(requirements=(requirement("lease"),))], in_journeys=(), sourced={"lease"}
    )
    assert only["papers_explained"] == Ratio(1, 1)


@pytest.mark.parametrize("code", ["no_visit", "online", "contacts_told", "in_journeys"])
def test_what_keeps_an_indicator_low_is_every_item_that_does_not_count(code):
    items = [item(), item(code="far", visits=1, channels=(Channel.WINDOW,))]
    told = {"in_journeys": {"food"}, "sourced": {"lease"}}
    short = lacking(code, items, **told)

    assert len(items) - len(short) == of_catalogue(items, **told)[code].part
    assert "far" in {one.code for one in short}


def test_an_item_saves_no_time_that_promises_what_the_law_allows_anyway():
    hasty = item()
    slow = replace(hasty, promised_limit=hasty.statutory_limit)
    told = {"in_journeys": (), "sourced": ()}

    assert lacking("time_saved", [hasty, slow], **told) == (slow,)
    assert lacking("guide_true", [hasty, slow], **told) == ()


def test_a_sample_is_drawn_again_from_its_seed_by_anyone():
    assert drawn(POPULATION, 7, "seed") == drawn(reversed(POPULATION), 7, "seed")
    assert drawn(POPULATION, 7, "seed") != drawn(POPULATION, 7, "other")
    assert commitment("seed") != commitment("seee")


@given(st.integers(3, 60), st.text(max_size=8))
def test_every_stratum_is_tried_as_its_size_deserves(size, seed):
    sample = drawn(POPULATION, size, seed)
    counts = {
        name: sum(one.channel == name for one in sample) for name in ("web", "window", "mobile")
    }

    assert len(set(sample)) == len(sample) == min(size, len(POPULATION))
    assert all(counts.values())
    assert counts["web"] >= counts["window"] >= counts["mobile"]


def test_a_sample_too_small_for_its_strata_is_refused():
    with pytest.raises(InvalidValue):
        drawn(POPULATION, 2, "seed")
    with pytest.raises(InvalidValue):
        drawn([], 5, "seed")


def test_whoever_has_answers_and_salt_finds_the_seal_again():
    state = replayed([planned()])
    after = replayed([state.planned, answered(state)])

    assert after.seal(0) == seal_of(YES.plain(), "salt")
    assert after.seal(0) != seal_of({**YES.plain(), "minutes": 13}, "salt")
    assert after.seal(0) != seal_of(YES.plain(), "pepper")
    assert state.seed_hash == commitment("seed")


def test_answers_count_once_the_round_is_open_and_not_before():
    state = replayed([planned()])
    no = replace(YES, said={**YES.said, "telephone": False})
    events = [state.planned, answered(state)]
    events.append(answered(replayed(events), 1, no))
    sealed = replayed(events)
    assert sealed.readings() == {}

    opened = replayed([*events, open_round(sealed, hand(Role.SUPERVISOR, on=OPEN_ON))])
    assert opened.readings()["answered"] == Ratio(1, 2)
    assert opened.readings()["easy_to_file"] == Ratio(8, 8)


def test_nobody_opens_before_the_day_or_twice():
    state = replayed([planned()])
    with pytest.raises(NotAllowed) as refused:
        open_round(state, hand(Role.SUPERVISOR))
    assert refused.value.rule == "assessment.too_early"
    event = open_round(state, hand(Role.SUPERVISOR, on=OPEN_ON))
    opened = replayed([state.planned, event])
    with pytest.raises(NotAllowed):
        open_round(opened, hand(Role.SUPERVISOR, on=OPEN_ON))
    with pytest.raises(NotAllowed):
        answered(opened)


def test_a_sample_is_answered_once_and_whole():
    state = replayed([planned()])
    after = replayed([state.planned, answered(state)])
    with pytest.raises(NotAllowed) as refused:
        answered(after)
    assert refused.value.rule == "assessment.answered"
    for place, answers in ((99, YES), (1, replace(YES, said={})), (1, replace(YES, minutes=0))):
        with pytest.raises(InvalidValue):
            answered(state, place, answers)


def test_whoever_handles_cases_or_supervises_assesses_nothing():
    state = replayed([planned()])
    for roles in ((Role.SUPERVISOR,), (Role.ASSESSOR, Role.WINDOW)):
        with pytest.raises(NotAllowed):
            answer(state, 0, YES, hand(*roles), salt="salt")
    with pytest.raises(NotAllowed):
        plan(hand(Role.ASSESSOR), edition="2026", open_on=OPEN_ON, seed="s", samples=())


def test_a_round_is_opened_after_the_day_on_which_it_is_planned():
    with pytest.raises(InvalidValue):
        plan(hand(Role.SUPERVISOR), edition="2026", open_on=date(2026, 3, 2), seed="s", samples=())
    with pytest.raises(InvalidValue):
        replayed([])


def test_a_script_says_what_the_guide_promises():
    script = script_for(item(keywords=("开饭店",)))

    assert (script.words, script.papers) == ("开饭店", ("lease", "plan", "health"))
    assert script_for(item()).words == "食品经营许可"
    assert {one.indicator for one in QUESTIONS} <= {
        one.code for one in E2026.indicators if one.how is How.ASSESSED
    }


def test_a_population_is_divided_by_what_was_chosen_and_every_stratum_is_tried():
    items = [item(), item(code="other", department="fire")]
    areas = {"market": "519901", "fire": "519902"}
    divided = population(items, (Layer.DEPARTMENT, Layer.AREA), areas)
    samples = drawn(divided, 3, "seed")
    strata = strata_of(divided, samples)

    assert [one.parts for one in strata] == [("fire", "519902"), ("market", "519901")]
    assert sum(one.samples for one in strata) == 3
    assert sum(one.samples * one.weight for one in strata) == pytest.approx(len(divided))
    assert {one.label for one in Layer} == {"申请渠道", "实施部门", "事项类型", "行政区划"}
    with pytest.raises(InvalidValue):
        population(items, (), areas)


def test_a_round_keeps_by_what_it_was_divided_and_older_ones_say_by_channel():
    assert planned().layers == (Layer.CHANNEL,)
    assert planned().strata == ()
