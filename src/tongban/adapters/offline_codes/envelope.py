"""The envelope (签名封装): COSE_Sign1 around the claims, as text; anything else is refused.

There is exactly one text for one sealed code: whatever decodes to the same bytes but is written
otherwise counts as altered, so that no character of a code can be changed unseen.
"""

import base64
import binascii
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

import cbor2

from tongban.adapters.offline_codes import claims
from tongban.core.certificates.offline import CodeVerdict, Shown
from tongban.core.certificates.seals import Seal, Sealer, Verifier
from tongban.core.vocabulary.errors import InvalidValue

LONGEST: Final = 1_400
"""Characters of the longest code: still a QR code that a phone reads from paper."""

_TAG: Final = 18
_ALGORITHM, _KEY_ID = 1, 4
_NUMBERS: Final = {"Ed25519": -8, "ES256": -65536 - 7, "SM2-SM3": -65536 - 100}
"""COSE's number for EdDSA; the others are private ones, since their signatures are DER."""

_NAMES: Final = {number: name for name, number in _NUMBERS.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A code once it was opened: what it shows if its seal fits, and otherwise why it does not."""

    shown: Shown | None = None
    fault: CodeVerdict | None = None


def seal_code(shown: Shown, sealer: Sealer) -> str:
    """Return what is shown as sealed text.

    Raises:
        InvalidValue: when it is too much for one code.
    """
    payload = _dumped(claims.written(shown))
    protected, seal = _sealed(payload, sealer)
    message = cbor2.CBORTag(_TAG, [protected, {}, payload, seal.signature])
    text = base64.urlsafe_b64encode(_dumped(message)).rstrip(b"=").decode()
    if len(text) > LONGEST:
        raise InvalidValue("offline code", "too many fields for one code; choose fewer")
    return text


def open_code(text: str, verifier: Verifier) -> Opened:
    """Return what a code shows, or what is wrong with it; never raise for what was scanned."""
    if len(text) > LONGEST:
        return Opened(fault=CodeVerdict.OVERSIZE)
    try:
        protected, payload, signature = _parts(text)
        header = _exactly(protected)
        seal = Seal(
            key_id=header[_KEY_ID].decode(),
            algorithm=_NAMES[header[_ALGORITHM]],
            signature=signature,
        )
        if not verifier.knows(seal.key_id):
            return Opened(fault=CodeVerdict.UNKNOWN_KEY)
        if not verifier.verify(_to_seal(protected, payload), seal):
            return Opened(fault=CodeVerdict.ALTERED)
        return Opened(shown=claims.read(_exactly(payload)))
    except _FAULTS:
        return Opened(fault=CodeVerdict.UNREADABLE)


_FAULTS: Final = (
    cbor2.CBORError,
    binascii.Error,
    KeyError,
    TypeError,
    ValueError,
    AttributeError,
    OverflowError,
    OSError,
    RecursionError,
)
"""What decoding rubbish may raise."""


def _sealed(payload: bytes, sealer: Sealer) -> tuple[bytes, Seal]:
    """Return the header and the seal over it; the key may change between the two."""
    while True:
        probe = sealer.sign(payload)
        header = {_ALGORITHM: _NUMBERS[probe.algorithm], _KEY_ID: probe.key_id.encode()}
        protected = _dumped(header)
        seal = sealer.sign(_to_seal(protected, payload))
        if seal.key_id == probe.key_id:
            return protected, seal


def _to_seal(protected: bytes, payload: bytes) -> bytes:
    """Return what a COSE seal covers (RFC 9052 §4.4)."""
    return _dumped(["Signature1", protected, b"", payload])


def _parts(text: str) -> tuple[bytes, bytes, bytes]:
    content = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    if base64.urlsafe_b64encode(content).rstrip(b"=").decode() != text:
        raise ValueError("written in another way than it is sealed")
    message = _exactly(content)
    protected, unprotected, payload, signature = message.value
    if message.tag != _TAG or unprotected != {}:
        raise ValueError("no signature of one signer")
    return protected, payload, signature


def _exactly(content: bytes) -> Any:
    """Return the value that `content` is the one way of writing."""
    stream = BytesIO(content)
    value = cbor2.CBORDecoder(stream).decode()
    if stream.read(1) or _dumped(value) != content:
        raise ValueError("written in another way than it is sealed")
    return value


def _dumped(value: Any) -> bytes:
    return cbor2.dumps(value, canonical=True)
