"""A signed document says whether it is as it was signed, and by whom; nothing is fetched."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime

import pikepdf
import pytest
from asn1crypto import pem
from city.outside import PRESS

from tongban.adapters.documents import CertificatePage
from tongban.adapters.pdf_signatures import PdfVerdict, SignsPdf, check_pdf, kept_authority
from tongban.adapters.pdf_signatures.authority import read_root
from tongban.core.vocabulary.errors import ConfigurationError, InvalidValue

NOW = datetime(2026, 9, 14, 2, tzinfo=UTC)
DIGEST = b"\x07" * 32
PAGE = CertificatePage(
    title="食品经营许可证",
    number="1",
    identifier="1.2.156.3005.2.X",
    holder="林晓雨",
    issuer="明川市市场监督管理局",
    issued_on=date(2026, 9, 14),
    verify_url="http://127.0.0.1:8000/verify/x/",
    digest=DIGEST,
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("authority")


@pytest.fixture(scope="module")
def authority(folder):
    return kept_authority(folder, NOW)


@pytest.fixture(scope="module")
def signed(authority):
    return SignsPdf(authority, lambda: NOW).sign(PRESS.render(PAGE), reason="签发电子证照")


def verdict(document, *authorities):
    return check_pdf(document, [one.root for one in authorities]).verdict


def test_a_signed_page_is_intact_and_says_who_signed_it_when_and_which_face_it_shows(
    signed, authority
):
    checked = check_pdf(signed, [authority.root])

    assert checked.verdict is PdfVerdict.INTACT
    assert "示范" in checked.signer
    assert checked.signed_at == NOW
    assert checked.face == DIGEST


def test_a_signed_page_still_says_that_it_is_made_for_archives(signed, tmp_path):
    (tmp_path / "page.pdf").write_bytes(signed)
    with pikepdf.open(tmp_path / "page.pdf") as document:
        described = document.open_metadata()

        assert described["pdfaid:part"] == "2"
        assert "/Sig" in str(document.Root.AcroForm.Fields[0].FT)


def test_whoever_was_given_only_the_root_can_check(signed, authority):
    assert check_pdf(signed, [read_root(authority.root_pem)]).verdict is PdfVerdict.INTACT


def test_a_changed_byte_anywhere_that_is_signed_is_told(signed, authority):
    start = signed.rindex(b"/Contents <")
    end = signed.index(b">", start)
    signed_bytes = [*range(0, start, len(signed) // 25), *range(end + 1, len(signed), 97)]
    for at in signed_bytes:
        changed = signed[:at] + bytes([signed[at] ^ 1]) + signed[at + 1 :]

        assert verdict(changed, authority) is not PdfVerdict.INTACT


def test_what_is_hidden_behind_the_signature_is_told(signed, authority):
    end = signed.index(b">", signed.rindex(b"/Contents <"))
    hidden = signed[: end - 4] + b"beef" + signed[end:]

    assert verdict(hidden, authority) is PdfVerdict.ALTERED


def test_what_is_added_after_signing_is_told(signed, authority, tmp_path):
    again = SignsPdf(authority, lambda: NOW)

    assert verdict(signed + b"\n%more", authority) is PdfVerdict.ALTERED
    with pytest.raises(InvalidValue):
        again.sign(signed, reason="again")


def test_a_page_of_another_authority_is_told(signed, tmp_path):
    assert verdict(signed, kept_authority(tmp_path, NOW)) is PdfVerdict.UNKNOWN_KEY
    assert verdict(signed) is PdfVerdict.UNKNOWN_KEY


def test_a_page_that_nobody_signed_is_told(authority):
    assert verdict(PRESS.render(PAGE), authority) is PdfVerdict.UNSIGNED


@pytest.mark.parametrize("rubbish", [b"", b"%PDF-1.7", b"\x00" * 500, b"PK\x03\x04"])
def test_what_is_no_pdf_is_told(rubbish, authority):
    assert verdict(rubbish, authority) is PdfVerdict.UNREADABLE


def test_what_is_too_large_is_not_read(authority):
    assert verdict(b"%PDF-1.7" + bytes(20 * 1024**2), authority) is PdfVerdict.OVERSIZE


def test_what_is_no_pdf_is_not_signed(authority):
    with pytest.raises(InvalidValue):
        SignsPdf(authority, lambda: NOW).sign(b"rubbish", reason="x")


def test_the_authority_is_made_once_kept_from_others_and_its_root_cannot_sign_again(
    authority, folder
):
    (path,) = folder.iterdir()
    kinds = [kind for kind, _, _ in pem.unarmor(path.read_bytes(), multiple=True)]

    assert kept_authority(folder, NOW).root.dump() == authority.root.dump()
    assert path.stat().st_mode & 0o777 == 0o600
    assert kinds == ["CERTIFICATE", *["PRIVATE KEY", "CERTIFICATE"] * 2]


@pytest.mark.parametrize("content", [b"", b"nothing", b"-----BEGIN CERTIFICATE-----\n"])
def test_an_authority_that_cannot_be_read_is_a_matter_of_configuration(tmp_path, content):
    (tmp_path / "demonstration-authority.pem").write_bytes(content)

    with pytest.raises(ConfigurationError):
        kept_authority(tmp_path, NOW)


def test_whoever_runs_an_event_loop_can_sign_and_check(authority):
    async def inside() -> PdfVerdict:
        document = SignsPdf(authority, lambda: NOW).sign(PRESS.render(PAGE), reason="签发")
        return verdict(document, authority)

    with ThreadPoolExecutor(max_workers=1) as thread:
        assert thread.submit(lambda: asyncio.run(inside())).result() is PdfVerdict.INTACT
