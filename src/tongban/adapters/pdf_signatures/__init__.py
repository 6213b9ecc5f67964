"""Signatures in PDF (版式文件签名): PAdES with a time stamp, made and checked without a network.

A demonstration authority of this machine vouches for a signing key and for the key of a time-stamp
service inside this process; every name in it says that it has no legal effect. An operator's own
authority and time-stamp service stand behind the same two calls.

Read in this order: `authority` (the certificates, made once), `time_stamps` (RFC 3161), `signing`
and `checking` (one word for what is wrong); `apart` gives both a thread of their own.
"""

from tongban.adapters.pdf_signatures.authority import Authority, kept_authority, read_root
from tongban.adapters.pdf_signatures.checking import Checked, PdfVerdict, check_pdf
from tongban.adapters.pdf_signatures.signing import SignsPdf

__all__ = [
    "Authority",
    "Checked",
    "PdfVerdict",
    "SignsPdf",
    "check_pdf",
    "kept_authority",
    "read_root",
]
