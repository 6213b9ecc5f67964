"""The city's own words are said in the reader's language, and what people wrote is left alone."""

import gettext
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from contracts.tree import SOURCE
from django.utils import translation

from tongban.web.components.city import city_word, city_words

CITY = SOURCE / "examples" / "mingchuan"
SAID = {
    "items": {"name", "summary", "words", "hint"},
    "journeys": {"name", "summary", "words", "hint"},
    "evidence": {"name"},
    "elements": {"label", "unit"},
    "departments.yaml": {"name", "short_name"},
    "datasets.yaml": {"name"},
    "delivery.yaml": {"name", "address", "hours", "carriers"},
    "campaigns.yaml": {"name", "words"},
    "joint.yaml": {"about"},
    "modes.yaml": {"words", "opinion", "duty", "content", "liability"},
    "two_hands.yaml": {"reason"},
    "payments.yaml": {"name", "evidence"},
    "parameters.yaml": {"label", "unit"},
}
"""By file or folder of the example city: the fields whose texts readers see."""


def texts(told: Any, fields: set[str], field: str = "") -> Iterator[str]:
    """Yield each text that stands under one of `fields`."""
    match told:
        case str() if field in fields and any("\u4e00" <= sign <= "\u9fff" for sign in told):
            yield told
        case Mapping():
            for key, value in told.items():
                yield from texts(value, fields, str(key))
        case list():
            for value in told:
                yield from texts(value, fields, field)


def files(name: str) -> Iterator[Path]:
    place = CITY / name
    yield from sorted(place.glob("*.yaml")) if place.is_dir() else (place,)


@pytest.mark.parametrize("name", SAID)
def test_every_text_of_the_example_city_that_readers_see_has_its_english(name):
    shown = {
        text
        for file in files(name)
        for text in texts(yaml.safe_load(file.read_text(encoding="utf-8")), SAID[name])
    }
    assert shown
    with translation.override("en"):
        assert sorted(text for text in shown if city_word(text) == text) == []


def test_the_compiled_words_are_those_that_are_written():
    home = CITY / "locale" / "en" / "LC_MESSAGES"
    with (home / "django.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)._catalog
    written = home.joinpath("django.po").read_text(encoding="utf-8")
    words = {one.partition("\x04")[2]: said for one, said in compiled.items() if one}
    assert len(words) == written.count('msgctxt "city"')
    assert [one for one, said in words.items() if f'"{one}"\nmsgstr "{said}"' not in written] == []


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("营业执照", "Business licence"),
        ("Start “户外招牌设施设置”", "Start “Outdoor sign”"),
        ("临江街道，0999-5190001", "Linjiang Subdistrict, 0999-5190001"),
        ("居住证、缴税、核税", "Residence permit, Tax paid, Tax assessed"),
        ("是否有股权冻结、出质或动产抵押", "Shares frozen or pledged, or goods mortgaged"),
        ("《消防法》第十五条第一款第二项", "Fire Protection Law art. 15 para. 1 item 2"),
        ("New work: 受理审查", "New work: Review for acceptance"),
        ("受理审查", "受理审查"),
        ("Basis: 《某法》第三条", "Basis: 《某法》第三条"),
        ("邻居说要看营业执照、居住证", "邻居说要看营业执照、居住证"),
        ("", ""),
    ],
)
def test_a_page_in_english_says_the_words_it_knows(text, english):
    with translation.override("en"):
        assert city_words(text) == english


def test_a_page_in_chinese_is_as_the_catalogue_was_written():
    with translation.override("zh-hans"):
        assert city_words("营业执照、居住证") == "营业执照、居住证"
