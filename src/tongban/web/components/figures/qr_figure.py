"""An address as a QR code (二维码), with the address in words for those without a camera."""

from dataclasses import dataclass
from typing import ClassVar

import segno
from django.utils.safestring import SafeString, mark_safe

from tongban.web.components.component import Component, Words


@dataclass(frozen=True, kw_only=True, slots=True)
class QrFigure(Component):
    """A QR code that leads to `address`; `caption` says what for.

    A `dense` one carries more than an address and is drawn larger, so that a phone can read it.
    """

    template: ClassVar[str] = "components/figures/qr_figure.html"

    address: str
    caption: Words
    alternative: Words = ""
    dense: bool = False

    @property
    def drawing(self) -> SafeString:
        """The code as SVG without any style of its own, error correction M."""
        code = segno.make(self.address, error="m", micro=False)
        drawing = code.svg_inline(omitsize=True, svgclass=None, lineclass=None, border=2)
        return mark_safe(drawing)  # noqa: S308 - segno draws squares; the address is not in it
