"""Published lists of headings are read line by line, and each wrong line says why."""

import json
from pathlib import Path

import pytest

from tongban.adapters.item_headings import (
    HeadingLine,
    UnreadableList,
    heading_from,
    open_headings,
)
from tongban.adapters.item_headings import reading as reading_module
from tongban.core.catalog.headings import Heading
from tongban.core.catalog.items import ItemType
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.item_codes import ItemScheme

REAL = Path(__file__).parents[4] / "shared/data/items/items.json"


def read(path: Path) -> list[HeadingLine]:
    with open_headings(path) as lines:
        return list(lines)


def written(tmp_path: Path, content: str | bytes) -> Path:
    path = tmp_path / "list"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.skipif(not REAL.exists(), reason="the real headings are not at hand")
def test_every_real_heading_is_read_with_its_code_taken_apart():
    headings = [heading_from(line) for line in read(REAL)]
    schemes = [heading.code.scheme for heading in headings]

    assert len(headings) == len({heading.code.value for heading in headings}) == 1135
    assert schemes.count(ItemScheme.SICHUAN) == 1132
    assert all(heading.area.startswith("51") for heading in headings)
    assert all(heading.item_type for heading in headings)


def test_a_csv_file_may_use_chinese_titles(tmp_path):
    text = (
        "\ufeff事项名称,事项编码,部门,事项类型\n"
        "小餐饮备案,11519900MC0001373F3510101001000,市监局,1\n"
    )
    heading = heading_from(read(written(tmp_path, text))[0])

    assert heading.item_type is ItemType.LICENCE
    assert (heading.authority, heading.code.scheme) == ("11519900MC0001373F", ItemScheme.NATIONAL)


def test_a_list_in_json_may_stand_without_a_name(tmp_path):
    entry = {"name": "事项", "item_code": "X-1", "department": "局", "task_type": 20}
    heading = heading_from(read(written(tmp_path, json.dumps([entry])))[0])

    assert isinstance(heading, Heading)
    assert heading.item_type is ItemType.PUBLIC_SERVICE


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        (("", "X-1", "局"), "名称、编码和部门都要有"),
        (("事项", "", "局"), "名称、编码和部门都要有"),
        (("事项", "X 1", "局"), "编码只能用"),
        (("事" * 1001, "X-1", "局"), "太长"),
    ],
)
def test_a_line_that_is_no_heading_says_why(cells, sentence):
    with pytest.raises(InvalidValue, match=sentence):
        heading_from(HeadingLine(2, (*cells, "", "", "", "")))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("名称,编码\n", "第一行缺少：事项名称、事项编码、部门"),
        ('{"list": []}', "叫 items 的列表"),
        ('事项名称,事项编码,部门\n"a', "引号是否配对"),
        ("事项名称,事项编码,部门\n事".encode("gb18030"), "UTF-8"),
    ],
)
def test_what_is_no_list_is_refused(tmp_path, content, sentence):
    with pytest.raises(UnreadableList, match=sentence):
        read(written(tmp_path, content))


def test_lists_without_measure_are_refused(tmp_path, monkeypatch):
    path = written(tmp_path, "事项名称,事项编码,部门\n\na,b,c\na,b,c\n")
    assert len(read(path)) == 2
    monkeypatch.setattr(reading_module, "MOST_LINES", 2)
    with pytest.raises(UnreadableList, match="超过 2 行"):
        read(path)
    monkeypatch.setattr(reading_module, "MOST_BYTES", 2)
    with pytest.raises(UnreadableList, match="文件超过"):
        read(path)
