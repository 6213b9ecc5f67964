"""Measures of reduction: proposed with what they save, carried by a department, proved by cases."""

from dataclasses import replace

import pytest
from guidework import (
    ACCEPTANCE,
    EVIDENCE,
    catalogue,
    dataset,
    days,
    form_field,
    item,
    requirement,
    step,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from reformwork import RECKONING, cases, held_to, used

from tongban.core.catalog.evidence import EvidenceKind, EvidenceSource
from tongban.core.catalog.items import Channel
from tongban.core.graph.burden.derive import burden
from tongban.core.graph.burden.model import Figures
from tongban.core.reform.preconditions import MeasureKind
from tongban.core.reform.proposing import Proposal, proposals, saving
from tongban.core.reform.standpoints import in_use
from tongban.core.reform.verdict import RealCases, Shown, Tally
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.intervals import Sample

FROM_OFFICE = {
    one.code: replace(one, source=EvidenceSource.GOVERNMENT, issuer="other") for one in EVIDENCE
}


def proposed(*items, year=None):
    made = replace(catalogue(items), evidence=FROM_OFFICE)
    at = in_use(burden(made, (), year or cases(), RECKONING), made)
    return {one.key: one for one in proposals(made, at)}


def share(*parts) -> Proposal:
    return Proposal(kind=MeasureKind.SHARE, department="other", parts=parts, subject="deed")


def drop(*parts) -> Proposal:
    return Proposal(kind=MeasureKind.DROP, department="bureau", parts=parts)


def test_the_graph_proposes_what_would_save_something_and_says_how_much():
    found = proposed(
        item(
            "i",
            channels=(Channel.WINDOW,),
            requirements=(
                requirement("deed"),
                requirement("lease", primary=False, original_seen=True),
            ),
        ),
        year=cases(i=30),
    )

    assert found["share.deed"].saving.documents == 30
    assert found["declare.i.deed"].saving.documents == 30
    assert found["online.i.lease"].saving.visits == 30
    assert "drop.i.deed" not in found
    assert next(iter(found)) == "declare.i.deed"


def test_a_paper_without_legal_basis_is_proposed_to_be_dropped():
    unfounded = replace(requirement("photo"), basis=(Citation.local("惯例"),))

    assert "drop.i.photo" in proposed(item("i", requirements=(unfounded,)))


def test_steps_of_one_department_are_merged_and_those_of_two_run_side_by_side():
    found = proposed(
        item(
            "i",
            steps=(
                ACCEPTANCE,
                step("survey", days(5), "accept"),
                step("check", days(3), "survey"),
                replace(step("opinion", days(4), "survey"), department="other"),
            ),
        )
    )

    assert found["merge.i.check.survey"].saving.steps == 1
    assert found["parallelise.i.opinion"].saving.days == 1
    assert "parallelise.i.check" not in found


def test_a_paper_that_may_follow_later_saves_the_trip_that_it_alone_wants():
    found = proposed(
        item("i", requirements=(requirement("deed", primary=False, original_seen=True),)),
        year=cases(i=8),
    )

    assert found["defer.i.deed"].saving.visits == 8


@pytest.mark.parametrize("kind", MeasureKind)
def test_every_kind_of_measure_names_its_precondition_with_its_source(kind):
    assert kind.precondition.words
    assert str(kind.precondition.basis)
    assert kind.label


def test_a_merger_that_is_not_possible_saves_nothing():
    at = used(item("i"))
    impossible = Proposal(
        kind=MeasureKind.MERGE, department="bureau", parts=(("i", "examine"),), subject="nothing"
    )

    assert saving(impossible, at) == Figures()


def test_a_paper_counts_as_gone_when_versions_and_cases_show_it():
    year = cases(i=50)
    before = [item("i", requirements=(requirement("deed"),))]
    verdict = held_to(
        share(("i", "deed")), before, before, year, datasets=[dataset("d", proves=("deed",))]
    )

    assert (verdict.claimed, verdict.by_version, verdict.counted) == (50, 50, 50)
    assert verdict.version_shows is Shown.YES
    assert verdict.cases_show is Shown.YES
    assert verdict.reasons == ()


def test_a_register_that_does_not_answer_saves_nobody_a_paper():
    year = cases(i=50)
    before = [item("i", requirements=(requirement("deed"),))]
    silent = RealCases(tally=Tally(needed=40, without_paper=12))
    verdict = held_to(
        share(("i", "deed")),
        before,
        before,
        year,
        real=silent,
        datasets=[dataset("d", proves=("deed",))],
    )

    assert verdict.version_shows is Shown.YES
    assert verdict.cases_show is Shown.NO
    assert verdict.cases_show.label == "未体现"
    assert verdict.reasons


def test_too_few_cases_prove_nothing_either_way():
    year = cases(i=50)
    before = [item("i", requirements=(requirement("deed"),))]
    after = [item("i")]
    few = RealCases(tally=Tally(needed=29, without_paper=0))

    assert held_to(drop(("i", "deed")), before, after, year, real=few).cases_show is Shown.TOO_FEW
    assert Tally().share == 0


def test_what_moved_into_the_form_is_taken_off_the_saving():
    year = cases(i=50)
    before = [item("i", requirements=(requirement("report"),))]
    after = [item("i", fields=(form_field("p.area"),))]
    verdict = held_to(drop(("i", "report")), before, after, year)

    assert (verdict.by_version, verdict.not_saved, verdict.counted) == (50, 50, 0)
    assert verdict.version_shows is Shown.NO


def test_two_papers_under_one_heading_save_nothing():
    year = cases(i=50)
    before = [item("i", requirements=(requirement("deed"), requirement("lease")))]
    after = [item("i", requirements=(requirement("deed", ("deed", "lease")),))]
    verdict = held_to(drop(("i", "lease")), before, after, year)

    assert (verdict.by_version, verdict.not_saved, verdict.version_shows) == (50, 50, Shown.NO)


def test_time_is_held_to_what_real_cases_took():
    before = [
        item(
            "i",
            steps=(
                ACCEPTANCE,
                step("one", days(5), "accept"),
                step("two", days(4), "one"),
            ),
        )
    ]
    after = [
        item(
            "i",
            steps=(
                ACCEPTANCE,
                step("one", days(5), "accept"),
                step("two", days(4), "accept"),
            ),
        )
    ]
    faster = Proposal(kind=MeasureKind.PARALLELISE, department="bureau", parts=(("i", "two"),))
    long, short = Sample.of([9.0, 11.0] * 20), Sample.of([5.0, 6.0] * 20)

    def shown(one, other):
        real = RealCases(days_before=one, days_after=other)
        return held_to(faster, before, after, cases(i=50), real=real).cases_show

    assert shown(long, short) is Shown.YES
    assert shown(long, long) is Shown.NO
    assert shown(long, Sample.of([5.0])) is Shown.TOO_FEW
    assert held_to(faster, before, after, cases(i=50)).by_version == 200


def test_a_measure_whose_burden_is_gone_already_has_nothing_to_claim():
    nothing = [item("i")]
    verdict = held_to(drop(("i", "deed")), nothing, nothing, cases(i=50))

    assert verdict.claimed == 0
    assert verdict.version_shows is Shown.NO
    assert verdict.reasons


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 60), st.integers(0, 60))
def test_more_cases_that_get_by_never_turn_the_verdict_against_the_measure(one, more):
    needed = 120
    few, many = sorted((one, min(needed, one + more)))
    before = [item("i", requirements=(requirement("deed"),))]

    def verdict(without):
        real = RealCases(tally=Tally(needed=needed, without_paper=without))
        return held_to(drop(("i", "deed")), before, [item("i")], cases(i=9), real=real).cases_show

    assert not (verdict(few) is Shown.YES and verdict(many) is Shown.NO)


def test_only_papers_that_are_still_asked_for_are_worth_a_measure():
    made = replace(
        catalogue(
            [
                item(
                    "i",
                    requirements=(
                        requirement("deed", declarable=True),
                        requirement("form"),
                        requirement("lease", ("lease", "unheard-of")),
                    ),
                )
            ]
        ),
        evidence={**FROM_OFFICE, "form": replace(FROM_OFFICE["deed"], kind=EvidenceKind.FORM)},
    )
    at = in_use(burden(made, (), cases(i=5), RECKONING), made)
    found = {one.key for one in proposals(made, at)}

    assert found == {"share.form", "declare.i.lease"}
