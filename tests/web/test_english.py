"""Whoever chose English finds no fixed word of an audience's pages left in Chinese."""

import ast
import gettext
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from contracts.tree import SOURCE, parsed, python_files
from django.utils import translation

WEB = SOURCE / "web"
AUDIENCES = (
    "api",
    "counter",
    "hall",
    *sorted(str(one.parent.relative_to(WEB)) for one in WEB.glob("console/*/locale")),
)
IN_PAGES = re.compile(r'{% translate "([^"]+)"')
CALLS = {
    "gettext": 0,
    "gettext_lazy": 0,
    "gettext_noop": 0,
    "ngettext": 0,
    "pgettext": 1,
    "pgettext_lazy": 1,
}
OF_THE_CORE = "workshop\x04"
"""Before what the workshop calls otherwise than other parts of the console."""
CHINESE = re.compile(r"[\u4e00-\u9fff]")
PLACES = re.compile(r"%\(\w+\)[sd]")


def words_of(home: Path) -> Iterator[str]:
    """Yield each fixed word that the code and the templates of `home` show."""
    for module in python_files(home):
        for node in ast.walk(parsed(module)):
            if isinstance(node, ast.Call):
                place = CALLS.get(getattr(node.func, "id", ""))
                if place is not None and isinstance(node.args[place], ast.Constant):
                    yield str(node.args[place].value)
    for template in home.rglob("*.html"):
        yield from IN_PAGES.findall(template.read_text(encoding="utf-8"))


def english_of(home: Path) -> dict[str, str]:
    """Return the compiled words of `home`."""
    with (home / "locale" / "en" / "LC_MESSAGES" / "django.mo").open("rb") as file:
        catalogue = gettext.GNUTranslations(file)._catalog
    plain = {key if isinstance(key, str) else key[0]: words for key, words in catalogue.items()}
    return {key.removeprefix(OF_THE_CORE): words for key, words in plain.items()}


@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_fixed_word_has_its_english(audience):
    english = english_of(WEB / audience)

    assert [words for words in words_of(WEB / audience) if not english.get(words)] == []


@pytest.mark.parametrize("audience", AUDIENCES)
def test_no_english_is_left_of_words_that_are_gone(audience):
    assert set(english_of(WEB / audience)) - {""} - set(words_of(WEB / audience)) == set()


@pytest.mark.parametrize("audience", AUDIENCES)
def test_english_keeps_every_blank_of_the_sentence(audience):
    for chinese, english in english_of(WEB / audience).items():
        assert sorted(PLACES.findall(chinese)) == sorted(PLACES.findall(english)), chinese


@pytest.mark.parametrize("audience", AUDIENCES)
def test_one_word_is_said_in_one_way_on_all_pages(audience):
    shared = english_of(WEB / "components")
    own = english_of(WEB / audience)

    assert {
        word for word in own.keys() & shared.keys() - {""} if own[word] != shared[word]
    } == set()


def test_no_other_part_takes_over_a_word_of_the_public_pages():
    own = english_of(WEB / "hall")

    with translation.override("en"):
        taken = {word for word in own if word and translation.gettext(word) != own[word]}

    assert taken == set()


@pytest.mark.parametrize("audience", [one for one in AUDIENCES if one.startswith("console/")])
def test_what_a_part_of_the_console_says_is_what_its_readers_see(audience):
    with (WEB / audience / "locale" / "en" / "LC_MESSAGES" / "django.mo").open("rb") as file:
        own = gettext.GNUTranslations(file)._catalog
    with translation.override("en"):
        taken = {
            word
            for word, words in own.items()
            if isinstance(word, str) and word and "\x04" not in word
            if translation.gettext(word) != words
        }

    assert taken == set()
