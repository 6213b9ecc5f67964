"""Laws that every guide keeps, whatever the city and the person."""

from dataclasses import replace

from guide_strategies import ANSWERS, DOCUMENTS, datasets, holdings, items, people
from guidework import catalogue, fact
from hypothesis import given, settings
from hypothesis import strategies as st

from tongban.core.catalog.datasets import Dataset
from tongban.core.catalog.elements import Value
from tongban.core.catalog.items import ServiceItem
from tongban.core.guides.circumstances import Circumstances
from tongban.core.guides.exhaust import exhaust
from tongban.core.guides.outcomes import Verdict, Way
from tongban.core.guides.resolve import resolve
from tongban.core.people.holdings import Holding

answers = st.sampled_from(list(ANSWERS)).flatmap(
    lambda code: st.tuples(st.just(code), ANSWERS[code])
)
few = settings(max_examples=50, deadline=None)


def told(person: Circumstances, answer: tuple[str, Value]) -> Circumstances:
    code, value = answer
    return replace(person, facts={code: fact(code, value), **person.facts})


@few
@given(items(), datasets(), people(), holdings())
def test_one_more_certificate_never_lengthens_the_list_or_adds_a_visit(
    matter: ServiceItem, registers: tuple[Dataset, ...], person: Circumstances, more: Holding
) -> None:
    city = catalogue([matter], registers)
    richer = replace(person, holdings=(*person.holdings, more))

    before, after = resolve(matter, person, city), resolve(matter, richer, city)

    assert after.footprint.documents <= before.footprint.documents
    assert after.footprint.visits <= before.footprint.visits


@few
@given(items(), datasets(), people(), st.sampled_from(DOCUMENTS))
def test_one_more_register_never_lengthens_the_list_or_adds_a_visit(
    matter: ServiceItem, registers: tuple[Dataset, ...], person: Circumstances, document: str
) -> None:
    city = catalogue([matter], registers)
    richer = replace(person, available=person.available | {f"d-{document}"})

    before, after = resolve(matter, person, city), resolve(matter, richer, city)

    assert after.footprint.documents <= before.footprint.documents
    assert after.footprint.visits <= before.footprint.visits


@few
@given(items(), people(), answers)
def test_one_more_fact_never_makes_a_decided_verdict_unknown(
    matter: ServiceItem, person: Circumstances, answer: tuple[str, Value]
) -> None:
    city = catalogue([matter])
    verdict = resolve(matter, person, city).eligibility.verdict

    later = resolve(matter, told(person, answer), city).eligibility.verdict

    if verdict in (Verdict.ELIGIBLE, Verdict.INELIGIBLE):
        assert later is verdict


@few
@given(items(), people())
def test_an_undecided_verdict_always_has_a_next_question(
    matter: ServiceItem, person: Circumstances
) -> None:
    guide = resolve(matter, person, catalogue([matter]))

    if guide.eligibility.verdict is Verdict.UNDECIDED:
        assert guide.next_question is not None
    if guide.eligibility.verdict is Verdict.INELIGIBLE:
        assert guide.next_question is None


@few
@given(items(), people())
def test_every_path_of_answers_ends_decided(matter: ServiceItem, person: Circumstances) -> None:
    for path in exhaust(matter, person, catalogue([matter])):
        asked = [element for element, _ in path.answers]
        assert len(asked) == len(set(asked)) <= len(matter.questions)
        assert path.guide.eligibility.verdict is not Verdict.UNDECIDED


@few
@given(items(), people())
def test_the_trial_answers_stand_for_all_others(matter: ServiceItem, person: Circumstances) -> None:
    """Whatever a person answers, some path that was walked ends in the same verdict."""
    city = catalogue([matter])
    verdicts = {path.guide.eligibility.verdict for path in exhaust(matter, person, city)}
    for area in range(0, 101, 7):
        every = dict.fromkeys(("a.yes", "b.yes", "c.yes", "d.yes"), True)
        asked = {one.element for one in matter.questions}
        filled = person
        for code, value in (every | {"p.area": area, "p.use": "home"}).items():
            if code in asked:
                filled = told(filled, (code, value))
        assert resolve(matter, filled, city).eligibility.verdict in verdicts


@few
@given(items(), people())
def test_a_step_never_begins_before_what_it_waits_for(
    matter: ServiceItem, person: Circumstances
) -> None:
    schedule = resolve(matter, person, catalogue([matter])).schedule

    ends = {one.step.id: one.ends_on for one in schedule.steps}
    for one in schedule.steps:
        assert schedule.filed_on <= one.starts_on <= one.ends_on <= schedule.ends_on
        assert all(one.starts_on >= ends[other] for other in one.step.waits_for if other in ends)
    if schedule.steps:
        assert any(one.critical for one in schedule.steps)


@few
@given(items(), datasets(), people())
def test_what_is_asked_for_is_never_more_than_the_law_allows(
    matter: ServiceItem, registers: tuple[Dataset, ...], person: Circumstances
) -> None:
    guide = resolve(matter, person, catalogue([matter], registers))

    for line in guide.evidence:
        assert set(line.asked) <= set(line.evidence)
        assert bool(line.asked) == line.way.asks_for_paper
        assert line.reason
        if line.way not in (Way.NOT_NEEDED, Way.UNDECIDED):
            assert line.evidence in line.requirement.alternatives
