"""No page changes anything by being looked at, and none is kept or framed (A41, A44, A47, A57)."""

import pytest

from attacks.addresses import FILLED, address
from attacks.tables import digests
from tongban.web.counter.verbs.choice import VERBS

pytestmark = pytest.mark.django_db
EVERY_PAGE = sorted(FILLED)


@pytest.mark.parametrize("who", ["owner", "officer", "supervisor", "anonymous"])
def test_nobody_changes_anything_by_looking_at_every_page(world, who):
    browser = world.browser(world.visitors()[who])
    before = digests()
    for route in EVERY_PAGE:
        browser.get(address(world, route))
        browser.head(address(world, route))

    assert digests() == before


def test_looking_at_the_form_of_every_verb_changes_nothing(world):
    officer = world.browser(world.people.officer)
    before = digests()
    seen = [
        officer.get(f"/counter/work/{world.places['work']}/{slug}/").status_code for slug in VERBS
    ]

    assert digests() == before
    assert 200 in seen


def test_a_prefetched_sign_out_signs_nobody_out(world):
    owner = world.browser(world.people.owner)
    owner.get("/account/sign-out/")

    assert owner.get("/my/").status_code == 200


@pytest.mark.parametrize("who", ["anonymous", "owner", "officer"])
def test_every_answer_tells_the_browser_to_guard_it(world, who):
    browser = world.browser(world.visitors()[who])
    for route in EVERY_PAGE:
        headers = browser.get(address(world, route)).headers
        policy = headers["Content-Security-Policy"]

        assert "default-src 'none'" in policy, route
        assert "sandbox" in policy or "frame-ancestors 'none'" in policy, route
        assert "unsafe" not in policy, route
        assert headers["X-Frame-Options"] == "DENY", route
        assert headers["X-Content-Type-Options"] == "nosniff", route
        assert headers["Referrer-Policy"] == "same-origin", route
        assert "Server" not in headers, route
        assert who == "anonymous" or "no-store" in headers["Cache-Control"], route


@pytest.mark.parametrize("tail", ["x.css", "x.css/", ";x.css", "%2fx.css", "..%2fx.js", ".css"])
def test_a_private_page_has_no_second_address_that_a_cache_would_keep(world, tail):
    owner = world.browser(world.people.owner)
    for page in ("/my/", f"/my/cases/{world.places['case']}/"):
        answer = owner.get(f"{page}{tail}")

        assert answer.status_code == 404
        assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("place", ["file", "voucher", "certificate"])
def test_what_is_handed_out_is_kept_by_no_browser_and_run_by_none(world, place):
    route = {
        "file": "my/files/<uuid:file_id>/",
        "voucher": "my/vouchers/<uuid:voucher_id>/",
        "certificate": "my/certificates/<uuid:certificate_id>/pdf/",
    }[place]
    answer = world.browser(world.people.owner).get(address(world, route))

    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["X-Content-Type-Options"] == "nosniff"
