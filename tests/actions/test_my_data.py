"""Everything about me: a copy that is whole and only mine, and requests that are answered."""

import io
import json
import zipfile
from datetime import date, timedelta

import pytest
from city.people import PASSWORD, officer
from city.stories import FOOD_LICENCE

from tongban.actions.accounts import open_citizen
from tongban.actions.audit import indexes_of, note
from tongban.actions.certificates.sharing import show_code
from tongban.actions.drafts.papers import attach
from tongban.actions.drafts.writing import start
from tongban.actions.my_data import answering, asking
from tongban.actions.my_data.copying import make_waiting, order
from tongban.actions.my_data.sections import SECTIONS
from tongban.actions.retention import holding
from tongban.core.people.actors import Citizen, Role
from tongban.core.people.holds import HoldScope
from tongban.core.people.rights import RightKind, RightOutcome
from tongban.core.vocabulary.errors import Conflict, NotAllowed, NotFound
from tongban.core.vocabulary.identity import make_example_number
from tongban.store.audit.models import AuditEntry
from tongban.store.cases.models import Draft, Filing
from tongban.store.certificates.models import Certificate
from tongban.store.documents.models import StoredFile
from tongban.store.people.models import Account
from tongban.store.rights.models import CopyPart, DataCopy
from tongban.store.rights.queries import newest_copy, parts_of, requests_of, requests_to_answer

pytestmark = pytest.mark.django_db
DAYS = 7


@pytest.fixture
def known(published):
    """Return somebody whose number has a right check digit."""
    number = str(make_example_number(birth_date=date(1990, 3, 7), order=22))
    account = open_citizen("known", PASSWORD, number=number, name="方一舟", phone="13900000000")
    return Citizen(account=account, person=number, name="方一舟")


@pytest.fixture
def steward(published):
    return officer("data_bureau", Role.DATA_STEWARD, staff="d1")


def drafted(citizen, outside):
    draft = start(citizen, "item", FOOD_LICENCE.code, outside, answers=FOOD_LICENCE.answers)
    attach(citizen, draft, "kitchen_layout", outside, content=b"%PDF 1", name="../平面图.pdf")
    return draft


def archive_of(citizen, outside):
    pieces = parts_of(citizen, newest_copy(citizen).id, outside.now)
    return zipfile.ZipFile(io.BytesIO(b"".join(pieces)))


def test_a_copy_holds_everything_about_a_person_and_nothing_about_anybody_else(
    citizen, stranger, outside, desk
):
    case = FOOD_LICENCE.filed(citizen, outside).cases[0]
    desk("market_regulation").complete(case.id)
    show_code(citizen, Certificate.objects.get().pk, outside, fields=(), purpose="租房")
    drafted(citizen, outside)
    drafted(stranger, outside)
    about = indexes_of({"number": citizen.person})
    note(officer("market_regulation"), "case.open", "case", ground="受理", concerned=about)

    order(citizen, outside)
    assert make_waiting(outside, days=DAYS) == 1
    copy = archive_of(citizen, outside)
    data, page = json.loads(copy.read("data.json")), copy.read("index.html").decode()

    assert {section.code for section in SECTIONS} < data.keys()
    assert data["filings"][0]["cases"][0]["number"] == case.number
    assert data["account"][0]["number"] == citizen.person
    filled = ("drafts", "filings", "certificates", "shares", "looks")
    assert all(data[chapter] for chapter in filled)
    assert citizen.person in page
    assert case.number in page
    assert stranger.person not in page
    assert stranger.name not in page


def test_a_copy_says_in_a_schema_what_stands_in_it_and_brings_the_papers(citizen, outside):
    drafted(citizen, outside)
    order(citizen, outside)
    make_waiting(outside, days=DAYS)
    copy = archive_of(citizen, outside)

    schema = json.loads(copy.read("schema.json"))
    data = json.loads(copy.read("data.json"))
    files = [name for name in copy.namelist() if name.startswith("files/")]
    assert set(schema["required"]) == set(data)
    for section in SECTIONS:
        entries = schema["properties"][section.code]["items"]["properties"]
        assert all(set(entry) <= set(entries) for entry in data[section.code]), section.code
    assert len(files) == 1
    assert ".." not in files[0]
    assert copy.read(files[0]) == b"%PDF 1"


def test_a_copy_is_made_once_is_there_for_its_days_and_only_for_its_owner(
    citizen, stranger, outside, clock
):
    """A03."""
    first = order(citizen, outside)
    assert order(citizen, outside) == first
    assert parts_of(citizen, first, outside.now) is None
    make_waiting(outside, days=DAYS)

    assert newest_copy(citizen).done == newest_copy(citizen).total
    assert parts_of(stranger, first, outside.now) is None
    assert list(parts_of(citizen, first, outside.now))
    clock.pass_days(DAYS)
    assert parts_of(citizen, first, outside.now) is None
    assert order(citizen, outside) != first


def test_whoever_is_killed_in_the_middle_makes_the_copy_again(citizen, outside):
    copy = order(citizen, outside)
    part = CopyPart(copy_id=copy, number=1)
    part.content = "bGVmdCBiZWhpbmQ="
    part.save()
    DataCopy.objects.update(done=3)

    assert make_waiting(outside, days=DAYS) == 1
    assert archive_of(citizen, outside).testzip() is None
    assert make_waiting(outside, days=DAYS) == 0


def test_a_copy_that_cannot_be_made_is_given_up_and_asked_for_again(citizen, outside):
    FOOD_LICENCE.filed(citizen, outside)
    Filing.objects.update(content_sealed=b"lost:key")
    copy = order(citizen, outside)

    assert make_waiting(outside, days=DAYS) == 0
    assert DataCopy.objects.get(pk=copy).failed
    assert order(citizen, outside) != copy


def test_a_request_to_delete_deletes_what_no_law_wants_kept_and_says_how_much(
    known, outside, steward
):
    FOOD_LICENCE.filed(known, outside)
    filed = StoredFile.objects.count()
    drafted(known, outside)
    request = asking.ask(known, outside, kind=RightKind.DELETION, words="请删除草稿")
    [waiting] = requests_to_answer(over=False)

    told = {"outcome": RightOutcome.PARTLY, "words": "草稿已删；办件档案依法保存"}
    state = answering.answer(steward, request, outside, revision=1, **told)

    assert waiting.due_on > outside.today
    assert state.answer.deleted == 1
    assert not Draft.objects.filter(submitted_at__isnull=True).exists()
    assert (StoredFile.objects.count(), Filing.objects.count()) == (filed, 1)
    assert requests_of(known)[0].state.answer.words == told["words"]
    about = AuditEntry.objects.get(action="right.answered").concerned
    assert len(about) == 1


def test_what_is_held_as_evidence_is_not_deleted_at_anybodys_wish(known, outside, steward):
    drafted(known, outside)
    holding.ask(
        steward,
        outside,
        scope=HoldScope.PERSON,
        target=known.person,
        reason="诉讼",
        basis="（2026）明01行初1号",
    )
    request = asking.ask(known, outside, kind=RightKind.DELETION, words="请删除草稿")

    state = answering.answer(
        steward, request, outside, revision=1, outcome=RightOutcome.GRANTED, words="已处理"
    )

    assert state.answer.deleted == 0
    assert Draft.objects.count() == 1


def test_a_wrong_phone_number_is_corrected_by_whoever_answers(known, outside, steward):
    request = asking.ask(known, outside, kind=RightKind.CORRECTION, words="手机换成 13911112222")
    answering.answer(
        steward,
        request,
        outside,
        revision=1,
        outcome=RightOutcome.GRANTED,
        words="已更正",
        phone="13911112222",
    )

    assert Account.objects.get(user=known.account).person["phone"] == "13911112222"


def test_a_refusal_changes_nothing_and_only_the_keeper_of_the_data_answers(
    known, stranger, outside, steward
):
    drafted(known, outside)
    request = asking.ask(known, outside, kind=RightKind.DELETION, words="请删除草稿")
    told = {"revision": 1, "outcome": RightOutcome.REFUSED, "words": "正在使用"}
    elsewhere = officer("civil_affairs", Role.DATA_STEWARD, staff="e")
    with pytest.raises(NotAllowed):
        answering.answer(elsewhere, request, outside, **told)
    with pytest.raises(NotFound):
        asking.withdraw(stranger, request, outside)

    answering.answer(steward, request, outside, **told)

    assert Draft.objects.count() == 1
    with pytest.raises(Conflict):
        answering.answer(steward, request, outside, **told)
    with pytest.raises(NotAllowed):
        asking.withdraw(known, request, outside)


def test_a_request_that_was_taken_back_waits_no_longer(known, outside):
    request = asking.ask(known, outside, kind=RightKind.CORRECTION, words="名字写错")

    assert not asking.withdraw(known, request, outside).waits
    assert requests_to_answer(over=False) == ()
    assert requests_to_answer(over=True)[0].due_on - outside.today > timedelta(0)
