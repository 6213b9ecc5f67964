"""However a file is damaged, the parsers' errors stay inside: a rebuilt copy or a refusal (A51)."""

import pytest
from adapters.uploads import attack_files as files
from hypothesis import given
from hypothesis import strategies as st

from tongban.adapters.uploads.limits import UploadLimits
from tongban.adapters.uploads.outcomes import Refusal
from tongban.adapters.uploads.pdfs import rebuild_pdf
from tongban.adapters.uploads.pictures import rebuild_picture
from tongban.adapters.uploads.recognition import FileKind
from tongban.adapters.uploads.scrubbing import without_metadata

LIMITS = UploadLimits(pixels=1_000_000)
PDF = files.pdf(files.filled_form, pages=2)
PACKED_PDF = files.pdf(files.photograph_inside)
JPEG = files.photograph()
PNG = files.picture("PNG", mode="P")

wounds = st.lists(
    st.tuples(st.floats(0, 1, exclude_max=True), st.binary(max_size=6)), min_size=1, max_size=6
)


def wounded(content: bytes, places: list[tuple[float, bytes]]) -> bytes:
    """Return `content` with some bytes overwritten, the first few left as they are."""
    damaged = bytearray(content)
    for share, bytes_ in places:
        at = 8 + int(share * (len(content) - 8))
        damaged[at : at + len(bytes_)] = bytes_
    return bytes(damaged)


@pytest.mark.parametrize("original", [PDF, PACKED_PDF], ids=["form", "scan"])
@given(wounds)
def test_a_damaged_pdf_is_rebuilt_or_refused(
    original: bytes, places: list[tuple[float, bytes]]
) -> None:
    outcome = rebuild_pdf(wounded(original, places), LIMITS)

    assert isinstance(outcome, Refusal) or outcome[0].startswith(b"%PDF")


@pytest.mark.parametrize(
    ("original", "kind"), [(JPEG, FileKind.JPEG), (PNG, FileKind.PNG)], ids=["jpeg", "png"]
)
@given(wounds)
def test_a_damaged_picture_is_rebuilt_or_refused(
    original: bytes, kind: FileKind, places: list[tuple[float, bytes]]
) -> None:
    outcome = rebuild_picture(wounded(original, places), kind, LIMITS)

    assert isinstance(outcome, Refusal | bytes)


@given(st.floats(0, 1))
def test_a_file_cut_short_is_rebuilt_or_refused(share: float) -> None:
    pdf = rebuild_pdf(PDF[: int(len(PDF) * share)], LIMITS)
    picture = rebuild_picture(JPEG[: int(len(JPEG) * share)], FileKind.JPEG, LIMITS)

    assert isinstance(pdf, Refusal | tuple)
    assert isinstance(picture, Refusal | bytes)


@given(st.binary(max_size=200))
def test_scrubbing_follows_no_nonsense_out_of_the_file(tail: bytes) -> None:
    scrubbed = without_metadata(b"\xff\xd8" + tail)

    assert len(scrubbed) <= len(tail) + 2
