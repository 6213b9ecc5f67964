"""Registers that are a table or a file, described by data alone, and the directory of them."""

import os
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import psycopg
import pytest
from adapters.partners.city import BORN, CHEN, LIN, MARRIED, NAME, POPULATION, PURPOSE, TODAY, about
from openpyxl import Workbook

from tongban.adapters.partners.believing import Failed
from tongban.adapters.partners.kinds import Directory, source_of
from tongban.adapters.partners.kinds.settings import Surroundings
from tongban.adapters.partners.kinds.texts import raw_of
from tongban.adapters.partners.reading import Unreadable, read_value
from tongban.core.catalog.elements import DataElement, Option, ValueKind
from tongban.core.people.registers import Matched, NoRecord
from tongban.core.vocabulary.errors import ConfigurationError

DATASET = replace(
    POPULATION, serves=("person.name", "person.birth_date", "marriage.status", "person.rooms")
)
ROOMS = DataElement(code="person.rooms", label="间数", kind=ValueKind.INTEGER)
WANTED = (NAME, BORN, MARRIED, ROOMS)
NAMES = {
    "keys": {"person.identity_number": "身份证号"},
    "fields": {
        "person.name": "姓名",
        "person.birth_date": "出生日期",
        "marriage.status": "婚姻",
        "person.rooms": "间数",
    },
    "values": {"marriage.status": {"1": "single", "2": "married"}},
}
HEAD = ("身份证号", "姓名", "出生日期", "婚姻", "间数", "备注")
LINES = (
    (LIN, "林晓雨", "1992-03-07", "1", "3", "内部"),
    (CHEN, "陈志远", "19881123", "已婚", "", "内部"),
)


@pytest.fixture
def around(tmp_path: Path) -> Surroundings:
    return Surroundings(seconds=1.0, drops=tmp_path)


@pytest.fixture(scope="module")
def table(database_server: str) -> str:
    """Return the address of a database with a department's table in it."""
    with psycopg.connect(database_server, autocommit=True) as connection:
        connection.execute("DROP TABLE IF EXISTS hukou")
        connection.execute(
            'CREATE TABLE hukou ("身份证号" text, "姓名" text, "出生日期" date, "婚姻" int,'
            ' "间数" numeric, "备注" text)'
        )
        connection.execute(
            f"INSERT INTO hukou VALUES ('{LIN}', '林晓雨', '1992-03-07', 1, 3, 'x'),"  # noqa: S608
            f" ('{CHEN}', 'a', NULL, 2, NULL, 'x'), ('{CHEN}', 'b', NULL, 2, NULL, 'x')"
        )
    return database_server


def question(person: str = LIN):
    return about(person, DATASET, *WANTED)


def ask(kind: str, settings, around, person: str = LIN):
    source = source_of(kind, {**NAMES, **settings}, around)
    try:
        return source.ask(question(person), PURPOSE, today=TODAY)
    finally:
        source.close()


def csv_file(folder: Path, *, encoding: str = "utf-8", lines=LINES) -> dict[str, str]:
    text = "\n".join(",".join(line) for line in (HEAD, *lines))
    (folder / "hukou.csv").write_bytes(text.encode(encoding))
    os.utime(folder / "hukou.csv", (1_780_000_000, 1_780_000_000))
    return {"file": "hukou.csv"}


def values(answer) -> dict[str, object]:
    assert isinstance(answer, Matched), answer
    return {fact.element: fact.value for fact in answer.facts}


WHOLE = {
    "person.name": "林晓雨",
    "person.birth_date": date(1992, 3, 7),
    "marriage.status": "single",
    "person.rooms": 3,
}


def test_a_row_of_a_table_is_read_under_our_names(table, around):
    settings = {"url": table, "inside": True, "table": "public.hukou"}

    assert values(ask("table", settings, around)) == WHOLE
    assert isinstance(ask("table", settings, around, "nobody"), NoRecord)


def test_a_key_that_would_be_a_statement_is_only_a_value(table, around):
    settings = {"url": table, "inside": True, "table": "hukou"}

    assert isinstance(ask("table", settings, around, "' OR '1'='1"), NoRecord)


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        ({"table": "nowhere"}, "garbage"),
        ({"table": "hukou; DROP TABLE hukou"}, "garbage"),
        ({"table": "hukou", "as_of": "备注"}, "garbage"),
        ({"table": "hukou", "inside": False}, "down"),
    ],
)
def test_a_table_that_is_not_as_it_was_described_is_not_available(table, around, settings, reason):
    with pytest.raises(Failed, match=reason):
        ask("table", {"url": table, "inside": True, **settings}, around)


def test_two_rows_for_one_person_are_no_answer(table, around):
    with pytest.raises(Failed, match="garbage"):
        ask("table", {"url": table, "inside": True, "table": "hukou"}, around, CHEN)


def test_a_database_that_is_away_is_down_and_a_slow_one_slow(table, around):
    away = {"url": "postgresql://nobody@127.0.0.1:1/x", "inside": True, "table": "hukou"}
    with pytest.raises(Failed, match="down"):
        ask("table", away, around)
    with psycopg.connect(table, autocommit=True) as connection:
        connection.execute(
            "CREATE OR REPLACE VIEW slow_hukou AS SELECT hukou.* FROM hukou, pg_sleep(5)"
        )
    with pytest.raises(Failed, match="slow"):
        ask("table", {"url": table, "inside": True, "table": "slow_hukou"}, around)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_dropped_csv_is_read_as_of_the_day_it_was_dropped(around, encoding):
    answer = ask("file", csv_file(around.drops, encoding=encoding), around)

    assert values(answer) == WHOLE
    assert answer.as_of == date(2026, 5, 29)


def test_words_dates_and_blanks_are_read_as_registers_write_them(around):
    told = values(ask("file", csv_file(around.drops), around, CHEN))

    assert told == {
        "person.name": "陈志远",
        "person.birth_date": date(1988, 11, 23),
        "marriage.status": "married",
    }


def test_a_dropped_workbook_is_read_from_its_first_sheet(around):
    workbook = Workbook()
    for line in (HEAD, *LINES):
        workbook.worksheets[0].append(list(line))
    workbook.save(around.drops / "hukou.xlsx")

    assert values(ask("file", {"file": "hukou.xlsx", "as_of": "出生日期"}, around)) == WHOLE


def test_a_newer_file_is_read_when_it_lies_there(around):
    source = source_of("file", {**NAMES, **csv_file(around.drops)}, around)
    assert isinstance(source.ask(question(), PURPOSE, today=TODAY), Matched)

    csv_file(around.drops, lines=LINES[1:])
    assert isinstance(source.ask(question(), PURPOSE, today=TODAY), NoRecord)
    (around.drops / "hukou.csv").unlink()
    with pytest.raises(Failed, match="down"):
        source.ask(question(), PURPOSE, today=TODAY)


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2", b"\xff\xfe\x00", b'"'])
def test_a_file_that_is_none_makes_the_register_unavailable_and_no_half_of_one(around, content):
    (around.drops / "hukou.csv").write_bytes(content)
    with pytest.raises(Failed, match="garbage"):
        ask("file", {"file": "hukou.csv"}, around)
    (around.drops / "hukou.xlsx").write_bytes(content)
    with pytest.raises(Failed, match="garbage"):
        ask("file", {"file": "hukou.xlsx"}, around)


def test_a_key_that_stands_twice_in_a_file_makes_it_no_register(around):
    with pytest.raises(Failed, match="garbage"):
        ask("file", csv_file(around.drops, lines=(*LINES, LINES[0])), around)


@pytest.mark.parametrize(
    ("kind", "settings"),
    [
        ("ftp", {}),
        ("file", {"file": "../etc/passwd.csv"}),
        ("file", {"file": "passwd"}),
        ("file", {}),
        ("file", {"file": "a.csv", "url": "https://x"}),
        ("file", {"file": "a.csv", "keys": {}}),
        ("file", {"file": "a.csv", "values": {"x": "y"}}),
        ("file", {"file": "a.csv", "values": []}),
        ("json", {"url": "https://x", "sends": "query"}),
        ("json", {"url": "https://x", "inside": "yes"}),
        ("table", {"url": "mysql://x", "table": "t"}),
    ],
)
def test_a_connection_that_is_described_wrongly_is_not_made(around, kind, settings):
    with pytest.raises(ConfigurationError):
        source_of(kind, {**NAMES, **settings}, around)


def test_a_file_that_is_a_link_leads_nowhere(around):
    (around.drops / "hukou.csv").symlink_to("/etc/passwd")
    with pytest.raises(ConfigurationError):
        source_of("file", {**NAMES, "file": "hukou.csv"}, around)


def test_the_directory_follows_what_is_registered_and_keeps_what_did_not_change(around):
    listed = {"a": ("file", {**NAMES, "file": "a.csv"}), "b": ("file", {**NAMES, "file": "b.csv"})}
    clock = iter(range(0, 100, 2))
    directory = Directory(
        lambda: dict(listed), lambda: tuple(listed), around, clock=lambda: next(clock)
    )
    assert directory("a") is None
    directory.look()
    first = directory("a")
    assert first is not None

    del listed["b"]
    directory.look()
    assert directory("b") is None
    assert directory("a") is first


CHOICES = DataElement(
    code="x.y",
    label="x",
    kind=ValueKind.CHOICES,
    options=(Option(value="a", label="甲"), Option(value="b", label="乙")),
)
YES_NO = DataElement(code="x.y", label="x", kind=ValueKind.YES_NO)


@pytest.mark.parametrize(
    ("element", "told", "value"),
    [
        (CHOICES, "甲、b", ("a", "b")),
        (YES_NO, "是", True),
        (YES_NO, "0", False),
        (ROOMS, "-3", -3),
        (ROOMS, 3, 3),
        (BORN, "1992/03/07", date(1992, 3, 7)),
        (DataElement(code="x.y", label="x", kind=ValueKind.DECIMAL), 1.5, Decimal("1.5")),
        (DataElement(code="x.y", label="x", kind=ValueKind.DECIMAL), "1.50", Decimal("1.50")),
    ],
)
def test_texts_are_read_by_the_kind_of_their_element(element, told, value):
    assert read_value(element, raw_of(element, told)) == value


@pytest.mark.parametrize(("element", "told"), [(YES_NO, "也许"), (ROOMS, "三"), (BORN, "昨天")])
def test_a_text_that_is_no_value_is_not_believed(element, told):
    with pytest.raises(Unreadable):
        read_value(element, raw_of(element, told))
