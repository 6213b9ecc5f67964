"""A time-stamp service outside says when; whatever it does, no document goes out unstamped."""

import os
import subprocess
import sys
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from city.outside import PRESS

from tongban.adapters.documents import CertificatePage
from tongban.adapters.pdf_signatures import (
    ConfinedCheck,
    PdfVerdict,
    SignsPdf,
    check_pdf,
    kept_authority,
    remote_time_stamps,
)
from tongban.core.vocabulary.errors import ConfigurationError, Unavailable
from tongban.project.clock import now

NOW = now()
SERVICE = Path(__file__).with_name("stamping_service.py")
PAGE = CertificatePage(
    title="食品经营许可证",
    number="1",
    identifier="1.2.156.3005.2.X",
    holder="林晓雨",
    issuer="明川市市场监督管理局",
    issued_on=date(2026, 9, 14),
    verify_url="http://127.0.0.1:8000/verify/x/",
    digest=b"\x07" * 32,
)


@pytest.fixture(scope="module")
def ours(tmp_path_factory):
    return kept_authority(tmp_path_factory.mktemp("ours"), NOW)


@pytest.fixture(scope="module")
def theirs_folder(tmp_path_factory):
    return tmp_path_factory.mktemp("theirs")


@contextmanager
def service(folder, manner):
    """Run the service, and yield its address once it listens."""
    process = subprocess.Popen(
        [sys.executable, str(SERVICE), str(folder), manner],
        stdout=subprocess.PIPE,
        text=True,
        env={"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    try:
        yield f"http://127.0.0.1:{process.stdout.readline().strip()}/"
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def signing(ours, url, root):
    stamps = remote_time_stamps(url, seconds=30)
    return SignsPdf(ours, lambda: NOW, stamps=stamps, stamped_under=root)


@pytest.mark.enable_socket
def test_a_document_is_stamped_by_a_service_outside(ours, theirs_folder):
    theirs = kept_authority(theirs_folder, NOW)
    with service(theirs_folder, "well") as url:
        signed = signing(ours, url, theirs.root).sign(PRESS.render(PAGE), reason="签发")
        with pytest.raises(Unavailable):
            signing(ours, url, ours.root).sign(PRESS.render(PAGE), reason="签发")

    assert check_pdf(signed, [ours.root, theirs.root]).verdict is PdfVerdict.INTACT
    assert check_pdf(signed, [ours.root]).verdict is PdfVerdict.UNKNOWN_KEY
    assert ConfinedCheck([ours.root_pem, theirs.root_pem])(signed).number == PAGE.identifier


@pytest.mark.enable_socket
@pytest.mark.parametrize("manner", ["refuses", "garbage", "endless", "elsewhere"])
def test_a_service_that_fails_stops_the_signing(ours, theirs_folder, manner):
    theirs = kept_authority(theirs_folder, NOW)
    with (
        service(theirs_folder, manner) as url,
        pytest.raises(Unavailable),
    ):
        signing(ours, url, theirs.root).sign(PRESS.render(PAGE), reason="签发")


@pytest.mark.enable_socket
def test_a_service_that_is_gone_stops_the_signing(ours):
    gone = signing(ours, "http://127.0.0.1:9/", ours.root)
    with pytest.raises(Unavailable):
        gone.sign(PRESS.render(PAGE), reason="签发")
    with pytest.raises(ConfigurationError):
        remote_time_stamps("ftp://127.0.0.1/", seconds=1)


def test_a_strangers_document_is_judged_apart(ours):
    check = ConfinedCheck([ours.root_pem])
    signed = SignsPdf(ours, lambda: NOW).sign(PRESS.render(PAGE), reason="签发")

    told = check(signed)

    assert (told.verdict, told.face, told.number) == (
        PdfVerdict.INTACT,
        PAGE.digest,
        PAGE.identifier,
    )
    assert check(b"no document").verdict is PdfVerdict.UNREADABLE
    assert check(b"0" * (20 * 1024**2 + 1)).verdict is PdfVerdict.OVERSIZE
