"""Offline codes (离线核验码): what is shown of a certificate as text that fits a QR code.

The text is base64 of a COSE message (RFC 9052): the fields in CBOR, the key's name and the seal.
Read in this order: `claims` (the fields as small numbers), `envelope` (sealed and opened).
"""

from tongban.adapters.offline_codes.envelope import LONGEST, Opened, open_code, seal_code

__all__ = ["LONGEST", "Opened", "open_code", "seal_code"]
