"""What a leaf and a signed head say, byte by byte; and that nothing can say the same by chance."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongban.core.audit.entries import Entry, leaf_content
from tongban.core.audit.freshness import SealOverdue, SealStanding
from tongban.core.audit.heads import Anchor, TreeHead
from tongban.core.audit.looks import KNOWN_ACTIONS, LookKind
from tongban.core.vocabulary.errors import InvalidValue

AT = datetime(2026, 9, 14, 2, 0, tzinfo=UTC)
SALT = bytes(range(16))
ENTRY = Entry(
    at=AT,
    actor="officer:S-1",
    action="case.open",
    subject="3f6f",
    case_number="MC-1",
    ground="受理",
    concerned=(b"\x02" * 32, b"\x01" * 32),
    details={"department": "market"},
)
ANCHOR = Anchor(
    head=TreeHead(size=3, root=b"\x07" * 32, at=AT),
    key_id="k",
    algorithm="Ed25519",
    signature=b"\x09",
)


def test_the_bytes_of_an_entry_are_sorted_json_of_texts():
    said = leaf_content(ENTRY, SALT).decode()

    assert said == (
        '{"action":"case.open","actor":"officer:S-1","at":"2026-09-14T02:00:00.000000Z",'
        f'"case_number":"MC-1","concerned":["{"01" * 32}","{"02" * 32}"],'
        '"details":{"department":"market"},"form":"tongban.audit.1","ground":"受理",'
        '"outcome":"allowed","salt":"000102030405060708090a0b0c0d0e0f","subject":"3f6f"}'
    )


def test_the_same_moment_and_people_in_another_order_or_zone_are_the_same_bytes():
    shifted = AT.astimezone(timezone(timedelta(hours=8)))
    same = replace(ENTRY, at=shifted, concerned=(b"\x01" * 32, b"\x02" * 32, b"\x01" * 32))

    assert leaf_content(same, SALT) == leaf_content(ENTRY, SALT)


@pytest.mark.parametrize(
    "change",
    [
        {"at": AT + timedelta(microseconds=1)},
        {"actor": "officer:S-2"},
        {"action": "case.list"},
        {"subject": "3f70"},
        {"case_number": ""},
        {"ground": ""},
        {"outcome": "refused"},
        {"concerned": ()},
        {"details": {}},
    ],
)
def test_whatever_changes_in_an_entry_changes_its_bytes(change):
    assert leaf_content(replace(ENTRY, **change), SALT) != leaf_content(ENTRY, SALT)


def test_two_entries_that_say_the_same_differ_by_their_salt():
    assert leaf_content(ENTRY, SALT) != leaf_content(ENTRY, SALT[::-1])


@given(st.text(), st.text())
def test_no_text_in_one_field_can_pass_for_another_field(actor, subject):
    """Quotes, braces and line ends stay inside the text that they were written in (A92)."""
    said = json.loads(leaf_content(replace(ENTRY, actor=actor, subject=subject), SALT))

    assert (said["actor"], said["subject"]) == (actor, subject)


def test_a_head_is_four_lines_that_name_size_root_and_moment():
    assert ANCHOR.head.content.decode().splitlines() == [
        "tongban.audit.1",
        "3",
        "07" * 32,
        "2026-09-14T02:00:00.000000+00:00",
    ]


def test_an_anchor_is_read_back_from_its_line():
    assert Anchor.from_line(ANCHOR.line) == ANCHOR
    assert "\n" not in ANCHOR.line


@pytest.mark.parametrize("line", ["", "{}", "[]", "null", ANCHOR.line[:-9], '{"size":"x"}'])
def test_a_line_that_is_no_anchor_is_refused(line):
    with pytest.raises(InvalidValue):
        Anchor.from_line(line)


@pytest.mark.parametrize(("minutes", "overdue"), [(0, False), (239, False), (240, False),
                                                  (241, True)])  # fmt: skip
def test_after_four_hours_without_a_seal_nothing_new_is_decided(minutes, overdue):
    """A91, F19: three hours and fifty-nine minutes pass, four hours and one do not."""
    standing = SealStanding(waits_since=AT, allowed=timedelta(hours=4))
    now = AT + timedelta(minutes=minutes)

    assert standing.overdue(now) is overdue
    if overdue:
        with pytest.raises(SealOverdue) as refusal:
            standing.require_fresh(now)
        assert refusal.value.since == AT
    else:
        standing.require_fresh(now)


def test_a_house_in_which_nothing_waits_is_never_overdue():
    standing = SealStanding(waits_since=None, allowed=timedelta(0))

    assert not standing.overdue(AT + timedelta(days=900))
    standing.require_fresh(AT)


def test_a_look_of_a_kind_that_nobody_thought_of_is_told_as_another_handling():
    known = {action for kind in LookKind for action in kind.actions}

    assert all(LookKind.of(action) in LookKind for action in known)
    assert {LookKind.of(action) for action in known} == set(LookKind) - {LookKind.OTHER}
    assert LookKind.of("person.searched") is LookKind.OTHER
    assert known == set(KNOWN_ACTIONS)
