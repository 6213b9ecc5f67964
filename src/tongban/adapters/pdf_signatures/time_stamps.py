"""Time stamps (时间戳, RFC 3161): what says when a document was signed, inside this process.

A simulated service: its answers have the form of a real one's and the word 示范 in its name.
"""

import secrets
from collections.abc import Callable
from datetime import UTC, datetime

from asn1crypto import cms, core, tsp, x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256, Hash
from cryptography.hazmat.primitives.serialization import load_der_private_key
from pyhanko.sign.general import as_signing_certificate_v2
from pyhanko.sign.timestamps import TimeStamper

from tongban.adapters.pdf_signatures.authority import Authority

_POLICY = "1.3.6.1.4.1.32473.1"
"""A policy under the number that RFC 5612 keeps for examples."""

_SERIAL_BITS = 64


class LocalTimeStamps(TimeStamper):
    """Stamps digests with the clock that it is given; its key stays loaded."""

    def __init__(self, authority: Authority, clock: Callable[[], datetime]) -> None:
        super().__init__(include_nonce=True)  # type: ignore[no-untyped-call]
        self._certificate = authority.stamping.certificate
        self._root = authority.root
        self._clock = clock
        key = load_der_private_key(authority.stamping.key.dump(), password=None)
        if not isinstance(key, ec.EllipticCurvePrivateKey):
            raise TypeError("the demonstration authority signs on P-256")
        self._key = key

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        """Return the stamp over the digest that is asked for."""
        now = self._clock().astimezone(UTC).replace(microsecond=0)
        token = self._token(self._told(req, now), now)
        return tsp.TimeStampResp(
            {"status": tsp.PKIStatusInfo({"status": "granted"}), "time_stamp_token": token}
        )

    def _told(self, req: tsp.TimeStampReq, now: datetime) -> bytes:
        told = {
            "version": "v1",
            "policy": _POLICY,
            "message_imprint": req["message_imprint"],
            "serial_number": secrets.randbits(_SERIAL_BITS),
            "gen_time": now,
            "tsa": x509.GeneralName(name="directory_name", value=self._certificate.subject),
        }
        if req["nonce"].native is not None:
            told["nonce"] = req["nonce"]
        return bytes(tsp.TSTInfo(told).dump())

    def _token(self, told: bytes, now: datetime) -> cms.ContentInfo:
        attributes = cms.CMSAttributes(
            [
                _attribute("content_type", "tst_info"),
                _attribute("signing_time", cms.Time({"utc_time": core.UTCTime(now)})),
                _attribute("signing_certificate_v2", as_signing_certificate_v2(self._certificate)),
                _attribute("message_digest", _digest(told)),
            ]
        )
        signer = {
            "version": "v1",
            "sid": cms.SignerIdentifier(
                {
                    "issuer_and_serial_number": cms.IssuerAndSerialNumber(
                        {
                            "issuer": self._certificate.issuer,
                            "serial_number": self._certificate.serial_number,
                        }
                    )
                }
            ),
            "digest_algorithm": {"algorithm": "sha256"},
            "signature_algorithm": {"algorithm": "sha256_ecdsa"},
            "signed_attrs": attributes,
            "signature": self._key.sign(attributes.dump(), ec.ECDSA(SHA256())),
        }
        signed = {
            "version": "v3",
            "digest_algorithms": [{"algorithm": "sha256"}],
            "encap_content_info": {
                "content_type": "tst_info",
                "content": cms.ParsableOctetString(told),
            },
            "certificates": [self._certificate, self._root],
            "signer_infos": [signer],
        }
        return cms.ContentInfo({"content_type": "signed_data", "content": cms.SignedData(signed)})


def _attribute(name: str, value: object) -> cms.CMSAttribute:
    return cms.CMSAttribute({"type": cms.CMSAttributeType(name), "values": (value,)})


def _digest(content: bytes) -> bytes:
    digest = Hash(SHA256())
    digest.update(content)
    return digest.finalize()
