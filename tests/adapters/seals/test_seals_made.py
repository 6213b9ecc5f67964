"""Seals of this platform keep their keys, know their own seals and claim no legal effect."""

import base64
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)

from tongban.adapters.seals import KeyRing
from tongban.core.certificates.seals import Sealer
from tongban.core.vocabulary.errors import ConfigurationError

FACE = "食品经营许可证".encode()
KEY_FILE = "demonstration-seal.pem"
FIRST, SECOND = (base64.b64encode(bytes([number]) * 32).decode() for number in (1, 2))


def test_a_seal_fits_exactly_the_bytes_it_was_made_over(tmp_path: Path) -> None:
    sealer: Sealer = KeyRing.for_showing(tmp_path)

    seal = sealer.sign(FACE)

    assert sealer.verify(FACE, seal)
    assert not sealer.verify(FACE + b" ", seal)
    assert not sealer.verify(FACE, replace(seal, signature=seal.signature[::-1]))
    assert not sealer.verify(FACE, replace(seal, signature=b""))


def test_the_key_is_made_once_and_kept_from_others(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "keys"
    first = KeyRing.for_showing(folder)
    again = KeyRing.for_showing(folder)

    assert again.verify(FACE, first.sign(FACE))
    assert (folder / KEY_FILE).stat().st_mode & 0o777 == 0o600
    assert [path.name for path in folder.iterdir()] == [KEY_FILE]


def test_another_machine_has_another_key_and_refuses_this_ones_seals(tmp_path: Path) -> None:
    here = KeyRing.for_showing(tmp_path / "here")
    there = KeyRing.for_showing(tmp_path / "there")

    assert not there.verify(FACE, here.sign(FACE))
    assert not here.verify(FACE, replace(here.sign(FACE), algorithm="SM2"))


def test_it_says_of_itself_that_it_has_no_legal_effect(tmp_path: Path) -> None:
    sealer = KeyRing.for_showing(tmp_path)

    assert not sealer.legal_effect
    assert sealer.key_id.startswith("demonstration-")


def test_when_two_processes_make_the_key_at_once_the_first_one_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = KeyRing.for_showing(tmp_path)
    # The second process looked before the first had written.
    answers = iter([False])
    exists = Path.exists
    monkeypatch.setattr(
        Path,
        "exists",
        lambda path: next(answers, exists(path)) if path.name == KEY_FILE else exists(path),
    )

    second = KeyRing.for_showing(tmp_path)

    assert second.key_id == first.key_id


def test_a_folder_that_cannot_hold_a_key_is_a_matter_of_configuration(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(ConfigurationError):
        KeyRing.for_showing(tmp_path / "file")


def test_a_file_that_is_no_such_key_is_a_matter_of_configuration(tmp_path: Path) -> None:
    other = X25519PrivateKey.generate().private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
    )

    for content in (b"not a key", other):
        (tmp_path / KEY_FILE).write_bytes(content)
        with pytest.raises(ConfigurationError, match="remove it"):
            KeyRing.for_showing(tmp_path)


def test_every_machine_with_the_same_key_knows_the_same_seals() -> None:
    here, there = KeyRing.from_secrets([FIRST]), KeyRing.from_secrets([FIRST])

    assert there.verify(FACE, here.sign(FACE))
    assert not here.key_id.startswith("demonstration-")
    assert not here.legal_effect


def test_a_new_key_seals_and_the_old_one_is_still_known() -> None:
    before = KeyRing.from_secrets([FIRST])
    after = KeyRing.from_secrets([SECOND, FIRST])

    assert after.sign(FACE).key_id == KeyRing.from_secrets([SECOND]).key_id
    assert after.verify(FACE, before.sign(FACE))
    assert not before.verify(FACE, after.sign(FACE))


@pytest.mark.parametrize("secrets", [[], ["short"], [FIRST, "不是密钥"], [FIRST[:-4]]])
def test_what_is_no_key_is_refused_and_never_repeated(secrets: list[str]) -> None:
    with pytest.raises(ConfigurationError) as refused:
        KeyRing.from_secrets(secrets)

    assert not any(secret in str(refused.value) for secret in secrets)
