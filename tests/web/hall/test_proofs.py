"""Anybody may take heads and proofs, and check them without trusting this platform (A88)."""

import pytest
from django.test import Client

from tongban.actions.audit import note
from tongban.actions.audit.sealing import seal_waiting
from tongban.adapters.anchor_copies import AnchorFolder
from tongban.adapters.seals import KeyRing
from tongban.core.audit.proofs import Consistency, Inclusion, extends, includes
from tongban.store.audit.models import AuditEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser():
    return Client()


@pytest.fixture
def sealed(tmp_path):
    """Seal two stretches of history, and return the number of the last entry."""
    for stretch in (3, 4):
        for number in range(stretch):
            note(None, "case.open", f"{stretch}.{number}")
        seal_waiting(KeyRing.for_showing(tmp_path), AnchorFolder(tmp_path / "anchors"))
    return AuditEntry.objects.latest("id").pk


def hashes(path):
    return tuple(bytes.fromhex(one) for one in path)


def test_an_entry_is_shown_to_be_under_the_newest_head(browser, sealed):
    proof = browser.get(f"/audit/entries/{sealed}/proof").json()
    inclusion = Inclusion(
        index=proof["index"], size=proof["head"]["size"], path=hashes(proof["path"])
    )

    assert proof["head"] == browser.get("/audit/head").json()
    root, leaf = hashes((proof["head"]["root"], proof["leaf"]))
    assert includes(root, leaf, inclusion)
    assert "case.open" not in str(proof)


def test_every_head_is_the_beginning_of_the_newest(browser, sealed):
    heads = browser.get("/audit/heads").json()["heads"]
    newest = heads[-1]
    assert [one["size"] for one in heads] == [3, 7]
    assert browser.get("/audit/heads", {"after": 3}).json()["heads"] == [newest]

    proof = browser.get("/audit/consistency", {"old": 3, "size": 7}).json()
    goes_on = Consistency(old=3, size=7, path=hashes(proof["path"]))
    assert extends(*hashes((heads[0]["root"], newest["root"])), goes_on)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/audit/entries/0/proof", 404),
        (f"/audit/entries/{2**70}/proof", 404),
        ("/audit/consistency", 400),
        ("/audit/consistency?old=-1", 400),
        ("/audit/consistency?old=1&size=x", 400),
        ("/audit/consistency?old=1&size=5", 404),
        ("/audit/consistency?old=8", 404),
        (f"/audit/heads?after={2**63}", 400),
    ],
)
def test_what_cannot_be_proved_is_answered_plainly(browser, sealed, address, status):
    assert browser.get(address).status_code == status


def test_before_the_first_seal_there_is_no_head(browser):
    assert browser.get("/audit/head").status_code == 404
