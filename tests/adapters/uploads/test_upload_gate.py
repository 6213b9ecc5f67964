"""The gate lets pictures and pages through and nothing else (A48 to A54)."""

import io
import os
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pikepdf
import pytest
from adapters.uploads import attack_files as files
from PIL import Image

from tongban.adapters.uploads import Rebuilt, Refusal, Refused, UploadGate, UploadLimits
from tongban.core.vocabulary.errors import Unavailable


@pytest.fixture(scope="module")
def gate() -> Iterator[UploadGate]:
    gate = UploadGate()
    yield gate
    gate.close()


def rebuilt(gate: UploadGate, content: bytes, name: str) -> Rebuilt:
    outcome = gate.examine(content, name=name)

    assert isinstance(outcome, Rebuilt), outcome
    return outcome


def refusal(gate: UploadGate, content: bytes, name: str) -> Refusal:
    outcome = gate.examine(content, name=name)

    assert isinstance(outcome, Refused), outcome
    return outcome.reason


def words_in(pdf: bytes) -> bytes:
    """Return every string and stream of a PDF, unpacked, to look for what should be gone."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        plain = io.BytesIO()
        opened.save(
            plain,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    return plain.getvalue()


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
def test_a_png_comes_out_with_the_same_size(gate: UploadGate, mode: str) -> None:
    made = rebuilt(gate, files.picture("PNG", mode=mode), "扫描.png")

    with Image.open(io.BytesIO(made.content)) as picture:
        assert (picture.format, picture.size) == ("PNG", (40, 30))
    assert (made.media_type, made.suffix, made.pages) == ("image/png", ".png", 1)


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_a_jpeg_of_any_colour_model_comes_out(gate: UploadGate, mode: str) -> None:
    made = rebuilt(gate, files.picture("JPEG", mode=mode), "IMG_0001.JPG")

    with Image.open(io.BytesIO(made.content)) as picture:
        assert (picture.format, picture.size) == ("JPEG", (40, 30))


def test_where_a_photograph_was_taken_is_forgotten(gate: UploadGate) -> None:
    original = files.photograph()
    made = rebuilt(gate, original, "photo.jpg")

    assert b"CANARY" in original
    assert b"CANARY" not in made.content
    assert not Image.open(io.BytesIO(made.content)).getexif()


def test_a_photograph_taken_sideways_comes_out_upright(gate: UploadGate) -> None:
    made = rebuilt(gate, files.photograph(size=(64, 48), turned=True), "photo.jpg")

    assert Image.open(io.BytesIO(made.content)).size == (48, 64)


def test_a_second_file_behind_the_first_is_gone(gate: UploadGate) -> None:
    """A49: what follows the picture is not in what is kept."""
    for original, name in (
        (files.photograph() + files.archive(), "photo.jpg"),
        (files.picture("PNG") + b"<?php CANARY-PHP ?>", "scan.png"),
        (files.pdf() + files.archive(), "paper.pdf"),
    ):
        outcome = gate.examine(original, name=name)
        if isinstance(outcome, Rebuilt):
            assert b"PHP" not in outcome.content
            assert b"PK\x03\x04" not in outcome.content


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (b"", "empty.pdf", Refusal.EMPTY),
        (b"<html><script>alert(1)</script>", "photo.jpg", Refusal.UNKNOWN_KIND),
        (b"MZ\x90\x00", "paper.pdf", Refusal.UNKNOWN_KIND),
        (b" " * 900 + files.pdf(), "paper.pdf", Refusal.UNKNOWN_KIND),
        (b"GIF89a/*" + files.photograph(), "photo.jpg", Refusal.UNKNOWN_KIND),
        (b"<svg onload=alert(1)>", "drawing.svg", Refusal.UNKNOWN_KIND),
        (files.archive(), "paper.docx", Refusal.UNKNOWN_KIND),
        (files.pdf(), "photo.jpg", Refusal.NAME_MISMATCH),
        (files.photograph(), "paper.pdf", Refusal.NAME_MISMATCH),
        (files.photograph(), "photo.jpg.exe", Refusal.NAME_MISMATCH),
        (files.photograph(), "photo", Refusal.NAME_MISMATCH),
        (files.photograph()[:700], "photo.jpg", Refusal.DAMAGED),
        (b"\xff\xd8\xff" + os.urandom(200), "photo.jpg", Refusal.DAMAGED),
        (files.picture("PNG")[:50], "scan.png", Refusal.DAMAGED),
        (files.animated_png(), "scan.png", Refusal.ANIMATED),
        (files.pdf()[:-200], "paper.pdf", Refusal.DAMAGED),
        (b"%PDF-1.7\n" + os.urandom(400), "paper.pdf", Refusal.DAMAGED),
        (files.encrypted_pdf(user="secret"), "paper.pdf", Refusal.ENCRYPTED),
        (files.encrypted_pdf(user=""), "paper.pdf", Refusal.ENCRYPTED),
        (files.pdf(pages=201), "paper.pdf", Refusal.TOO_MANY_PAGES),
        (files.pdf(files.opens_with_script), "paper.pdf", Refusal.ACTIVE_CONTENT),
        (files.pdf(files.script_in_a_direct_dictionary), "paper.pdf", Refusal.ACTIVE_CONTENT),
        (files.pdf(files.script_in_the_name_tree), "paper.pdf", Refusal.ACTIVE_CONTENT),
        (files.pdf(files.launches_a_program), "paper.pdf", Refusal.ACTIVE_CONTENT),
        (files.pdf(files.submits_a_form), "paper.pdf", Refusal.ACTIVE_CONTENT),
        (files.pdf(files.xfa_form), "paper.pdf", Refusal.ACTIVE_CONTENT),
        (files.pdf(files.carries_a_program), "paper.pdf", Refusal.EMBEDDED_FILE),
        (files.pdf(files.attaches_by_annotation), "paper.pdf", Refusal.EMBEDDED_FILE),
        (files.pdf(files.huge_picture_inside), "paper.pdf", Refusal.TOO_MANY_PIXELS),
        (b"%PDF-" + b"x" * 10_485_760, "paper.pdf", Refusal.TOO_LARGE),
    ],
)
def test_what_is_not_a_plain_picture_or_page_is_refused_with_its_reason(
    gate: UploadGate, content: bytes, name: str, reason: Refusal
) -> None:
    assert refusal(gate, content, name) is reason


def test_scripts_in_packed_objects_are_found_too(gate: UploadGate) -> None:
    packed = files.pdf(
        files.opens_with_script, object_stream_mode=pikepdf.ObjectStreamMode.generate
    )

    assert b"app.alert" not in packed
    assert refusal(gate, packed, "paper.pdf") is Refusal.ACTIVE_CONTENT


@pytest.mark.parametrize("size", [(50_000, 50_000), (2_147_483_647, 1), (0, 0)])
def test_a_picture_that_claims_to_be_huge_is_refused_within_a_second(
    gate: UploadGate, size: tuple[int, int]
) -> None:
    """A53: neither time nor memory is spent on it."""
    gate.examine(files.picture("PNG"), name="warm.png")
    began = time.perf_counter()
    reason = refusal(gate, files.png_that_claims(*size), "scan.png")

    assert reason in (Refusal.TOO_MANY_PIXELS, Refusal.DAMAGED)
    assert time.perf_counter() - began < 1


def test_a_pdf_keeps_its_pages_and_loses_what_no_page_shows(gate: UploadGate) -> None:
    made = rebuilt(gate, files.pdf(files.hidden_words, pages=3), "paper.pdf")
    content = words_in(made.content)

    assert made.pages == 3
    assert b"20 20 60 60 re" in content
    assert b"CANARY" not in content
    assert b"canary.example" not in content


def test_what_was_filled_in_or_signed_still_shows(gate: UploadGate) -> None:
    content = words_in(rebuilt(gate, files.pdf(files.filled_form), "form.pdf").content)

    assert b"FILLED-IN" in content
    assert b"/Widget" not in content


def test_a_photograph_inside_a_pdf_forgets_its_place_too(gate: UploadGate) -> None:
    content = words_in(rebuilt(gate, files.pdf(files.photograph_inside), "scan.pdf").content)

    assert b"\xff\xd8" in content
    assert b"CANARY" not in content


def test_a_rebuilt_file_passes_again_and_digests_alike(gate: UploadGate) -> None:
    once = rebuilt(gate, files.pdf(), "paper.pdf")
    again = rebuilt(gate, once.content, "paper.pdf")

    assert again.sha256 == once.sha256


def test_a_file_that_takes_too_long_is_given_up_and_the_next_one_passes() -> None:
    gate = UploadGate(UploadLimits(seconds=0.001))
    slow = gate.examine(files.picture("PNG", size=(3000, 3000)), name="scan.png")
    patient = UploadGate()

    assert slow == Refused(reason=Refusal.TOO_SLOW)
    assert isinstance(patient.examine(files.picture("PNG"), name="scan.png"), Rebuilt)
    gate.close()
    patient.close()


def test_a_picture_that_eats_memory_is_given_up_and_the_next_file_passes() -> None:
    """A53: others are served meanwhile."""
    gate = UploadGate(UploadLimits(memory_bytes=400 * 1024 * 1024, pixels=10**9))
    hungry = gate.examine(files.png_that_claims(20_000, 20_000), name="scan.png")
    modest = gate.examine(files.picture("PNG"), name="scan.png")
    gate.close()

    assert hungry == Refused(reason=Refusal.TOO_MANY_PIXELS)
    assert isinstance(modest, Rebuilt)


def test_a_pdf_of_endless_nesting_is_refused() -> None:
    gate = UploadGate(UploadLimits(nodes=50))

    assert refusal(gate, files.pdf(pages=100), "paper.pdf") is Refusal.TOO_COMPLEX
    gate.close()


def test_workers_are_replaced_after_their_share_of_files() -> None:
    gate = UploadGate(UploadLimits(files_per_worker=1))
    outcomes = [gate.examine(files.picture("PNG"), name="scan.png") for _ in range(3)]
    gate.close()

    assert all(isinstance(outcome, Rebuilt) for outcome in outcomes)


def test_threads_share_the_gate(gate: UploadGate) -> None:
    with ThreadPoolExecutor(4) as pool:
        outcomes = list(
            pool.map(lambda _: gate.examine(files.photograph(), name="a.jpg"), range(12))
        )

    assert len({outcome.sha256 for outcome in outcomes if isinstance(outcome, Rebuilt)}) == 1


def test_a_gate_without_free_workers_says_that_it_is_busy() -> None:
    gate = UploadGate(UploadLimits(workers=0, wait_seconds=0.01))

    with pytest.raises(Unavailable):
        gate.examine(files.photograph(), name="a.jpg")


@pytest.mark.parametrize("reason", list(Refusal))
def test_every_refusal_says_in_words_what_to_do(reason: Refusal) -> None:
    words = Refused(reason=reason).words

    assert "请" in words or "只能" in words
    assert words.endswith("。")
