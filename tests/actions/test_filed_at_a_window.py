"""Filed at a window (窗口收件): the same application as on the web, and a paper to take home."""

import os
from datetime import timedelta

import pytest
from city.eligible import eligible
from city.people import stranger_to_lin
from city.stories import FIRE_CHECK, FOOD_LICENCE, Story
from django.db import transaction
from standings import mandated, seen

from tongban.actions.attending import names, receiving
from tongban.actions.attending.receiving import NameDiffers
from tongban.actions.filings.submit import submit
from tongban.actions.mandates import offering
from tongban.actions.mandates.scope import BeyondAuthority
from tongban.actions.targets import published as release
from tongban.core.people.actors import Role
from tongban.core.people.attending import LASTS, Identified, NotAtWindow, Wish
from tongban.core.vocabulary.errors import NotFound, TongbanError
from tongban.store.attendance.queries import attendance_of
from tongban.store.audit.looks import looks_at
from tongban.store.audit.models import AuditEntry
from tongban.store.cases.models import Case, CaseEvidence, Filing, WorkItem
from tongban.store.cases.queries.at_window import filed_there, receipt_there
from tongban.store.cases.queries.filings import filings_of
from tongban.store.documents.queries import file_of
from tongban.store.people.models import Account

pytestmark = pytest.mark.django_db
DAYS = ("received_on", "acceptance_due_on", "accepted_on", "due_on", "registers_due_at")
WORK = ("kind", "step", "department", "due_on", "item_code", "area")
SERIAL = 4
THOROUGH = os.environ.get("TONGBAN_EXAMPLES") == "thorough"
EVERY_DAY = 14
"""One item in so many is tried every day, each of them when one is thorough."""


@pytest.fixture
def clerk(officer_of):
    return officer_of("market_regulation", Role.WINDOW, staff="w")


@pytest.fixture
def there(citizen, clerk, outside):
    """Return the citizen at the window of the clerk."""
    attendance = receiving.receive(clerk, seen(citizen), outside)
    return names.person_at_window(clerk, attendance, outside)


def _kept(filing):
    """Return all of a filing but who handed it in where, its numbers and its papers' ids."""
    case = filing.cases[0]
    lines = CaseEvidence.objects.filter(case_id=case.id).order_by("requirement", "way", "reason")
    content = Filing.objects.get(pk=filing.id).content
    return {
        "submission": case.events[0].submission,
        "evidence": [(one.requirement, one.way, one.trust, one.reason) for one in lines],
        "facts": content["facts"],
        "steps": content["steps"],
        "applicant": content["applicant"],
        "version": case.item_version,
        "clock": [getattr(Case.objects.get(pk=case.id), day) for day in DAYS],
        "work": list(WorkItem.objects.filter(case_id=case.id).values_list(*WORK).order_by(*WORK)),
        "number": case.number[:-SERIAL],
    }


def test_the_same_facts_make_the_same_submission_at_a_window_as_on_the_web(citizen, there, outside):
    on_the_web = FOOD_LICENCE.filed(citizen, outside)
    at_the_window = FOOD_LICENCE.filed(there, outside)
    channels = [one.cases[0].events[0].channel.value for one in (on_the_web, at_the_window)]

    assert _kept(at_the_window) == _kept(on_the_web)
    assert channels == ["web", "window"]
    assert {one.id for one in filings_of(citizen)} == {on_the_web.id, at_the_window.id}


def _filed_and_forgotten(code, actor, outside):
    """Return what is kept of an item filed by plausible answers, or why it was not filed."""
    try:
        with transaction.atomic():
            kept = _kept(
                Story(kind="item", code=code, answers=eligible(code)).filed(actor, outside)
            )
            transaction.set_rollback(True)
    except (AssertionError, TongbanError) as refused:
        return type(refused).__name__
    return kept


def test_every_item_is_the_same_case_whoever_wrote_it_down(citizen, there, outside):
    codes = sorted(release().catalogue.items)
    for code in codes if THOROUGH else codes[::EVERY_DAY]:
        web, window = (_filed_and_forgotten(code, one, outside) for one in (citizen, there))
        assert isinstance(web, dict), (code, web)
        assert (code, window) == (code, web)


def test_what_is_told_of_others_is_checked_at_a_window_as_at_home(there, outside):
    case = FOOD_LICENCE.filed(there, outside).cases[0]

    assert CaseEvidence.objects.get(case_id=case.id, requirement="handlers").way == "shared"


def test_the_receipt_names_the_window_and_the_papers(there, clerk, outside):
    filing = FOOD_LICENCE.filed(there, outside)
    attended = attendance_of(clerk, there.helped_by.attendance).attendance
    line = filed_there(attended.filed)[0]
    content = receipt_there(attended.filed, line.receipt)
    said = {row["label"]: row["value"] for row in content["rows"]}

    assert (line.id, line.number) == (filing.id, filing.number)
    assert clerk.name in said["收件窗口"]
    assert said["收取材料"]
    assert receipt_there((), line.receipt) is None


def test_who_is_written_for_finds_the_clerk_among_those_who_looked(citizen, there, clerk, outside):
    FOOD_LICENCE.filed(there, outside)
    looks = looks_at(citizen)

    assert {"attendance.attended", "attendance.filed"} <= {one.action for one in looks}
    assert AuditEntry.objects.filter(action="attendance.attended").get().actor == (
        f"officer:{clerk.staff_number}"
    )


def test_whoever_never_signed_in_has_an_account_that_no_password_opens(clerk, outside, published):
    unknown = Wish(
        number="519901198811230011", person="王二", identified=Identified.PAPER_SEEN, agreed=True
    )
    attendance = receiving.receive(clerk, unknown, outside)
    person = names.person_at_window(clerk, attendance, outside)
    filing = FIRE_CHECK.filed(person, outside)
    account = Account.objects.get(user_id=person.account)

    assert not account.user.has_usable_password()
    assert [one.id for one in filings_of(person)] == [filing.id]
    other = Wish(number=unknown.number, person="王三", identified=Identified.CARD_READ, agreed=True)
    with pytest.raises(NameDiffers):
        receiving.receive(clerk, other, outside)


def test_nothing_is_filed_after_the_person_has_left_or_the_hour_is_over(
    there, clerk, outside, clock
):
    draft = FOOD_LICENCE.prepared(there, outside)
    receiving.end(clerk, there.helped_by.attendance, outside)
    with pytest.raises(NotAtWindow):
        submit(there, draft, outside)

    assert not Filing.objects.exists()
    assert names.person_at_window(clerk, there.helped_by.attendance, outside) is None
    again = receiving.receive(clerk, seen(there), outside)
    clock.now += LASTS + timedelta(seconds=1)
    assert names.person_at_window(clerk, again, outside) is None


def test_the_next_person_ends_the_one_before_and_another_clerk_finds_nobody(
    there, clerk, outside, officer_of
):
    second = receiving.receive(clerk, seen(stranger_to_lin()), outside)
    other = officer_of("housing", Role.WINDOW, staff="h")

    assert names.person_at_window(clerk, there.helped_by.attendance, outside) is None
    assert names.person_at_window(clerk, second, outside) is not None
    assert names.person_at_window(other, second, outside) is None
    with pytest.raises(NotFound):
        receiving.end(other, second, outside)


def test_a_clerk_reads_the_papers_of_a_draft_and_none_that_were_filed_before(
    citizen, there, outside
):
    FOOD_LICENCE.filed(citizen, outside)
    before = CaseEvidence.objects.filter(file__isnull=False).first().file_id

    assert file_of(citizen, before) is not None
    assert file_of(there, before) is None


def test_an_agent_at_the_window_acts_on_a_mandate_as_far_as_it_reaches_and_while_it_holds(
    citizen, stranger, clerk, outside
):
    ground = mandated(citizen, stranger, outside, FOOD_LICENCE.code)
    attendance = receiving.receive(clerk, seen(stranger), outside)
    offered = names.grounds_there(attendance_of(clerk, attendance), outside)
    assert [one.representation.reference for one in offered] == [ground]
    assert names.choose(clerk, attendance, ground, outside)

    agent = names.person_at_window(clerk, attendance, outside)
    filing = FOOD_LICENCE.filed(agent, outside)
    kept = Filing.objects.get(pk=filing.id).content
    assert kept["applicant"]["number"] == citizen.person
    assert kept["applicant"]["agent"]["number"] == stranger.person
    assert kept["window"]["staff_number"] == clerk.staff_number
    assert filing.cases[0].events[0].by.name == (
        f"{stranger.name}（代{citizen.name}）（窗口{clerk.name}代为填写）"
    )
    with pytest.raises(BeyondAuthority):
        FIRE_CHECK.filed(agent, outside)

    offering.revoke(citizen, ground.removeprefix("mandate:"), outside)
    assert names.person_at_window(clerk, attendance, outside) is None
    assert not names.choose(clerk, attendance, ground, outside)
    with pytest.raises(NotFound):
        names.choose(clerk, attendance, "mandate:nothing", outside)
