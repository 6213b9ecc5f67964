"""What breaks off on its way in is an error, and never half a file (F08)."""

import io

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.http import UnreadablePostError
from django.test import RequestFactory
from django.test.client import MULTIPART_CONTENT, encode_multipart
from hypothesis import given
from hypothesis import strategies as st

from tongban.project.bodies import BrokenOff, Whole, whole_bodies

SENT = {"words": "图纸", "files": io.BytesIO(b"%PDF-1.7 " * 9000)}
BODY = encode_multipart("BoUnDaRyStRiNg", SENT)


def arrived(content: bytes, announced: int) -> WSGIRequest:
    """Return the request as the pages find it when so much of what was announced has come."""
    environ = RequestFactory()._base_environ(
        REQUEST_METHOD="POST", CONTENT_TYPE=MULTIPART_CONTENT, CONTENT_LENGTH=str(announced)
    )
    environ["wsgi.input"] = io.BytesIO(content)
    found: list[WSGIRequest] = []
    whole_bodies(lambda given, _start: found.append(WSGIRequest(given)) or [])(environ, print)
    return found[0]


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.99])
def test_f08_an_upload_that_breaks_off_leaves_nothing(share):
    request = arrived(BODY[: int(len(BODY) * share)], len(BODY))
    with pytest.raises(UnreadablePostError):
        request.FILES  # noqa: B018 - reading is what breaks

    assert (list(request.FILES), list(request.POST)) == ([], [])


def test_what_came_whole_is_read_whole():
    request = arrived(BODY, len(BODY))

    assert request.POST["words"] == "图纸"
    assert request.FILES["files"].size == 9 * 9000


@given(st.binary(max_size=200), st.lists(st.integers(-1, 80), max_size=20))
def test_a_whole_body_reads_as_it_is(body, sizes):
    whole, plain = Whole(io.BytesIO(body + b"the next request"), len(body)), io.BytesIO(body)
    for size in sizes:
        assert whole.read(size) == plain.read(size)
    assert whole.read() == plain.read()
    assert whole.readline() == b""


@given(st.binary(min_size=1, max_size=200), st.data())
def test_a_body_that_lacks_an_octet_is_never_read_to_its_end(body, data):
    cut = data.draw(st.integers(0, len(body) - 1))
    with pytest.raises(BrokenOff):
        Whole(io.BytesIO(body[:cut]), len(body)).read()
    lines = Whole(io.BytesIO(body[:cut]), len(body))
    with pytest.raises(BrokenOff):
        list(iter(lines.readline, b""))
