"""Keys change while the platform runs: the newest signs, the older ones still verify."""

import json
from dataclasses import replace

import pytest

from tongban.adapters.seals import Algorithm, KeyRing, KnownKeys, add_key
from tongban.adapters.seals.algorithms import fresh_secret
from tongban.adapters.seals.key_files import written
from tongban.core.vocabulary.errors import ConfigurationError, InvalidValue

FACE = "食品经营许可证".encode()


def listed(ring):
    return json.loads(json.dumps(ring.published.as_list()))


@pytest.mark.parametrize("algorithm", Algorithm)
def test_a_key_that_is_added_in_traffic_signs_the_next_seal(tmp_path, algorithm):
    running = KeyRing.for_showing(tmp_path)
    before = running.sign(FACE)

    add_key(tmp_path, algorithm)
    after = running.sign(FACE)

    assert after.algorithm == algorithm.value
    assert after.key_id != before.key_id
    assert running.verify(FACE, before)
    assert running.verify(FACE, after)


def test_a_process_that_did_not_sign_yet_knows_what_another_sealed_with_the_new_key(tmp_path):
    one, other = KeyRing.for_showing(tmp_path), KeyRing.for_showing(tmp_path)
    add_key(tmp_path, Algorithm.SM2)

    assert other.verify(FACE, one.sign(FACE))


def test_the_newest_of_several_keys_signs(tmp_path):
    ring = KeyRing.for_showing(tmp_path)
    for algorithm in (Algorithm.P256, Algorithm.SM2, Algorithm.ED25519):
        add_key(tmp_path, algorithm)

        assert ring.sign(FACE).algorithm == algorithm.value
    assert len(ring.published.keys) == 4


def test_a_later_key_that_is_none_is_a_matter_of_configuration(tmp_path):
    KeyRing.for_showing(tmp_path)
    (tmp_path / "demonstration-seal-0002.key").write_text("sm2:nothing")

    with pytest.raises(ConfigurationError, match="remove it"):
        KeyRing.for_showing(tmp_path)


@pytest.mark.parametrize("algorithm", Algorithm)
def test_an_operator_gives_keys_of_any_algorithm(algorithm):
    ring = KeyRing.from_secrets([written(algorithm, fresh_secret(algorithm))])

    assert ring.sign(FACE).algorithm == algorithm.value
    assert ring.verify(FACE, ring.sign(FACE))
    assert ring.key_id.startswith(algorithm.name.lower())


def test_who_has_only_the_published_list_verifies_and_knows_which_keys_there_are(tmp_path):
    ring = KeyRing.for_showing(tmp_path)
    add_key(tmp_path, Algorithm.SM2)
    known = KnownKeys.from_list(listed(ring))
    seal = ring.sign(FACE)

    assert known.verify(FACE, seal)
    assert known.knows(seal.key_id)
    assert not known.verify(FACE + b" ", seal)
    assert not known.verify(FACE, replace(seal, algorithm="Ed25519"))
    assert not known.knows("demonstration-0000000000000000")


def test_a_list_in_which_an_id_was_given_to_another_key_is_refused(tmp_path):
    mine, theirs = listed(KeyRing.for_showing(tmp_path / "a")), KeyRing.for_showing(tmp_path / "b")
    mine["keys"][0]["key_id"] = theirs.key_id

    with pytest.raises(InvalidValue):
        KnownKeys.from_list(mine)


@pytest.mark.parametrize(
    "rubbish",
    [
        None,
        [],
        {},
        {"format": "tongban-keys/1"},
        {"format": "tongban-keys/2", "keys": []},
        {"format": "tongban-keys/1", "keys": [{}]},
        {"format": "tongban-keys/1", "keys": [{}] * 101},
        {
            "format": "tongban-keys/1",
            "keys": [{"key_id": "a-b", "algorithm": "none", "public_key": "AA=="}],
        },
    ],
)
def test_what_is_no_list_of_keys_is_refused(rubbish):
    with pytest.raises(InvalidValue):
        KnownKeys.from_list(rubbish)
