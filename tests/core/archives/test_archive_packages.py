"""A package proves itself: whatever is done to it is found, and named in one word for each kind."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongban.adapters.case_archives import BrokenPackage, read_package, sm3, write_package
from tongban.adapters.seals import KeyRing
from tongban.core.archives.logs import ProvenEntry, ProvenLog
from tongban.core.archives.packages import (
    LOG,
    MANIFEST,
    PROOFS,
    SIGNATURE,
    ArchiveHead,
    ArchivePart,
    PartKind,
    index_json,
    index_xml,
    manifest,
    plain,
)
from tongban.core.archives.verifying import ArchiveFault, read_seal, verify, write_seal
from tongban.core.audit.entries import Entry, leaf_content
from tongban.core.audit.hashing import leaf_hash, node_hash
from tongban.core.audit.heads import Anchor, TreeHead
from tongban.core.audit.proofs import Inclusion
from tongban.core.vocabulary.errors import InvalidValue

NOW = datetime(2026, 9, 14, 2, tzinfo=UTC)
NUMBER = "519900-2026-1"
HEAD = ArchiveHead(
    number=NUMBER,
    item="licence",
    item_name='许可<"&',
    department="market",
    completed_on="2026-09-14",
    retention="3653 日",
    made_at=NOW,
)
EVENTS = [{"event": "received", "body": {}}, {"event": "accepted", "body": {}}]
Change = Callable[[dict[str, bytes]], None]


@pytest.fixture(scope="module")
def ring(tmp_path_factory) -> KeyRing:
    return KeyRing.for_showing(tmp_path_factory.mktemp("seal"))


def entry(place: int) -> bytes:
    said = Entry(
        at=NOW,
        actor="officer:1",
        action=f"case.act.{EVENTS[place - 1]['event']}",
        subject="case",
        case_number=NUMBER,
        details={"sequence": str(place)},
    )
    return leaf_content(said, bytes(16))


def log(ring: KeyRing) -> ProvenLog:
    """Return the log of two events, which are the whole tree."""
    first, second = entry(1), entry(2)
    left, right = leaf_hash(first), leaf_hash(second)
    head = TreeHead(size=2, root=node_hash(left, right), at=NOW)
    seal = ring.sign(head.content)
    return ProvenLog(
        anchor=Anchor(
            head=head, key_id=seal.key_id, algorithm=seal.algorithm, signature=seal.signature
        ),
        entries=(
            ProvenEntry(content=first, inclusion=Inclusion(index=0, size=2, path=(right,))),
            ProvenEntry(content=second, inclusion=Inclusion(index=1, size=2, path=(left,))),
        ),
    )


def signed(ring: KeyRing, **changed: bytes) -> dict[str, bytes]:
    """Return the files of a package, some of them other than usual but signed all the same."""
    contents = {LOG: plain(EVENTS), PROOFS: plain(log(ring).written()), **changed}
    parts = [
        ArchivePart(path="form/application.json", kind=PartKind.FORM, title="申请", content=b"{}"),
        ArchivePart(path=LOG, kind=PartKind.LOG, title="经过", content=contents[LOG]),
        ArchivePart(path=PROOFS, kind=PartKind.LOG, title="证明", content=contents[PROOFS]),
    ]
    parts.append(
        ArchivePart(
            path="index.xml", kind=PartKind.INDEX, title="目录", content=index_xml(HEAD, parts)
        )
    )
    listed = manifest(HEAD, parts, sm3)
    files = {one.path: one.content for one in parts}
    return {**files, MANIFEST: listed, SIGNATURE: write_seal(ring.sign(listed))}


@pytest.fixture(scope="module")
def whole(ring) -> bytes:
    return write_package(signed(ring))


def faults(files: dict[str, bytes], ring: KeyRing) -> set[ArchiveFault]:
    return {one.fault for one in verify(files, ring, sm3)}


def test_a_package_is_whole_and_the_same_parts_make_the_same_bytes(ring, whole) -> None:
    assert verify(read_package(whole), ring, sm3) == ()
    assert write_package(dict(reversed(read_package(whole).items()))) == whole


@given(data=st.data())
def test_any_byte_that_is_flipped_is_found(data, ring, whole) -> None:
    place = data.draw(st.integers(0, len(whole) - 1))
    mask = data.draw(st.integers(1, 255))
    altered = whole[:place] + bytes([whole[place] ^ mask]) + whole[place + 1 :]

    assert found(altered, ring)


@given(data=st.data())
def test_whatever_is_cut_off_or_slipped_in_is_found(data, ring, whole) -> None:
    place = data.draw(st.integers(0, len(whole)))
    slipped = data.draw(st.binary(min_size=1, max_size=20))

    assert found(whole[:place] + slipped + whole[place:], ring)
    if place < len(whole):
        assert found(whole[:place], ring)


def found(content: bytes, ring: KeyRing) -> bool:
    try:
        return bool(verify(read_package(content), ring, sm3))
    except BrokenPackage:
        return True


def test_every_byte_in_the_whole_file_counts(ring, whole) -> None:
    """Not by chance: each and every byte, once."""
    for place in range(len(whole)):
        altered = bytearray(whole)
        altered[place] ^= 0x01
        assert found(bytes(altered), ring), place


def drop(path: str) -> Change:
    return lambda files: files.pop(path) and None


def put(path: str, content: bytes) -> Change:
    return lambda files: files.update({path: content})


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (drop(MANIFEST), ArchiveFault.MANIFEST_MISSING),
        (put(MANIFEST, b"{}"), ArchiveFault.MANIFEST_UNREADABLE),
        (put(MANIFEST, b"["), ArchiveFault.MANIFEST_UNREADABLE),
        (drop(SIGNATURE), ArchiveFault.SIGNATURE_MISSING),
        (put(SIGNATURE, b"no"), ArchiveFault.SIGNATURE_UNREADABLE),
        (drop("form/application.json"), ArchiveFault.PART_MISSING),
        (put("form/other.json", b"{}"), ArchiveFault.PART_ADDED),
        (put("form/application.json", b"[]"), ArchiveFault.PART_CHANGED),
    ],
)
def test_each_kind_of_tampering_has_its_word(ring, change: Change, fault: ArchiveFault) -> None:
    files = signed(ring)
    change(files)

    assert fault in faults(files, ring)


def test_a_list_that_was_changed_and_a_key_that_is_not_known_are_told_apart(
    ring, tmp_path: Path
) -> None:
    files = signed(ring)
    files[MANIFEST] = files[MANIFEST].replace(b"market", b"mbrket")
    assert faults(files, ring) == {ArchiveFault.SIGNATURE_WRONG}

    other = KeyRing.for_showing(tmp_path)
    assert faults(signed(other), ring) == {
        ArchiveFault.UNKNOWN_KEY,
        ArchiveFault.HEAD_NOT_SIGNED,
    }


def test_a_signed_package_whose_log_proves_nothing_is_no_proof(ring) -> None:
    one = log(ring)
    cut = replace(one, entries=one.entries[:1])
    swapped = replace(
        one, entries=(replace(one.entries[0], content=one.entries[1].content), one.entries[1])
    )
    short = replace(
        one,
        entries=(
            replace(one.entries[0], inclusion=replace(one.entries[0].inclusion, size=1, path=())),
            one.entries[1],
        ),
    )
    for wrong in (cut, swapped, short):
        files = signed(ring, **{PROOFS: plain(wrong.written())})
        assert faults(files, ring) == {ArchiveFault.EVENT_NOT_PROVEN}
    for path in (LOG, PROOFS):
        files = signed(ring, **{path: b"nothing"})
        assert faults(files, ring) == {ArchiveFault.LOG_UNREADABLE}
    assert faults(signed(ring, **{PROOFS: b"{}"}), ring) == {ArchiveFault.LOG_UNREADABLE}


def test_an_index_can_be_read_by_any_program_whatever_names_hold() -> None:
    part = ArchivePart(path="a&b", kind=PartKind.FORM, title="申请\x00\ud800", content=b"")

    xml = index_xml(HEAD, [part]).decode()
    assert "许可&lt;&quot;&amp;" in xml
    assert "\x00" not in xml
    assert json.loads(index_json(HEAD, []))["number"] == NUMBER


def test_two_parts_never_stand_at_one_place() -> None:
    part = ArchivePart(path="a", kind=PartKind.FORM, title="申请", content=b"")

    with pytest.raises(InvalidValue):
        manifest(HEAD, [part, part], sm3)


def test_a_file_that_is_none_or_too_large_is_refused(whole, monkeypatch) -> None:
    with pytest.raises(BrokenPackage):
        read_package(b"PK no")
    monkeypatch.setattr("tongban.adapters.case_archives.container.MOST_BYTES", 10)
    with pytest.raises(BrokenPackage):
        read_package(whole)


def test_a_seal_that_is_none_is_read_as_none() -> None:
    assert read_seal(b'{"key": 1}') is None


def test_sm3_is_that_of_the_standard() -> None:
    """GB/T 32905 annex A.1."""
    assert sm3(b"abc").hex().startswith("66c7f0f462eeedd9")


def test_every_fault_is_said_in_words_of_its_own() -> None:
    assert len({fault.label for fault in ArchiveFault}) == len(ArchiveFault)
