"""The demonstration sealer: one private key in the data folder, readable by its owner only."""

import hashlib
import os
from pathlib import Path
from typing import Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from tongban.core.certificates.seals import Seal
from tongban.core.vocabulary.errors import ConfigurationError

_ALGORITHM = "Ed25519"
_KEY_FILE = "demonstration-seal.pem"


class DemonstrationSealer:
    """Signs with a key of this machine; its seals never claim legal effect."""

    legal_effect = False

    def __init__(self, key: Ed25519PrivateKey) -> None:
        public = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        self._key = key
        self.key_id = f"demonstration-{hashlib.sha256(public).hexdigest()[:16]}"

    @classmethod
    def in_folder(cls, folder: Path) -> Self:
        """Return the sealer of `folder`, making its key the first time."""
        path = folder / _KEY_FILE
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if not path.exists():
                _make_key(path)
            content = path.read_bytes()
        except OSError as error:
            raise ConfigurationError(f"the seal's key {path} cannot be read or made") from error
        return cls(_read_key(content, path))

    def sign(self, content: bytes) -> Seal:
        """Return a seal over `content`."""
        return Seal(key_id=self.key_id, algorithm=_ALGORITHM, signature=self._key.sign(content))

    def verify(self, content: bytes, seal: Seal) -> bool:
        """Tell whether `seal` was made over exactly `content` by this key."""
        if (seal.key_id, seal.algorithm) != (self.key_id, _ALGORITHM):
            return False
        try:
            self._key.public_key().verify(seal.signature, content)
        except InvalidSignature:
            return False
        return True


def _make_key(path: Path) -> None:
    """Write a new key whole or not at all: two processes may start at the same moment."""
    pem = Ed25519PrivateKey.generate().private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
    )
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(pem)
    try:
        # A hard link fails when the other process was first; its key is then the key.
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def _read_key(content: bytes, path: Path) -> Ed25519PrivateKey:
    try:
        key = load_pem_private_key(content, password=None)
    except (ValueError, TypeError) as error:
        raise ConfigurationError(f"{path} holds no key; remove it to have one made") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise ConfigurationError(f"{path} holds another kind of key; remove it to have one made")
    return key
