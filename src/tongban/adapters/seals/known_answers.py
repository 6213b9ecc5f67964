"""Known answers (自检, GM/T 0028 §7.10): each algorithm is asked what is known before it is used.

A library that was built wrongly, or that somebody exchanged, must not seal a single certificate.
The answers are those of the standards: GM/T 0003.5 (SM2), GB/T 32905 (SM3), GB/T 32907 (SM4),
RFC 8032 §7.1 (Ed25519) and RFC 6979 §A.2.5 (ECDSA on P-256).
"""

from collections.abc import Callable, Iterable
from typing import Final

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import SM4
from cryptography.hazmat.primitives.ciphers.modes import ECB
from cryptography.hazmat.primitives.hashes import SM3, Hash

from tongban.adapters.seals.algorithms import Algorithm, signing_key, verifying_key
from tongban.core.vocabulary.errors import ConfigurationError

_HEX: Final = bytes.fromhex
_SM3_OF_ABC: Final = _HEX("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0")
_SM4_KEY: Final = _HEX("0123456789abcdeffedcba9876543210")
_SM4_OF_KEY: Final = _HEX("681edf34d206965e86b3e94f536e4246")

_ED25519_SECRET: Final = _HEX("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
_ED25519_OF_NOTHING: Final = _HEX(
    "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bac"
    "c61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
)
_P256_SECRET: Final = _HEX("c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721")
_P256_OF_SAMPLE: Final = _HEX(
    "3046022100efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716"
    "022100f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8"
)
_SM2_SECRET: Final = _HEX("3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8")
_SM2_OF_DIGEST: Final = _HEX(
    "3046022100f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3"
    "022100b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa"
)

_SIGNATURES: Final = {
    Algorithm.ED25519: (_ED25519_SECRET, b"", _ED25519_OF_NOTHING),
    Algorithm.P256: (_P256_SECRET, b"sample", _P256_OF_SAMPLE),
    Algorithm.SM2: (_SM2_SECRET, b"message digest", _SM2_OF_DIGEST),
}
"""For each algorithm a secret, what was signed and a signature that others made with it."""


class KnownAnswerFailed(ConfigurationError):
    """An algorithm gives another answer than its standard says: nothing may be signed with it."""


def prove(algorithms: Iterable[Algorithm]) -> None:
    """Ask each algorithm, and the national digest and cipher, what is known.

    Raises:
        KnownAnswerFailed: when an answer is wrong.
        Unavailable: when this machine cannot do one of the algorithms.
    """
    questions: dict[str, Callable[[], bool]] = {"SM3": _sm3, "SM4": _sm4}
    questions |= {one.value: _asking(one) for one in algorithms}
    for name, answers in questions.items():
        if not answers():
            raise KnownAnswerFailed(f"{name} gives a wrong answer on this machine; seal nothing")


def _asking(algorithm: Algorithm) -> Callable[[], bool]:
    return lambda: _signs(algorithm)


def _signs(algorithm: Algorithm) -> bool:
    """Tell whether a known signature verifies, a wrong one does not, and an own one does."""
    secret, content, signature = _SIGNATURES[algorithm]
    mine = signing_key(algorithm, secret)
    known = verifying_key(algorithm, mine.public)
    return (
        known.verify(content, signature)
        and not known.verify(content + b"!", signature)
        and known.verify(content, mine.sign(content))
    )


def _sm3() -> bool:
    digest = Hash(SM3())
    digest.update(b"abc")
    return digest.finalize() == _SM3_OF_ABC


def _sm4() -> bool:
    cipher = Cipher(SM4(_SM4_KEY), ECB()).encryptor()  # noqa: S305 - one block, as the standard has it
    return cipher.update(_SM4_KEY) + cipher.finalize() == _SM4_OF_KEY
