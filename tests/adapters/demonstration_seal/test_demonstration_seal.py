"""The demonstration seal keeps its key, knows its own seals and claims no legal effect."""

from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)

from tongban.adapters.demonstration_seal import DemonstrationSealer
from tongban.core.certificates.seals import Sealer
from tongban.core.vocabulary.errors import ConfigurationError

FACE = "食品经营许可证".encode()
KEY_FILE = "demonstration-seal.pem"


def test_a_seal_fits_exactly_the_bytes_it_was_made_over(tmp_path: Path) -> None:
    sealer: Sealer = DemonstrationSealer.in_folder(tmp_path)

    seal = sealer.sign(FACE)

    assert sealer.verify(FACE, seal)
    assert not sealer.verify(FACE + b" ", seal)
    assert not sealer.verify(FACE, replace(seal, signature=seal.signature[::-1]))
    assert not sealer.verify(FACE, replace(seal, signature=b""))


def test_the_key_is_made_once_and_kept_from_others(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "keys"
    first = DemonstrationSealer.in_folder(folder)
    again = DemonstrationSealer.in_folder(folder)

    assert again.verify(FACE, first.sign(FACE))
    assert (folder / KEY_FILE).stat().st_mode & 0o777 == 0o600
    assert [path.name for path in folder.iterdir()] == [KEY_FILE]


def test_another_machine_has_another_key_and_refuses_this_ones_seals(tmp_path: Path) -> None:
    here = DemonstrationSealer.in_folder(tmp_path / "here")
    there = DemonstrationSealer.in_folder(tmp_path / "there")

    assert not there.verify(FACE, here.sign(FACE))
    assert not here.verify(FACE, replace(here.sign(FACE), algorithm="SM2"))


def test_it_says_of_itself_that_it_has_no_legal_effect(tmp_path: Path) -> None:
    sealer = DemonstrationSealer.in_folder(tmp_path)

    assert not sealer.legal_effect
    assert sealer.key_id.startswith("demonstration-")


def test_when_two_processes_make_the_key_at_once_the_first_one_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = DemonstrationSealer.in_folder(tmp_path)
    # The second process looked before the first had written.
    answers = iter([False])
    exists = Path.exists
    monkeypatch.setattr(
        Path,
        "exists",
        lambda path: next(answers, exists(path)) if path.name == KEY_FILE else exists(path),
    )

    second = DemonstrationSealer.in_folder(tmp_path)

    assert second.key_id == first.key_id


def test_a_folder_that_cannot_hold_a_key_is_a_matter_of_configuration(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(ConfigurationError):
        DemonstrationSealer.in_folder(tmp_path / "file")


def test_a_file_that_is_no_such_key_is_a_matter_of_configuration(tmp_path: Path) -> None:
    other = X25519PrivateKey.generate().private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
    )

    for content in (b"not a key", other):
        (tmp_path / KEY_FILE).write_bytes(content)
        with pytest.raises(ConfigurationError, match="remove it"):
            DemonstrationSealer.in_folder(tmp_path)
