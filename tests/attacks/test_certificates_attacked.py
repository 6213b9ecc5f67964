"""Certificates before strangers (A83, A84): codes that lie, tokens that are guessed, masks."""

import pytest
from django.urls import reverse

from attacks.world import World
from tongban.adapters.offline_codes import LONGEST
from tongban.web.hall.verifying.limits import ANSWERS_A_MINUTE

pytestmark = pytest.mark.django_db
CHILD = ("林小满", "林晓雨")


def _main(response) -> str:
    return response.content.decode().split("<main", 1)[1].split("</main>", 1)[0]


def test_a84_a_stranger_who_verifies_reads_masked_fields_only(world: World):
    page = _main(world.browser(None).get(f"/verify/{world.places['token']}/"))

    assert "这张证照有效" in page
    assert world.people.owner.person not in page
    assert not any(name in page for name in CHILD)


@pytest.mark.parametrize("place", ["/verify/{}/", "/show/{}/"])
def test_a84_guessing_tokens_finds_nothing_and_is_slowed_down(world: World, place):
    browser = world.browser(None)
    answers = [browser.get(place.format(f"guess-{n}")) for n in range(ANSWERS_A_MINUTE + 1)]

    assert {answer.status_code for answer in answers[:-1]} == {200}
    assert len({_main(answer) for answer in answers[:-1]}) == 1
    assert answers[-1].status_code == 429
    assert browser.get(place.format(world.places["token"])).status_code == 429


@pytest.mark.parametrize("length", [200, LONGEST, LONGEST + 1, 100_000])
def test_a83_a_text_that_is_no_code_of_ours_is_never_valid(world: World, length):
    page = _main(world.browser(None).post(reverse("hall:verify"), {"number": "A" * length}))

    assert "这张证照有效" not in page


def test_a84_what_is_published_names_no_holder(world: World):
    browser = world.browser(None)
    for place in ("/verify/keys.json", "/verify/status/0.json"):
        told = browser.get(place).content.decode()

        assert world.people.owner.person not in told
        assert world.people.owner.name not in told
        assert world.places["token"] not in told


def test_a_code_of_somebody_else_is_shown_to_nobody_as_a_code(world: World):
    stranger = world.browser(world.people.stranger)

    assert stranger.get(f"/my/certificates/codes/{world.places['code']}/").status_code == 404
    taken = stranger.post(f"/my/certificates/shares/{world.places['share']}/take-back/")
    assert taken.status_code == 404
