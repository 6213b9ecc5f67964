"""Certificates (电子证照): a sealed face and the history of its standing.

A renewal or correction is a new certificate with the next version, which names the one before it;
the old one is replaced and stays readable. 国务院令第716号 §10: electronic certificates count as
paper does.
"""

from dataclasses import dataclass, replace
from datetime import date

from tongban.core.certificates.codec import canonical
from tongban.core.certificates.faces import Face
from tongban.core.certificates.seals import Seal, Sealer
from tongban.core.certificates.standings import FOLLOWING, Standing, StandingChange
from tongban.core.vocabulary.citations import Citation, LegalLevel
from tongban.core.vocabulary.errors import NotAllowed

_STANDING = Citation(law="行政许可法", article="70", level=LegalLevel.LAW)


class StandingNotAllowed(NotAllowed):
    """The certificate cannot take this standing from where it stands, or on that day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """A face, the seal over it, and every change of standing, oldest first."""

    face: Face
    seal: Seal
    history: tuple[StandingChange, ...] = ()

    def standing_on(self, day: date) -> Standing:
        """Return how it stands on `day`; a last valid day that has passed means expired."""
        changes = [change for change in self.history if change.since <= day]
        standing = changes[-1].standing if changes else Standing.VALID
        over = self.face.valid_until is not None and day > self.face.valid_until
        if over and standing in (Standing.VALID, Standing.SUSPENDED):
            return Standing.EXPIRED
        return standing

    @property
    def latest_standing(self) -> Standing:
        """Return the standing of the last change, whatever the day."""
        return self.history[-1].standing if self.history else Standing.VALID


def issue(face: Face, sealer: Sealer) -> Certificate:
    """Make out a certificate: seal exactly what is printed."""
    return Certificate(face=face, seal=sealer.sign(canonical(face)))


def change_standing(certificate: Certificate, change: StandingChange) -> Certificate:
    """Return `certificate` with one more change; raise `StandingNotAllowed` if it cannot follow."""
    current = certificate.latest_standing
    if change.standing not in FOLLOWING[current]:
        raise StandingNotAllowed(
            f"{change.standing.label} cannot follow {current.label}",
            rule="certificate.standing",
            citation=_STANDING,
        )
    if certificate.history and change.since < certificate.history[-1].since:
        raise StandingNotAllowed(
            f"{change.since} is before the last change", rule="certificate.standing"
        )
    return replace(certificate, history=(*certificate.history, change))


def renew(
    certificate: Certificate, face: Face, change: StandingChange, *, sealer: Sealer
) -> tuple[Certificate, Certificate]:
    """Return the old certificate, replaced by `change`, and the new one that follows it."""
    number = certificate.face.number
    if face.number != number.next_version() or face.previous != number:
        raise StandingNotAllowed(
            f"a renewal of {number} has the next version and names it", rule="certificate.renewal"
        )
    if change.standing is not Standing.REPLACED:
        raise StandingNotAllowed("what is renewed is replaced", rule="certificate.renewal")
    return change_standing(certificate, change), issue(face, sealer)
