"""Whoever chose English reads what the workshop calls a thing, whatever other parts call it."""

from django.utils import translation

from tongban.core.authoring.sections import Section
from tongban.web.console.items.told import word


def test_sections_are_said_as_the_workshop_says_them():
    with translation.override("en"):
        said = {section: word(section.label) for section in Section}

    assert said[Section.STEPS] == "Steps of handling"
    assert said[Section.LEGAL_BASIS] == "Legal basis"
    assert all(words.isascii() for words in said.values())


def test_what_somebody_wrote_stays_as_it_is():
    with translation.override("en"):
        assert word("养犬登记") == "养犬登记"
        assert word("") == ""
