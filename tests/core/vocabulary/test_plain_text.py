"""Plain text: whatever a stranger types is made plain or refused with a reason."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongban.core.vocabulary.errors import InvalidValue, Reason
from tongban.core.vocabulary.plain_text import LONGEST, plain_text


@given(st.text(max_size=200), st.booleans())
def test_any_text_is_made_plain(text, multiline):
    plain = plain_text(text, multiline=multiline)

    assert plain == plain.encode("utf-8").decode("utf-8").strip()
    assert "\x00" not in plain
    assert unicodedata.is_normalized("NFC", plain)
    assert multiline or "\n" not in plain


@given(st.text(max_size=50), st.characters(categories=["Cs"]), st.text(max_size=50))
def test_half_a_character_is_refused_where_it_stands(before, half, after):
    with pytest.raises(InvalidValue) as refusal:
        plain_text(before + half + after)

    assert (refusal.value.reason, refusal.value.position) == (Reason.CHARACTER, len(before))


@given(st.text(max_size=200), st.booleans())
def test_plain_text_is_plain_already(text, multiline):
    once = plain_text(text, multiline=multiline)

    assert plain_text(once, multiline=multiline) == once


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  张三\u3000", "张三"),
        ("张\x00三", "张三"),
        ("a\u202egpj.exe", "agpj.exe"),
        ("\ufeff李\u200b四", "李四"),
        ("e\u0301", "\u00e9"),
        ("一\r\n二", "一 二"),
        ("\ue863", "\ue863"),
        ("𠮷野", "𠮷野"),
        ("", ""),
    ],
)
def test_what_cannot_be_seen_is_dropped_and_rare_names_stay(typed, kept):
    assert plain_text(typed) == kept


def test_lines_stay_lines_where_they_are_asked_for():
    assert plain_text("一 \r\n二\u2028三\t四", multiline=True) == "一\n二\n三\t四"


@pytest.mark.parametrize("length", [LONGEST + 1, 1_000_000])
def test_too_much_text_is_refused(length):
    with pytest.raises(InvalidValue) as refusal:
        plain_text("字" * length)

    assert refusal.value.reason == Reason.TOO_LONG
    assert len(plain_text("字" * LONGEST)) == LONGEST
