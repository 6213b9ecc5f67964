"""Documents (文书): vouchers, notices, decisions and certificates as A4 pages in PDF.

Read in this order: `values` (what a document says), `pages` (those values as data for a template),
`characters` (what can be printed), `pictures` (QR code), `press` (the warm compiler); `templates/`
holds the typography.
"""

from tongban.adapters.documents.press import DocumentPress
from tongban.adapters.documents.values import (
    CertificatePage,
    Document,
    DocumentKind,
    Matter,
    Row,
    Voucher,
)

__all__ = [
    "CertificatePage",
    "Document",
    "DocumentKind",
    "DocumentPress",
    "Matter",
    "Row",
    "Voucher",
]
