"""Lines of the condition form (条件行): one comparison, as a person fills it in."""

from datetime import date
from decimal import Decimal

import pytest
from condition_elements import ELEMENTS, line

from tongban.core.authoring.asking import Asking, Takes, askings_for
from tongban.core.authoring.lines import line_of, node_of
from tongban.core.authoring.rows import RowKind, form_rows
from tongban.core.catalog.conditions.text import parse
from tongban.core.catalog.elements import ValueKind
from tongban.core.catalog.parameters import Parameter, ParameterValue
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.errors import InvalidValue

LINES = {
    "p.open = yes": ("p.open", Asking.IS_YES),
    "p.open = no": ("p.open", Asking.IS_NO),
    "p.staff >= 3": ("p.staff", Asking.AT_LEAST, "3"),
    "p.area < 50": ("p.area", Asking.LESS, "50"),
    "p.area <= 50.5": ("p.area", Asking.AT_MOST, "50.5"),
    "p.area >= $area.standard": ("p.area", Asking.AT_LEAST, "$area.standard"),
    "p.area between 1 and 2": ("p.area", Asking.BETWEEN, "1", "2"),
    'p.name != "甲"': ("p.name", Asking.NOT_EQUAL, "甲"),
    "p.born <= 2000-01-31": ("p.born", Asking.AT_MOST, "2000-01-31"),
    "p.born < today": ("p.born", Asking.LESS, "today"),
    "years from p.born to today >= 18": ("p.born", Asking.YEARS_AT_LEAST, "18"),
    "years from p.born to today < $area.standard": ("p.born", Asking.YEARS_BELOW, "$area.standard"),
    'p.kind = "shop"': ("p.kind", Asking.EQUAL, "shop"),
    'p.kind in {"shop", "stall"}': ("p.kind", Asking.ONE_OF, "shop", "stall"),
    'p.goods has "stall"': ("p.goods", Asking.HAS, "stall"),
    "exists p.name": ("p.name", Asking.EXISTS),
    "not exists p.name": ("p.name", Asking.LACKS),
    "count of p.family >= 2": ("p.family", Asking.COUNT_AT_LEAST, "2"),
    "count of p.family <= 2": ("p.family", Asking.COUNT_AT_MOST, "2"),
    "some p.family has (always)": ("p.family", Asking.SOME),
    "every p.family has (always)": ("p.family", Asking.EVERY),
    "no p.family has (always)": ("p.family", Asking.NONE),
}
ONLY_TEXT = (
    "p.open != yes",
    "p.area >= p.staff",
    "months from p.born to today >= 3",
    "years from p.born to today = 18",
    "count of p.family = 2",
    "count of p.family where (member.age > 3) >= 2",
    "50 <= p.area",
    "p.area >= p.staff + 1",
)
TURNED = "前一个值比后一个大，谁也不会符合；请调换一下"


@pytest.mark.parametrize(("text", "told"), LINES.items())
def test_a_comparison_and_its_line_say_the_same(text, told):
    assert node_of(line(*told), ELEMENTS) == parse(text)
    assert line_of(parse(text)) == line(*told)


@pytest.mark.parametrize("text", ONLY_TEXT)
def test_what_no_line_can_say_is_shown_as_text(text):
    assert line_of(parse(text)) is None
    (row, *_) = form_rows(parse(text), ELEMENTS)
    assert (row.kind, row.text) == (RowKind.TEXT, text)


def test_every_kind_of_element_can_be_asked_in_all_its_ways():
    for element in ELEMENTS.values():
        for asking in askings_for(element):
            assert asking.label(element.kind)
            told = {Takes.NOTHING: 0, Takes.ONE: 1, Takes.TWO: 2, Takes.SEVERAL: 1}[asking.takes]
            value = "2020-01-01" if element.kind is ValueKind.DATE else "2"
            value = "shop" if element.options else value
            if asking in (Asking.YEARS_AT_LEAST, Asking.YEARS_BELOW):
                value = "18"
            node = node_of(line(element.code, asking, *[value] * told), ELEMENTS)
            assert line_of(node).asking is asking


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        (("p.nothing", Asking.EQUAL, "1"), "请选择一个数据元"),
        (("p.open", Asking.LESS, "1"), "“已开业”不能这样判断，请换一种判断方式"),
        (("p.area", Asking.LESS), "“面积”这样判断请填 1 个值"),
        (("p.open", Asking.IS_YES, "1"), "“已开业”这样判断不用填值"),
        (("p.kind", Asking.ONE_OF, " "), "请写出“类型”可以是哪些值"),
        (("p.area", Asking.LESS, "大"), "请填写一个数字，例如 80"),
        (("p.born", Asking.YEARS_AT_LEAST, "1.5"), "请填写整数，例如 18"),
        (("p.area", Asking.BETWEEN, "80", "20"), TURNED),
        (("p.born", Asking.BETWEEN, "2020-01-02", "2020-01-01"), TURNED),
    ],
)
def test_a_line_that_makes_no_sense_is_refused_with_what_to_write(told, sentence):
    with pytest.raises(InvalidValue) as refused:
        node_of(line(*told), ELEMENTS)
    assert refused.value.reason == sentence


def test_what_only_the_day_decides_may_stand_between_anything():
    assert node_of(line("p.born", Asking.BETWEEN, "2020-01-01", "today"), ELEMENTS)


def test_options_are_taken_by_their_words_and_today_in_chinese():
    assert node_of(line("p.kind", Asking.EQUAL, "商店"), ELEMENTS) == parse('p.kind = "shop"')
    assert node_of(line("p.born", Asking.LESS, "今天"), ELEMENTS) == parse("p.born < today")
    assert node_of(line("p.area", Asking.LESS, "5.0"), ELEMENTS).right.value == Decimal("5.0")
    assert node_of(line("p.born", Asking.LESS, "2020年1月2日"), ELEMENTS).right.value == date(
        2020, 1, 2
    )


def test_a_parameter_is_read_by_its_name():
    most = Parameter(
        code="most",
        label="最大面积标准",
        unit="平方米",
        history=(
            ParameterValue(
                effective_from=date(2020, 1, 1), value=80, citation=Citation.local("示例")
            ),
        ),
    )
    (row, *_) = form_rows(parse("p.area <= $most"), ELEMENTS, {"most": most})

    assert row.sentence.endswith("不超过最大面积标准")
    assert "$most" in row.text
