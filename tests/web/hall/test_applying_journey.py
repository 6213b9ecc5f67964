"""A journey, chosen freely and filed through the pages alone."""

import re

import pytest
from city.answering import plausible
from city.stories import DEPARTMENTS, RESTAURANT
from django.core.files.uploadedfile import SimpleUploadedFile
from drafting import inputs, page, revision, text, written

from tongban.actions.drafts.writing import start
from tongban.actions.targets import published as current
from tongban.store.cases.models import Filing
from tongban.store.cases.queries.filings import drafts_of
from tongban.web.hall.asking.fields import input_name

pytestmark = pytest.mark.django_db


def test_the_sub_items_of_a_journey_are_chosen_freely(signed_in, citizen, reached):
    restaurant = start(citizen, "journey", RESTAURANT.code, reached, answers=RESTAURANT.answers)
    address = page("draft_items", restaurant)
    nothing = signed_in.post(address, {})
    signed_in.post(address, {"items": ["market_entity_registration", "food_business_licence"]})
    shown = text(signed_in.get(page("draft", restaurant)))

    assert nothing.status_code == 422
    assert "食品经营许可（餐饮服务）新办" in shown
    assert "户外招牌设施设置" not in shown


def test_a_journey_is_filed_through_the_pages_alone(signed_in, citizen, published, settings):
    """Nobody fills in a draft behind the pages: every input is found on a page and posted."""
    settings.UPLOADS_A_MINUTE = 1000  # this client posts every form as if it had files
    begun = signed_in.post(f"/apply/journey/{RESTAURANT.code}/")["Location"]
    draft = drafts_of(citizen)[0].id
    elements = published_elements()
    signed_in.post(page("draft_items", draft), {"items": list(DEPARTMENTS)})
    for _ in range(60):
        asked = signed_in.get(page("draft_question", draft))
        if asked.status_code == 302:
            break
        name = asked.context["page"].fields[0].name
        element = elements[name]
        value = RESTAURANT.answers.get(element.code, plausible(element))
        signed_in.post(page("draft_question", draft), written(element, value))
    fill_in(signed_in, draft, elements)
    filed = signed_in.post(page("check", draft), {"true": "on"})

    assert begun == page("draft", draft)
    assert filed.status_code == 302, re.findall(r"请[^<]+", text(filed))
    assert Filing.objects.get().cases.count() == 6


def published_elements():
    return {input_name(one): one for one in current().catalogue.elements.values()}


def fill_in(browser, draft, elements):
    """Open every page that the overview links to and do what it asks."""
    for _ in range(3):
        overview = text(browser.get(page("draft", draft)))
        for address in re.findall(rf'href="({page("draft", draft)}form/[^"]+)"', overview):
            shown = browser.get(address)
            names = {re.sub(r"_(year|month|day)$", "", name) for name in inputs(shown)}
            typed = {}
            for element in (elements[name] for name in names if name in elements):
                value = RESTAURANT.answers.get(element.code, plausible(element))
                typed |= written(element, value)
            browser.post(address, {**typed, "revision": revision(shown)} if typed else {})
        for address in re.findall(rf'href="({page("draft", draft)}papers/[^"]+)"', overview):
            if 'name="files"' in text(browser.get(address)):
                scan = SimpleUploadedFile("材料.pdf", b"%PDF-1.7 a paper", "application/pdf")
                browser.post(address, {"files": scan})
        promises = browser.get(page("commitments", draft))
        if promises.status_code == 200:
            made = {name: "on" for name in inputs(promises) if name.startswith("promise-")}
            browser.post(page("commitments", draft), made)
