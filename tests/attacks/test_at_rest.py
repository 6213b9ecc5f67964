"""A stolen copy of the database and a stolen log tell nothing of anybody (A76, A81).

One invented person goes through a whole main job with words that occur nowhere else. Then every
table is read as text, and every line that was logged, and searched for those words in each form
that a reader could recognise.
"""

import base64
import json
import logging  # noqa: TID251 - what other libraries use
from decimal import Decimal
from io import StringIO

import pytest
from city.handling import Desk, status_of
from city.people import PASSWORD
from city.stories import Story
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from attacks.tables import every_row
from attacks.world import MARKET, open_work, signed_in
from tongban.actions.accounts import open_citizen
from tongban.actions.my_data.copying import make_waiting
from tongban.actions.targets import published
from tongban.adapters.search import entries_of
from tongban.core.people.actors import Citizen
from tongban.project.logs import configure, logging_configuration
from tongban.store.cases.models import Filing
from tongban.store.certificates.models import Certificate
from tongban.store.people.sessions import BrowserSession

pytestmark = pytest.mark.django_db

CANARIES = {
    "number": "519902198811230012",
    "name": "欧阳金丝雀",
    "phone": "13911112222",
    "address": "明川市无名巷七十七号",
    "opinion": "核对时见到金丝雀笼",
    "comment": "窗口的鸟鸣很好听",
    "file name": "金丝雀平面图",
    "session answer": "7341.25",
}


def disguises(words: str) -> set[str]:
    """Return the forms in which a reader of a dump would recognise words."""
    octets = words.encode()
    shifted = (base64.b64encode(b"\0" * gap + octets).decode() for gap in range(3))
    return {words, json.dumps(words)[1:-1], octets.hex(), *(text[4:-4] for text in shifted)}


def found_in(text: str) -> set[str]:
    lower = text.lower()
    return {
        name
        for name, words in CANARIES.items()
        if any(form in text or form.lower() in lower for form in disguises(words))
    }


@pytest.fixture
def written():
    """Yield what is logged, down to the least important line."""
    configure(logging_configuration("DEBUG"))
    [handler] = logging.getLogger().handlers[:1]
    before = handler.setStream(buffer := StringIO())
    yield buffer
    handler.setStream(before)


def canary() -> Citizen:
    number, name = CANARIES["number"], CANARIES["name"]
    account = open_citizen(
        "canary", PASSWORD, number=number, name=name, phone=CANARIES["phone"]
    )  # fmt: skip
    return Citizen(account=account, person=number, name=name)


LICENCE = Story(
    kind="item",
    code="food_business_licence",
    answers={
        "food.only_packaged": False,
        "premises.area": Decimal(120),
        "premises.near_pollution": False,
        "food.applicant_banned": False,
        "premises.address": CANARIES["address"],
    },
)


def look_back(browser, case, outside):
    """Rate a case, order a copy of everything, and look at it all once more."""
    browser.post(
        f"/my/cases/{case.pk}/rate/", {"level": "satisfied", "comment": CANARIES["comment"]}
    )
    browser.post("/my/data/copy/")
    make_waiting(outside, days=7)
    browser.post("/my/data/requests/new/deletion/", {"words": CANARIES["opinion"]})
    for address in ("/my/", f"/my/cases/{case.pk}/", "/my/certificates/", "/my/data/"):
        browser.get(address)


@pytest.fixture
def job(world, written):
    """Take the canary's licence from a visitor's first answer to the rating."""
    person, outside = canary(), world.outside
    visitor = Client()
    visitor.post(
        "/ask/item/food_business_licence/?change=premises.area",
        {"premises-area": CANARIES["session answer"]},
    )
    browser = Client()
    browser.post("/account/sign-in/", {"login": "canary", "password": PASSWORD})
    draft = LICENCE.prepared(person, outside)
    plan = SimpleUploadedFile(f"{CANARIES['file name']}.pdf", b"%PDF-1.7 a", "application/pdf")
    browser.post(f"/drafts/{draft}/papers/kitchen_layout/", {"files": plan})
    browser.post(f"/drafts/{draft}/check/", {"true": "on"})
    case = Filing.objects.get(draft_id=draft).cases.get()
    market = Desk.of(MARKET, outside)
    officer = Client()
    officer.cookies["sessionid"] = signed_in(market.window)
    officer.get(f"/counter/work/{open_work(case.pk).pk}/")
    officer.get("/counter/cases/", {"number": case.number})
    market.bring_to_decision(case.pk)
    approver = Client()
    approver.cookies["sessionid"] = signed_in(market.approver)
    case.refresh_from_db()
    approver.post(
        f"/counter/work/{open_work(case.pk).pk}/grant/",
        {"revision": case.revision, "words": CANARIES["opinion"]},
    )
    market.examine(case.pk)
    market.issue(case.pk)
    look_back(browser, case, outside)
    return case


def test_a_copy_of_the_database_tells_nothing_of_a_person(world, job):
    leaks = {table: found for table, rows in every_row().items() if (found := found_in(rows))}
    face = json.dumps(Certificate.objects.get(case=job).face)
    events = json.dumps([row.content for row in job.events.all()], ensure_ascii=False)
    filed = json.dumps(job.filing.content, ensure_ascii=False)

    assert leaks == {}
    assert (status_of(job.pk), found_in(face)) == ("completed", {"number", "name", "address"})
    assert (found_in(events) >= {"opinion"}, found_in(filed) >= {"address"}) == (True, True)
    assert any(session.get_decoded().get("answers") for session in BrowserSession.objects.all())


def test_the_search_index_knows_nobody(world, job):
    now = published()
    entries = repr(list(entries_of(now.catalogue, tuple(now.journeys.values()))))

    assert "食品经营许可" in entries
    assert found_in(entries) == set()


def test_no_line_of_the_log_tells_who_or_what(job, written):
    lines = written.getvalue()

    assert lines.count('"event": "answered"') > 5
    assert found_in(lines) == set()
    assert job.number not in lines


def test_the_search_would_find_a_leak_in_every_disguise():
    for name, words in CANARIES.items():
        readable = (words, json.dumps(words), words.encode().hex(), "\\x" + words.encode().hex())
        wrapped = base64.b64encode(f"x{words}yz".encode()).decode()
        for form in (*readable, wrapped):
            assert found_in(form) >= {name}
