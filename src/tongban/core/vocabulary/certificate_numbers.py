"""Identifiers of electronic certificates (电子证照标识, GB/T 36904).

1.2.156.3005.2 . certificate type . issuer (credit code) . serial . version . check character. A
change of a certificate keeps type, issuer and serial and counts the version up, so that a chain of
versions is one certificate; nothing is overwritten.
"""

import re
from dataclasses import dataclass, replace

from tongban.core.vocabulary.check_characters import certificate_check, tidied
from tongban.core.vocabulary.credit import CreditCode
from tongban.core.vocabulary.errors import InvalidValue, Reason

ROOT = "1.2.156.3005.2"
_KIND = "certificate number"
_LAST_VERSION = 999
_PART = re.compile(r"[0-9A-Z]{1,36}")
_WHOLE = re.compile(
    re.escape(ROOT) + r"\.(?P<type>[0-9A-Z]+)\.(?P<issuer>[0-9A-Z]+)"
    r"\.(?P<serial>[0-9A-Z]+)\.(?P<version>[0-9]{3})\.(?P<check>[0-9A-Z])"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateNumber:
    """The identifier of one version of one certificate; `str` writes it with its check."""

    certificate_type: str
    issuer: CreditCode
    serial: str
    version: int = 1

    def __post_init__(self) -> None:
        if not (_PART.fullmatch(self.certificate_type) and _PART.fullmatch(self.serial)):
            raise InvalidValue(_KIND, Reason.FORMAT)
        if not 1 <= self.version <= _LAST_VERSION:
            raise InvalidValue(_KIND, Reason.RANGE)

    @property
    def check(self) -> str:
        """Return the check character over the four parts."""
        parts = (self.certificate_type, str(self.issuer), self.serial, f"{self.version:03d}")
        return certificate_check("".join(parts))

    def next_version(self) -> "CertificateNumber":
        """Return the identifier of the certificate that replaces this one."""
        return replace(self, version=self.version + 1)

    def is_same_certificate(self, other: "CertificateNumber") -> bool:
        """Tell whether both are versions of one certificate."""
        return replace(self, version=1) == replace(other, version=1)

    def __str__(self) -> str:
        body = f"{self.certificate_type}.{self.issuer}.{self.serial}.{self.version:03d}"
        return f"{ROOT}.{body}.{self.check}"


def parse_certificate_number(text: str) -> CertificateNumber:
    """Return the identifier that was typed or scanned, once its check character agrees."""
    written = tidied(text)
    match = _WHOLE.fullmatch(written)
    if match is None:
        raise InvalidValue(_KIND, Reason.FORMAT if written else Reason.EMPTY)
    number = CertificateNumber(
        certificate_type=match["type"],
        issuer=CreditCode(match["issuer"]),
        serial=match["serial"],
        version=int(match["version"]),
    )
    if number.check != match["check"]:
        raise InvalidValue(_KIND, Reason.CHECK, position=match.start("check"))
    return number
