"""The demonstration authority (示范认证机构): a root, a signing key and a time-stamp key (X.509).

They are made once and kept in one file of the data folder. The root's own key is forgotten as soon
as it has signed, so that nobody can make another certificate under it.
"""

import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from asn1crypto import keys, pem, x509
from cryptography import x509 as certificates
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from tongban.core.vocabulary.errors import ConfigurationError

_FILE: Final = "demonstration-authority.pem"
_LASTS: Final = timedelta(days=3652)
_NO_EFFECT: Final = "不具法律效力 demonstration"


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """A key and the certificate that says whose it is."""

    certificate: x509.Certificate
    key: keys.PrivateKeyInfo


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """The root that a verifier trusts, and the two identities under it."""

    root: x509.Certificate
    signing: Identity
    stamping: Identity

    @property
    def root_pem(self) -> bytes:
        """Return the root as others are given it."""
        armoured: bytes = pem.armor("CERTIFICATE", self.root.dump())
        return armoured


def kept_authority(folder: Path, now: datetime) -> Authority:
    """Return the authority kept in `folder`, making it the first time.

    Raises:
        ConfigurationError: when it can be neither read nor made.
    """
    path = folder / _FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            _keep(path, _made(now))
        return _read(path.read_bytes())
    except (OSError, ValueError) as error:
        raise ConfigurationError(
            f"{path} cannot be read or made; remove it to try again"
        ) from error


def read_root(content: bytes) -> x509.Certificate:
    """Return a root certificate from PEM; raise `ValueError` when it is none."""
    _, _, der = pem.unarmor(content)
    return x509.Certificate.load(der, strict=True)


def _made(now: datetime) -> bytes:
    """Return root, signing key and certificate, stamping key and certificate, one after another."""
    root_key = ec.generate_private_key(ec.SECP256R1())
    root_name = _name("示范根证书")
    root = _certificate(root_name, root_key, now, by=root_name, of=root_key, authority=True)
    parts = [root.public_bytes(Encoding.PEM)]
    for word, stamping in (("示范电子印章", False), ("示范时间戳服务", True)):
        key = ec.generate_private_key(ec.SECP256R1())
        made = _certificate(_name(word), root_key, now, by=root_name, of=key, stamping=stamping)
        parts.append(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        parts.append(made.public_bytes(Encoding.PEM))
    return b"".join(parts)


def _name(word: str) -> certificates.Name:
    return certificates.Name(
        [
            certificates.NameAttribute(NameOID.COMMON_NAME, f"{word}（{_NO_EFFECT}）"),
            certificates.NameAttribute(NameOID.ORGANIZATION_NAME, "通办 tongban"),
        ]
    )


def _certificate(
    name: certificates.Name,
    signed_with: ec.EllipticCurvePrivateKey,
    now: datetime,
    *,
    by: certificates.Name,
    of: ec.EllipticCurvePrivateKey,
    authority: bool = False,
    stamping: bool = False,
) -> certificates.Certificate:
    building = (
        certificates.CertificateBuilder()
        .subject_name(name)
        .issuer_name(by)
        .public_key(of.public_key())
        .serial_number(certificates.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + _LASTS)
        .add_extension(
            certificates.BasicConstraints(ca=authority, path_length=0 if authority else None),
            critical=True,
        )
        .add_extension(_usage(authority=authority), critical=True)
        .add_extension(
            certificates.SubjectKeyIdentifier.from_public_key(of.public_key()), critical=False
        )
    )
    if stamping:
        purpose = certificates.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
        building = building.add_extension(purpose, critical=True)
    return building.sign(signed_with, SHA256())


def _usage(*, authority: bool) -> certificates.KeyUsage:
    return certificates.KeyUsage(
        digital_signature=not authority,
        content_commitment=not authority,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=authority,
        crl_sign=authority,
        encipher_only=False,
        decipher_only=False,
    )


def _keep(path: Path, content: bytes) -> None:
    """Write the file whole or not at all: two processes may start at the same moment."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def _read(content: bytes) -> Authority:
    ders = [der for _, _, der in pem.unarmor(content, multiple=True)]
    root, *rest = ders
    signing_key, signing, stamping_key, stamping = rest
    return Authority(
        root=x509.Certificate.load(root),
        signing=Identity(
            certificate=x509.Certificate.load(signing), key=keys.PrivateKeyInfo.load(signing_key)
        ),
        stamping=Identity(
            certificate=x509.Certificate.load(stamping), key=keys.PrivateKeyInfo.load(stamping_key)
        ),
    )
