"""Officers of every post see where they are signed in, and end it, as citizens do."""

import re

import pytest
from city.people import lin, officer
from django.contrib.auth import get_user_model
from django.test import Client

from tongban.core.people.actors import Role

pytestmark = pytest.mark.django_db
WHICH = re.compile(r'name="which" value="(\w{32})"')


def entered(person) -> Client:
    browser = Client()
    browser.force_login(get_user_model().objects.get(pk=person.account))
    browser.get("/console/sign-in/")
    return browser


@pytest.mark.parametrize("post", [Role.WINDOW, Role.ITEM_ADMINISTRATOR, Role.SUPERVISOR])
def test_an_officer_of_any_post_ends_another_browser_at_once(post):
    person = officer("market_regulation", post)
    here, elsewhere = entered(person), entered(person)
    page = here.get("/console/sign-in/").content.decode()
    [which] = WHICH.findall(page)
    said = here.post("/console/sign-in/end/", {"which": which}, follow=True).content.decode()

    assert ("本机" in page, "通行密钥" in page, "已经退出" in said) == (True, True, True)
    assert here.get("/console/sign-in/").status_code == 200
    assert elsewhere.get("/console/sign-in/").status_code == 302


def test_each_is_led_to_their_own_page_from_the_name_on_top():
    found = {
        entered(person).get("/account/")["Location"] for person in (lin(), officer("housing_fund"))
    }

    assert found == {"/my/sign-in/", "/console/sign-in/"}


def test_the_name_on_top_of_every_page_leads_there():
    page = entered(lin()).get("/").content.decode()

    assert '<a href="/account/">林晓雨</a>' in page
