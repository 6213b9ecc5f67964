"""A device that keeps a key (通行密钥设备), in software: honest, or lying as it is told."""

import hashlib
import json
import os
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2 import cbor
from fido2.cose import ES256
from fido2.utils import websafe_encode

SITE = "localhost"
ORIGIN = "http://localhost"
_PRESENT, _VERIFIED, _ATTESTED = 0x01, 0x04, 0x40


@dataclass
class SoftKey:
    """One key; `count` is what it counts next, `verified` whether it asks its holder."""

    count: int = 1
    verified: bool = True
    origin: str = ORIGIN
    site: str = SITE
    id: bytes = field(default_factory=lambda: os.urandom(16))
    user: str = ""
    _secret: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )

    def made(self, options: dict[str, Any]) -> str:
        """Return what a browser says of a new key."""
        key = options["publicKey"]
        self.user = key["user"]["id"]
        public = cbor.encode(dict(ES256.from_cryptography_key(self._secret.public_key())))
        attested = bytes(16) + len(self.id).to_bytes(2, "big") + self.id + public
        data = self._data(_ATTESTED) + attested
        self.count += 1
        attestation = {"fmt": "none", "attStmt": {}, "authData": data}
        said = {
            "attestationObject": websafe_encode(cbor.encode(attestation)),
            "clientDataJSON": websafe_encode(self._client("webauthn.create", key["challenge"])),
        }
        return self._credential(said, {"credProps": {"rk": True}})

    def shown(self, options: dict[str, Any]) -> str:
        """Return what a browser says of a proof with the key; it counts one more."""
        client = self._client("webauthn.get", options["publicKey"]["challenge"])
        data = self._data()
        self.count += 1
        signed = data + hashlib.sha256(client).digest()
        signature = self._secret.sign(signed, ec.ECDSA(hashes.SHA256()))
        said = {
            "authenticatorData": websafe_encode(data),
            "clientDataJSON": websafe_encode(client),
            "signature": websafe_encode(signature),
            "userHandle": self.user,
        }
        return self._credential(said, {})

    def _data(self, more: int = 0) -> bytes:
        flags = _PRESENT | (_VERIFIED if self.verified else 0) | more
        site = hashlib.sha256(self.site.encode()).digest()
        return site + bytes([flags]) + self.count.to_bytes(4, "big")

    def _client(self, kind: str, challenge: str) -> bytes:
        said = {"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}
        return json.dumps(said).encode()

    def _credential(self, said: dict[str, str], extensions: dict[str, Any]) -> str:
        name = websafe_encode(self.id)
        return json.dumps(
            {
                "id": name,
                "rawId": name,
                "type": "public-key",
                "response": said,
                "clientExtensionResults": extensions,
            }
        )
