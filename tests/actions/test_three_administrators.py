"""Three administrators at work, and looks outside cases: kept, told, limited (A28, A74)."""

from datetime import timedelta

import pytest
from city.stories import INSTANT
from django.contrib.auth import get_user_model
from django.db import DatabaseError, IntegrityError, connection, transaction

from tongban.actions import looking, postings
from tongban.core.audit.entries import Entry
from tongban.core.people.actors import Role
from tongban.core.people.breaking_glass import (
    AN_HOUR,
    MOST_LOOKS_AN_HOUR,
    Finding,
    GlassReason,
    GlassWish,
)
from tongban.core.people.postings import Posting
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed, NotFound
from tongban.store.audit.looks import looks_at
from tongban.store.audit.models import AuditEntry
from tongban.store.audit.queries import acts_by
from tongban.store.cases.queries.people import cases_of_person
from tongban.store.people.glass_queries import alerts_for, all_glass
from tongban.store.people.models import Account, Alert, GlassRow
from tongban.store.people.posting_queries import (
    Wanted,
    administrators,
    posting_file,
)
from tongban.store.people.posting_queries import (
    postings as found_postings,
)
from tongban.store.people.queries import actor_for
from tongban.store.sealing import blind_index

pytestmark = pytest.mark.django_db
WHY = {"reason": "新调入窗口"}
NEW = Posting(staff_number="T-001", department="taxation")
LIFE = "群众在窗口昏倒，须马上联系家属"


@pytest.fixture
def three(officer_of):
    return (
        officer_of("data_bureau", Role.SYSTEM_ADMINISTRATOR, staff="sys"),
        officer_of("data_bureau", Role.SECURITY_ADMINISTRATOR, staff="sec"),
        officer_of("data_bureau", Role.AUDIT_ADMINISTRATOR, staff="aud"),
    )


@pytest.fixture
def opened(three, outside):
    return postings.open_account(three[0], NEW, outside, name="王一", **WHY)


@pytest.fixture
def window(officer_of):
    return officer_of("market_regulation", Role.WINDOW, staff="w")


def actor(number, today):
    user = Account.objects.get(staff_number=number).user_id
    return actor_for(user, today=today)


def test_an_account_begins_without_rights_and_gets_them_by_another_hand(three, opened, outside):
    system, security, _ = three
    empty = actor("T-001", outside.today)
    postings.grant(security, "T-001", Role.WINDOW, outside, **WHY)
    clerk = actor("T-001", outside.today)
    file = posting_file("T-001")
    user = get_user_model().objects.get(username="T-001")

    assert user.check_password(opened.password)
    assert (empty.roles, clerk.roles) == (frozenset(), {Role.WINDOW})
    assert [one.name for one in file.events] == ["opened", "role_granted"]
    assert [one.by.staff_number for one in file.events] == [
        system.staff_number, security.staff_number,
    ]  # fmt: skip


def test_a_post_taken_or_an_account_suspended_is_gone_with_the_next_request(three, opened, outside):
    """A28."""
    system, security, _ = three
    postings.grant(security, "T-001", Role.WINDOW, outside, **WHY)
    postings.withdraw(security, "T-001", Role.WINDOW, outside, reason="调离窗口")
    without = actor("T-001", outside.today)
    postings.suspend(system, "T-001", outside, reason="离职")
    suspended = actor("T-001", outside.today)
    postings.restore(system, "T-001", outside, reason="返聘")
    to = Posting(staff_number="T-001", department="housing", area="519901")
    postings.move(system, "T-001", to, outside, reason="轮岗")
    moved = actor("T-001", outside.today)

    assert without.roles == frozenset()
    assert suspended is None
    assert (moved.department, moved.area) == ("housing", "519901")


def test_the_database_lets_no_administrator_hold_anything_else(three):
    account = Account.objects.get(staff_number=three[0].staff_number)
    for roles in (["system_administrator", "audit_administrator"],
                  ["security_administrator", "window"]):  # fmt: skip
        with pytest.raises(IntegrityError), transaction.atomic():
            Account.objects.filter(pk=account.pk).update(roles=roles)


def test_an_officer_has_one_account(three, opened, outside):
    with pytest.raises(Conflict):
        postings.open_account(three[0], NEW, outside, name="王二", **WHY)
    wrong = Posting(staff_number="工号 一", department="taxation")
    with pytest.raises(InvalidValue):
        postings.open_account(three[0], wrong, outside, name="王二", **WHY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Account.objects.filter(staff_number=three[1].staff_number).update(staff_number="T-001")
    with pytest.raises(NotFound):
        postings.suspend(three[0], "nobody", outside, **WHY)


def test_all_that_administrators_did_stands_in_the_records_for_the_third(three, opened, outside):
    system, security, _ = three
    postings.grant(security, "T-001", Role.WINDOW, outside, **WHY)
    acts = acts_by(administrators())

    assert [one.action for one in acts] == ["posting.role_granted", "posting.opened"]
    assert {one.actor for one in acts} == {
        f"officer:{system.staff_number}", f"officer:{security.staff_number}",
    }  # fmt: skip
    assert all(one.ground == WHY["reason"] for one in acts)
    assert AuditEntry.objects.get(action="posting.role_granted").details["role"] == "window"


def test_what_happened_to_an_account_cannot_be_rewritten(opened):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE store_people_postingrecord SET name = 'restored'")


def test_accounts_are_found_by_number_department_and_post(three, opened):
    assert [one.posting.staff_number for one in found_postings(Wanted(text="t-0"))] == ["T-001"]
    assert found_postings(Wanted(department="taxation"))[0].person == "王一"
    assert len(found_postings(Wanted(role="audit_administrator"))) == 1
    assert posting_file("nobody") is None


def test_breaking_the_glass_tells_the_supervisor_and_the_person(
    citizen, window, outside, officer_of
):
    INSTANT.filed(citizen, outside)
    supervisor = officer_of("market_regulation", Role.SUPERVISOR, staff="s")
    elsewhere = officer_of("housing_fund", Role.SUPERVISOR, staff="s")
    wish = GlassWish(person=citizen.person, reason=GlassReason.LIFE, words=LIFE)
    key = looking.look_outside_a_case(window, wish, outside)
    looking.look(window, key, outside)
    [told] = alerts_for(supervisor)
    seen = [one.action for one in looks_at(citizen)]

    assert (told.kind, told.officer) == ("glass", window.staff_number)
    assert alerts_for(elsewhere) == ()
    assert seen[:2] == ["person.look", "person.glass"]
    assert len(cases_of_person(citizen.person)) == 1
    assert LIFE not in str(GlassRow.objects.values())
    looking.seen(supervisor, told.id, outside)
    assert alerts_for(supervisor) == ()
    with pytest.raises(NotFound):
        looking.seen(supervisor, told.id, outside)


def test_the_glass_closes_and_is_nobody_elses(citizen, window, *, outside, clock, officer_of):
    wish = GlassWish(person=citizen.person, reason=GlassReason.LIFE, words=LIFE)
    key = looking.look_outside_a_case(window, wish, outside)
    other = officer_of("market_regulation", Role.WINDOW, staff="w2")

    with pytest.raises(NotFound):
        looking.look(other, key, outside)
    clock.now += timedelta(minutes=31)
    with pytest.raises(NotAllowed):
        looking.look(window, key, outside)
    assert [one.outcome for one in looks_at(citizen)][:2] == ["refused", "allowed"]


def test_a_refused_look_is_written_down_under_the_person(citizen, window, outside):
    short = GlassWish(person=citizen.person, reason=GlassReason.LIFE, words="看看")
    with pytest.raises(InvalidValue):
        looking.look_outside_a_case(window, short, outside)
    wish = GlassWish(person=citizen.person, reason=GlassReason.LIFE, words=LIFE)
    for _ in range(AN_HOUR):
        looking.look_outside_a_case(window, wish, outside)
    with pytest.raises(NotAllowed):
        looking.look_outside_a_case(window, wish, outside)

    assert [one.outcome for one in looks_at(citizen)].count("refused") == 2


def test_the_audit_administrator_judges_every_look(citizen, window, three, outside):
    wish = GlassWish(person=citizen.person, reason=GlassReason.LIFE, words=LIFE)
    key = looking.look_outside_a_case(window, wish, outside)
    looking.judge(three[2], key, Finding.UNJUSTIFIED, outside, opinion="不符")
    [kept] = all_glass(three[2])

    assert (kept.glass.finding, kept.glass.reviewed_by) == (
        Finding.UNJUSTIFIED, three[2].staff_number,
    )  # fmt: skip
    with pytest.raises(NotFound):
        looking.judge(three[2], kept.id.__class__(int=1), Finding.JUSTIFIED, outside, opinion="")


def test_one_person_too_many_within_an_hour_is_refused_and_told(window, outside, officer_of):
    """A74: an officer mass-queries."""
    AuditEntry.objects.bulk_create(
        AuditEntry.of(entry) for entry in _lookups(window, outside, MOST_LOOKS_AN_HOUR)
    )
    with pytest.raises(NotAllowed) as refused:
        looking.require_few_people(window, "519901198811230011", outside)
    looking.require_few_people(window, "person-0", outside)
    supervisor = officer_of("market_regulation", Role.SUPERVISOR, staff="s")

    assert refused.value.rule == "look.too_many"
    assert [one.kind for one in alerts_for(supervisor)] == ["mass_query"]
    with pytest.raises(NotAllowed):
        looking.require_few_people(window, "519901198811230011", outside)
    assert Alert.objects.count() == 1


def _lookups(officer, outside, count):
    return [
        Entry(
            at=outside.now,
            actor=f"officer:{officer.staff_number}",
            action=looking.OPEN_CASE,
            subject=str(one),
            ground=looking.BY_NUMBER,
            concerned=(blind_index(f"person-{one}"),),
        )
        for one in range(count)
    ]
