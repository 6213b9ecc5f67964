"""How fast certificates are sealed and verified (签章): algorithms, codes, pages, status lists.

Signs per CPU second of each algorithm beside RSA-3072 with its key loaded and with its key read
each time, which is how a page is often signed; codes made and opened; the growth of a status list.
Run: `python -m bench.seals`.
"""

import json
import random
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from time import process_time

from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from tongban.adapters.documents import CertificatePage, DocumentPress
from tongban.adapters.offline_codes import open_code, seal_code
from tongban.adapters.pdf_signatures import PdfVerdict, SignsPdf, check_pdf, kept_authority
from tongban.adapters.seals import Algorithm, KeyRing
from tongban.adapters.seals.algorithms import fresh_secret, signing_key, verifying_key
from tongban.core.certificates.offline import Shown, judge
from tongban.core.certificates.standings import Standing
from tongban.core.certificates.status_lists import (
    PLACES,
    StatusPlace,
    make_list,
    publish,
    read_list,
)

CONTENT = b"{" + b"x" * 600 + b"}"
NOW = datetime(2026, 9, 14, 2, tzinfo=UTC)
CPU_SECONDS = 0.5
REVOKED = (0, 100, 1_000, 10_000)
SHOWN = Shown(
    number="1.2.156.3005.2.FOODBUSINESSLICENCE.11519900MC0001373F.12345678.001.A",
    name="食品经营许可证",
    holder="明川市晓雨面馆",
    issuer_name="明川市市场监督管理局",
    valid_from=date(2026, 1, 1),
    valid_until=date(2031, 1, 1),
    digest=b"\x07" * 32,
    place=StatusPlace.of(200_000),
    fields={"经营项目": "热食类", "经营场所": "明川市人民路 8 号"},
)


def main() -> None:
    """Measure algorithms, codes, pages and lists."""
    for algorithm in Algorithm:
        _algorithm(algorithm)
    _rsa()
    with tempfile.TemporaryDirectory() as folder:
        ring = KeyRing.for_showing(Path(folder))
        _codes(ring)
        _lists(ring)
        _pages(Path(folder))


def _algorithm(algorithm: Algorithm) -> None:
    key = signing_key(algorithm, fresh_secret(algorithm))
    known, signature = verifying_key(algorithm, key.public), key.sign(CONTENT)
    assert known.verify(CONTENT, signature)
    _row(f"{algorithm.value} signs", lambda: key.sign(CONTENT))
    _row(f"{algorithm.value} verifies", lambda: known.verify(CONTENT, signature))


def _rsa() -> None:
    key = rsa.generate_private_key(public_exponent=65537, key_size=3072)
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    _row("RSA-3072 signs, key loaded", lambda: key.sign(CONTENT, padding.PKCS1v15(), SHA256()))

    def reading() -> None:
        read = load_pem_private_key(pem, password=None)
        assert isinstance(read, rsa.RSAPrivateKey)
        read.sign(CONTENT, padding.PKCS1v15(), SHA256())

    _row("RSA-3072 signs, key read each time", reading)


def _codes(ring: KeyRing) -> None:
    text = seal_code(SHOWN, ring)
    statuses = make_list(1, (), NOW)

    def verify() -> None:
        shown = open_code(text, ring).shown
        assert shown is not None
        assert judge(shown, NOW, statuses=statuses).usable

    _row(f"offline code made ({len(text)} characters)", lambda: seal_code(SHOWN, ring))
    _row("offline code opened and judged", verify)


def _lists(ring: KeyRing) -> None:
    for revoked in REVOKED:
        drawn = random.Random(revoked).sample(range(PLACES), revoked)  # noqa: S311 - no secret
        places = [(index, Standing.REVOKED) for index in drawn]
        published = publish(make_list(0, places, NOW), ring)
        size = len(json.dumps(published)) / 1024
        words = f"list of {PLACES:,}, {revoked:,} revoked: {size:.1f} KB"
        _row(f"{words}, made", lambda places=places: publish(make_list(0, places, NOW), ring))
        _row(f"{words}, read", lambda published=published: read_list(published, ring))


def _pages(folder: Path) -> None:
    authority = kept_authority(folder, NOW)
    signs = SignsPdf(authority, lambda: NOW)
    page = CertificatePage(
        title=SHOWN.name,
        number="1",
        identifier=SHOWN.number,
        holder=SHOWN.holder,
        issuer=SHOWN.issuer_name,
        issued_on=SHOWN.valid_from,
        verify_url="http://127.0.0.1:8000/verify/x/",
    )
    document = DocumentPress().render(page)
    signed = signs.sign(document, reason="签发")
    assert check_pdf(signed, [authority.root]).verdict is PdfVerdict.INTACT
    _row("page signed with a time stamp (PAdES)", lambda: signs.sign(document, reason="签发"))
    _row("page checked", lambda: check_pdf(signed, [authority.root]))


def _row(name: str, work: Callable[[], object]) -> None:
    times, began = 0, process_time()
    while (spent := process_time() - began) < CPU_SECONDS:
        work()
        times += 1
    print(f"{name:<58} {times / spent:>10,.0f} a CPU-second")


if __name__ == "__main__":
    main()
