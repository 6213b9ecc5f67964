"""What comes in by any form waits as items; what is wrong is kept and may be put right."""

import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tongban.actions.imports.beginning import begin
from tongban.actions.imports.documents import marked_workbook
from tongban.actions.imports.mending import mend
from tongban.actions.imports.taking import begin_from_heading, open_copies, open_copy
from tongban.adapters.item_headings import TITLES
from tongban.adapters.modelling_json import write_model
from tongban.adapters.national_tables import NATIONAL, Batch, write_national
from tongban.adapters.open_standards import write_cpsv
from tongban.adapters.workbooks import write_workbook
from tongban.core.catalog.items import Audience
from tongban.core.catalog.selection import selection
from tongban.core.people.actors import Role
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed, NotFound
from tongban.store.imports import queries
from tongban.store.imports.kinds import Format, Standing, Status
from tongban.store.imports.models import HeadingRow, ImportedItem, RejectedRow, StagedRow
from tongban.store.workshop.queries import copy_for

pytestmark = pytest.mark.django_db
REAL = Path(__file__).parents[4] / "shared/data/items/items.json"
FOOD, CARD = "food_business_licence", "identity_card_renewal"
BATCH = Batch(number="1", source="5199", moment="2026-09-14 10:00:00")


def national(catalogue) -> bytes:
    target = io.BytesIO()
    write_national(catalogue, target, BATCH)
    return target.getvalue()


WRITERS = {
    Format.WORKBOOK: write_workbook,
    Format.NATIONAL: national,
    Format.CPSV: write_cpsv,
    Format.MODEL: write_model,
}


def some(city, *codes: str, **changes: object):
    """Return a part of the city in which the food licence is changed."""
    part = selection(city.catalogue, codes or (FOOD, CARD))
    item = replace(part.items[FOOD], **changes)
    return replace(part, items={**part.items, FOOD: item})


def heading_list(*entries: dict[str, str]) -> bytes:
    return json.dumps({"items": list(entries)}, ensure_ascii=False).encode()


HEADING = {"name": "小餐饮备案", "item_code": "X-1", "department": "市监局", "task_type": "1"}


@pytest.mark.parametrize("form", WRITERS)
def test_each_form_yields_items_that_say_how_they_compare(form, city, handed_in):
    content = WRITERS[form](some(city, summary="换了说法"))
    run = handed_in(form, content)
    lines = {line.code: line.standing for line in queries.items_of(run.pk)}

    assert (run.status, run.reason) == (Status.READY, "")
    assert lines == {FOOD: Standing.CHANGED, CARD: Standing.SAME}
    assert (run.items_read, run.items_taken, run.rows_rejected) == (2, 2, 0)
    assert not StagedRow.objects.exists()


def test_the_whole_city_comes_back_unchanged_by_the_national_tables(city, handed_in):
    run = handed_in(Format.NATIONAL, national(city.catalogue))
    standings = ImportedItem.objects.filter(run=run).values_list("standing", flat=True)

    assert run.rows_rejected == 0
    assert set(standings) == {Standing.SAME}
    assert len(standings) == len(city.catalogue.items)


def test_a_workbook_with_one_fault_is_taken_not_at_all(city, handed_in):
    book = load_workbook(io.BytesIO(write_workbook(some(city))))
    book["事项基本信息"]["B2"] = "一"
    content = io.BytesIO()
    book.save(content)
    run = handed_in(Format.WORKBOOK, content.getvalue())
    marked = load_workbook(io.BytesIO(marked_workbook(run)))

    assert run.status == Status.REFUSED
    assert not ImportedItem.objects.filter(run=run).exists()
    assert [line.number for line in queries.rejected_of(run.pk)] == [2]
    assert marked["事项基本信息"]["B2"].comment


def test_of_exchange_tables_what_is_right_is_taken_and_the_rest_kept_whole(
    city, handed_in, keeper, outside
):
    run = handed_in(Format.NATIONAL, _with_a_fault(city))
    wrong = queries.rejected_of(run.pk)
    kept = RejectedRow.objects.filter(run=run, owner=FOOD)

    assert (run.status, run.items_taken, run.rows_rejected) == (Status.READY, 1, 1)
    assert [(line.table, line.owner) for line in wrong] == [("items", FOOD)]
    assert kept.count() > 20  # the parts of the item wait with it


def _with_a_fault(city) -> bytes:
    source = zipfile.ZipFile(io.BytesIO(national(some(city))))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name in source.namelist():
            text = source.read(name).decode()
            made.writestr(name, text.replace(f"{FOOD},1,食品", f"{FOOD},一,食品", 1))
    return target.getvalue()


def test_a_rejected_row_that_is_mended_brings_its_item_in(city, handed_in, keeper, outside):
    run = handed_in(Format.NATIONAL, _with_a_fault(city))
    line = queries.rejected_of(run.pk)[0]
    cells = list(line.cells)
    cells[1] = "二"

    assert not mend(keeper, run.pk, line.id, outside, cells=cells)
    assert "二" in queries.rejected_row(run.pk, line.id).faults[0][1]
    cells[1] = "3"
    assert mend(keeper, run.pk, line.id, outside, cells=cells)
    run.refresh_from_db()
    assert (run.items_taken, run.rows_rejected) == (2, 0)
    assert not RejectedRow.objects.filter(run=run).exists()


def test_an_item_that_its_source_removed_is_kept_apart(city, handed_in):
    source = zipfile.ZipFile(io.BytesIO(national(some(city))))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name in source.namelist():
            text = source.read(name).decode()
            made.writestr(name, text.replace(",5199,1,I,", ",5199,1,D,"))
    run = handed_in(Format.NATIONAL, target.getvalue())

    assert (run.items_taken, run.rows_rejected) == (0, 2)
    assert "办理取消" in queries.rejected_of(run.pk)[0].faults[0][1]


def test_an_imported_item_becomes_a_working_copy_once(city, handed_in, keeper, outside):
    run = handed_in(Format.MODEL, write_model(some(city, summary="换了说法")))
    line = next(one for one in queries.items_of(run.pk) if one.code == FOOD)
    copy = open_copy(keeper, run.pk, line.id, outside)
    text = copy_for(keeper, copy)

    assert open_copy(keeper, run.pk, line.id, outside) == copy
    assert text.copy.item.summary == "换了说法"
    assert text.copy.based_on == city.catalogue.items[FOOD].version
    assert open_copies(keeper, run.pk, outside).opened == 0  # the other one is as published


def test_all_that_is_new_or_changed_becomes_working_copies(city, handed_in, keeper, outside):
    run = handed_in(Format.CPSV, write_cpsv(some(city, summary="换了说法")))

    assert open_copies(keeper, run.pk, outside).opened == 1
    with pytest.raises(NotFound):
        open_copy(keeper, run.pk, 0, outside)


def test_an_item_with_a_code_that_no_address_can_carry_says_why_it_is_left(
    city, handed_in, keeper, outside
):
    item = {**json.loads(write_model(some(city)))}
    item["items"][0]["code"] = item["items"][0]["attributes"]["code"] = "编码"
    run = handed_in(Format.MODEL, json.dumps(item).encode())
    taken = open_copies(keeper, run.pk, outside)

    assert taken.opened == 0
    assert "编码只用字母" in taken.left[0][1]


def test_an_administrator_imports_only_the_items_of_their_department(city, handed_in, officer_of):
    police = officer_of(city.catalogue.items[CARD].department, Role.ITEM_ADMINISTRATOR)
    for form, writer in WRITERS.items():
        run = handed_in(form, writer(some(city)), by=police)
        codes = [line.code for line in queries.items_of(run.pk)]
        reasons = [told for line in queries.rejected_of(run.pk) for _, told, _ in line.faults]

        assert codes == ([] if form is Format.WORKBOOK else [CARD])
        assert any("其他部门的事项" in reason for reason in reasons)


def test_a_document_keeps_each_fault_with_its_path(city, handed_in):
    told = json.loads(write_model(some(city)))
    told["items"][0]["attributes"]["version"] = "x"
    run = handed_in(Format.MODEL, json.dumps(told).encode())
    line = queries.rejected_of(run.pk)[0]

    assert run.status == Status.READY
    assert line.cells == (f"items/{FOOD}/version",)


@pytest.mark.parametrize("form", Format)
def test_a_file_of_another_kind_is_refused_with_the_reason(form, handed_in):
    run = handed_in(form, b"PK not what it says")

    assert run.status == Status.REFUSED
    assert run.reason


def test_what_cannot_be_handed_in_is_said_at_once(keeper, officer_of, outside):
    reviewer = officer_of("data_bureau", Role.ITEM_REVIEWER, staff="r")
    with pytest.raises(InvalidValue, match="结尾"):
        begin(keeper, Format.WORKBOOK, [b"x"], outside, name="items.csv")
    with pytest.raises(InvalidValue, match="空的"):
        begin(keeper, Format.WORKBOOK, [], outside, name="items.xlsx")
    with pytest.raises(NotAllowed):
        begin(reviewer, Format.WORKBOOK, [b"x"], outside, name="items.xlsx")


@pytest.mark.skipif(not REAL.exists(), reason="the real headings are not at hand")
def test_the_real_headings_come_in_at_once_with_their_twins_named(handed_in):
    run = handed_in(Format.HEADINGS, REAL.read_bytes())
    total, routed, twins = queries.headings_known()

    assert (run.items_read, run.items_taken, run.rows_rejected) == (1135, 1135, 0)
    assert (total, twins) == (1135, 2)
    assert 400 < routed < 700  # the others belong to bodies of which this city has none
    assert {line.scheme for line in HeadingRow.objects.all()} == {"sichuan", "local"}


def test_a_heading_comes_in_once_and_finds_its_department(city, handed_in, keeper, outside):
    department = city.catalogue.departments["market_regulation"]
    mine = {**HEADING, "dept_code": department.credit_code}
    twin = {**mine, "item_code": "X-2"}
    run = handed_in(Format.HEADINGS, heading_list(mine, twin, mine, {**HEADING, "name": ""}))
    reasons = [line.faults[0][1] for line in queries.rejected_of(run.pk)]
    lines = queries.headings("小餐饮")

    assert reasons == ["编码 X-1 已有：小餐饮备案", "名称、编码和部门都要有"]
    assert [(one.code, one.department, one.twin) for one in lines] == [
        ("X-1", "market_regulation", ""), ("X-2", "market_regulation", "X-1"),
    ]  # fmt: skip
    wrong = queries.rejected_of(run.pk)[1]
    mended = [*wrong.cells]
    assert not mend(keeper, run.pk, wrong.id, outside, cells=mended)
    mended[TITLES.index("name")], mended[TITLES.index("item_code")] = "大餐饮备案", "X-3"
    assert mend(keeper, run.pk, wrong.id, outside, cells=mended)
    assert queries.headings(department="market_regulation", after=lines[0].id)


def test_a_working_copy_may_begin_from_a_heading(handed_in, keeper, outside):
    handed_in(Format.HEADINGS, heading_list(HEADING))
    line = queries.headings()[0]
    copy = begin_from_heading(
        keeper, line.id, outside, code="small_kitchen", audiences=(Audience.PERSON,)
    )

    assert copy_for(keeper, copy).copy.item.name == "小餐饮备案"
    with pytest.raises(NotFound):
        begin_from_heading(keeper, 0, outside, code="x", audiences=())


def test_who_does_not_keep_items_sees_no_imports(handed_in, officer_of, city):
    run = handed_in(Format.MODEL, write_model(some(city)))
    window = officer_of("data_bureau", Role.WINDOW, staff="w")
    police = officer_of(city.catalogue.items[CARD].department, Role.ITEM_ADMINISTRATOR)

    assert queries.runs_for(window) == queries.runs_for(police) == ()
    with pytest.raises(NotFound):
        queries.run_for(police, run.pk)
    assert NATIONAL["items"].titles
