"""Kinds of services at work: renewed by silence, sent home and up, applied for again, not twice."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from city.answering import PAPER
from city.stories import JOINT_ACCEPTANCE, Story
from standings import seen

from tongban.actions import deadlines
from tongban.actions.attending import names, receiving
from tongban.actions.cases import applicant, moving, renewing, review
from tongban.actions.cases.joining import join
from tongban.actions.cases.withdrawing import withdraw
from tongban.actions.drafts.papers import attach
from tongban.actions.drafts.writing import opened, start
from tongban.actions.filings.again import apply_again, taken_over
from tongban.actions.filings.submit import NotReady, submit
from tongban.actions.vouchers.printing import print_voucher
from tongban.adapters.service_practices import read_practices, read_renewals
from tongban.core.cases.outcomes import CompletionKind
from tongban.core.cases.submissions import Gap
from tongban.core.certificates.renewals import AskedInTime, AskedLate
from tongban.core.people.actors import Role
from tongban.core.vocabulary.errors import NotAllowed, NotFound
from tongban.examples.mingchuan import FOLDER
from tongban.store.cases.models import Case, CaseEvidence, Draft, Filing, Voucher
from tongban.store.cases.queries.filings import case_of
from tongban.store.cases.queries.projects import cases_beside, own_cases
from tongban.store.certificates.models import Certificate
from tongban.store.projects.queries import filings_of_project, name_of, project_of

pytestmark = pytest.mark.django_db
FILE = Path(FOLDER) / "practices.yaml"
CARD = Story(kind="item", code="social_security_card", answers={"social_card.held": False})
SIGN = Story(
    kind="item",
    code="outdoor_sign",
    answers={"sign.blocks_windows": False, "sign.large": False, "premises.address": "和平路1号"},
)
MAJOR = replace(SIGN, code="outdoor_sign_major", answers={**SIGN.answers})
TOBACCO = Story(
    kind="item",
    code="tobacco_licence",
    answers={
        "tobacco.near_school": False,
        "tobacco.living_quarters_apart": True,
        "tobacco.applicant_banned": False,
    },
)
RENEWAL = Story(
    kind="item", code="tobacco_licence_renewal", answers={"tobacco.applicant_banned": False}
)


@pytest.fixture
def outside(outside):
    """Return the world with the practices of the example city."""
    return replace(outside, practices=read_practices(FILE), renewals=read_renewals(FILE))


@pytest.fixture
def licence(citizen, outside, desk):
    """Return a tobacco licence that ends on the last day of November 2026."""
    desk("tobacco").complete(TOBACCO.filed(citizen, outside).cases[0].id)
    row = Certificate.objects.get(evidence="tobacco_licence")
    Certificate.objects.filter(pk=row.pk).update(valid_until=date(2026, 11, 30))
    return row


def test_silence_renews_and_the_certificate_follows_the_day_after_it_ended(
    citizen, outside, clock, licence
):
    case = RENEWAL.filed(citizen, outside).cases[0].id
    ends_on, means = renewing.renewal_of(case, outside)
    assert (ends_on, means) == (
        date(2026, 11, 30),
        AskedInTime(decide_by=date(2026, 11, 30), deemed=True),
    )
    clock.go_to(ends_on)
    assert renewing.deem_due(outside) == 0

    clock.go_to(ends_on + timedelta(days=1))
    assert renewing.deem_due(outside) == 1
    assert renewing.deem_due(outside) == 0
    record = case_of(citizen, case)
    following = Certificate.objects.get(case_id=case)
    licence.refresh_from_db()
    assert record.status == "completed"
    assert "renewal_deemed" in [one.name for one in record.events]
    assert (following.previous_id, licence.status) == (licence.pk, "replaced")
    assert (following.valid_from, following.valid_until.year) == (date(2026, 12, 1), 2031)
    assert [one.kind for one in record.vouchers].count("decision") == 1


def test_who_asks_too_late_is_not_renewed_by_silence(citizen, outside, clock, licence):
    clock.go_to(date(2026, 11, 2))
    case = RENEWAL.filed(citizen, outside).cases[0].id
    clock.go_to(date(2026, 12, 1))

    assert isinstance(renewing.renewal_of(case, outside)[1], AskedLate)
    assert renewing.deem_due(outside) == 0
    deadlines.sweep(outside)
    assert Certificate.objects.get(evidence="tobacco_licence").pk == licence.pk


def test_what_a_window_receives_for_another_region_is_decided_there(
    citizen, outside, officer_of, clock
):
    clerk = officer_of("human_resources", Role.WINDOW, staff="w")
    attendance = receiving.receive(clerk, seen(citizen), outside)
    with pytest.raises(NotFound):
        names.choose_region(clerk, attendance, "519999", outside)
    names.choose_region(clerk, attendance, "519902", outside)
    there = names.person_at_window(clerk, attendance, outside)
    case = CARD.filed(there, outside).cases[0]
    note = case.events[1]
    row = Case.objects.get(pk=case.id)

    assert (row.area, note.to_office) == ("519902", "明川市西城区政务服务中心")
    assert note.mode == "received_for_home"
    assert row.received_on == note.forward_due_on
    assert row.acceptance_due_on == note.acceptance_due_on
    paper = _note_of(case.id)
    assert (paper["number"], paper["addressee"]) == (note.note_number, note.to_office)
    assert print_voucher(paper, outside).startswith(b"%PDF")
    clock.pass_days(1)
    home = officer_of("human_resources", Role.WINDOW, staff="h")
    moving.arrive(home, case.id, outside)
    row.refresh_from_db()
    assert row.received_on == outside.today < note.forward_due_on
    with pytest.raises(NotAllowed):
        moving.arrive(home, case.id, outside)


def test_what_is_sent_up_opens_there_with_everything_and_its_sources(citizen, outside, officer_of):
    filing = SIGN.filed(citizen, outside)
    case, city = filing.cases[0].id, officer_of("city_management")
    moving.send_up(city, case, outside, reason="位于城市重点地段")
    below = case_of(citizen, case)
    above = Case.objects.get(item_code="outdoor_sign_major")

    assert below.events[-1].kind is CompletionKind.FORWARDED
    assert above.filing.content["follows"] == {"case": below.number, "why": "up"}
    assert above.status == "received"
    told = {one["element"]: (one["value"], one["source"]) for one in below.facts}
    carried = {
        one["element"]: (one["value"], one["source"]) for one in above.filing.content["facts"]
    }
    assert carried.items() >= told.items()
    papers = [
        sorted(str(one.file_id) for one in CaseEvidence.objects.filter(case_id=pk) if one.file_id)
        for pk in (case, above.pk)
    ]
    assert papers[0]
    assert papers[0] == papers[1]
    note = _note_of(case)
    assert (note["department"], note["addressee"]) == ("明川市城市管理局", "明川市人民政府办公室")
    assert {row["label"]: row["value"] for row in note["rows"]}["随附材料"]
    assert note["matters"][0]["title"] == "位于城市重点地段"


def _note_of(case):
    return Voucher.objects.get(case_id=case, kind=Voucher.Kind.TRANSFER).content


def _sources(facts):
    return {one["element"]: (one["value"], one["source"]) for one in facts}


def test_an_item_without_a_practice_is_not_sent_up(citizen, outside, officer_of):
    case = CARD.filed(citizen, outside).cases[0].id
    with pytest.raises(NotAllowed):
        moving.send_up(officer_of("human_resources"), case, outside, reason="上级决定")


def test_who_withdrew_applies_again_with_what_was_told_and_handed_in(citizen, outside, clock):
    first = SIGN.filed(citizen, outside).cases[0]
    with pytest.raises(NotAllowed):
        apply_again(citizen, first.id, outside)
    withdraw(citizen, first.id, outside)
    clock.pass_days(3)
    before = taken_over(citizen, first.id, outside)
    draft = apply_again(citizen, first.id, outside)
    content = opened(citizen, draft).content

    assert before.papers == sum(map(len, content.files.values())) > 0
    assert before.answers <= len(content.answers)
    assert before.changes == ()
    assert content.committed == frozenset()
    outcome = submit(citizen, SIGN.prepared(citizen, outside), outside)
    again = Filing.objects.get(pk=outcome.filing)
    assert again.content["follows"]["case"] == first.number
    assert again.cases.get().received_on == outside.today


def test_a_second_application_for_the_same_matter_is_refused_with_the_number_of_the_first(
    citizen, outside
):
    first = MAJOR.filed(citizen, outside).cases[0]
    draft = start(citizen, "item", MAJOR.code, outside, answers=MAJOR.answers)
    outcome = submit(citizen, draft, outside)

    assert isinstance(outcome, NotReady)
    assert first.number in [one.code for one in outcome.missing]
    withdraw(citizen, first.id, outside)
    assert MAJOR.filed(citizen, outside).cases


def test_another_place_is_another_matter(citizen, outside):
    MAJOR.filed(citizen, outside)
    elsewhere = replace(MAJOR, answers={**MAJOR.answers, "premises.address": "和平路2号"})

    assert elsewhere.filed(citizen, outside).cases


def test_what_a_second_application_brings_is_joined_to_the_first_that_waits_for_it(
    citizen, outside, officer_of
):
    first = MAJOR.filed(citizen, outside).cases[0]
    office = officer_of("government_office")
    gap = Gap(subject="drawing", why="不清楚")
    review.request_correction(office, first.id, (gap,), outside, due_on=date(2026, 9, 30))
    draft = start(citizen, "item", MAJOR.code, outside, answers=MAJOR.answers)
    attach(citizen, draft, "sign_drawing", outside, content=PAPER, name="新图.pdf")
    joined = join(citizen, draft, outside)

    assert (joined.case, joined.papers) == (first.id, 1)
    assert case_of(citizen, first.id).status == "received"
    assert not Draft.objects.filter(pk=draft).exists()
    other = start(citizen, "item", CARD.code, outside, answers=CARD.answers)
    with pytest.raises(NotFound):
        join(citizen, other, outside)
    assert applicant.CORRECTED


def test_everything_of_one_project_is_found_by_its_code(citizen, stranger, outside, officer_of):
    code = "2603-519900-47-01-000123"
    story = replace(
        JOINT_ACCEPTANCE,
        answers={**JOINT_ACCEPTANCE.answers, "project.code": code, "project.name": "和平路学校"},
    )
    filing = story.filed(citizen, outside)
    found = filings_of_project(code)

    assert (found, project_of(filing.id), name_of(code)) == ((filing.id,), code, "和平路学校")
    assert len(own_cases(citizen, found)) == len(filing.cases)
    assert own_cases(stranger, found) == ()
    lines = cases_beside(officer_of("archives"), found)
    assert len(lines) == len(filing.cases)
    assert {one.open for one in lines} == {True, False}
    assert cases_beside(officer_of("tobacco"), found) == ()
