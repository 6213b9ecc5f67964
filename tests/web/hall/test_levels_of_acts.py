"""What leaves one's hands wants the proof that the city asks for: certificates, authority, data."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

pytestmark = pytest.mark.django_db
PROOFS = "account_authentication_methods"
PROVE = "/account/prove/"
NOWHERE = uuid4()
AWAY = (
    f"/my/certificates/{NOWHERE}/show/",
    f"/my/certificates/{NOWHERE}/share/",
    f"/my/certificates/{NOWHERE}/copy/",
    "/my/mandates/new/",
    "/my/data/copy/",
)


def only(client, *methods: str, aged: timedelta = timedelta()) -> None:
    """Leave the proofs by some means alone, given so long ago."""
    session = client.session
    at = (timezone.now() - aged).timestamp()
    session[PROOFS] = [{**one, "at": at} for one in session[PROOFS] if one["method"] in methods]
    session.save()


def test_a_code_alone_hands_nothing_on(signed_in):
    only(signed_in, "code")
    held = [signed_in.post(address, {"purpose": "试"})["Location"] for address in AWAY]

    assert held == [PROVE] * len(AWAY)
    assert "数据交给别人" in signed_in.get(PROVE).content.decode()


def test_with_a_password_the_act_itself_answers(signed_in):
    only(signed_in, "password")

    for address in AWAY:
        assert signed_in.post(address, {"purpose": "试"}).get("Location") != PROVE


def test_to_give_authority_an_old_password_is_asked_for_again(signed_in):
    only(signed_in, "password", aged=timedelta(minutes=11))

    assert signed_in.post("/my/mandates/new/", {})["Location"] == PROVE
    assert signed_in.post(AWAY[0], {}).status_code == 404


def test_a_bill_is_paid_after_a_code_since_the_bank_asks_again(signed_in):
    only(signed_in, "code")

    assert signed_in.post(f"/my/bills/{NOWHERE}/pay/", {}).status_code == 404
