"""Guides are read from the files that departments send, and dangerous files are refused."""

import io
import zipfile

import pytest
from docx import Document
from openpyxl import Workbook

from tongban.adapters.guide_documents import KINDS, UnreadableGuide, gate, read_document
from tongban.core.reading.blocks import Cell, Paragraph, TitleLine
from tongban.core.vocabulary.errors import InvalidValue


def shown(name, content):
    return [(block.text, block.place) for block in read_document(name, content).blocks]


def texts(name, content):
    return [text for text, _ in shown(name, content)]


def word(fill):
    document = Document()
    fill(document)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def workbook(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def archive(*parts):
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts:
            made.writestr(name, content)
    return kept.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_text_is_read_in_the_encodings_in_which_it_is_kept(encoding):
    assert texts("甲.txt", "申请材料：身份证".encode(encoding)) == ["申请材料：身份证"]


def test_a_word_document_is_read_in_the_order_of_its_page():
    def fill(document):
        document.add_heading("甲事项", level=1)
        document.add_paragraph("身份证", style="List Number")
        table = document.add_table(rows=2, cols=2)
        table.cell(0, 0).merge(table.cell(0, 1)).text = "材料"
        table.cell(1, 0).text, table.cell(1, 1).text = "户口簿", "1份"
        table.cell(1, 1).add_table(rows=1, cols=1).cell(0, 0).text = "复印件"
        document.add_paragraph("收费：无")

    found = shown("甲.docx", word(fill))

    assert found == [
        ("甲事项", TitleLine()),
        ("• 身份证" if found[1][0].startswith("•") else "身份证", Paragraph()),
        ("材料", Cell(1, 1, 1)),
        ("户口簿", Cell(1, 2, 1)),
        ("1份\n复印件", Cell(1, 2, 2)),
        ("收费：无", Paragraph()),
    ]


def test_a_workbook_is_read_and_an_empty_row_ends_a_table():
    content = workbook(["甲事项办事指南"], ["时限", 20], [], ["材料", True, 1.5], ["=1+1", "乙"])

    assert shown("甲.xlsx", content) == [
        ("甲事项办事指南", Paragraph()),
        ("时限", Cell(1, 1, 1)),
        ("20", Cell(1, 1, 2)),
        ("材料", Cell(2, 1, 1)),
        ("是", Cell(2, 1, 2)),
        ("1.5", Cell(2, 1, 3)),
        ("", Cell(2, 2, 1)),
        ("乙", Cell(2, 2, 2)),
    ]


def test_a_page_is_read_as_it_is_seen():
    """A98."""
    content = """<html><head><title>不见</title></head><body><script>x</script>
        <h2>申请 材料</h2><div>第一<b>行</b><br>第二行<p>段</p>尾</div>
        <div style="display:none">藏</div><p hidden>藏</p><ul><li>身份证</li></ul>
        <dl><dt>收费</dt><dd>无</dd><dd>再无</dd><dd>三无</dd></dl>
        <table><tr><td rowspan=2>时限</td><td>法定</td></tr><tr><td>承诺<p>1日</p></td></tr></table>
        <table><tr><td>版面<table><tr><td>甲</td><td>乙</td></tr></table></td></tr></table>
        </body></html>""".encode()

    assert shown("甲.html", content) == [
        ("申请 材料", TitleLine()),
        ("第一行", Paragraph()),
        ("第二行", Paragraph()),
        ("段", Paragraph()),
        ("尾", Paragraph()),
        ("• 身份证", Paragraph()),
        ("收费", Cell(1, 1, 1)),
        ("无", Cell(1, 1, 2)),
        ("", Cell(1, 2, 1)),
        ("再无", Cell(1, 2, 2)),
        ("", Cell(1, 3, 1)),
        ("三无", Cell(1, 3, 2)),
        ("时限", Cell(2, 1, 1)),
        ("法定", Cell(2, 1, 2)),
        ("时限", Cell(2, 2, 1)),
        ("承诺\n1日", Cell(2, 2, 2)),
        ("版面", Paragraph()),
        ("甲", Cell(3, 1, 1)),
        ("乙", Cell(3, 1, 2)),
    ]


def test_a_page_in_an_old_encoding_says_so_itself():
    content = '<meta charset="gb2312"><p>材料</p>'.encode("gb18030")

    assert texts("甲.htm", content) == ["材料"]


def test_no_entity_and_no_link_of_a_page_is_followed(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("secret", encoding="utf-8")
    content = (
        f'<!DOCTYPE p [<!ENTITY e SYSTEM "file://{secret}">]><p>甲&e;</p><img src="http://x/">'
    )

    assert "secret" not in "".join(texts("甲.html", content.encode()))


def test_a_page_of_endless_depth_is_read_no_deeper_than_a_page_goes():
    content = ("<p>浅</p>" + "<div>" * 5000 + "深" + "</div>" * 5000).encode()

    assert "深" not in "".join(texts("甲.html", content))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("甲.pdf", b"%PDF"),
        ("甲.txt", b""),
        ("甲.txt", b"x" * (gate.MOST_BYTES + 1)),
        ("甲.txt", b"\xff\xff\x00"),
        ("甲.docx", b"no archive"),
        ("甲.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1old"),
        ("甲.docx", archive(("word/document.xml", "<broken"))),
        ("甲.xlsx", archive(("xl/workbook.xml", "<broken"))),
        ("甲.xlsx", archive(("word/document.xml", "x"))),
        ("甲.docx", archive(("word/document.xml", "x"), ("../up.xml", "x"))),
        ("甲.docx", archive(("word/document.xml", "x"), ("word/vbaProject.bin", "x"))),
        ("甲.docx", archive(("word/document.xml", "0" * 30 * 1024**2))),
        ("甲.docx", archive(*((f"{number}.xml", "") for number in range(gate.MOST_PARTS + 1)))),
        ("甲.html", b"<!-- nothing -->"),
    ],
)
def test_what_cannot_be_read_safely_is_refused_in_a_sentence(name, content):
    with pytest.raises(InvalidValue) as refusal:
        read_document(name, content)

    assert any("\u4e00" <= letter <= "\u9fff" for letter in str(refusal.value))


def test_a_locked_archive_is_refused():
    """A52."""
    content = bytearray(archive(("word/document.xml", "x")))
    central = content.rindex(b"PK\x01\x02")
    content[central + 8] |= 1

    with pytest.raises(UnreadableGuide, match="密码"):
        read_document("甲.docx", bytes(content))


def test_an_external_entity_of_a_document_is_not_resolved(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("secret", encoding="utf-8")
    plain = word(lambda document: document.add_paragraph("甲"))
    with zipfile.ZipFile(io.BytesIO(plain)) as opened:
        parts = [(name, opened.read(name)) for name in opened.namelist()]
    entity = f'<!DOCTYPE w [<!ENTITY e SYSTEM "file://{secret}">]><w:document'.encode()
    evil = [
        (name, text.replace(b"<w:document", entity, 1).replace("甲".encode(), b"&e;"))
        if name == "word/document.xml"
        else (name, text)
        for name, text in parts
    ]

    try:
        found = "".join(texts("甲.docx", archive(*evil)))
    except InvalidValue:
        found = ""

    assert "secret" not in found


def test_every_kind_is_named_for_the_page():
    assert set(KINDS) == {".txt", ".html", ".htm", ".docx", ".xlsx"}
