"""Trial answers stand on both sides of every boundary that a condition draws."""

from datetime import date
from decimal import Decimal

import pytest
from guidework import ELEMENTS, MONDAY, circumstances, element, item

from tongban.core.catalog.conditions.text import parse
from tongban.core.catalog.elements import DataElement, Value, ValueKind
from tongban.core.guides.boundaries import boundaries
from tongban.core.guides.compiled_items import compiled
from tongban.core.guides.relevance import Knowledge, grow, knowledge, leaves
from tongban.core.guides.trials import trial_values

BY_CODE = {one.code: one for one in ELEMENTS}


def known(told: dict[str, Value] | None = None, **parameters: int) -> Knowledge:
    return knowledge(circumstances(told, parameters=parameters))


def trials(code: str | DataElement, text: str, knowing: Knowledge | None = None) -> list[Value]:
    asked = BY_CODE[code] if isinstance(code, str) else code
    tested = [leaf for leaf in leaves(grow(parse(text))) if asked.code in leaf.elements]
    return list(trial_values(asked, tested, knowing or known()))


@pytest.mark.parametrize(
    ("text", "turning"),
    [
        ("p.area >= 50", [50]),
        ("50 < p.area", [50]),
        ("p.area between 10 and 60", [10, 60]),
        ("p.area in {3, 4}", [3, 4]),
        ("p.area + 1 = 10", [9]),
        ("1 + p.area = 10", [9]),
        ("p.area - 1 = 10", [11]),
        ("30 - p.area = 10", [20]),
        ("p.area * 4 = 10", [Decimal("2.5")]),
        ("4 * p.area = 10", [Decimal("2.5")]),
        ("p.area / 4 = 10", [40]),
        ("40 / p.area = 10", [4]),
        ("p.area * 0 = 10", []),
        ("p.area >= $least", [7]),
        ("p.area >= $unheard_of", []),
        ("p.area >= p.rent", []),
        ("p.area >= d.yes", []),
        ("p.area >= count of home.members", []),
        ("p.area >= years from 2000-01-01 to today", [26]),
        ("p.area >= 2 + 3", [5]),
        ("exists p.area", []),
    ],
)
def test_a_comparison_turns_where_it_is_solved(text: str, turning: list[object]) -> None:
    conditions = [leaf.condition for leaf in leaves(grow(parse(text)))]

    assert list(boundaries("p.area", conditions, known(least=7))) == turning


@pytest.mark.parametrize(
    ("text", "turning"),
    [
        ("years from p.born to today >= 60", [date(1966, 9, 14)]),
        ("months from p.born to today >= 3", [date(2026, 6, 14)]),
        ("days from p.born to today >= 30", [date(2026, 8, 15)]),
        ("days from today to p.born >= 30", [date(2026, 10, 14)]),
        ("years from 2024-02-29 to p.born >= 1", [date(2025, 3, 1)]),
        ("years from p.born to today >= 9000", []),
        ("days from p.born to today >= 9999999", []),
        ("years from p.born to p.name >= 1", []),
        ('years from p.born to today >= "x"', []),
        ("p.born >= 2026-01-01", [date(2026, 1, 1)]),
    ],
)
def test_a_period_turns_on_a_day(text: str, turning: list[object]) -> None:
    conditions = [leaf.condition for leaf in leaves(grow(parse(text)))]

    assert list(boundaries("p.born", conditions, known())) == turning


def test_a_known_answer_moves_the_boundary_of_another() -> None:
    [leaf] = leaves(grow(parse("p.area >= p.rent")))

    assert list(boundaries("p.area", [leaf.condition], known({"p.rent": 30}))) == [30]


def test_one_number_of_each_kind_is_tried() -> None:
    assert trials("p.area", "p.area >= 50 and p.area != 60") == [49, 50, 60]


def test_numbers_with_decimals_come_as_close_as_hundredths() -> None:
    assert trials("p.rent", "p.rent > 10") == [Decimal("9.99"), Decimal("10.01")]


def test_numbers_stay_within_what_the_element_may_be() -> None:
    narrow = element("p.floors", ValueKind.INTEGER, least=Decimal(2), most=Decimal(5))

    assert trials(narrow, "p.floors >= 5 or p.floors < 2") == [4, 5]


def test_a_number_that_nothing_bounds_has_one_trial_answer() -> None:
    small = element("p.share", ValueKind.DECIMAL, most=Decimal("0.50"))

    assert trials(small, "always") == [Decimal("0.50")]
    assert trials("p.area", "always") == [1]
    assert trials("p.area", 'p.area = "x"') == [1]


def test_a_birthday_is_tried_the_day_before_and_the_day_itself() -> None:
    assert trials("p.born", "years from p.born to today >= 60") == [
        date(1966, 9, 13),
        date(1966, 9, 15),
    ]
    assert trials("p.born", 'p.born = "x"') == [MONDAY]


def test_options_that_lead_to_the_same_guide_are_tried_once() -> None:
    assert trials("p.use", 'p.use in {"shop", "home"}') == ["shop", "works"]
    assert trials("p.goods", 'p.goods has "wine"') == [("tea",), ("wine",)]


def test_texts_are_tried_as_named_and_as_any_other() -> None:
    assert trials("p.name", 'p.name = "某某" or p.name = p.use') == ["某某", "其他"]


def test_what_may_not_exist_is_tried_as_not_existing() -> None:
    assert trials("p.name", "exists p.name") == ["其他", None]


def test_lists_are_tried_empty_with_one_and_with_as_many_as_count() -> None:
    some = trials("home.members", "some home.members has (member.age between 10 and 20)")
    counted = trials("home.members", "count of home.members where (member.student) >= 2")

    assert () in some
    assert any(len(one) == 1 for one in some)
    assert {len(one) for one in counted if isinstance(one, tuple)} >= {0, 2}


def test_a_list_that_is_counted_whole_is_tried_around_the_count() -> None:
    lengths = {len(one) for one in trials("home.members", "3 <= count of home.members")}

    assert {0, 3} <= lengths or {0, 4} <= lengths
    assert trials("home.members", "exists home.members")[-1] is None


def test_answers_that_other_elements_have_a_say_in_are_worked_out_anew() -> None:
    book = compiled(item(conditions=["p.area >= p.rent"])).trials

    assert book.of(BY_CODE["p.area"], known({"p.rent": 30}))[:3] == (29, 30, 31)
    assert book.of(BY_CODE["p.area"], known({"p.rent": 40}))[:3] == (39, 40, 41)


def test_answers_follow_the_parameters_in_force() -> None:
    book = compiled(item(conditions=["p.area >= $least"])).trials

    assert book.of(BY_CODE["p.area"], known(least=30)) == (29, 30)
    assert book.of(BY_CODE["p.area"], known(least=30)) == (29, 30)
    assert book.of(BY_CODE["p.area"], known(least=40)) == (39, 40)
