"""No way leads where one is refused (A13): what navigation and first pages offer, they open."""

import re

import pytest

pytestmark = pytest.mark.django_db
FIRST = {
    "owner": ("/", "/my/"),
    "officer": ("/counter/",),
    "supervisor": ("/console/",),
    "steward": ("/console/",),
    "editor": ("/console/",),
}
_LINK = re.compile(r'<a[^>]+href="(/[^"#?]*)')
_NEITHER = ("/account/sign-out/", "/static/")


@pytest.mark.parametrize("who", FIRST)
def test_whatever_a_first_page_offers_opens(world, who):
    browser = world.browser(getattr(world.people, who))
    for first in FIRST[who]:
        page = browser.get(first)
        assert page.status_code == 200
        ways = sorted(set(_LINK.findall(page.content.decode())))
        assert len(ways) > 3
        refused = {
            way: status
            for way in ways
            if not way.startswith(_NEITHER)
            and (status := browser.get(way, follow=True).status_code) >= 400
        }
        assert refused == {}
