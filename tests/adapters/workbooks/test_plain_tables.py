"""Any table comes in as rows under headings, whatever program wrote it; nothing else does."""

import io

import pytest
from openpyxl import Workbook

from tongban.adapters.workbooks import UnreadableWorkbook, read_plain


def written(tmp_path, content: bytes):
    path = tmp_path / "table"
    path.write_bytes(content)
    return list(read_plain(path))


def workbook(*rows) -> bytes:
    book, content = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(content)
    return content.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_text_of_any_usual_encoding_is_read(tmp_path, encoding):
    rows = written(tmp_path, "姓名, 单位\r\n林晓雨,“明川”\r\n\r\n高远\r\n".encode(encoding))

    assert rows == [
        {"姓名": "林晓雨", "单位": "“明川”"},
        {"姓名": "", "单位": ""},
        {"姓名": "高远", "单位": ""},
    ]


def test_a_workbook_is_read_as_it_shows_and_columns_without_a_heading_are_left_out(tmp_path):
    content = workbook(("姓名", None, "人数"), ("林晓雨", "x", 3), (" =1+1", None, None))

    assert written(tmp_path, content) == [
        {"姓名": "林晓雨", "人数": "3"},
        {"姓名": "=1+1", "人数": ""},
    ]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\r\n",
        b"PK\x03\x04rubbish",
        b"\x00\x01\x02",
        b"\xff\xfe\xff",
        '"没有结束'.encode(),
        b",".join([b"a"] * 100),
        workbook(),
    ],
)
def test_what_is_no_table_is_refused(tmp_path, content):
    with pytest.raises(UnreadableWorkbook):
        written(tmp_path, content)
