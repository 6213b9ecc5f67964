"""The table of attacks and faults holds: every number once, every test there and saying it."""

import ast
import re
from collections import Counter

import pytest
from contracts.tree import ROOT, parsed, python_files

PAGE = (ROOT / "docs/reference/attacks-and-faults.md").read_text()
ROWS = dict(re.findall(r"^\| ([AF]\d\d) \|(.+)\|$", PAGE, re.MULTILINE))
LAST = {"A": 99, "F": 29}
APART = "does not apply here, because"
TESTS = [file for file in python_files(ROOT / "tests") if file.name.startswith("test_")]


def told() -> dict[str, str]:
    """Return for each test what it says of itself: its name, its sentence, its module's."""
    said: dict[str, str] = {}
    for file in TESTS:
        module = ast.get_docstring(parsed(file)) or ""
        for node in parsed(file).body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                own = f"{node.name.upper().replace('_', ' ')} {ast.get_docstring(node) or ''}"
                said[node.name] = f"{said.get(node.name, '')} {own} {module}"
    return said


SAID = told()


def named(words: str) -> list[str]:
    return re.findall(r"`(test_\w+)`", words)


def test_every_number_stands_here_once_or_is_said_to_mean_nothing():
    listed = Counter(re.findall(r"^\| ([AF]\d\d) \|", PAGE, re.MULTILINE))
    [gaps] = re.findall(r"these numbers mean nothing: ([^.]+)\.", PAGE)
    every = {f"{kind}{number:02}" for kind, last in LAST.items() for number in range(1, last + 1)}

    assert set(listed.values()) == {1}
    assert {*listed, *re.findall(r"[AF]\d\d", gaps)} == every


@pytest.mark.parametrize("number", sorted(ROWS))
def test_what_holds_a_number_is_shown_by_tests_that_say_it(number):
    tests = named(ROWS[number])

    assert tests or APART in ROWS[number]
    for name in tests:
        assert re.search(rf"\b{number}\b", SAID.get(name, "")), f"{name} does not say {number}"


def test_every_test_that_the_page_names_exists():
    assert not [name for name in named(PAGE) if name not in SAID]
