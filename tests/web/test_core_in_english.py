"""Whatever the core says to people has its English on the pages (核心用语的英文)."""

import ast
import enum
import importlib
import pkgutil
import re
from collections.abc import Iterator
from datetime import date

import pytest
from contracts.tree import SOURCE, parsed
from django.utils import translation

import tongban.core
from tongban.core.cases.codec import BY_NAME
from tongban.core.catalog.elements import DataElement, ValueKind
from tongban.core.catalog.items import Channel
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.errors import InvalidValue, Reason
from tongban.core.vocabulary.limits import TimeLimit, TimeUnit
from tongban.core.vocabulary.money import Money
from tongban.store.cases.models import Voucher
from tongban.web.components import labels
from tongban.web.components.sentences import PATTERNS, refusal, said

SOMEBODY = "Lin"
CHINESE = re.compile(r"[\u4e00-\u9fff]")
SENTENCES = (
    "core/cases/due.py",
    "core/cases/filings.py",
    "core/cases/verbs/ending.py",
    "core/guides/evidence_plan.py",
    "core/guides/evidence_ways.py",
    "core/vocabulary/reasons.py",
    "actions/drafts/readiness.py",
    "adapters/uploads/outcomes.py",
)
"""Modules that make sentences which pages show."""
WORDS = ("actions/work.py", "web/hall/applying/topics.py", "web/hall/mine/following.py")
"""Modules whose Chinese texts are names of tasks, topics and states."""
OF_THE_CONSOLE = {"authoring", "graph", "reading", "reform"}
"""Shown by the console alone, whose pages hold their words."""
SUFFIXES = {"，并到窗口核对原件", f"{SOMEBODY}，并到窗口核对原件"}
"""Added to other sentences: the patterns hold each whole."""


@pytest.fixture(autouse=True)
def _reading_english():
    with translation.override("en"):
        yield


def labelled() -> Iterator[object]:
    """Yield each member of each enumeration with labels that pages show, and each event."""
    for found in pkgutil.walk_packages(tongban.core.__path__, "tongban.core."):
        if found.name.split(".")[2] in OF_THE_CONSOLE:
            continue
        module = importlib.import_module(found.name)
        for one in vars(module).values():
            here = isinstance(one, type) and one.__module__ == module.__name__
            if here and issubclass(one, enum.Enum) and hasattr(one, "label"):
                yield from one
    yield from BY_NAME.values()
    yield from Voucher.Kind


def sentences(module: str) -> Iterator[str]:
    """Yield each text of `module` that is no docstring, somebody's name in its blanks."""
    tree = parsed(SOURCE / module)
    seen = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            seen.update(map(id, node.values))
            yield "".join(
                str(part.value) if isinstance(part, ast.Constant) else SOMEBODY
                for part in node.values
            )
        elif isinstance(node, ast.Constant) and id(node) not in seen:
            yield str(node.value).replace("{}", SOMEBODY)


def test_everything_in_the_core_that_has_a_label_has_it_in_english():
    left = [repr(one) for one in labelled() if CHINESE.search(labels.label(one))]
    assert left == []


@pytest.mark.parametrize("module", SENTENCES)
def test_every_sentence_of_the_core_is_said_in_english(module):
    found = {one for one in sentences(module) if CHINESE.search(one)} - SUFFIXES
    assert found
    assert [one for one in found if CHINESE.search(said(one))] == []


def test_every_pattern_is_said_with_its_names():
    for pattern in PATTERNS:
        names = dict.fromkeys(re.findall(r"%\((\w+)\)s", pattern), SOMEBODY)
        english = said(pattern % names)
        assert not CHINESE.search(english), pattern
        assert english.count(SOMEBODY) == len(names)


@pytest.mark.parametrize("module", WORDS)
def test_every_word_that_is_kept_with_a_case_or_a_draft_is_said_in_english(module):
    found = {one for one in sentences(module) if CHINESE.search(one)}
    assert found
    assert [one for one in found if CHINESE.search(labels.word(one))] == []


def test_what_somebody_wrote_is_left_as_it_is():
    assert said("邻居反映油烟太大，需要再看一次") == "邻居反映油烟太大，需要再看一次"
    with translation.override("zh-hans"):
        assert said("还剩 3 个工作日") == "还剩 3 个工作日"


@pytest.mark.parametrize("reason", list(Reason))
def test_every_refusal_of_a_value_is_said_in_english(reason):
    for kind in ("citizen number", "credit code", "text", "anything"):
        assert not CHINESE.search(refusal(InvalidValue(kind, reason)))


@pytest.mark.parametrize("unit", list(TimeUnit))
def test_every_limit_is_said_in_english_with_its_kind_of_day(unit):
    assert not CHINESE.search(labels.unit(unit))
    assert not CHINESE.search(labels.amount(5, unit))


def test_limits_amounts_and_channels_are_said_in_english():
    citation = Citation.local("本地")
    assert labels.limit(TimeLimit.working_days(5, citation)) == "5 working days"
    assert labels.money(Money.yuan(80)) == "80 yuan"
    assert not [one for one in Channel if CHINESE.search(labels.channel(one))]


def element(kind: ValueKind) -> DataElement:
    column = DataElement(code="member.name", label="姓名", kind=ValueKind.TEXT)
    columns = (column,) if kind is ValueKind.RECORDS else ()
    return DataElement(code="premises.address", label="地址", kind=kind, columns=columns)


@pytest.mark.parametrize(
    ("kind", "shown", "words"),
    [
        (ValueKind.YES_NO, True, "Yes"),
        (ValueKind.YES_NO, False, "No"),
        (ValueKind.TEXT, None, "None"),
        (ValueKind.DATE, date(2026, 9, 15), "Tuesday, 15 September 2026"),
        (ValueKind.RECORDS, ({},), "1 entry"),
        (ValueKind.TEXT, "青石巷18号", "青石巷18号"),
    ],
)
def test_values_are_shown_in_english_but_for_what_people_wrote(kind, shown, words):
    assert labels.value(element(kind), shown) == words
