"""Certificates for programs (证照核验): one verdict, and what anybody verifies with offline.

A number is posted, so that it stays out of addresses and logs; page and program share one limit.
"""

from datetime import date
from typing import Annotated, Final

from django.http import HttpRequest
from ninja import Path, Router, Schema
from pydantic import ConfigDict, Field, StringConstraints

from tongban.actions.certificates import publishing
from tongban.actions.certificates.verifying import LONGEST_CODE, verify_code, verify_number
from tongban.core.certificates.verification import Verification, VerificationCode
from tongban.web.api.outside import outside_of
from tongban.web.api.problems import TooOften
from tongban.web.api.shapes import Document, Whole
from tongban.web.components.rates import VERIFICATIONS_A_MINUTE, too_often

router: Final = Router(tags=["Certificates"])
LONGEST_NUMBER: Final = 128


class Presented(Schema):
    """What somebody presents: the number on a certificate, or the text of its code."""

    model_config = ConfigDict(extra="forbid")
    presented: Annotated[
        str,
        StringConstraints(min_length=1, max_length=LONGEST_CODE, pattern=r"^[^\x00-\x1f\x7f]+$"),
    ] = Field(
        description="A certificate number (1.2.156.3005.2…), or the text of a scanned code.",
        examples=["1.2.156.3005.2.11519900MB0000002Y.11519900000000002A.000000001.001.V"],
    )


class CertificateVerdict(Schema):
    """What anyone may learn of a certificate; names and numbers are masked."""

    verdict: VerificationCode = Field(description="`valid`, or why it may not be relied on.")
    usable: bool = Field(description="Whether it may be relied on today.")
    name: str
    issuer: str
    holders: list[str] = Field(description="Masked names.")
    valid_from: date | None
    valid_until: date | None = Field(description="null: for good, or not known.")
    fields: dict[str, str] = Field(description="Masked fields of its face, by label.")
    legal_effect: bool = Field(description="False for a demonstration seal.")


@router.post(
    "certificates/verify",
    response=CertificateVerdict,
    summary="Verify a certificate",
    operation_id="verifyCertificate",
)
def verify(request: HttpRequest, asked: Presented) -> CertificateVerdict:
    """Return the verdict on a certificate; what is not known is answered, not refused.

    One address may ask 30 times a minute, by page and by program together.
    """
    outside = outside_of(request)
    who = request.META.get("REMOTE_ADDR", "")
    if too_often("verify", who, most=VERIFICATIONS_A_MINUTE, now=outside.now):
        raise TooOften
    checked = verify_number if len(asked.presented) <= LONGEST_NUMBER else verify_code
    return _told(checked(asked.presented, outside))


@router.get(
    "certificates/status/{int:number}",
    response=Document,
    summary="Read a status list",
    operation_id="readStatusList",
)
def status_list(request: HttpRequest, number: Path[Whole]) -> Document:
    """Return one status list as of now, sealed, the same as `/verify/status/{number}.json`."""
    return publishing.status_list(number, outside_of(request))


@router.get(
    "certificates/keys",
    response=Document,
    summary="Read the public keys",
    operation_id="readKeys",
)
def keys(request: HttpRequest) -> Document:
    """Return the public halves of all keys that ever sealed here."""
    return dict(publishing.keys(outside_of(request)))


def _told(one: Verification) -> CertificateVerdict:
    return CertificateVerdict(
        verdict=one.code,
        usable=one.code.usable,
        name=one.name,
        issuer=one.issuer_name,
        holders=list(one.holders),
        valid_from=one.valid_from,
        valid_until=one.valid_until,
        fields=dict(one.fields),
        legal_effect=one.legal_effect,
    )
