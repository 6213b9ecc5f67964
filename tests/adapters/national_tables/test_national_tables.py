"""Exchange tables give back what they took, and take another's set as far as it goes."""

import csv
import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from catalogue_strategies import catalogues
from city.catalogue import read
from hypothesis import HealthCheck, given, settings

from tongban.adapters.national_tables import (
    NATIONAL,
    Batch,
    UnreadableArchive,
    abnormal_row,
    open_archive,
    read_national,
    write_national,
)
from tongban.adapters.national_tables import archive as archive_module
from tongban.adapters.national_tables.reading import whole
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.conditions.nodes import ALWAYS, Judged
from tongban.core.catalog.selection import selection
from tongban.core.catalog.tables.parsing import Faults
from tongban.core.catalog.tables.reading import NOTHING, read_unproved
from tongban.core.catalog.tables.rows import Fault
from tongban.core.vocabulary.citations import LegalLevel

BATCH = Batch(number="20260915001", source="5199", moment="2026-09-15 09:00:00")
BASIC = "up_task_general_basic"
SLOW = settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def city() -> Catalogue:
    return read().catalogue


def written(catalogue: Catalogue) -> bytes:
    target = io.BytesIO()
    write_national(catalogue, target, BATCH)
    return target.getvalue()


def packed(path: Path, **files: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in files.items():
            made.writestr(f"{name}.csv", text)
    return path


@SLOW
@given(catalogues())
def test_what_is_written_is_read_back(tmp_path_factory, catalogue):
    path = tmp_path_factory.mktemp("sets") / "set.zip"
    path.write_bytes(written(catalogue))
    faults = Faults()
    with open_archive(path) as archive:
        rows = whole(archive.rows(), NOTHING)

    assert read_unproved(rows, NATIONAL, faults) == catalogue
    assert not faults.found


def test_the_example_city_survives(tmp_path):
    path = tmp_path / "city.zip"
    path.write_bytes(written(city()))
    found = read_national(path)

    assert found.faults == ()
    assert found.catalogue == city()


def test_the_national_columns_say_in_words_what_the_item_is(tmp_path):
    archive = zipfile.ZipFile(io.BytesIO(written(selection(city(), ["food_business_licence"]))))
    text = archive.read(f"{BASIC}.csv").decode("utf-8-sig")
    row = next(csv.DictReader(io.StringIO(text)))
    extend = archive.read("up_task_general_extend.csv").decode("utf-8-sig")

    assert (row["task_type"], row["project_type"], row["server_type"]) == ("01", "2", "1,2")
    assert (row["anticipate_day"], row["anticipate_type"]) == ("20", "1")
    assert (row["cd_batch"], row["cd_operation"]) == (BATCH.number, "I")
    assert "有专职或者兼职的食品安全管理人员" in row["accept_condition"]
    assert row["handle_flow"].splitlines()[0] == "受理"
    assert "食品经营许可证" in extend


def test_a_cell_that_looks_like_a_formula_is_guarded(tmp_path):
    """A46."""
    catalogue = Catalogue(
        elements={}, departments={}, evidence={}, items={}, local_notes=("=cmd|1", "+1", "'@x")
    )
    text = zipfile.ZipFile(io.BytesIO(written(catalogue))).read("tb_catalogue_note.csv").decode()

    assert [line.split(",")[0] for line in text.splitlines()[1:]] == ["'=cmd|1", "'+1", "''@x"]


FOREIGN = {
    "task_name": "小型餐馆备案", "task_code": "11519900MC0001373F3510101001000",
    "task_version": "2", "task_type": "1", "project_type": "2", "server_type": "1^3",
    "dept_code": "11519900MC0001373F", "by_law": "《食品安全法》第三十五条\n某地老规矩",
    "accept_condition": "1、有固定场所；\n2、人员健康", "handle_flow": "受理→审查→决定",
    "anticipate_day": "20", "anticipate_type": "1", "anticipate_explain": "",
    "promise_day": "5", "promise_type": "1", "promise_explain": "公开承诺",
    "handle_type": "1,2", "limit_scene_num": "0", "cd_time": "2026-01-05 08:00:00",
    "tenant_id": "7",
}  # fmt: skip
MATERIAL = {
    "task_code": FOREIGN["task_code"], "material_name": "场所平面图", "is_need": "3",
    "by_law": "食品安全法#35.2", "material_type": "2", "source_type": "10", "page_num": "1",
}  # fmt: skip


def table(*rows: dict[str, str]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def known() -> Catalogue:
    """Return the city, whose market department has the credit code of the example set."""
    department = city().departments["market_regulation"]
    FOREIGN["dept_code"] = department.credit_code
    return city()


def test_another_set_is_taken_as_far_as_it_goes(tmp_path):
    extend = {"task_code": FOREIGN["task_code"], "result_name": "备案凭证", "result_type": "证照"}
    fee = {"task_code": FOREIGN["task_code"], "fee_name": "工本费", "fee_stand": "5",
           "by_law": "某规定"}  # fmt: skip
    faq = {"task_code": FOREIGN["task_code"], "question": "几天？", "answer": "五天。"}
    catalogue = known()
    path = packed(
        tmp_path / "set.zip",
        up_task_general_basic=table(FOREIGN),
        up_task_general_extend=table(extend),
        up_task_general_material=table(MATERIAL, {**MATERIAL, "is_need": "1"}),
        up_task_general_fee_project=table(fee),
        up_task_general_questions=table(faq),
    )
    found = read_national(path, known=catalogue)
    item = found.catalogue.items[FOREIGN["task_code"]]

    assert found.faults == ()
    assert item.department == "market_regulation"
    assert [basis.citation.level for basis in item.legal_basis] == [
        LegalLevel.LAW, LegalLevel.NORMATIVE_DOCUMENT,
    ]  # fmt: skip
    assert [type(one.expression) for one in item.conditions] == [Judged, Judged]
    assert [one.words for one in item.conditions] == ["有固定场所", "人员健康"]
    assert [step.name for step in item.steps] == ["受理", "审查", "决定"]
    assert [output.name for output in item.outputs] == ["备案凭证"]
    assert [one.deferrable for one in item.requirements] == [True, False]
    assert item.statutory_limit.citation.is_local
    assert found.catalogue.evidence[item.requirements[0].alternatives[0][0]].name == "场所平面图"
    assert (item.fees[0].basis.law, item.faqs[0].answer) == ("某规定", "五天。")


def test_a_row_that_cannot_be_taken_is_told_and_the_others_are_taken(tmp_path):
    wrong = {**FOREIGN, "task_code": "X1", "task_type": "77", "anticipate_type": "8"}
    stray = {**MATERIAL, "task_code": "nobody"}
    path = packed(
        tmp_path / "set.zip",
        up_task_general_basic=table(FOREIGN, wrong),
        up_task_general_material=table(MATERIAL, stray),
    )
    catalogue = known()
    found = read_national(path, known=catalogue)
    told = {(one.table, one.row, NATIONAL[one.table].titles[one.cell]) for one in found.faults}

    assert told == {
        ("items", 3, "task_type"),
        ("items", 3, "anticipate_type"),
        ("requirements", 3, "local_task_code"),
    }
    assert list(found.catalogue.items) == [FOREIGN["task_code"]]


def test_a_department_that_nobody_knows_is_told(tmp_path):
    path = packed(tmp_path / "set.zip", up_task_general_basic=table({**FOREIGN, "dept_code": "9"}))

    assert "没有部门 9" in {one.reason for one in read_national(path, known=city()).faults}


def test_an_item_that_its_source_removed_is_told_and_not_taken(tmp_path):
    catalogue = known()
    path = packed(
        tmp_path / "set.zip", up_task_general_basic=table({**FOREIGN, "cd_operation": "D"})
    )
    found = read_national(path, known=catalogue)

    assert found.catalogue.items == {}
    assert ["请在事项管理里办理取消" in one.reason for one in found.faults] == [True]


def test_one_file_of_items_alone_is_a_set(tmp_path):
    catalogue = known()
    path = tmp_path / "basic.csv"
    path.write_text(table(FOREIGN), encoding="utf-8-sig")

    assert list(read_national(path, known=catalogue).catalogue.items) == [FOREIGN["task_code"]]


def test_a_rejected_row_is_handed_back_as_the_national_table_of_errors():
    row = abnormal_row(
        Fault("items", 3, 4, "没有代码", "cell"), "guid-3", BATCH, moment="2026-09-16 09:00:00"
    )

    assert row[1:6] == ("cell", BASIC, "guid-3", BATCH.number, BATCH.source)
    assert row[7] == "没有代码"


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ({"other": "a"}, "不认识的文件“other.csv”"),
        ({"up_task_general_material": "a"}, "没有 up_task_general_basic.csv"),
        ({BASIC: "0" * 3_000_000}, "展开后太大"),
        ({f"../{BASIC}": "a"}, "不该有的路径"),
        ({BASIC: 'task_name\n"a'}, "引号是否配对"),
        ({BASIC: "task_name\n" + "x" * 200_000}, "读不下去"),
    ],
)
def test_what_no_set_needs_is_refused(tmp_path, files, sentence):
    with pytest.raises(UnreadableArchive, match=sentence):
        read_national(packed(tmp_path / "set.zip", **files))


def test_a_file_without_headings_is_told(tmp_path):
    found = read_national(packed(tmp_path / "set.zip", up_task_general_basic="a,b\n1,2\n"))

    assert found.faults[0].reason == "第一行应该是字段名"


def test_text_in_another_encoding_is_refused(tmp_path):
    path = tmp_path / "basic.csv"
    path.write_bytes(table(FOREIGN).encode("gb18030"))
    with pytest.raises(UnreadableArchive, match="UTF-8"):
        read_national(path)


def test_sets_without_measure_are_refused(tmp_path, monkeypatch):
    path = packed(tmp_path / "set.zip", up_task_general_basic=table(FOREIGN, FOREIGN))
    monkeypatch.setattr(archive_module, "MOST_ROWS", 1)
    with pytest.raises(UnreadableArchive, match="超过 1 行"):
        read_national(path)
    monkeypatch.setattr(archive_module, "MOST_UNFOLDED", 1)
    with pytest.raises(UnreadableArchive, match="展开后太大"):
        read_national(path)
    monkeypatch.setattr(archive_module, "MOST_BYTES", 1)
    with pytest.raises(UnreadableArchive, match="文件超过"):
        read_national(path)


def test_a_locked_or_broken_set_is_refused(tmp_path):
    path = packed(tmp_path / "set.zip", up_task_general_basic=table(FOREIGN))
    content = bytearray(path.read_bytes())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)
    with pytest.raises(UnreadableArchive, match="密码"):
        read_national(path)
    content[content.index(b"PK\x05\x06") + 16] ^= 0xFF
    path.write_bytes(content)
    with pytest.raises(UnreadableArchive):
        read_national(path)


def test_handled_items_are_told_by_the_code_of_the_item_and_two_digits(tmp_path):
    catalogue, code = known(), FOREIGN["task_code"]
    one = packed(
        tmp_path / "one.zip",
        up_task_general_basic=table({**FOREIGN, "task_handle_item": f"{code}01"}),
    )
    two = packed(
        tmp_path / "two.zip",
        up_task_general_basic=table({**FOREIGN, "task_handle_item": f"{code}01\n{code}07\n不详"}),
    )
    alone = read_national(one, known=catalogue).catalogue.items[code]
    both = read_national(two, known=catalogue).catalogue.items[code]
    again = zipfile.ZipFile(io.BytesIO(written(replace(catalogue, items={code: both}))))
    row = next(csv.DictReader(io.StringIO(again.read(f"{BASIC}.csv").decode("utf-8-sig"))))

    assert [(h.serial, h.name, h.applies_when) for h in alone.handled] == [
        (1, FOREIGN["task_name"], ALWAYS)
    ]
    assert [(h.serial, type(h.applies_when)) for h in both.handled] == [(1, Judged), (7, Judged)]
    assert row["task_handle_item"].splitlines() == [f"{code}01", f"{code}07"]
