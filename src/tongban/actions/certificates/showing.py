"""What a code shows (亮证码内容): chosen fields of a certificate as sealed text for a QR code."""

from tongban.actions.outside import Outside
from tongban.actions.targets import published
from tongban.adapters.offline_codes import seal_code
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.values import show_value
from tongban.core.certificates.masking import masked_name
from tongban.core.certificates.offline import Shown, face_digest
from tongban.core.certificates.sharing import Share, chosen
from tongban.store.certificates.queries import KeptCertificate


def code_text(kept: KeptCertificate, outside: Outside, *, share: Share | None = None) -> str:
    """Return the sealed text for a code that is shown, or without `share` for a printed one.

    A printed code names the holder masked and shows no field: the page beside it does.
    """
    return seal_code(_shown(kept, share), outside.sealer)


def shown_fields(kept: KeptCertificate, share: Share, catalogue: Catalogue) -> dict[str, str]:
    """Return the chosen fields by their labels, as a receiver reads them."""
    return {
        catalogue.elements[code].label: show_value(catalogue.elements[code], value)
        for code, value in chosen(kept.certificate.face, share).items()
        if code in catalogue.elements
    }


def _shown(kept: KeptCertificate, share: Share | None) -> Shown:
    face = kept.certificate.face
    names = [holder.name if share else masked_name(holder.name) for holder in face.holders]
    return Shown(
        number=str(face.number),
        name=face.name,
        holder="、".join(names),
        issuer_name=face.issuer_name,
        valid_from=face.valid_from,
        valid_until=face.valid_until,
        digest=face_digest(face),
        place=kept.place,
        until=share.until if share else None,
        purpose=share.purpose if share else "",
        fields=shown_fields(kept, share, published().catalogue) if share else {},
    )
