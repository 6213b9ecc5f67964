"""The key for showing (演示密钥): one file in the data folder, readable by its owner only."""

import os
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from tongban.core.vocabulary.errors import ConfigurationError

_KEY_FILE = "demonstration-seal.pem"


def kept_key(folder: Path) -> Ed25519PrivateKey:
    """Return the key kept in `folder`, making it the first time.

    Raises:
        ConfigurationError: when it can be neither read nor made, or is no such key.
    """
    path = folder / _KEY_FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            _make(path)
        content = path.read_bytes()
    except OSError as error:
        raise ConfigurationError(f"the seal's key {path} cannot be read or made") from error
    return _read(content, path)


def _make(path: Path) -> None:
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


def _read(content: bytes, path: Path) -> Ed25519PrivateKey:
    try:
        key = load_pem_private_key(content, password=None)
    except (ValueError, TypeError) as error:
        raise ConfigurationError(f"{path} holds no key; remove it to have one made") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise ConfigurationError(f"{path} holds another kind of key; remove it to have one made")
    return key
