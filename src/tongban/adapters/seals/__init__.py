"""Seals of this platform (平台印章): keys that sign, keys that are only known, no legal effect.

They stand in for a provider of lawful seals (GB/T 38540) behind
`tongban.core.certificates.seals.Sealer`. A seal whose key was made on one machine for showing says
`demonstration` in its key id; one whose key the operator gave does not.

Read in this order: `algorithms` (Ed25519, ECDSA on P-256, SM2, as one kind of key), `openssl` and
`sm2` (the national algorithms by the system's OpenSSL), `known_answers` (what must be right before
anything is signed), `key_files` (keys for showing, kept in a folder), `ring` (signs with the
newest, verifies with all), `published` (the public halves as others read them).
"""

from tongban.adapters.seals.algorithms import Algorithm
from tongban.adapters.seals.key_files import add_key
from tongban.adapters.seals.known_answers import KnownAnswerFailed, prove
from tongban.adapters.seals.published import KnownKeys
from tongban.adapters.seals.ring import KeyRing

__all__ = ["Algorithm", "KeyRing", "KnownAnswerFailed", "KnownKeys", "add_key", "prove"]
