"""Pictures (图形): a QR code as vector drawing, sharp at any size."""

import io

import segno

from tongban.core.vocabulary.errors import InvalidValue


def qr_code(url: str) -> str:
    """Return an SVG of the QR code for `url`; raises `InvalidValue` when it is too long for one."""
    try:
        code = segno.make(url, error="m", micro=False)
    except segno.DataOverflowError as overflow:
        raise InvalidValue("QR code", "the address is too long") from overflow
    picture = io.BytesIO()
    code.save(picture, kind="svg", border=1, dark="#1d1d1f", omitsize=True, xmldecl=False)
    return picture.getvalue().decode()
