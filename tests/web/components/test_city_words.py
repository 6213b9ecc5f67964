"""The city's own words are said in the reader's language, and what people wrote is left alone."""

import gettext
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from contracts.tree import SOURCE
from django.utils import translation
from django.utils.safestring import mark_safe

from tongban.web.components.city import city_word, city_words, cut
from tongban.web.components.templatetags.components import spoken

CITY = SOURCE / "examples" / "mingchuan"
SAID = {
    "items": {
        "name", "summary", "words", "hint", "otherwise", "places", "requirements", "question",
        "answer", "acceptance_standard", "visit_reason", "presence", "help_text", "purpose", "says",
        "local_notes", "contact", "extension_approver", "medium",
    },
    "journeys": {"name", "summary", "words", "hint", "says", "local_notes"},
    "evidence": {"name", "filling_notes", "issuer_note"},
    "elements": {"label", "unit", "options", "option_hints"},
    "departments.yaml": {"name", "short_name", "address", "opening_hours"},
    "city.yaml": {"local_notes"},
    "datasets.yaml": {"name"},
    "delivery.yaml": {"name", "address", "hours", "carriers"},
    "campaigns.yaml": {"name", "words"},
    "joint.yaml": {"about"},
    "modes.yaml": {"words", "opinion", "duty", "content", "liability"},
    "two_hands.yaml": {"reason"},
    "payments.yaml": {"name", "evidence"},
    "parameters.yaml": {"label", "unit"},
}  # fmt: skip
"""By file or folder of the example city: the fields whose texts readers see."""
BY_CODE = {"options", "option_hints"}
"""Fields whose texts stand under codes of their own."""


def texts(told: Any, fields: set[str], field: str = "") -> Iterator[str]:
    """Yield each text that stands under one of `fields`."""
    match told:
        case str() if field in fields and any("\u4e00" <= sign <= "\u9fff" for sign in told):
            yield told
        case Mapping():
            for key, value in told.items():
                yield from texts(value, fields, field if field in BY_CODE else str(key))
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


def test_every_reason_for_what_the_city_sets_itself_has_its_english():
    reasons = {
        reason
        for file in CITY.rglob("*.yaml")
        for reason in re.findall(r"本地配置（(.*)）", file.read_text(encoding="utf-8"))
    }
    assert reasons
    with translation.override("en"):
        assert sorted(reason for reason in reasons if city_word(reason) == reason) == []


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
        (
            "《殡葬管理条例》（国务院令第225号）第十三条",
            "Regulations on Funerals (State Council Order 225) art. 13",
        ),
        (
            "You need to provide it: 营业执照. One copy",
            "You need to provide it: Business licence. One copy",
        ),
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


@pytest.mark.parametrize(
    ("language", "page"),
    [
        (
            "en",
            'By <span lang="zh-Hans">《某法》第三条</span> &amp; <span lang="zh-Hans">他</span>',
        ),
        ("zh-hans", "By 《某法》第三条 &amp; 他"),
    ],
)
def test_what_stays_chinese_on_a_page_in_english_is_marked_as_chinese(language, page):
    """WCAG 3.1.2: a reader's voice says it in the language it is in."""
    with translation.override(language):
        assert spoken("By 《某法》第三条 & 他") == page


def test_what_is_markup_already_is_left_alone():
    with translation.override("en"):
        assert spoken(mark_safe('<b title="某法">法</b>')) == '<b title="某法">法</b>'


@pytest.mark.parametrize(
    ("language", "text", "shown"),
    [
        ("zh-hans", "居民死亡医学证明", "居民死…"),
        ("en", "营业执照", "Busines…"),
        ("en", "某某某某某", "某某某…"),
    ],
)
def test_a_text_is_cut_to_its_room_in_the_language_of_the_reader(language, text, shown):
    with translation.override(language):
        assert cut(text, 4) == shown


def test_the_number_of_an_order_is_said_with_its_law():
    with translation.override("en"):
        said = city_words("《关于进一步完善信用修复制度的实施方案》（国办发〔2025〕22号）")
    assert said == "Plan for Improving Credit Repair (Guobanfa 2025 No. 22)"
