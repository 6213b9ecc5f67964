"""What is past its period goes, in every place; what a hold protects stays (A82)."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from axes.models import AccessAttempt
from city.people import PASSWORD, officer
from city.stories import FOOD_LICENCE
from django.db import connection

from tongban.actions.accounts import open_citizen
from tongban.actions.certificates.sharing import show_code
from tongban.actions.drafts.papers import attach
from tongban.actions.drafts.writing import start
from tongban.actions.retention import holding
from tongban.actions.retention.purging import purge
from tongban.adapters.event_journal import EventJournal
from tongban.core.people.actors import Citizen, Role
from tongban.core.people.holds import HoldScope
from tongban.core.people.retention import SCHEDULE, Ending
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotFound
from tongban.core.vocabulary.identity import make_example_number
from tongban.store.audit.models import AuditEntry
from tongban.store.cases.models import Case, Draft, OutboxRow
from tongban.store.certificates.models import Certificate, Share
from tongban.store.documents.models import StoredFile
from tongban.store.people.sessions import BrowserSession
from tongban.store.retention.models import Deletion
from tongban.store.retention.queries import deletions, held_now, hold_of, holds, last_deletions

pytestmark = pytest.mark.django_db
WHY = {"reason": "行政复议", "basis": "明复受字〔2026〕3号"}
FAR = timedelta(days=4000)


@pytest.fixture
def journal(tmp_path):
    return EventJournal(tmp_path / "events")


@pytest.fixture
def run(outside, journal):
    """Return what deletes everything that is past its period."""
    return lambda: purge(outside, journal, SCHEDULE)


@pytest.fixture
def hold(published, outside):
    """Return the two officers who hold, at work."""
    return Holding(outside)


class Holding:
    """A steward who asks for holds and a supervisor who answers."""

    def __init__(self, outside):
        self.outside = outside
        self.steward = officer("data_bureau", Role.DATA_STEWARD, staff="d1")
        self.second = officer("data_bureau", Role.SUPERVISOR, staff="d2")

    def ask(self, scope, target):
        return holding.ask(self.steward, self.outside, scope=scope, target=target, **WHY)

    def lift(self, held, revision):
        return holding.ask_to_lift(
            self.steward, held, self.outside, revision=revision, reason="复议终结"
        )

    def answer(self, held, revision, *, agrees=True):
        return holding.answer(
            self.second,
            held,
            self.outside,
            revision=revision,
            agrees=agrees,
            reason="" if agrees else "与案件无关",
        )


@pytest.fixture
def known(published):
    """Return somebody whose number has a right check digit."""
    number = str(make_example_number(birth_date=date(1990, 3, 7), order=22))
    account = open_citizen("known", PASSWORD, number=number, name="方一舟")
    return Citizen(account=account, person=number, name="方一舟")


def drafted(citizen, outside):
    """Begin an application and hand in a paper; return the draft."""
    draft = start(citizen, "item", FOOD_LICENCE.code, outside, answers=FOOD_LICENCE.answers)
    attach(citizen, draft, "kitchen_layout", outside, content=b"%PDF", name="平面图.pdf")
    return draft


def aged(model, field, outside, **columns):
    model.objects.filter(**columns).update(**{field: outside.now - FAR})


def test_an_abandoned_draft_goes_with_its_papers_and_a_living_one_stays(
    citizen, stranger, outside, run
):
    drafted(citizen, outside)
    living = drafted(stranger, outside)
    aged(Draft, "updated_at", outside, owner=citizen.account)
    aged(StoredFile, "created_at", outside)

    purged = run()

    assert (purged["drafts"].deleted, purged["uploads"].deleted) == (1, 0)
    assert [row.pk for row in Draft.objects.all()] == [living]
    assert {row.owner_id for row in StoredFile.objects.all()} == {stranger.account}


def test_a_file_that_was_never_filed_and_stands_in_no_draft_goes(citizen, outside, run):
    """F08."""
    FOOD_LICENCE.filed(citizen, outside)
    filed = StoredFile.objects.count()
    lost = StoredFile(owner_id=citizen.account, media_type="application/pdf", size=1, sha256="0")
    lost.content = {"name": "丢了.pdf", "bytes": ""}
    lost.save()
    aged(StoredFile, "created_at", outside)

    assert run()["uploads"].deleted == 1
    assert StoredFile.objects.count() == filed > 0


def test_what_somebody_filed_is_never_deleted_but_listed_for_appraisal(citizen, outside, desk, run):
    case = FOOD_LICENCE.filed(citizen, outside).cases[0].id
    desk("market_regulation").complete(case)
    aged(Case, "completed_on", outside)

    purged = run()

    assert (purged["case_files"].deleted, purged["case_files"].held) == (0, 1)
    assert Case.objects.filter(pk=case).exists()


def test_ended_sharing_keeps_that_it_was_used_and_loses_what_for(citizen, outside, desk, run):
    case = FOOD_LICENCE.filed(citizen, outside).cases[0].id
    desk("market_regulation").complete(case)
    certificate = Certificate.objects.get(case=case).pk
    show_code(citizen, certificate, outside, fields=(), purpose="租房")
    assert run()["shares"].deleted == 0
    aged(Share, "until", outside)

    assert run()["shares"].deleted == 1
    assert run()["shares"].deleted == 0
    assert Share.objects.get().purpose == ""
    assert Certificate.objects.get().uses.count() == 1


def test_sessions_messages_jobs_attempts_and_daily_files_go_by_their_age(outside, run, journal):
    BrowserSession.objects.create(session_key="s", expire_date=outside.now - FAR)
    OutboxRow.objects.create(topic="t", key="k", content={}, sent_at=outside.now - FAR)
    OutboxRow.objects.create(topic="t", key="waits", content={})
    AccessAttempt.objects.create(username="x", failures_since_start=1)
    AccessAttempt.objects.update(attempt_time=outside.now - FAR)
    journal.append(outside.today - FAR, {"id": 1})
    journal.append(outside.today, {"id": 2})
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, status)"
            " VALUES ('default', 'old', 'succeeded'), ('default', 'waits', 'todo')"
        )
        cursor.execute("UPDATE procrastinate_events SET at = %s", [outside.now - FAR])

    purged = run()

    counts = {kind: one.deleted for kind, one in purged.items() if one.deleted}
    assert counts == {"sessions": 1, "messages": 1, "jobs": 1, "sign_in_attempts": 1, "journal": 1}
    assert OutboxRow.objects.get().key == "waits"


def test_a_hold_on_a_person_protects_their_draft_until_two_officers_lift_it(
    known, outside, run, hold
):
    drafted(known, outside)
    aged(Draft, "updated_at", outside)
    aged(StoredFile, "created_at", outside)

    held = hold.ask(HoldScope.PERSON, known.person)
    asked = run()["drafts"]
    hold.answer(held, 1)
    hold.lift(held, 2)
    lifting = run()["drafts"]
    hold.answer(held, 3)
    lifted = run()["drafts"]

    assert [(one.deleted, one.held) for one in (asked, lifting, lifted)] == [(0, 1), (0, 1), (1, 0)]
    assert len(hold_of(held).history) == 4
    assert (holds(over=False), len(holds(over=True))) == ((), 1)


def test_a_hold_on_a_case_protects_what_was_shared_of_its_certificate(citizen, hold, desk, run):
    outside = hold.outside
    case = FOOD_LICENCE.filed(citizen, outside).cases[0]
    desk("market_regulation").complete(case.id)
    certificate = Certificate.objects.get().pk
    show_code(citizen, certificate, outside, fields=(), purpose="租房")
    aged(Share, "until", outside)
    hold.ask(HoldScope.CASE, case.number)

    assert (run()["shares"].deleted, run()["shares"].held) == (0, 1)
    assert Share.objects.get().purpose == "租房"


def test_a_hold_on_a_kind_stops_its_deletion_as_a_whole(citizen, outside, run, hold):
    drafted(citizen, outside)
    aged(Draft, "updated_at", outside)
    hold.ask(HoldScope.KIND, "drafts")

    assert run()["drafts"].stopped
    assert Draft.objects.exists()
    assert last_deletions()["drafts"].stopped


@pytest.mark.parametrize(
    ("scope", "target"),
    [
        (HoldScope.PERSON, "519901199003070012"),
        (HoldScope.CASE, "没有的办件"),
        (HoldScope.KIND, "case_files"),
        (HoldScope.KIND, "audit"),
    ],
)
def test_a_hold_on_nothing_is_refused(hold, scope, target):
    with pytest.raises(InvalidValue):
        hold.ask(scope, target)


def test_two_who_answer_at_once_do_not_both_answer(known, hold):
    held = hold.ask(HoldScope.PERSON, known.person)
    hold.answer(held, 1, agrees=False)

    with pytest.raises(Conflict):
        hold.answer(held, 1)
    with pytest.raises(NotFound):
        hold.answer(uuid4(), 1)
    assert held_now().people == frozenset()


def test_what_was_deleted_is_reported_and_written_down(citizen, outside, run):
    drafted(citizen, outside)
    aged(Draft, "updated_at", outside)
    run()

    [(_, line), *_] = [one for one in deletions() if one[1].kind == "drafts"]
    assert (line.deleted, line.older_than) == (1, outside.now - timedelta(days=180))
    entry = AuditEntry.objects.get(action="retention.deleted", subject="retention:drafts")
    assert entry.details == {"deleted": "1", "held": "0"}
    assert "个人信息保护法" in entry.ground
    assert Deletion.objects.filter(kind="sessions", deleted=0).exists()


def test_every_kind_that_is_to_be_deleted_is_deleted_by_the_run(run):
    wanted = {rule.kind for rule in SCHEDULE if rule.ending is not Ending.KEPT}

    assert set(run()) == wanted
