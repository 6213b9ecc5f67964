"""Drawings made on the server (图示), each with its words or table beside it.

``footprint``  the four numbers of 四减, before and after
``schedule``   who does what when, in parallel, with a table twin
``certificate_face`` a certificate as seen
``qr_figure``  an address as a QR code
``picture``    a picture that somebody handed in
"""

from tongban.web.components.figures.certificate_face import CertificateFace
from tongban.web.components.figures.footprint import Footprint, FootprintComparison
from tongban.web.components.figures.picture import Picture
from tongban.web.components.figures.qr_figure import QrFigure
from tongban.web.components.figures.schedule import ScheduleChart, Span

__all__ = [
    "CertificateFace",
    "Footprint",
    "FootprintComparison",
    "Picture",
    "QrFigure",
    "ScheduleChart",
    "Span",
]
