"""Marked YAML: the plain part of YAML is read with its lines, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongban.adapters.catalogue_files.yaml_marks import (
    MOST_CHARACTERS,
    MOST_DEPTH,
    Listing,
    Table,
    Text,
    UnreadableYaml,
    read_marked,
)


def read(text):
    return read_marked(text, "city.yaml")


def fault(text):
    with pytest.raises(UnreadableYaml) as caught:
        read(text)
    return caught.value


def test_every_node_knows_its_line():
    root = read("name: 明川市\nitems:\n  - one\n  - two\n")

    assert isinstance(root, Table)
    assert root.keys["items"].line == 2
    items = root.entries["items"]
    assert isinstance(items, Listing)
    assert [str(entry.place) for entry in items.entries] == ["city.yaml:3", "city.yaml:4"]


def test_words_that_yaml_would_guess_a_type_for_stay_text():
    root = read("a: no\nb: 010\nc: 2026-01-01\nd: ~\n")

    assert [node.value for node in root.entries.values()] == ["no", "010", "2026-01-01", "~"]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a: 1\na: 2\n", 2, "重复"),
        ("a: &x 1\nb: *x\n", 1, "别名"),
        ("a: !!python/object:os.system {}\n", 1, "标签"),
        ("a: 1\n--- \nb: 2\n", 2, "一份文档"),
        ("a: [1, 2\n", 2, "不是合法的 YAML"),
        ("a: \x07\n", 1, "不允许的字符"),
        ("? [1]\n: 2\n", 1, "键必须是一个词"),
        ("", 1, "空的"),
    ],
)
def test_what_catalogue_files_do_not_need_is_refused_at_its_line(text, line, words):
    refused = fault(text)

    assert (refused.place.line, words in refused.reason) == (line, True)


def test_a_file_that_is_too_deep_is_refused():
    assert "嵌套太深" in fault("[" * (MOST_DEPTH + 1) + "]" * (MOST_DEPTH + 1)).reason


def test_a_file_that_is_too_long_is_refused_before_it_is_parsed():
    assert "超过" in fault("a" * (MOST_CHARACTERS + 1)).reason


def test_a_position_in_a_block_of_text_is_on_its_own_line():
    root = read("a: |\n  first\n  second\n")
    text = root.entries["a"]

    assert isinstance(text, Text)
    assert text.place_of(text.value.index("second")).line == 3


def test_a_position_in_quoted_text_counts_the_quote():
    text = read("a: 'x > y'\n").entries["a"]

    assert text.place_of(2).column == 7


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused_with_a_place(text):
    assert place_of_reading(text).line >= 1


def place_of_reading(text):
    try:
        return read(text).place
    except UnreadableYaml as refused:
        return refused.place
