"""Somebody else's number, typed into a form, opens nothing of them (A69: wider than granted)."""

from dataclasses import replace
from html.parser import HTMLParser

import pytest
from city.answering import make_fileable
from city.registers import CityRegisters
from django.urls import reverse

from attacks.world import World
from tongban.actions.drafts.circumstances import circumstances
from tongban.actions.drafts.readiness import form_of
from tongban.actions.drafts.writing import opened, start
from tongban.examples.people import city_people
from tongban.project import wiring
from tongban.store.cases.models import Draft, Filing

pytestmark = pytest.mark.django_db
FIRM = city_people().businesses[0].credit_code
TRIES = (
    ("journey", "newborn", "mother.identity_number", "苏婉清"),
    ("item", "maternity_benefit", "mother.identity_number", "苏婉清"),
    ("item", "school_enrolment", "pupil.identity_number", "罗子衿"),
    ("item", "real_estate_transfer", "transfer.seller_identity_number", "赵明辉"),
    ("item", "real_estate_transfer", "property.certificate_number", "明川不动产权第0000003号"),
    ("item", "deed_tax", "transfer.contract_number", "WQ519900000001"),
    ("journey", "after_death", "deceased.identity_number", "刘德厚"),
    ("item", "food_business_licence", "enterprise.credit_code", FIRM),
    ("journey", "close_enterprise", "enterprise.credit_code", FIRM),
)
"""A target, the element that is typed, and whose it is: a name, or the number of a thing."""


class Text(HTMLParser):
    """The text of a page, and what its fields hold."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.feed(page)

    def handle_data(self, data: str) -> None:
        self.parts.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts += [value for name, value in attrs if name == "value" and value]


def number_of(whose: str) -> str:
    return next((one.number for one in city_people().residents if one.name == whose), whose)


def secrets(book: CityRegisters, key: str) -> set[str]:
    """Return every text that any register keeps under a number."""
    records = [entries[key] for entries in book.records.values() if key in entries]
    texts = {value for record in records for value in record.values() if isinstance(value, str)}
    assert records
    return {text for text in texts if any("一" <= letter <= "鿿" for letter in text)}


def addresses(draft: Draft, actor, outside) -> list[str]:
    """Return every page of a draft: overview, forms, disputes, papers and the last look."""
    now = opened(actor, draft.pk)
    known = circumstances(actor, now.content, now.wanted.published.catalogue, outside)
    fields = [one.element.code for one, _ in form_of(now.wanted.guide(known, now.content.chosen))]
    topics = dict.fromkeys(code.partition(".")[0] for code in fields)
    return [
        *(reverse(f"hall:{name}", args=[draft.pk]) for name in ("draft", "check")),
        *(reverse("hall:form", args=[draft.pk, topic]) for topic in topics),
        *(reverse("hall:dispute", args=[draft.pk, code]) for code in fields),
    ]


@pytest.fixture
def book(world: World, monkeypatch) -> CityRegisters:
    """Let the registers of the whole city answer, in the pages too."""
    made = CityRegisters()
    asking = replace(world.outside, registers=made)
    monkeypatch.setattr(wiring, "outside", lambda: asking)
    return made


@pytest.fixture(params=TRIES, ids=lambda one: f"{one[1]}-{one[2]}")
def tried(request, world: World, book):
    """Return a draft of the stranger with somebody's number in it, and what nobody may learn."""
    kind, code, element, whose = request.param
    typed = {element: number_of(whose)}
    stranger, outside = world.people.stranger, wiring.outside()
    draft = Draft.objects.get(pk=start(stranger, kind, code, outside, answers=typed))
    return draft, typed, secrets(book, number_of(whose))


def test_no_page_and_no_draft_tells_a_fact_of_whom_was_typed(world, tried):
    draft, _, secret = tried
    stranger = world.browser(world.people.stranger)
    told = draft.content["told"].values()
    pages = [
        stranger.get(address)
        for address in addresses(draft, world.people.stranger, wiring.outside())
    ]

    assert any(one["of_another"] and one["outcome"] == "matched" for one in told)
    assert not [fact for one in told if one["of_another"] for fact in one["facts"]]
    assert {page.status_code for page in pages} <= {200, 404}
    for page in pages:
        shown = "".join(Text(page.content.decode()).parts)
        assert not {text for text in secret if text in shown}, page.request["PATH_INFO"]


def test_what_is_filed_with_somebodys_number_tells_the_applicant_nothing_of_them(world, book):
    kind, code, element, whose = TRIES[3]
    stranger, outside = world.people.stranger, wiring.outside()
    typed = {element: number_of(whose), "transfer.both_apply": True, "property.sealed": False}
    typed |= {"property.mortgaged": False}
    draft = start(stranger, kind, code, outside, answers=typed)
    make_fileable(stranger, draft, outside, typed)
    browser = world.browser(stranger)
    answer = browser.post(f"/drafts/{draft}/check/", {"true": "on"}, follow=True)
    filing = Filing.objects.get(draft_id=draft)
    case = filing.cases.get()
    receipt = filing.vouchers.first()
    pages = [answer, browser.get(f"/my/cases/{case.pk}/"), browser.get(f"/my/filings/{filing.pk}/")]
    pdf = browser.get(f"/my/vouchers/{receipt.pk}/")

    assert [page.status_code for page in (*pages, pdf)] == [200] * 4
    assert not [page for page in pages if whose in page.content.decode()]
    assert whose not in str(receipt.content)
    assert whose not in str(filing.content["facts"])


def test_a_number_tried_too_often_is_answered_like_a_register_that_is_down(world, book, settings):
    settings.VERIFICATIONS_A_DAY = 0
    stranger = world.people.stranger
    typed = {"enterprise.credit_code": FIRM}
    draft = start(stranger, "item", "food_business_licence", wiring.outside(), answers=typed)
    page = world.browser(stranger).get(f"/drafts/{draft}/")

    assert not book.of("business")
    assert "今天核验他人信息的次数已经用完" in page.content.decode()
