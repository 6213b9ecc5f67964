"""A catalogue written as tables is read back unchanged; what is wrong is told at its cell."""

from dataclasses import replace

import pytest
from catalogue_strategies import catalogues
from city.catalogue import read
from hypothesis import HealthCheck, given, settings

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.tables.parsing import Faults, made
from tongban.core.catalog.tables.reading import NOTHING, read_tables, read_unproved
from tongban.core.catalog.tables.rows import Row
from tongban.core.catalog.tables.schema import SCHEMA
from tongban.core.catalog.tables.table import Table
from tongban.core.catalog.tables.writing import item_rows, rows_of
from tongban.core.vocabulary.citations import Citation

SLOW = settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def city() -> Catalogue:
    return read().catalogue


def food_rows(**changes: str) -> list[Row]:
    """Return the rows of one item, with the cell of some title in its first row of a table changed.

    A change is named by table and title, with two underscores between.
    """
    rows = list(item_rows(city().items["food_business_licence"]))
    for place, value in changes.items():
        key, title = place.split("__")
        index = next(number for number, row in enumerate(rows) if row.table == key)
        cell = SCHEMA[key].titles.index(title)
        cells = list(rows[index].cells)
        cells[cell] = value
        rows[index] = replace(rows[index], cells=tuple(cells))
    return rows


def told(rows: list[Row], known: Catalogue | None = None) -> list[tuple[str, str, str]]:
    """Return each fault as table, title and sentence."""
    found = read_tables(rows, known=city() if known is None else known).faults
    return [
        (one.table, SCHEMA[one.table].titles[one.cell] if one.cell >= 0 else "", one.reason)
        for one in found
    ]


@SLOW
@given(catalogues())
def test_what_is_written_as_tables_is_read_back(catalogue):
    faults = Faults()

    assert read_unproved(rows_of(catalogue), SCHEMA, faults) == catalogue
    assert not faults.found


def test_the_example_city_survives_as_tables():
    assert read_tables(rows_of(city())) == read_tables(rows_of(city()), known=NOTHING)
    assert read_tables(rows_of(city())).catalogue == city()


def test_an_item_may_name_what_is_published_already():
    assert told(food_rows()) == []
    assert any("没有部门" in reason for _, _, reason in told(food_rows(), NOTHING))


@pytest.mark.parametrize(
    ("change", "table", "title", "sentence"),
    [
        ({"items__版本": "一"}, "items", "版本", "应该是一个整数"),
        ({"items__事项名称": " "}, "items", "事项名称", "请填写“事项名称”"),
        ({"items__版本": "0"}, "items", "版本", "版本从 1 开始"),
        ({"items__事项类型": "许可证"}, "items", "事项类型", "没有“许可证”这个选择"),
        ({"items__服务对象": "自然人、外星人"}, "items", "服务对象", "没有“外星人”"),
        ({"items__法定时限": "二十"}, "items", "法定时限", "时限应该是大于零的整数"),
        ({"items__法定时限单位": "天"}, "items", "法定时限单位", "时限单位可填：工作日"),
        ({"items__法定时限依据": ""}, "items", "法定时限依据", "看不懂依据"),
        ({"items__法定时限单位": "即时"}, "items", "法定时限", "即时办结的不填时限数"),
        ({"items__生效日期": "2026年"}, "items", "生效日期", "日期应写成 2026-01-01"),
        ({"items__实施部门": "nobody"}, "items", "实施部门", "没有部门 nobody"),
        ({"conditions__条件表达式": "premises.area >="}, "conditions", "条件表达式", "个字符处"),
        ({"conditions__条件表达式": "没有 = 1"}, "conditions", "条件表达式", "双引号"),
        ({"conditions__条件表达式": "no.such = 1"}, "conditions", "条件表达式", "no.such"),
        ({"conditions__依据": "看心情#"}, "conditions", "依据", "看不懂依据“看心情#”"),
        ({"requirements__材料": "business_licence +"}, "requirements", "材料", "空的材料编码"),
        ({"requirements__材料": "no_such"}, "requirements", "材料", "没有材料 no_such"),
        ({"requirements__可容缺后补": "是"}, "requirements", "可容缺后补", "主审要件不能容缺"),
        ({"requirements__主审要件": "对"}, "requirements", "主审要件", "只能填“是”或“否”"),
        ({"steps__前置环节": "review"}, "steps", "前置环节", "排在前面的环节"),
        ({"questions__数据元": "premises.area"}, "questions", "数据元", "与第 1 行重复"),
        ({"legal_basis__事项编码": "other"}, "legal_basis", "事项编码", "没有编码为“other”的事项"),
        ({"faqs__事项编码": ""}, "faqs", "事项编码", "请填写事项编码"),
        ({"special_procedures__程序时限单位": "即时", "special_procedures__程序时限": ""},
         "special_procedures", "程序时限", "特别程序要写明"),
    ],
)  # fmt: skip
def test_a_fault_is_told_at_its_cell(change, table, title, sentence):
    found = told(food_rows(**change))

    assert len(found) == 1
    assert found[0][:2] == (table, title)
    assert sentence in found[0][2]


def test_every_fault_is_told_at_once():
    change = {"items__版本": "一", "steps__环节性质": "？", "faqs__问题": ""}

    assert [one[:2] for one in told(food_rows(**change))] == [
        ("items", "版本"), ("steps", "环节性质"), ("faqs", "问题"),
    ]  # fmt: skip


def test_an_item_without_steps_is_refused():
    rows = [row for row in food_rows() if row.table != "steps"]

    assert told(rows) == [("items", "事项编码", "事项至少要有一个办理环节和一个结果")]


def test_an_item_that_stands_twice_is_refused_where_it_stands_again():
    rows = food_rows()
    again = replace(rows[0], number=9)

    assert told([*rows, again]) == [("items", "事项编码", "“food_business_licence”与第 1 行重复")]


def test_blank_rows_are_nothing():
    blank = Row("items", 7, ("", " ", *[""] * (len(SCHEMA["items"].titles) - 2)))

    assert told([*food_rows(), blank]) == []


def shared(table: str, *cells: str) -> Row:
    width = len(SCHEMA[table].titles)
    return Row(table, 1, (*cells, *[""] * (width - len(cells))))


@pytest.mark.parametrize(
    ("rows", "title", "sentence"),
    [
        ([shared("elements", "", "area", "面积", "整数")], "数据元编码", "名词.属性"),
        ([shared("elements", "", "a.b", "面积", "单选")], "数据类型", "单选和多选要有选项"),
        ([shared("elements", "", "a.b", "家庭", "明细")], "数据类型", "明细要有下属的数据元"),
        ([shared("elements", "x.y", "a.b", "面积", "整数")], "所属数据元", "没有编码为“x.y”"),
        ([shared("elements", "", "a.b", "面积", "整数", "", "", "", "", "大")], "最小值", "一个数"),
        ([shared("options", "x.y", "v", "选项")], "所属数据元", "没有编码为“x.y”的数据元"),
        ([shared("history", "p", "2026-01-01", "1", "行政许可法#1")], "所属参数", "的参数"),
        ([shared("history", "p", "2026-01-01", "1.x", "行政许可法#1"),
          shared("parameters", "p", "参", "元")], "取值", "应该是一个数"),
        ([shared("parameters", "p", "参", "元")], "参数编码", "至少有一个取值"),
        ([shared("parameters", "p", "", "元")], "参数名称", "请填写"),
        ([shared("departments", "d")], "部门全称", "请填写“部门全称”"),
        ([shared("evidence", "e", "材料", "其他", "其他", "no.such")],
         "证明的数据元", "没有数据元 no.such"),
    ],
)  # fmt: skip
def test_a_fault_in_what_items_share_is_told_at_its_cell(rows, title, sentence):
    found = told(rows, NOTHING)

    assert (found[0][1], sentence in found[0][2]) == (title, True)


def test_what_stands_twice_among_what_items_share_is_refused():
    department = shared("departments", "d", "全称", "简称", "91519900MA00000000", "519900")
    element = shared("elements", "", "a.b", "面积", "整数")

    assert told([department, replace(department, number=2)], NOTHING)[0][1] == "部门编码"
    assert told([element, replace(element, number=2)], NOTHING)[0][1] == "数据元编码"


def test_a_money_cell_says_how_to_write_money():
    rows = list(item_rows(city().items["identity_card_renewal"]))
    index = next(number for number, row in enumerate(rows) if row.table == "fees")
    cells = list(rows[index].cells)
    cells[SCHEMA["fees"].titles.index("收费标准（元）")] = "二十块"
    rows[index] = replace(rows[index], cells=tuple(cells))

    assert "金额应写成 80" in told(rows)[0][2]


def test_an_item_without_its_code_is_told_so_and_no_other_is_taken_for_its_double():
    rows = food_rows(items__事项编码="")
    found = told([rows[0], replace(rows[0], number=2)])

    assert found == [("items", "事项编码", "请填写“事项编码”")] * 2


def test_what_was_wrong_before_the_rows_came_is_not_laid_at_their_door():
    known = replace(city(), departments={})
    rows = [shared("notes", "说明")]

    assert told(rows, known) == []


def test_a_contradiction_without_words_of_its_own_is_told_in_those_of_the_vocabulary():
    faults = Faults()
    table = Table(key="notes", title="", kind=Citation, columns=())

    assert made(table, Row("notes", 1, ()), {"law": ""}, faults) is None
    assert faults.found[0].reason == "请填写这一项"
