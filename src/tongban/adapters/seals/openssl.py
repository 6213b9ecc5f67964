"""OpenSSL (密码库): the few functions of the system's libcrypto that SM2 needs, with their types.

Python's cryptography package has SM3 and SM4 but no SM2; the system's OpenSSL 3 has all three
(GM/T 0003, 0004, 0002). Without it every other algorithm still works.
"""

import ctypes
import ctypes.util
from collections.abc import Callable
from functools import cache
from typing import Any, Final

from tongban.core.vocabulary.errors import Unavailable

_OLDEST: Final = 3
_SIZE = ctypes.POINTER(ctypes.c_size_t)
_BUFFER = ctypes.POINTER(ctypes.c_void_p)
_POINTER, _TEXT, _NUMBER = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int

_FUNCTIONS: Final[dict[str, tuple[Any, tuple[Any, ...]]]] = {
    "OPENSSL_version_major": (ctypes.c_uint, ()),
    "EVP_MD_fetch": (_POINTER, (_POINTER, _TEXT, _TEXT)),
    "d2i_AutoPrivateKey": (_POINTER, (_POINTER, _BUFFER, ctypes.c_long)),
    "d2i_PUBKEY": (_POINTER, (_POINTER, _BUFFER, ctypes.c_long)),
    "i2d_PUBKEY": (_NUMBER, (_POINTER, _BUFFER)),
    "EVP_PKEY_is_a": (_NUMBER, (_POINTER, _TEXT)),
    "EVP_PKEY_free": (None, (_POINTER,)),
    "EVP_PKEY_CTX_new": (_POINTER, (_POINTER, _POINTER)),
    "EVP_PKEY_CTX_free": (None, (_POINTER,)),
    "EVP_PKEY_CTX_set1_id": (_NUMBER, (_POINTER, _TEXT, _NUMBER)),
    "EVP_MD_CTX_new": (_POINTER, ()),
    "EVP_MD_CTX_free": (None, (_POINTER,)),
    "EVP_MD_CTX_set_pkey_ctx": (None, (_POINTER, _POINTER)),
    "EVP_DigestSignInit": (_NUMBER, (_POINTER, _POINTER, _POINTER, _POINTER, _POINTER)),
    "EVP_DigestSign": (_NUMBER, (_POINTER, _TEXT, _SIZE, _TEXT, ctypes.c_size_t)),
    "EVP_DigestVerifyInit": (_NUMBER, (_POINTER, _POINTER, _POINTER, _POINTER, _POINTER)),
    "EVP_DigestVerify": (_NUMBER, (_POINTER, _TEXT, ctypes.c_size_t, _TEXT, ctypes.c_size_t)),
    "ERR_clear_error": (None, ()),
}


@cache
def openssl() -> ctypes.CDLL:
    """Return the system's OpenSSL.

    Raises:
        Unavailable: when there is none, or one older than 3.
    """
    name = ctypes.util.find_library("crypto") or "libcrypto.so.3"
    try:
        library = ctypes.CDLL(name)
        for function, (result, arguments) in _FUNCTIONS.items():
            found = getattr(library, function)
            found.restype, found.argtypes = result, arguments
    except (OSError, AttributeError) as error:
        raise Unavailable(
            "SM2 needs the system's OpenSSL 3 (libcrypto.so.3): install it, or seal with another "
            "algorithm"
        ) from error
    if library.OPENSSL_version_major() < _OLDEST:
        raise Unavailable("SM2 needs the system's OpenSSL 3; an older one was found")
    return library


@cache
def sm3() -> int:
    """Return the digest that SM2 signs over."""
    found: int | None = openssl().EVP_MD_fetch(None, b"SM3", None)
    if not found:
        raise Unavailable("the system's OpenSSL was built without SM3")
    return found


def decoded(read: Callable[..., int | None], content: bytes) -> int | None:
    """Return the key that `read` makes of DER, if it is one to its last byte."""
    buffer = ctypes.create_string_buffer(content, len(content))
    start = ctypes.addressof(buffer)
    place = ctypes.c_void_p(start)
    key = read(None, ctypes.byref(place), len(content))
    if not key:
        openssl().ERR_clear_error()
        return None
    if (place.value or 0) - start != len(content):
        openssl().EVP_PKEY_free(key)
        return None
    return key
