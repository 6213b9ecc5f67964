"""Keys for showing (演示密钥): files in the data folder, readable by their owner only.

The first is made when there is none. Another one is added beside it; from then on it signs, and the
older ones are kept to verify what they sealed. A key is never replaced or removed here.
"""

import base64
import binascii
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from tongban.adapters.seals.algorithms import Algorithm, SigningKey, fresh_secret, signing_key
from tongban.core.vocabulary.errors import ConfigurationError, InvalidValue

_FIRST = "demonstration-seal.pem"
_LATER = "demonstration-seal-*.key"


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A key with its algorithm."""

    algorithm: Algorithm
    signing: SigningKey


def kept_keys(folder: Path) -> tuple[Key, ...]:
    """Return the keys kept in `folder`, the newest first; make the first when there is none.

    Raises:
        ConfigurationError: when one can be neither read nor made, or is no such key.
    """
    first = folder / _FIRST
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not first.exists():
            _keep(first, _fresh_pem())
        return tuple(_all_in(folder))
    except OSError as error:
        raise ConfigurationError(f"the seal's key {first} cannot be read or made") from error


def add_key(folder: Path, algorithm: Algorithm) -> None:
    """Add a key to `folder`; processes that seal with its keys sign with it from their next seal.

    Raises:
        ConfigurationError: when it cannot be written.
        Unavailable: when this machine cannot do the algorithm.
    """
    held = len(kept_keys(folder))
    line = written(algorithm, fresh_secret(algorithm)).encode()
    _keep(folder / _LATER.replace("*", f"{held + 1:04d}"), line)


def written(algorithm: Algorithm, secret: bytes) -> str:
    """Return a key as one word: the algorithm, and base64 of its secret."""
    return f"{algorithm.name.lower()}:{base64.b64encode(secret).decode()}"


def parsed(text: str) -> Key:
    """Return the key of one word; without the name of an algorithm it is Ed25519.

    What is wrong with it is told without telling the key.

    Raises:
        ConfigurationError: when it is no key.
        Unavailable: when this machine cannot do the algorithm.
    """
    name, _, encoded = text.strip().rpartition(":")
    try:
        algorithm = Algorithm[(name or "ed25519").upper()]
        secret = base64.b64decode(encoded, validate=True)
        return Key(algorithm=algorithm, signing=signing_key(algorithm, secret))
    except (KeyError, ValueError, binascii.Error, InvalidValue):
        raise ConfigurationError(
            "a key for seals must be base64 of 32 random bytes, after ed25519:, p256: or sm2:"
        ) from None


def _all_in(folder: Path) -> Iterator[Key]:
    for path in sorted(folder.glob(_LATER), reverse=True):
        try:
            yield parsed(path.read_text())
        except (ConfigurationError, UnicodeDecodeError) as error:
            raise ConfigurationError(f"{path} holds no key; remove it") from error
    yield _read_pem(folder / _FIRST)


def _keep(path: Path, content: bytes) -> None:
    """Write a key whole or not at all: two processes may start at the same moment."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
    try:
        # A hard link fails when the other process was first; its key is then the key.
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def _fresh_pem() -> bytes:
    return Ed25519PrivateKey.generate().private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
    )


def _read_pem(path: Path) -> Key:
    try:
        key = load_pem_private_key(path.read_bytes(), password=None)
    except (ValueError, TypeError) as error:
        raise ConfigurationError(f"{path} holds no key; remove it to have one made") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise ConfigurationError(f"{path} holds another kind of key; remove it to have one made")
    secret = key.private_bytes_raw()
    return Key(algorithm=Algorithm.ED25519, signing=signing_key(Algorithm.ED25519, secret))
