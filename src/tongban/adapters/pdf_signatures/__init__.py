"""Signatures in PDF (版式文件签名): PAdES with a time stamp, made and checked without a network.

A demonstration authority of this machine vouches for a signing key and for the key of a time-stamp
service inside this process; every name in it says that it has no legal effect. An operator's own
authority and time-stamp service stand behind the same two calls.

Read in this order: `authority` (the certificates, made once), `time_stamps` (RFC 3161, our own),
`remote_stamps` (a service outside, by configuration), `signing` and `checking` (one word for what
is wrong); `apart` gives both a thread of their own. `confined` has a stranger's document checked by
`judge`, a process with little to lose.
"""

from tongban.adapters.pdf_signatures.authority import Authority, kept_authority, read_root
from tongban.adapters.pdf_signatures.checking import Checked, PdfVerdict, check_pdf
from tongban.adapters.pdf_signatures.confined import ConfinedCheck
from tongban.adapters.pdf_signatures.remote_stamps import remote_time_stamps
from tongban.adapters.pdf_signatures.signing import SignsPdf

__all__ = [
    "Authority",
    "Checked",
    "ConfinedCheck",
    "PdfVerdict",
    "SignsPdf",
    "check_pdf",
    "kept_authority",
    "read_root",
    "remote_time_stamps",
]
