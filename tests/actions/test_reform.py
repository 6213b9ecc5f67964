"""Reformers at work in the example city: base, targets, measures, and what comes of them."""

from dataclasses import replace
from datetime import date

import pytest
from city.measured import many_cases
from city.people import officer
from django.conf import settings

from tongban.actions.catalog import Change, publish_change
from tongban.actions.graph.burdens import keep_burdens
from tongban.actions.graph.current import keep_up
from tongban.actions.reform import baselines, judging, measures, sides, targets
from tongban.actions.reform.measures import Charge
from tongban.actions.reform.reminding import due_measures
from tongban.actions.reform.standing import BY_LAW, standing, succession
from tongban.actions.targets import published as published_now
from tongban.core.people.actors import Role
from tongban.core.reform.figures import FigureKind, added, difference
from tongban.core.reform.measure_events import Reminded, SentBack
from tongban.core.reform.measure_state import MeasureStatus
from tongban.core.reform.preconditions import MeasureKind
from tongban.core.reform.targets import Target, TargetScope
from tongban.core.reform.verdict import Shown
from tongban.core.vocabulary.errors import (
    Conflict,
    InvalidValue,
    NotAllowed,
    NotFound,
    Unavailable,
)
from tongban.store.cases.models import OutboxRow
from tongban.store.catalog import shelf
from tongban.store.reform import queries
from tongban.store.reform.models import Baseline

pytestmark = pytest.mark.django_db

DAY = date(2026, 12, 1)


@pytest.fixture
def reformer(published):
    yield officer("data_bureau", Role.REFORMER, staff="x")
    shelf.forget()


@pytest.fixture
def handed_in(citizen, outside, clock):
    """Return a way to let many cases be filed the day after, each document had in one way."""

    def file(code, requirement, way):
        clock.pass_days(1)
        many_cases(citizen, code, 31, filed_at=outside.now, ways={requirement: way})

    return file


@pytest.fixture
def owner(published):
    return officer("market_regulation", Role.ITEM_ADMINISTRATOR, staff="i")


def a_proposal(outside, kind=MeasureKind.DECLARE):
    return next(one for one in measures.proposed(outside) if one.kind is kind)


def adopted(reformer, outside, proposal, owner=""):
    charge = Charge(owner=owner or "market_regulation", due_on=DAY)
    return measures.adopt(reformer, proposal.key, outside, title="少交一份", charge=charge)


def publish_with(proposal):
    """Publish the item so that the first requirement of a proposal may be declared."""
    (code, requirement), *_ = proposal.parts
    item = published_now().catalogue.items[code]
    changed = tuple(
        replace(one, declarable=True) if one.id == requirement else one for one in item.requirements
    )
    publish_change(Change(items=(replace(item, requirements=changed),)), by="tests")


def test_the_city_asks_less_than_law_would_allow_and_every_saving_has_its_cause(published, outside):
    now = standing(outside)

    assert now.base == BY_LAW
    assert now.figures.after.documents < now.figures.before.documents
    assert now.figures.after.visits < now.figures.before.visits
    assert added(now.causes.values()) == difference(*now.figures)


def test_a_year_of_cases_weighs_what_is_filed_often(citizen, outside):
    light = standing(outside).figures.before.cases
    many_cases(citizen, "food_business_licence", 9, filed_at=outside.now.replace(month=6))

    assert standing(outside).figures.before.cases == light + 8


def test_a_baseline_is_kept_once_a_day_and_never_changed(reformer, outside):
    taken = baselines.take(reformer, outside, note="年初")

    assert baselines.take(reformer, outside) == taken
    (line,) = queries.baselines()
    assert (line.taken_on, line.note) == (outside.today, "年初")
    figures = Baseline.objects.get(pk=taken).figures
    assert sum(one["documents"] for one in figures) == standing(outside).figures.after.documents
    assert standing(outside, line.release).figures.before == standing(outside).figures.after
    with pytest.raises(NotFound):
        standing(outside, 10**6)


def test_only_reformers_take_baselines_and_set_targets(owner, outside):
    target = Target(year=2026, scope=TargetScope.CITY, code="", figure=FigureKind.DAYS, percent=10)
    with pytest.raises(NotAllowed):
        baselines.take(owner, outside)
    with pytest.raises(NotAllowed):
        targets.set_target(owner, target, outside)


def test_a_target_set_anew_takes_the_place_of_the_old_one(reformer, outside):
    target = Target(year=2026, scope=TargetScope.CITY, code="", figure=FigureKind.DAYS, percent=10)
    targets.set_target(reformer, target, outside)
    kept = targets.set_target(reformer, replace(target, percent=20), outside)

    (line,) = queries.targets(2026)
    assert (line.id, line.target.percent) == (kept, 20)
    targets.end_target(reformer, kept, outside)
    assert queries.targets(2026) == ()
    with pytest.raises(NotFound):
        targets.end_target(reformer, kept, outside)


def test_what_was_taken_up_is_not_proposed_again(reformer, outside):
    proposal = a_proposal(outside)
    measure = adopted(reformer, outside, proposal)

    assert proposal.key not in {one.key for one in measures.proposed(outside)}
    (line,) = queries.measures(owner="market_regulation")
    assert (line.id, line.kind, line.status) == (
        measure,
        MeasureKind.DECLARE,
        MeasureStatus.UNDER_WAY,
    )
    assert queries.measures(item=proposal.items[0]) == (line,)
    with pytest.raises(Conflict):
        adopted(reformer, outside, proposal)


def test_a_measure_needs_a_proposal_and_a_department(reformer, outside):
    with pytest.raises(NotFound):
        measures.adopt(
            reformer,
            "drop.nothing",
            outside,
            title="无",
            charge=Charge(owner="market_regulation", due_on=DAY),
        )
    with pytest.raises(InvalidValue):
        adopted(reformer, outside, a_proposal(outside), owner="nobody")
    with pytest.raises(NotFound):
        measures.discuss(reformer, "00000000-0000-0000-0000-000000000000", outside, words="？")


def test_a_measure_is_sent_back_when_the_published_version_does_not_show_it(
    reformer, owner, outside
):
    measure = adopted(reformer, outside, a_proposal(outside))
    state = measures.report_done(owner, measure, outside)

    assert state.status is MeasureStatus.SENT_BACK
    opened = queries.measure_for(reformer, measure)
    assert isinstance(opened.history[-1], SentBack)
    assert opened.state == state


def test_a_measure_is_proved_by_cases_that_got_by_without_the_paper(
    reformer, owner, outside, handed_in
):
    proposal = a_proposal(outside)
    (code, requirement), *_ = proposal.parts
    measure = adopted(reformer, outside, proposal)
    publish_with(proposal)
    assert measures.report_done(owner, measure, outside).status is MeasureStatus.MEASURING
    assert judging.sweep(outside) == 0

    handed_in(code, requirement, "declared")
    assert judging.sweep(outside) == 1
    opened = queries.measure_for(owner, measure)
    assert opened.state.status is MeasureStatus.PROVED
    examined = judging.examine(opened, outside)
    assert examined.verdict.cases.tally.without_paper == 31


def test_a_measure_goes_back_when_people_hand_the_paper_in_all_the_same(
    reformer, owner, outside, handed_in
):
    proposal = a_proposal(outside)
    (code, requirement), *_ = proposal.parts
    measure = adopted(reformer, outside, proposal)
    publish_with(proposal)
    measures.report_done(owner, measure, outside)
    handed_in(code, requirement, "uploaded")

    assert judging.sweep(outside) == 1
    opened = queries.measure_for(owner, measure)
    assert opened.state.status is MeasureStatus.SENT_BACK
    assert judging.examine(opened, outside).verdict.cases_show is Shown.NO


def test_owners_are_reminded_and_talk_and_papers_are_kept(reformer, owner, outside, clock):
    measure = adopted(reformer, outside, a_proposal(outside))
    measures.discuss(owner, measure, outside, words="需要法制机构意见")
    measures.add_evidence(owner, measure, outside, title="取消通知", place="明市监〔2026〕3号")
    charge = Charge(owner="housing", due_on=date(2026, 12, 15))
    measures.reassign(reformer, measure, outside, charge=charge, reason="职责调整")
    assert judging.sweep(outside) == 0
    clock.go_to(date(2026, 12, 14))

    assert judging.sweep(outside) == 1
    assert judging.sweep(outside) == 0
    (message,) = OutboxRow.objects.filter(topic="reform.reminded")
    assert message.content == {
        "title": "少交一份",
        "department": "housing",
        "due_on": "2026-12-15",
        "late": False,
    }
    assert [one.id for one in due_measures(outside, owner="housing").soon] == [measure]
    assert due_measures(outside, owner="market_regulation").soon == ()
    clock.go_to(date(2026, 12, 16))
    (late,) = due_measures(outside).late
    assert late.id == measure
    opened = queries.measure_for(reformer, measure)
    assert isinstance(opened.history[-1], Reminded)
    assert (opened.state.owner, opened.state.evidence) == ("housing", 1)
    ended = measures.give_up(reformer, measure, outside, reason="法律另有要求")
    assert ended.status is MeasureStatus.GIVEN_UP
    assert queries.measures() == ()


def test_a_province_says_what_a_city_would_from_what_the_worker_keeps(
    reformer, outside, monkeypatch, tmp_path
):
    monkeypatch.setattr(settings, "VAR", tmp_path)
    baselines.take(reformer, outside)
    (line,) = queries.baselines()
    publish_with(a_proposal(outside))
    city = {base: standing(outside, base) for base in (BY_LAW, line.release)}
    told = {
        base: (now.figures, now.causes, by_item(now), now.streams) for base, now in city.items()
    }
    for module in ("graph.current", "graph.burdens", "reform.sides", "reform.standing"):
        monkeypatch.setattr(f"tongban.actions.{module}.AT_ONCE", 1)
    with pytest.raises(Unavailable):
        standing(outside)

    keep_up()
    keep_burdens(outside)
    assert sides.keep_up(outside, succession()) == 1
    assert sides.keep_up(outside, succession()) == 0

    assert told[line.release][1]
    for base, (figures, causes, department, streams) in told.items():
        now = standing(outside, base)
        assert now.is_province
        assert not now.stale
        assert (now.figures, now.causes) == (figures, causes)
        assert by_item(now) == department
        assert now.streams == streams
    within = measures.proposed(outside, "market_regulation")
    assert {one.within for one in within} == {"market_regulation"}
    assert len({one.key for one in within}) == len(within) > 0


def by_item(now):
    """Return what became of the items of a department, in one order."""
    return sorted(now.of_department("market_regulation"), key=lambda one: (one.before, one.journey))
