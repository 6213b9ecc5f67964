"""Electronic certificates at rest: `certificates`, their `changes`, `sharing` and `registers`."""

from tongban.store.certificates.models.certificates import Certificate
from tongban.store.certificates.models.changes import (
    CertificateEvent,
    ProposedChange,
    TrustChange,
)
from tongban.store.certificates.models.registers import (
    RecognitionAgreement,
    RegisterBatch,
    RejectedRow,
)
from tongban.store.certificates.models.sharing import CertificateUse, Share

__all__ = [
    "Certificate",
    "CertificateEvent",
    "CertificateUse",
    "ProposedChange",
    "RecognitionAgreement",
    "RegisterBatch",
    "RejectedRow",
    "Share",
    "TrustChange",
]
