"""Certificates are verified by a command that has only published files, and no network (A83)."""

import json
from contextlib import nullcontext
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from certificate_examples import face
from city.outside import PRESS

from tongban.adapters.documents import CertificatePage
from tongban.adapters.offline_codes import seal_code
from tongban.adapters.pdf_signatures import SignsPdf, kept_authority
from tongban.adapters.seals import KeyRing
from tongban.core.certificates.offline import Shown, face_digest
from tongban.core.certificates.standings import Standing
from tongban.core.certificates.status_lists import StatusPlace, make_list, publish
from tongban.project import wiring
from tongban.project.commands import main

NOW = datetime(2026, 9, 14, 2, tzinfo=UTC)
SHOWN = Shown(
    number="1.2.156.3005.2.X",
    name="食品经营许可证",
    holder="林晓雨",
    issuer_name="明川市市场监督管理局",
    valid_from=date(2026, 1, 1),
    valid_until=date(2031, 1, 1),
    digest=face_digest(face()),
    place=StatusPlace(list_number=0, index=5),
    fields={"座位数": "40"},
)


@pytest.fixture(scope="module")
def ring(tmp_path_factory):
    return KeyRing.for_showing(tmp_path_factory.mktemp("ring"))


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    return kept_authority(tmp_path_factory.mktemp("authority"), NOW)


@pytest.fixture
def folder(tmp_path, ring, authority):
    """Return a folder with what is published."""
    listed = make_list(0, [(7, Standing.REVOKED)], NOW)
    (tmp_path / "keys.json").write_text(json.dumps(ring.key_list()))
    (tmp_path / "root.pem").write_bytes(authority.root_pem)
    (tmp_path / "status-0.json").write_text(json.dumps(publish(listed, ring)))
    return tmp_path


@pytest.fixture(scope="module")
def page(authority):
    """Return a signed page of the certificate."""
    page = CertificatePage(
        title=SHOWN.name,
        number="1",
        identifier=SHOWN.number,
        holder=SHOWN.holder,
        issuer=SHOWN.issuer_name,
        issued_on=SHOWN.valid_from,
        verify_url="http://127.0.0.1:8000/verify/x/",
        digest=SHOWN.digest,
    )
    return SignsPdf(authority, lambda: NOW).sign(PRESS.render(page), reason="签发")


@pytest.fixture
def asked(folder, capsys):
    """Return a way to ask for a verdict: exit code and answer."""

    def ask(what, *more, at=NOW):
        options = ["certificate", "verify", str(what), "--with", str(folder), "--json"]
        code = main([*options, "--at", at.isoformat(), *more])
        return code, json.loads(capsys.readouterr().out)

    return ask


def test_a_code_is_valid_with_and_without_the_address_before_it(asked, ring):
    text = seal_code(SHOWN, ring)
    for written in (text, f"http://127.0.0.1:8000/show/x/#{text}"):
        code, answer = asked(written)

        assert (code, answer["code"]) == (0, "valid")
        assert answer["shown"]["座位数"] == "40"


@pytest.mark.parametrize(
    ("changed", "verdict"),
    [
        ({"place": StatusPlace(list_number=0, index=7)}, "revoked"),
        ({"place": StatusPlace(list_number=1, index=5)}, "not_checked"),
        ({"valid_until": date(2026, 9, 13)}, "expired"),
        ({"until": datetime(2026, 9, 14, 1, tzinfo=UTC)}, "code_expired"),
    ],
)
def test_what_may_not_be_relied_on_fails_with_its_reason(asked, ring, changed, verdict):
    code, answer = asked(seal_code(replace(SHOWN, **changed), ring))

    assert (code, answer["code"]) == (1, verdict)


def test_another_key_an_altered_text_and_rubbish_have_their_reasons(asked, ring, tmp_path):
    text = seal_code(SHOWN, ring)
    stranger = KeyRing.for_showing(tmp_path / "stranger")

    assert asked(seal_code(SHOWN, stranger))[1]["code"] == "unknown_key"
    assert asked(text[:-20] + ("B" if text[-20] == "A" else "A") + text[-19:])[1]["code"] == (
        "altered"
    )
    assert asked("rubbish")[1]["code"] == "unreadable"
    assert asked("A" * 5000)[1]["code"] == "oversize"


def test_an_old_list_does_not_make_a_code_valid(asked, ring):
    code, answer = asked(seal_code(SHOWN, ring), at=datetime(2026, 9, 16, tzinfo=UTC))

    assert (code, answer["code"]) == (1, "not_checked")


def test_a_signed_page_is_intact_and_belongs_to_its_code_only(asked, ring, page, tmp_path):
    (tmp_path / "page.pdf").write_bytes(page)
    (tmp_path / "changed.pdf").write_bytes(page.replace(b"/Keywords", b"/Keyworbs", 1) + b" ")
    other = seal_code(replace(SHOWN, digest=bytes(32)), ring)

    assert asked(tmp_path / "page.pdf")[1]["code"] == "intact"
    assert asked(tmp_path / "page.pdf", "--beside", seal_code(SHOWN, ring))[1]["code"] == "valid"
    assert asked(tmp_path / "page.pdf", "--beside", other)[1]["code"] == "other_document"
    assert asked(tmp_path / "changed.pdf")[0] == 1


def test_people_read_a_sentence(folder, ring, capsys):
    assert main(["certificate", "verify", seal_code(SHOWN, ring), "--with", str(folder)]) in (0, 1)
    assert "持证人：林晓雨" in capsys.readouterr().out


@pytest.mark.parametrize("broken", ["keys.json", "status-0.json"])
def test_files_that_are_no_published_ones_are_one_sentence(folder, ring, capsys, broken):
    (folder / broken).write_text("{}")

    assert main(["certificate", "verify", seal_code(SHOWN, ring), "--with", str(folder)]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_without_a_root_no_page_is_judged(folder, page, capsys):
    (folder / "root.pem").unlink()
    (folder / "page.pdf").write_bytes(page)

    assert main(["certificate", "verify", str(folder / "page.pdf"), "--with", str(folder)]) == 1
    assert "root.pem" in capsys.readouterr().err


def test_a_key_is_added_by_a_command(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("TONGBAN_VAR", str(tmp_path))
    before = KeyRing.for_showing(tmp_path / "seal").sign(b"x")

    assert main(["certificate", "add-key", "--algorithm", "sm2"]) == 0
    after = KeyRing.for_showing(tmp_path / "seal")
    assert after.sign(b"x").algorithm == "SM2-SM3"
    assert after.verify(b"x", before)
    assert "旧密钥仍能核验" in capsys.readouterr().out


@pytest.mark.django_db
def test_what_a_running_platform_publishes_is_what_the_command_reads(
    tmp_path, monkeypatch, settings, capsys
):
    monkeypatch.setattr("tongban.project.commands.certificate.running_platform", nullcontext)
    settings.VAR = tmp_path / "var"
    for made in (wiring.outside, wiring.authority):
        made.cache_clear()
    try:
        assert main(["certificate", "publish", str(tmp_path / "out")]) == 0
        text = seal_code(replace(SHOWN, valid_until=None), wiring.outside().sealer)
        code = main(["certificate", "verify", text, "--with", str(tmp_path / "out")])
    finally:
        for made in (wiring.outside, wiring.authority):
            made.cache_clear()
    names = sorted(path.name for path in (tmp_path / "out").iterdir())

    assert names == ["keys.json", "root.pem", "status-0.json"]
    assert code == 0
    assert "valid：" in capsys.readouterr().out
