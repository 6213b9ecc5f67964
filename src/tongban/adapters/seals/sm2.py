"""SM2 (国密签名, GB/T 32918): signatures over SM3 under the usual signer's name.

A key is the same 32 bytes as in every other algorithm; a signature is DER as GB/T 35276 has it.
What is no point of the curve, no number below the order, or no exact DER is refused.
"""

import ctypes
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from tongban.adapters.seals.openssl import decoded, openssl, sm3
from tongban.core.vocabulary.errors import InvalidValue

SIGNER: Final = b"1234567812345678"
"""The signer's name that GM/T 0009 sets where nothing else was agreed."""

ORDER: Final = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123
"""How many points the curve has (GB/T 32918.5)."""

_SECRET_BYTES: Final = 32
_LONGEST_SIGNATURE: Final = 72
_PUBLIC_HEAD: Final = bytes.fromhex("3059301306072a8648ce3d020106082a811ccf5501822d03420004")
_PUBLIC_BYTES: Final = len(_PUBLIC_HEAD) + 64
_PRIVATE_HEAD: Final = bytes.fromhex(
    "3041020100301306072a8648ce3d020106082a811ccf5501822d042730250201010420"
)


class _Key:
    """A key as OpenSSL holds it, given back when nobody uses it any more."""

    def __init__(self, handle: int) -> None:
        self.handle = handle
        weakref.finalize(self, openssl().EVP_PKEY_free, handle)


class Sm2PublicKey:
    """Verifies; made from the DER that others publish (GB/T 32918.5, 1.2.156.10197.1.301)."""

    def __init__(self, public: bytes) -> None:
        shaped = len(public) == _PUBLIC_BYTES and public.startswith(_PUBLIC_HEAD)
        handle = decoded(openssl().d2i_PUBKEY, public) if shaped else None
        if handle is None:
            raise InvalidValue("SM2 key", "no public key on the curve")
        self.public = public
        self._key = _Key(handle)

    def verify(self, content: bytes, signature: bytes, *, signer: bytes = SIGNER) -> bool:
        """Tell whether `signature` was made over `content` by this key in the name of `signer`."""
        if not 0 < len(signature) <= _LONGEST_SIGNATURE:
            return False
        library = openssl()
        with _digesting(self._key, signer) as context:
            _done(library.EVP_DigestVerifyInit(context, None, sm3(), None, self._key.handle))
            answer = library.EVP_DigestVerify(
                context, signature, len(signature), content, len(content)
            )
        library.ERR_clear_error()
        return bool(answer == 1)


class Sm2PrivateKey:
    """Signs; made from 32 secret bytes."""

    def __init__(self, secret: bytes) -> None:
        within = 0 < int.from_bytes(secret) < ORDER - 1
        shaped = len(secret) == _SECRET_BYTES and within
        handle = decoded(openssl().d2i_AutoPrivateKey, _PRIVATE_HEAD + secret) if shaped else None
        if handle is None:
            raise InvalidValue("SM2 key", "no number between 1 and the order of the curve")
        self._key = _Key(handle)

    @property
    def public(self) -> bytes:
        """Return the public half as DER."""
        library = openssl()
        content = ctypes.create_string_buffer(_PUBLIC_BYTES)
        place = ctypes.c_void_p(ctypes.addressof(content))
        length: int = library.i2d_PUBKEY(self._key.handle, ctypes.byref(place))
        _done(int(length == _PUBLIC_BYTES))
        return content.raw

    def sign(self, content: bytes, *, signer: bytes = SIGNER) -> bytes:
        """Return a signature over `content` in the name of `signer`."""
        library = openssl()
        signature = ctypes.create_string_buffer(_LONGEST_SIGNATURE)
        length = ctypes.c_size_t(_LONGEST_SIGNATURE)
        with _digesting(self._key, signer) as context:
            _done(library.EVP_DigestSignInit(context, None, sm3(), None, self._key.handle))
            _done(
                library.EVP_DigestSign(
                    context, signature, ctypes.byref(length), content, len(content)
                )
            )
        return signature.raw[: length.value]


@contextmanager
def _digesting(key: _Key, signer: bytes) -> Iterator[int]:
    """Yield what signs or verifies with `key` in the name of `signer`; it is used once."""
    library = openssl()
    of_key = library.EVP_PKEY_CTX_new(key.handle, None)
    context = library.EVP_MD_CTX_new()
    try:
        _done(library.EVP_PKEY_CTX_set1_id(of_key, signer, len(signer)))
        library.EVP_MD_CTX_set_pkey_ctx(context, of_key)
        yield context
    finally:
        library.EVP_MD_CTX_free(context)
        library.EVP_PKEY_CTX_free(of_key)


def _done(answer: int) -> None:
    """Raise `InvalidValue` unless OpenSSL did what it was asked."""
    if answer != 1:
        openssl().ERR_clear_error()
        raise InvalidValue("SM2", "OpenSSL did not do it")
