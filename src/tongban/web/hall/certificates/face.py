"""What a certificate says (证照照面), as components that several pages share."""

from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.certificates.standings import Standing
from tongban.store.certificates.queries import KeptCertificate, certificate_of
from tongban.web.components import labels, messages
from tongban.web.components.component import Content
from tongban.web.components.words import written_date
from tongban.web.hall.visitor import citizen_of, outside_of, theirs


def own(request: HttpRequest, certificate_id: UUID) -> KeptCertificate:
    """Return a certificate of whoever asks; raise `NotFound` for any other."""
    found = certificate_of(citizen_of(request).subject, certificate_id)
    return theirs(found, request, "certificate.open", certificate_id)


def in_force(request: HttpRequest, kept: KeptCertificate) -> bool:
    """Tell whether a certificate may be shown to others today."""
    return kept.certificate.standing_on(outside_of(request).today) is Standing.VALID


def state(standing: Standing) -> messages.Tag:
    """Return how a certificate stands."""
    valid = standing is Standing.VALID
    tone = messages.Tone.GOOD if valid else messages.Tone.BAD
    return messages.Tag(words=labels.label(standing), tone=tone)


def validity(kept: KeptCertificate) -> str:
    """Return until when a certificate is valid."""
    until = kept.certificate.face.valid_until
    if until is None:
        return gettext("长期有效")
    return gettext("有效期至%(day)s") % {"day": written_date(until)}


def facts(kept: KeptCertificate, catalogue: Catalogue) -> tuple[tuple[str, Content], ...]:
    """Return everything that its face says, key and value."""
    face = kept.certificate.face
    return (
        (gettext("持证人"), "、".join(holder.name for holder in face.holders)),
        *(
            (catalogue.elements[code].label, labels.value(catalogue.elements[code], value))
            for code, value in face.fields.items()
            if code in catalogue.elements
        ),
        (gettext("颁发机构"), face.issuer_name),
        (gettext("颁发日期"), written_date(face.issued_on)),
        (gettext("有效期"), validity(kept)),
    )


def field_choices(kept: KeptCertificate, catalogue: Catalogue) -> list[tuple[str, str]]:
    """Return the fields that may be chosen to be shown, with their labels."""
    return [
        (code, catalogue.elements[code].label)
        for code in kept.certificate.face.fields
        if code in catalogue.elements
    ]
