"""One condition leaves and comes in by the command line, and is asked of everybody."""

import pytest

from tongban.adapters.catalogue_files import read_catalogue
from tongban.adapters.decision_tables import (
    Unsayable,
    read_dmn,
    read_logic,
    write_dmn,
    write_logic,
)
from tongban.core.catalog.conditions.compiled import compile_condition
from tongban.core.catalog.conditions.written import written
from tongban.core.guides.circumstances import parameters_on
from tongban.examples.mingchuan import FOLDER
from tongban.examples.people.population import population
from tongban.project.clock import today
from tongban.project.commands import main

AREA = "food_business_licence/large_enough"
"""A condition with a figure of law, which JSON can say and a table cannot."""
BANNED = "food_business_licence/not_banned"


@pytest.fixture(scope="module")
def catalogue():
    return read_catalogue(FOLDER).catalogue


def said(capsys, *words):
    code = main(["rule", *map(str, words)])
    told = capsys.readouterr()
    return code, told.out, told.err


def condition_called(named, catalogue):
    item, _, rule = named.partition("/")
    return next(one for one in catalogue.items[item].conditions if one.id == rule)


@pytest.mark.parametrize(("named", "suffix"), [(BANNED, ".dmn"), (AREA, ".json")])
def test_a_condition_that_left_comes_back(capsys, tmp_path, named, suffix):
    condition = condition_called(named, read_catalogue(FOLDER).catalogue)
    file = tmp_path / f"rule{suffix}"
    code, out, err = said(capsys, "export", named, file)
    assert (code, err) == (0, "")
    assert condition.words in out

    code, out, err = said(capsys, "import", file)
    assert (code, err) == (0, "")
    assert out.splitlines()[0] == written(condition.expression)


def test_every_condition_of_the_city_leaves_and_comes_back_or_is_refused(catalogue):
    for item in catalogue.items.values():
        for one in item.conditions:
            assert read_logic(write_logic(one.expression)) == one.expression
            try:
                table = write_dmn(one.expression, name=one.words, elements=catalogue.elements)
            except Unsayable:
                continue
            assert read_dmn(table, elements=catalogue.elements) == one.expression


def test_the_counts_are_those_of_the_core(capsys, catalogue):
    condition = condition_called(BANNED, catalogue)
    verdict, day = compile_condition(condition.expression), today()
    figures = parameters_on(catalogue, day)
    found = [verdict(person.values, day, figures) for person in population()]
    code, out, _ = said(capsys, "count", BANNED, "--today", day.isoformat())

    assert code == 0
    assert (
        f"共 {len(found)} 个：符合 {found.count(True)}，不符合 {found.count(False)}，"
        f"要问才知道 {found.count(None)}"
    ) in out


def test_what_a_table_cannot_say_is_named_and_nothing_is_written(capsys, tmp_path):
    code, _, err = said(capsys, "export", AREA, tmp_path / "a.dmn")

    assert code == 1
    assert "随时间变化的参数" in err
    assert not (tmp_path / "a.dmn").exists()


def test_what_is_missing_is_named_with_what_there_is(capsys):
    assert said(capsys, "count", "no_such_item/x")[0] == 1
    code, _, err = said(capsys, "count", "food_business_licence/x")

    assert code == 1
    assert "large_enough" in err


def test_a_wrong_file_is_refused_with_every_line(capsys, tmp_path):
    wrong = tmp_path / "wrong.dmn"
    wrong.write_text("<x>\n</y>", encoding="utf-8")
    code, out, err = said(capsys, "import", wrong)

    assert (code, out) == (1, "")
    assert err.startswith("第 2 行")
    assert "没有读入" in err


def test_a_condition_over_unknown_elements_is_refused(capsys, tmp_path):
    strange = tmp_path / "strange.json"
    strange.write_text('{"==": [{"var": "no.such"}, 1]}', encoding="utf-8")
    code, _, err = said(capsys, "import", strange)

    assert code == 1
    assert "没有数据元 no.such" in err
    assert said(capsys, "import", tmp_path / "absent.dmn")[0] == 1
