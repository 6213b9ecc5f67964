"""Filing wants as sure a proof as its items do, asked for before the last page, nothing lost."""

from dataclasses import replace

import pytest

from tongban.core.people.assurance import Assurance
from tongban.core.people.assurance_levels import AssuranceLevels, WantedLevel
from tongban.core.vocabulary.citations import Citation
from tongban.project import wiring

pytestmark = pytest.mark.django_db
PROOFS = "account_authentication_methods"
MONEY = WantedLevel(
    level=Assurance.STRONG, reason="涉及资金", citation=Citation.local("款项难以追回")
)


@pytest.fixture
def costly(reached, monkeypatch):
    """Let the food licence want the most."""
    levels = AssuranceLevels(items={"food_business_licence": MONEY})
    outside = replace(reached, assurance=levels)
    monkeypatch.setattr(wiring, "outside", lambda: outside)


def only(client, *methods: str) -> None:
    session = client.session
    session[PROOFS] = [one for one in session[PROOFS] if one["method"] in methods]
    session.save()


def test_an_item_that_wants_most_is_held_back_and_shown_after_a_second_factor(
    signed_in, ready, costly
):
    only(signed_in, "password")
    page = f"/drafts/{ready}/check/"
    held = signed_in.get(page)
    asked = signed_in.get("/account/prove/").content.decode()

    assert held["Location"] == "/account/prove/"
    assert "身份核验到三级，您现在是二级" in asked
    assert "款项难以追回" in asked


def test_nothing_is_filed_by_sending_the_form_past_the_page(signed_in, ready, costly):
    only(signed_in, "password")
    answer = signed_in.post(f"/drafts/{ready}/check/", {"true": "on"})

    assert answer["Location"] == "/account/prove/"
    assert signed_in.get(f"/drafts/{ready}/").status_code == 200


def test_two_factors_are_enough(signed_in, ready, costly):
    assert signed_in.get(f"/drafts/{ready}/check/").status_code == 200


def test_an_ordinary_item_wants_a_password_and_a_code_alone_is_too_little(signed_in, ready):
    only(signed_in, "password")
    with_password = signed_in.get(f"/drafts/{ready}/check/").status_code
    session = signed_in.session
    session[PROOFS] = [{"method": "code", "at": session[PROOFS][0]["at"]}]
    session.save()

    assert with_password == 200
    assert signed_in.get(f"/drafts/{ready}/check/")["Location"] == "/account/prove/"
