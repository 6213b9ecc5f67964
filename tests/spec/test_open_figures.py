"""Open figures (开放统计): nobody is found in them, by looking, adding or subtracting (A78)."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from tongban.core.performance.opening import LEAST, SUM, OpenTable, guarded

COUNTS = st.one_of(st.just(0), st.integers(1, 12), st.integers(0, 400))
TABLES = st.dictionaries(
    st.tuples(st.sampled_from("甲乙丙丁"), st.sampled_from(["准予", "不予", "撤回"])),
    COUNTS,
    min_size=1,
    max_size=12,
)


def equations(table: OpenTable) -> list[dict]:
    """Return each line as an equation of what is hidden: the cells less their sum."""
    items, ends = (*table.items, SUM), (*table.ends, SUM)
    lines = [[(item, end) for end in ends] for item in items]
    lines += [[(item, end) for item in items] for end in ends]
    return [
        {cell: Fraction(-1 if cell == line[-1] else 1) for cell in line if cell in table.hidden}
        for line in lines
    ]


def found_out(table: OpenTable) -> set:
    """Return the hidden cells that the sums give away: those that elimination isolates."""
    rows = [dict(row) for row in equations(table) if row]
    solved: list[dict] = []
    for cell in sorted(table.hidden):
        pivot = next((row for row in rows if row.get(cell)), None)
        if pivot is None:
            continue
        rows.remove(pivot)
        pivot = {one: value / pivot[cell] for one, value in pivot.items()}
        rows = [without(row, pivot, cell) for row in rows]
        solved = [without(row, pivot, cell) for row in solved] + [pivot]
    return {next(iter(row)) for row in solved if len(row) == 1}


def without(row: dict, pivot: dict, cell) -> dict:
    """Return a row from which a pivot took its cell."""
    share = row.get(cell, Fraction(0))
    taken = {one: row.get(one, 0) - share * pivot.get(one, 0) for one in {*row, *pivot}}
    return {one: value for one, value in taken.items() if value}


@given(TABLES)
def test_a78_no_cell_of_fewer_than_eleven_is_told(counts):
    table = guarded(counts)

    assert not [count for count in table.told.values() if count is not None and 0 < count < LEAST]


@given(TABLES)
def test_a78_no_sum_gives_a_hidden_cell_away(counts):
    """All lines and sums together, solved exactly, isolate no hidden cell."""
    assert found_out(guarded(counts)) == set()


@given(TABLES)
def test_a78_what_a_line_hides_is_eleven_people_or_more(counts):
    table = guarded(counts)
    for item in table.items:
        told = [table.told[item, end] for end in table.ends]
        whole = table.told[item, SUM]
        if whole is not None and None in told:
            hidden = whole - sum(count for count in told if count is not None)

            assert hidden == 0 or hidden >= LEAST


def test_what_concerns_many_is_told_as_it_is():
    counts = {("甲", "准予"): 240, ("甲", "不予"): 31, ("乙", "准予"): 55, ("乙", "不予"): 12}
    table = guarded(counts)

    assert table.hidden == frozenset()
    assert (table.told["甲", SUM], table.told[SUM, "准予"], table.told[SUM, SUM]) == (271, 295, 338)


def test_one_small_cell_takes_a_circle_of_others_with_it():
    counts = {("甲", "准予"): 240, ("甲", "不予"): 3, ("乙", "准予"): 55, ("乙", "不予"): 12}
    table = guarded(counts)

    assert ("甲", "不予") in table.hidden
    assert len(table.hidden) == 4
    assert table.told[SUM, SUM] == 310


def test_the_check_finds_what_a_careless_table_gives_away():
    """Only the small cell is hidden, and its line adds up."""
    careless = OpenTable(
        items=("甲",), ends=("不予", "准予"),
        told={("甲", "不予"): None, ("甲", "准予"): 240, ("甲", SUM): 243,
              (SUM, "不予"): None, (SUM, "准予"): 240, (SUM, SUM): 243},
    )  # fmt: skip

    assert found_out(careless) == {("甲", "不予"), (SUM, "不予")}


def test_an_empty_month_is_an_empty_table():
    assert guarded({}).told == {(SUM, SUM): 0}
