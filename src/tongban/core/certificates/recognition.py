"""Mutual recognition (电子证照互认): what another region issued, read as one of our types.

国务院令第716号 §10 has certificates shared and recognised between regions. A region publishes its
keys; a mapping says which of its types is which of ours, and which of its fields is which element.
Nothing is taken that the mapping does not name, and nothing at all when the seal does not fit.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from tongban.core.catalog.evidence import Trust
from tongban.core.certificates.certificates import Certificate
from tongban.core.certificates.codec import canonical
from tongban.core.certificates.faces import Face
from tongban.core.certificates.seals import Verifier
from tongban.core.certificates.types import CertificateType
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed


class NotRecognised(NotAllowed):
    """What another region issued cannot be used here: its seal, its type or its fields."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognition:
    """An agreement with a region (互认关系) on one type; `fields` lead from its codes to ours."""

    region: str
    foreign_type: str
    evidence: str
    fields: Mapping[str, str]
    trust: Trust = Trust.ISSUED

    def __post_init__(self) -> None:
        if self.trust < Trust.CHECKED:
            raise InvalidValue("recognition", "互认的证照至少是 B 级")


def recognise(
    certificate: Certificate, recognition: Recognition, kind: CertificateType, *, keys: Verifier
) -> Face:
    """Return the face of a foreign certificate as one of our type, number and issuer unchanged.

    Raises:
        NotRecognised: when its seal does not fit, or it is of another type or region.
    """
    face = certificate.face
    if not keys.verify(canonical(face), certificate.seal):
        raise NotRecognised("its seal does not fit", rule="recognition.seal")
    if face.number.certificate_type != recognition.foreign_type:
        raise NotRecognised("it is of another type", rule="recognition.type")
    if not face.area.startswith(recognition.region):
        raise NotRecognised("it is from another region", rule="recognition.region")
    ours = {element.code for element in kind.fields}
    fields = {
        recognition.fields[code]: value
        for code, value in face.fields.items()
        if recognition.fields.get(code) in ours
    }
    if not fields:
        raise NotRecognised("it says nothing that we know", rule="recognition.fields")
    return replace(face, name=kind.name, fields=fields)
