"""What inspection and reform say to keepers of the catalogue is said in English too."""

import re

import pytest
from django.utils import translation
from web.test_core_in_english import CHINESE, SOMEBODY, sentences

from tongban.core.vocabulary.errors import InvalidValue
from tongban.web.console.items.told import word
from tongban.web.console.words.patterns import PATTERNS
from tongban.web.console.words.sentences import refusal, said

INSPECTION = ("charges", "currency", "form_fields", "inspected", "limits", "materials", "visits")
AUTHORING = ("edits", "handling", "keys", "ordering", "reshaping", "rows", "standards", "trees")
MODULES = (
    *(
        f"core/catalog/lint/{name}.py"
        for name in (*INSPECTION, "assessed", "publication", "sameness")
    ),
    *(f"core/authoring/{name}.py" for name in AUTHORING),
    *(
        f"core/catalog/{name}.py"
        for name in ("lint/handled_items", "handled", "laws", "references")
    ),
    *(f"core/reform/{name}.py" for name in ("verdict", "designing", "measures", "targets")),
    "actions/reform/measures.py",
)
WORD = re.compile(r"[\w、]{1,6}|Lin：[是否]|.*\(\?:.*|.*，或取消这项要求")
"""A word for a blank, an expression that finds words, and the end of a sentence."""


@pytest.fixture(autouse=True)
def _reading_english():
    with translation.override("en"):
        yield


@pytest.mark.parametrize("module", MODULES)
def test_every_sentence_is_said_in_english(module):
    found = {one for one in sentences(module) if CHINESE.search(one) and not WORD.fullmatch(one)}
    assert found
    assert [one for one in found if CHINESE.search(said(one)) and CHINESE.search(word(one))] == []


def test_every_pattern_is_said_with_its_names():
    for pattern in PATTERNS:
        names = dict.fromkeys(re.findall(r"%\((\w+)\)s", pattern), SOMEBODY)
        assert not CHINESE.search(said(pattern % names)), pattern


def test_periods_and_aspects_inside_a_sentence_are_said_too():
    longer = "承诺时限 25 个工作日 超过法定时限 20 个工作日"
    other = "与Lin的“Lin”同事不同标：材料、承诺时限"

    assert said(longer) == (
        "The promised 25 working days are longer than the statutory 20 working days"
    )
    assert not CHINESE.search(said(other))


def test_names_and_laws_inside_a_sentence_stay_as_they_are():
    told = said("材料“渡船检验合格证”没有写依据")

    assert told == "The document “渡船检验合格证” names no basis"
    assert refusal(InvalidValue("measure", "请选择责任部门")).startswith("Choose")
    with translation.override("zh-hans"):
        assert said("材料“渡船检验合格证”没有写依据") == "材料“渡船检验合格证”没有写依据"
