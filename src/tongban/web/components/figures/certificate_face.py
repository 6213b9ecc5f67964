"""An electronic certificate as seen (电子证照): name, number, facts, state, code to verify it.

The face always says that it is a demonstration; it must never pass for a real certificate.
"""

from dataclasses import dataclass
from typing import ClassVar

from tongban.web.components.component import Component, Content, Words
from tongban.web.components.figures.qr_figure import QrFigure
from tongban.web.components.messages.tag import Tag


@dataclass(frozen=True, kw_only=True, slots=True)
class CertificateFace(Component):
    """What a certificate says; `issuer` and dates are among the facts, key and value."""

    template: ClassVar[str] = "components/figures/certificate_face.html"

    title: Words
    number: str
    facts: tuple[tuple[Words, Content], ...]
    state: Tag
    code: QrFigure | None = None
    level: int = 2
