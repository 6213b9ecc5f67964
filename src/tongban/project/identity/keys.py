"""Keys by which we vouch (身份签名密钥): the operator's, else one for showing."""

import base64
import binascii
import os
from functools import cache
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.conf import settings

from tongban.core.vocabulary.errors import ConfigurationError

_BITS: Final = 3072
_FILE: Final = "provider.pem"


@cache
def signing_keys() -> tuple[str, ...]:
    """Return the private keys as PEM, the one that signs now last.

    Raises:
        ConfigurationError: when a key of the operator is none.
    """
    if settings.PROVIDER_KEYS:
        return tuple(_pem(one) for one in reversed(settings.PROVIDER_KEYS))
    return (_for_showing(Path(settings.VAR) / "seal"),)


def _pem(written: str) -> str:
    """Return one key of the setting: PEM in base64, so that it stands on one line."""
    try:
        pem = base64.b64decode(written, validate=True)
        key = serialization.load_pem_private_key(pem, password=None)
    except (binascii.Error, ValueError) as fault:
        raise ConfigurationError("TONGBAN_PROVIDER_KEYS holds something that is no key.") from fault
    if not isinstance(key, rsa.RSAPrivateKey):
        raise ConfigurationError("TONGBAN_PROVIDER_KEYS must be RSA keys: systems expect RS256.")
    return pem.decode()


def _for_showing(folder: Path) -> str:
    """Return the key kept in `folder`, made by whichever process needs it first."""
    file = folder / _FILE
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        made = rsa.generate_private_key(public_exponent=65537, key_size=_BITS).private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        draft = folder / f"{_FILE}.{os.getpid()}"
        draft.touch(mode=0o600)
        draft.write_bytes(made)
        try:
            os.link(draft, file)  # whole or not at all; the first one stays
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return file.read_text()
