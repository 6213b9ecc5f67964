"""The English words are complete, and the compiled file is the one made from them."""

import ast
import gettext
import re
from pathlib import Path

import pytest

import tongban.web.components

HOME = Path(tongban.web.components.__file__).parent
ENGLISH = HOME / "locale" / "en" / "LC_MESSAGES"
FIXED = re.compile(r"""\{% translate "([^"]+)"|_\("([^"]+)"\)""")
CALLS = {"gettext", "gettext_lazy", "gettext_noop", "pgettext", "ngettext"}


@pytest.fixture(scope="module")
def compiled() -> gettext.GNUTranslations:
    with (ENGLISH / "django.mo").open("rb") as file:
        return gettext.GNUTranslations(file)


def sources() -> dict[str, str]:
    """Return msgid → msgstr of the readable file, first plural form only."""
    text = (ENGLISH / "django.po").read_text(encoding="utf-8")
    entries = {}
    for block in text.split("\n\n")[1:]:
        key, english = _quoted(block, "msgid"), _quoted(block, r"msgstr(?:\[0\])?")
        context = _quoted(block, "msgctxt")
        entries[f"{context}\x04{key}" if context else key] = english
    return entries


def _quoted(block: str, keyword: str) -> str:
    found = re.search(rf'^{keyword} ((?:".*"\n?)+)', block, re.MULTILINE)
    lines = found.group(1).splitlines() if found else []
    return "".join(ast.literal_eval(line) for line in lines)


def fixed_words() -> set[str]:
    """Return all fixed words of templates and code."""
    words = set()
    for template in HOME.rglob("*.html"):
        for groups in FIXED.findall(template.read_text(encoding="utf-8")):
            words.update(filter(None, groups))
    for module in HOME.rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in CALLS:
                first = node.args[node.func.id == "pgettext"]
                words.update([first.value] if isinstance(first, ast.Constant) else [])
    return words


def test_every_entry_has_english_words():
    assert [key for key, english in sources().items() if not english] == []


def test_every_fixed_word_has_an_entry():
    known = {key.split("\x04")[-1] for key in sources()}

    assert fixed_words() - known == set()


def test_the_compiled_file_says_what_the_readable_one_says(compiled):
    for key, english in sources().items():
        context, _, msgid = key.rpartition("\x04")
        found = compiled.pgettext(context, msgid) if context else compiled.gettext(msgid)

        assert found == english
