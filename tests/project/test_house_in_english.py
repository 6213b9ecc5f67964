"""Whoever reads English finds no Chinese sentence on the pages of this layer."""

import re
from gettext import GNUTranslations

from contracts.tree import SOURCE

PROJECT = SOURCE / "project"
ENGLISH = PROJECT / "locale" / "en" / "LC_MESSAGES"
IN_CODE = re.compile(r'gettext(?:_noop|_lazy)?\(\s*"([^"]+)"')
IN_PAGES = re.compile(r'{% translate "([^"]+)" %}')


def test_every_sentence_has_its_english():
    with (ENGLISH / "django.mo").open("rb") as file:
        english = GNUTranslations(file)
    sentences = {
        sentence
        for pattern, files in (
            (IN_CODE, PROJECT.rglob("*.py")),
            (IN_PAGES, PROJECT.rglob("*.html")),
        )
        for file in files
        for sentence in pattern.findall(file.read_text(encoding="utf-8"))
    } - {"中文"}

    assert len(sentences) > 20
    assert {sentence for sentence in sentences if english.gettext(sentence) == sentence} == set()
