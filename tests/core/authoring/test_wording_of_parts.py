"""Wording (文字表述): every part of an item in rows of plain words."""

import enum
from dataclasses import fields, replace
from datetime import date

import pytest
from authoringwork import (
    CATALOGUE,
    COPY,
    FAQS,
    FEE,
    HEALTH,
    LAW,
    LEASE,
    SEATS,
    add,
    basics,
)
from lintwork import LICENSING_LAW, days

from tongban.core.authoring.copies import Basics
from tongban.core.authoring.edits import apply
from tongban.core.authoring.labels import label_of
from tongban.core.authoring.sections import Section
from tongban.core.authoring.wording import names_in, rows_of, title_of
from tongban.core.catalog import elements, evidence, items, steps
from tongban.core.catalog.elements import DataElement, Option, ValueKind
from tongban.core.catalog.evidence import EvidenceRequirement
from tongban.core.catalog.items import LegalBasis
from tongban.core.catalog.questions import Question
from tongban.core.catalog.steps import SpecialProcedure, Step
from tongban.core.vocabulary.citations import Citation


def test_every_choice_has_its_words():
    for module in (elements, evidence, items, steps):
        for kind in vars(module).values():
            if isinstance(kind, enum.EnumType) and kind.__module__ == module.__name__:
                for choice in kind:
                    assert label_of(choice)


PARTS = (
    *(row for section in Section for row in COPY.rows(section)),
    LegalBasis(citation=LAW, says="许可"),
    FEE,
    FAQS[0],
    HEALTH,
    LEASE,
    Citation(law="消防法", number="主席令第81号"),
    SpecialProcedure(id="x", name="评审", limit=days(3), basis=LICENSING_LAW),
    replace(SEATS, kind=ValueKind.CHOICE, options=(Option(value="a", label="甲"),)),
    DataElement(code="p.list", label="名单", kind=ValueKind.RECORDS, columns=(SEATS,)),
)


@pytest.mark.parametrize("part", PARTS, ids=lambda part: type(part).__name__)
def test_every_field_of_every_part_is_told_but_its_key(part):
    rows = rows_of(part, names_in(CATALOGUE, COPY))
    told = {row.field for row in rows}
    assert {one.name for one in fields(part)} - told <= {
        "id", "code", "article", "paragraph", "item", "level",
    }  # fmt: skip
    assert title_of(part, names_in(CATALOGUE)) == rows[0].words


def test_every_plain_field_is_told():
    plain = basics(
        extension_limit=days(3), effective_until=date(2027, 1, 1), keywords=("饭店", "餐馆")
    ).basics
    told = {row.field: row.words for row in rows_of(plain, names_in(CATALOGUE))}
    assert set(told) == {one.name for one in fields(Basics)}
    assert told["effective_until"] == "2027年1月1日 星期五"
    assert told["keywords"] == "饭店；餐馆"
    assert told["extension_limit"] == "3 个工作日（《行政许可法》第四十二条）"


def test_codes_that_nobody_knows_are_shown_as_they_are():
    names = names_in(CATALOGUE)
    step = Step(id="s", name="s", department="nobody", limit=days(1), waits_for=("gone",))
    told = {row.field: row.words for row in rows_of(step, names)}
    assert (told["department"], told["waits_for"]) == ("nobody", "gone")
    need = EvidenceRequirement(id="r", name="r", alternatives=(("paper",),), basis=())
    assert rows_of(need, names)[1].words == "paper"
    assert rows_of(Question(element="p.x", words="？"), names)[1].words == "p.x"


def test_what_a_copy_brings_along_has_its_name():
    copy = apply(apply(COPY, add(Section.ELEMENTS, SEATS)), add(Section.EVIDENCE, LEASE))
    names = names_in(CATALOGUE, copy)
    assert rows_of(Question(element=SEATS.code, words="？"), names)[1].words == "座位数"
