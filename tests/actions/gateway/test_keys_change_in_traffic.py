"""The gateway's own key changes while it answers; each answer names its key (A77)."""

import pytest
from gatewaywork import Gateway, granted

from tongban.adapters.gateway import RingSigner, believed_answer, verifier
from tongban.adapters.seals import Algorithm, KeyRing, add_key
from tongban.core.vocabulary.errors import ConfigurationError


@pytest.mark.django_db
def test_a77_answers_before_and_after_a_new_key_are_believed_by_the_keys_published(tmp_path):
    signer = RingSigner(KeyRing.for_showing(tmp_path))
    gateway = Gateway(own=signer)
    gateway.known()
    granted()
    calls = [gateway.sealed() for _ in range(2)]
    answers = [gateway.send(calls[0])]
    add_key(tmp_path, Algorithm.ED25519)
    answers.append(gateway.send(calls[1]))

    published = {one["key"]: one for one in signer.published()}
    named = [one.headers["X-Tongban-Key"] for one in answers]
    assert len({*named}) == 2
    assert signer.published()[0]["key"] == named[1]
    for sealed, answer, key in zip(calls, answers, named, strict=True):
        known = verifier("ed25519", bytes.fromhex(published[key]["public"]))
        said = believed_answer(sealed, answer.headers, answer.body, known)
        assert said["outcome"] == "matched"


def test_a_ring_of_another_algorithm_does_not_sign_for_the_gateway(tmp_path):
    add_key(tmp_path, Algorithm.P256)

    with pytest.raises(ConfigurationError):
        RingSigner(KeyRing.for_showing(tmp_path))
