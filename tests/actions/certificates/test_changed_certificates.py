"""Certificates are renewed, suspended by two, compared with originals, and told of in lists."""

from dataclasses import replace
from datetime import date

import pytest
from certificatework import FIELDS, LAST_DAY, MARKET, again, changed, held
from city.fixtures import citizen, clock, desk, officer_of, outside, published, stranger
from city.stories import FOOD_LICENCE
from django.db import IntegrityError, connection

from tongban.actions.certificates.checking import original_agrees
from tongban.actions.certificates.issuing import make_out
from tongban.actions.certificates.publishing import keys, status_list
from tongban.actions.certificates.renewing import renew
from tongban.actions.certificates.standing import answer_change, propose_change
from tongban.actions.targets import published as now
from tongban.adapters.seals import KnownKeys
from tongban.core.catalog.evidence import Trust
from tongban.core.certificates.certificates import StandingNotAllowed
from tongban.core.certificates.second_person import SecondPersonNeeded
from tongban.core.certificates.standings import Standing
from tongban.core.certificates.status_lists import read_list
from tongban.core.people.actors import Role
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed, NotFound
from tongban.store.cases.models import Case
from tongban.store.certificates import issued
from tongban.store.certificates.models import Certificate, ProposedChange
from tongban.store.certificates.queries import certificates_of, versions_of

__all__ = ["citizen", "clock", "desk", "officer_of", "outside", "published", "stranger"]
pytestmark = pytest.mark.django_db
ELSEWHERE = "housing_fund"
BASIS = "食品经营许可和备案管理办法第30条"


@pytest.fixture
def kept(citizen, outside):
    return held(citizen, outside)


@pytest.fixture
def approver(officer_of):
    return officer_of(MARKET, Role.APPROVER, staff="a")


def ask(officer, kept, outside, standing=Standing.SUSPENDED):
    return propose_change(officer, kept.id, standing, outside, reason="复查", basis=BASIS)


# Two officers


def test_nothing_changes_before_a_second_officer_agrees(citizen, outside, officer_of, kept):
    examiner = officer_of(MARKET, Role.EXAMINER, staff="e")
    proposal = ask(examiner, kept, outside)
    (waiting,) = issued.waiting_for(examiner)

    assert waiting.id == proposal
    assert again(citizen, kept).certificate.latest_standing is Standing.VALID


def test_two_officers_suspend_and_restore_and_both_stand_in_the_history(citizen, outside, kept):
    changed(kept, Standing.SUSPENDED, outside)
    changed(kept, Standing.VALID, outside)
    history = again(citizen, kept).certificate.history

    assert [change.standing for change in history] == [Standing.SUSPENDED, Standing.VALID]
    assert {change.by for change in history} == {f"{MARKET}-first、{MARKET}-second"}


def test_whoever_proposed_cannot_agree_but_may_take_it_back(outside, approver, kept):
    """A19."""
    proposal = ask(approver, kept, outside)
    with pytest.raises(SecondPersonNeeded):
        answer_change(approver, proposal, outside, agrees=True)
    answer_change(approver, proposal, outside, agrees=False)

    assert issued.waiting_on(kept.id) is None


def test_the_database_too_refuses_one_person_in_both_parts(outside, approver, kept):
    """A19."""
    row = ProposedChange.objects.get(pk=ask(approver, kept, outside))
    row.answer, row.answered_by = "agreed", row.proposed_by

    with pytest.raises(IntegrityError):
        row.save()


def test_one_change_waits_at_a_time_and_an_answer_is_given_once(
    outside, approver, officer_of, kept
):
    proposal = ask(approver, kept, outside)
    with pytest.raises(Conflict):
        ask(approver, kept, outside, Standing.REVOKED)
    second = officer_of(MARKET, Role.APPROVER, staff="b")
    answer_change(second, proposal, outside, agrees=True)

    with pytest.raises(NotFound):
        answer_change(second, proposal, outside, agrees=True)
    assert len(issued.issued(second, kept.id).certificate.history) == 1


def test_only_the_issuer_and_only_the_right_posts_change_a_standing(
    outside, approver, officer_of, kept
):
    proposal = ask(approver, kept, outside)
    elsewhere = officer_of(ELSEWHERE, Role.APPROVER)
    window = officer_of(MARKET, Role.WINDOW, staff="w")
    with pytest.raises(NotFound):
        ask(elsewhere, kept, outside)
    with pytest.raises(NotFound):
        answer_change(elsewhere, proposal, outside, agrees=True)
    for attempt in (
        lambda: ask(window, kept, outside),
        lambda: answer_change(window, proposal, outside, agrees=True),
    ):
        with pytest.raises(NotAllowed):
            attempt()


def test_what_cannot_follow_is_refused_when_it_is_proposed(outside, approver, kept):
    with pytest.raises(StandingNotAllowed):
        ask(approver, kept, outside, Standing.VALID)


# Renewal


def test_a_renewal_is_the_next_version_and_the_old_one_stays_readable(
    citizen, outside, approver, kept
):
    following = renew(
        approver, kept.id, outside,
        basis=BASIS, valid_until=date(2031, 9, 13), fields={"enterprise.name": "明川市新面馆"},
    )  # fmt: skip
    new, old = versions_of(kept.certificate.face.number)

    assert (new.id, old.id) == (following, kept.id)
    assert new.certificate.face.number.version == 2
    assert new.certificate.face.previous == old.certificate.face.number
    assert new.certificate.face.fields["enterprise.name"] == "明川市新面馆"
    assert old.certificate.face == kept.certificate.face
    assert old.certificate.latest_standing is Standing.REPLACED
    assert len(certificates_of(citizen.subject)) == 2


def test_what_was_replaced_or_taken_away_is_not_renewed_again(outside, approver, kept):
    renew(approver, kept.id, outside, basis=BASIS, valid_until=None)

    with pytest.raises(StandingNotAllowed):
        renew(approver, kept.id, outside, basis=BASIS, valid_until=None)


def test_a_renewal_is_refused_to_others_and_for_fields_that_the_type_lacks(
    outside, approver, officer_of, kept
):
    more = {"basis": BASIS, "valid_until": None}
    with pytest.raises(NotFound):
        renew(officer_of(ELSEWHERE, Role.APPROVER), kept.id, outside, **more)
    with pytest.raises(NotAllowed):
        renew(officer_of(MARKET, Role.EXAMINER, staff="e"), kept.id, outside, **more)
    with pytest.raises(InvalidValue):
        renew(approver, kept.id, outside, **more, fields={"person.phone": "1"})


# Originals


def test_a_window_promotes_what_was_uploaded_and_only_that(citizen, outside, officer_of):
    kept = held(citizen, outside, trust=Trust.UPLOADED)
    window = officer_of(MARKET, Role.WINDOW, staff="w")
    with pytest.raises(NotFound):
        original_agrees(officer_of(ELSEWHERE, Role.WINDOW), kept.id, outside)
    with pytest.raises(NotAllowed):
        original_agrees(officer_of(MARKET, Role.EXAMINER, staff="e"), kept.id, outside)
    original_agrees(window, kept.id, outside)

    assert again(citizen, kept).trust is Trust.CHECKED
    with pytest.raises(NotAllowed):
        original_agrees(window, kept.id, outside)


# Lists


def test_the_published_list_tells_how_every_certificate_stands(citizen, stranger, outside, kept):
    other = held(stranger, outside)
    changed(kept, Standing.SUSPENDED, outside)
    statuses = read_list(status_list(0, outside), KnownKeys.from_list(keys(outside)))

    assert statuses.standing(kept.place.index) is Standing.SUSPENDED
    assert statuses.standing(other.place.index) is Standing.VALID
    with pytest.raises(NotFound):
        status_list(kept.place.list_number + 1, outside)
    with pytest.raises(NotFound):
        status_list(-1, outside)


def test_a_department_pages_through_what_it_issued(outside, approver, kept, monkeypatch):
    monkeypatch.setattr(issued, "PAGE", 2)
    newest = kept.id
    for _ in range(4):
        newest = renew(approver, newest, outside, basis=BASIS, valid_until=LAST_DAY)
    first = issued.issued_by(approver)
    second = issued.issued_by(approver, before=first.older)
    third = issued.issued_by(approver, before=second.older)

    assert [len(page.lines) for page in (first, second, third)] == [2, 2, 1]
    assert (first.newer, third.older) == (None, None)
    assert issued.issued_by(approver, after=second.newer).lines == first.lines
    assert [line.status for line in issued.issued_by(approver, status="valid").lines] == ["valid"]
    assert {line.holder for line in first.lines} == {"林**"}


def test_a_page_of_the_list_takes_one_query(outside, approver, kept, django_assert_num_queries):
    with django_assert_num_queries(1):
        issued.issued_by(approver)


def test_places_are_drawn_once_each(kept):
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('certificate_place')")
        assert cursor.fetchone()[0] > Certificate.objects.get(pk=kept.id).place
    assert FIELDS.keys() == kept.certificate.face.fields.keys()


# A result that renews


def test_the_result_of_a_renewal_is_the_next_version_and_the_old_one_says_so(
    citizen, outside, desk, kept
):
    licence = now().catalogue.items["food_business_licence"]
    renewing = replace(licence.outputs[0], renews=True)
    case = Case.objects.get(pk=FOOD_LICENCE.filed(citizen, outside).cases[0].id)

    number = make_out(case, licence, renewing, {}, catalogue=now().catalogue, outside=outside)

    following, before = versions_of(kept.certificate.face.number)
    assert str(following.certificate.face.number) == number
    assert following.certificate.face.previous == before.certificate.face.number
    assert before.certificate.latest_standing is Standing.REPLACED
    assert case.number in before.certificate.history[-1].basis
    first = licence.outputs[0]
    again = make_out(case, licence, first, {}, catalogue=now().catalogue, outside=outside)
    assert len(versions_of(kept.certificate.face.number)) == 2
    assert again != number
