"""Check characters (校验码): one weighted sum per national standard, and the alphabet it is over.

GB 11643 and GB 32100 catch every single wrong character and every swap of two neighbours; so does
ISO 7064 MOD 37,36 for nearly all swaps. GB 11714 is the inner check of a credit code.
"""

from collections.abc import Iterable

from tongban.core.vocabulary.errors import InvalidValue, Reason

DIGITS = "0123456789"
ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
WITHOUT_LOOKALIKES = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # GB 32100: no I, O, S, V, Z

_CITIZEN_WEIGHTS = tuple(2 ** (17 - place) % 11 for place in range(17))
_CITIZEN_CHECKS = "10X98765432"
_CREDIT_WEIGHTS = tuple(3**place % 31 for place in range(17))
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SPACES = dict.fromkeys(map(ord, " \t\r\n\u00a0\u2002\u2003\u3000"))
_CAPITALS = {ord(small): ord(small) - 32 for small in "abcdefghijklmnopqrstuvwxyz"}


def tidied(text: str) -> str:
    """Return a code as typed by hand, in plain capitals without full-width forms or spaces.

    `str.upper` and NFKC would also turn ı into I and ② into 2: not what was written.
    """
    return text.translate(_FULL_WIDTH).translate(_SPACES).translate(_CAPITALS)


def require(text: str, kind: str, *, length: int, alphabet: str) -> None:
    """Raise InvalidValue, with the first offending position, unless `text` has the right shape."""
    if not text:
        raise InvalidValue(kind, Reason.EMPTY)
    if len(text) != length:
        raise InvalidValue(kind, Reason.LENGTH)
    for position, character in enumerate(text):
        if character not in alphabet:
            raise InvalidValue(kind, Reason.CHARACTER, position=position)


def citizen_check(digits: str) -> str:
    """Return the check character of 17 digits (GB 11643, which is ISO 7064 MOD 11-2)."""
    return _CITIZEN_CHECKS[_weighted(map(int, digits), _CITIZEN_WEIGHTS) % 11]


def credit_check(body: str) -> str:
    """Return the check character of 17 characters of a credit code (GB 32100)."""
    values = map(WITHOUT_LOOKALIKES.index, body)
    return WITHOUT_LOOKALIKES[-_weighted(values, _CREDIT_WEIGHTS) % 31]


def organisation_check(body: str) -> str:
    """Return the check character of 8 characters of an organisation code (GB 11714)."""
    values = map(ALPHANUMERIC.index, body)
    return "0123456789X"[-_weighted(values, _ORGANISATION_WEIGHTS) % 11]


def certificate_check(body: str) -> str:
    """Return the check character of any length of letters and digits (ISO 7064 MOD 37,36)."""
    modulus = len(ALPHANUMERIC)
    remainder = modulus
    for character in body:
        remainder = (remainder + ALPHANUMERIC.index(character)) % modulus or modulus
        remainder = remainder * 2 % (modulus + 1)
    return ALPHANUMERIC[(1 - remainder) % modulus]


def _weighted(values: Iterable[int], weights: Iterable[int]) -> int:
    return sum(value * weight for value, weight in zip(values, weights, strict=True))
