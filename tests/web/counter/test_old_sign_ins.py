"""Whoever signed in long ago proves who they are before sealing; nothing typed is lost (A38)."""

import pytest
from city.people import PASSWORD
from web.counter.conftest import words

from tongban.store.cases.models import Case

pytestmark = pytest.mark.django_db
PROOFS = "account_authentication_methods"


def long_ago(client) -> None:
    """Let what was proven have been proven an hour ago."""
    session = client.session
    session[PROOFS] = [{**one, "at": one["at"] - 3600} for one in session[PROOFS]]
    session.save()


def test_a_decision_waits_for_a_proof_of_the_last_minutes_and_is_sent_again(filed, posts):
    window, examiner, approver, colleague = posts
    window.act(filed, "accept")
    for partner in ((), (colleague.staff_number,)):
        examiner.act(filed, "start")
        examiner.act(filed, "finish", outcome="passed", words="好", together_with=list(partner))
    long_ago(approver.client)

    held = approver.act(filed, "grant", words="准予，理由是<好>")
    assert held["Location"] == "/account/prove/"
    assert Case.objects.get(pk=filed.pk).status == "in_progress"
    assert "“准予”要求十分钟内核验过身份" in words(approver.get("/account/prove/"))

    proven = approver.client.post("/account/prove/", {"way": "password", "password": PASSWORD})
    assert 'name="words" value="准予，理由是&lt;好&gt;"' in proven.content.decode()
    approver.act(filed, "grant", words="准予，理由是<好>")
    assert Case.objects.get(pk=filed.pk).status == "granted"


def test_what_seals_nothing_waits_for_nothing(filed, window):
    long_ago(window.client)

    assert window.act(filed, "accept")["Location"] != "/account/prove/"
    assert Case.objects.get(pk=filed.pk).status == "in_progress"
