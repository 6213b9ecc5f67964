"""The page about security promises only what a test holds."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/explanation/security.md").read_text()
DEFINED = {
    name
    for file in (ROOT / "tests").rglob("test_*.py")
    for name in re.findall(r"^def (test_\w+)", file.read_text(), re.MULTILINE)
}


@pytest.mark.parametrize("name", sorted(set(re.findall(r"`(test_\w+)`", PAGE))))
def test_each_test_that_the_page_names_exists(name):
    assert name in DEFINED


@pytest.mark.parametrize("place", sorted(set(re.findall(r"`(tests/[\w/.]+)`", PAGE))))
def test_each_place_that_the_page_names_exists(place):
    assert (ROOT / place).exists()
