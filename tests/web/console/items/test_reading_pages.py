"""A guide is handed in, read, and taken over one suggestion after the other."""

import html
import io
import re
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document
from web.console.items.conftest import words

from tongban.actions.workshop import opening
from tongban.core.authoring.blank import NewItem
from tongban.core.authoring.edits import AddPart
from tongban.core.authoring.sections import Section
from tongban.core.catalog.evidence import EvidenceRequirement
from tongban.core.catalog.items import Audience, ItemType
from tongban.core.reading.pointing import PointedKind, Pointer
from tongban.core.vocabulary.citations import Citation
from tongban.project import wiring

pytestmark = pytest.mark.django_db
LAW = Citation(law="食品安全法", article="35")
GUIDE = """食品小店许可办事指南
设定依据：《食品安全法》第三十五条
受理条件：经营场所面积不小于15平方米；与众不同的店
申请材料
1.营业执照
2.食品小店申请书
3.其他材料
承诺时限：5个工作日
服务对象：个体工商户
办理流程：受理→核查
收费：不收费
咨询电话：0999-5190001
天气很好。
"""


@pytest.fixture
def copy(workshop):
    new = NewItem(
        code="small_shop",
        name="食品小店许可",
        department=workshop.administrator.department,
        item_type=ItemType.LICENCE,
        audiences=(Audience.PERSON,),
    )
    return opening.open_new(workshop.administrator, new, workshop.outside)


@pytest.fixture
def here(copy):
    return f"copies/{copy}/reading/"


@pytest.fixture
def read(editor, here):
    """Hand the guide in and return what shows the page again."""
    editor.post(here, act="read", text=GUIDE)
    return lambda: editor.get(here)


def key_of(page, title: str) -> str:
    """Return the key of the suggestion whose card has this title."""
    cards = re.findall(
        r'<article class="part-card" id="s([^"]+)">\s*<h3>(.*?)</h3>', text(page), flags=re.DOTALL
    )
    return next(key for key, shown in cards if title in shown)


def text(page) -> str:
    return html.unescape(page.content.decode())


def item_of(workshop, copy):
    return workshop.opened(copy).copy.item


def test_nothing_is_read_before_a_guide_is_handed_in(editor, here):
    assert "粘贴指南的文字" in words(editor.get(here))


def test_every_suggestion_stands_beside_its_sentence(read):
    page = read()

    assert "<mark>营业执照</mark>" in text(page)
    assert "共读出" in words(page)
    assert "没有读出建议的原文" in words(page)
    assert "天气很好" in words(page)


def test_an_accepted_suggestion_stands_in_the_copy_and_leaves_the_list(
    *, editor, workshop, copy, here, read
):
    key = key_of(read(), "经营场所面积不小于15平方米")

    answer = editor.post(here, act="accept", key=key)

    assert answer.status_code == 302
    assert "经营场所面积不小于15平方米" in [one.words for one in item_of(workshop, copy).conditions]
    assert "已采纳：经营场所面积不小于15平方米" in words(read())


def test_a_material_that_the_catalogue_has_not_brings_its_type_along(
    *, editor, workshop, copy, here, read
):
    editor.post(here, act="accept", key=key_of(read(), "食品小店申请书"))

    opened = workshop.opened(copy).copy
    assert [one.name for one in opened.evidence] == ["食品小店申请书"]
    assert opened.item.requirements[-1].alternatives == ((opened.evidence[0].code,),)


@pytest.mark.parametrize(
    ("title", "field", "value"),
    [
        ("承诺办结时限：5", "promised_limit", "5 个工作日"),
        ("咨询方式", "contact", "0999-5190001"),
    ],
)
def test_plain_fields_and_limits_are_written_into_the_basics(
    *, editor, workshop, copy, here, read, title, field, value
):
    editor.post(here, act="accept", key=key_of(read(), title))

    written = getattr(item_of(workshop, copy), field)
    assert value in (written, getattr(written, "label", ""))


def test_mending_leads_to_the_form_of_the_row(editor, here, read):
    answer = editor.post(here, act="mend", key=key_of(read(), "与众不同的店"))

    assert "/parts/conditions/row/?key=condition_" in answer["Location"]
    assert editor.get(answer["Location"]).status_code == 200


def test_a_catch_all_is_not_taken_over(*, editor, workshop, copy, here, read):
    before = item_of(workshop, copy)

    answer = editor.post(here, act="accept", key=key_of(read(), "其他材料"))

    assert "请逐一写明具体名称" in words(editor.get(answer["Location"].partition("#")[0]))
    assert item_of(workshop, copy) == before


def test_a_refusal_changes_nothing_and_can_be_taken_back(*, editor, workshop, copy, here, read):
    before, key = item_of(workshop, copy), key_of(read(), "营业执照")

    editor.post(here, act="refuse", key=key)
    refused = words(read())
    editor.post(here, act="again", key=key)

    assert "未采纳：营业执照" in refused
    assert "未采纳" not in words(read())
    assert item_of(workshop, copy) == before


def test_what_needs_no_edit_is_noted(editor, here, read):
    editor.post(here, act="accept", key=key_of(read(), "不收费"))

    assert "记下了" in words(read())


def test_every_suggestion_can_be_decided(*, editor, here, read):
    for _ in range(60):
        cards = re.findall(r'class="part-card" id="s([^"]+)"', text(read()))
        if not cards:
            break
        editor.post(here, act="accept", key=cards[0])
        editor.post(here, act="refuse", key=cards[0])

    assert "全部处理完了" in words(read())


def test_a_file_is_read_like_pasted_text(editor, here):
    document = Document()
    document.add_paragraph("申请材料：身份证")
    kept = io.BytesIO()
    document.save(kept)

    editor.post(here, act="read", file=SimpleUploadedFile("甲.docx", kept.getvalue()))

    assert "<mark>身份证</mark>" in text(editor.get(here))


@pytest.mark.parametrize(
    "filled",
    [
        {},
        {"text": "长" * 70_000},
        {"file": SimpleUploadedFile("甲.pdf", b"%PDF-1.7")},
        {"file": SimpleUploadedFile("甲.docx", b"no archive")},
        {"file": SimpleUploadedFile("甲.txt", b"x" * (5 * 1024**2 + 1))},
    ],
)
def test_what_cannot_be_read_is_refused_and_what_was_typed_stays(editor, here, filled):
    page = editor.post(here, act="read", **filled)

    assert page.status_code == 422
    assert filled.get("text", "")[:50] in words(page)
    wrong = re.findall(r'id="id_(\w+)-error"', text(page))
    assert wrong == ["file" if "file" in filled else "text"]


def test_colleagues_see_one_guide_and_who_decided_what(*, workshop, sign_in, editor, here, read):
    editor.post(here, act="refuse", key=key_of(read(), "营业执照"))
    colleague = sign_in(workshop.colleague)
    seen = words(colleague.get(here))
    colleague.post(here, act="accept", key=key_of(read(), "食品小店申请书"))

    assert f"未采纳：营业执照（{editor.officer.name}" in seen
    assert f"已采纳：食品小店申请书（{workshop.colleague.name}" in words(read())


def test_a_reviewer_reads_the_decisions_and_makes_none(reviewer, editor, here, read):
    key = key_of(read(), "营业执照")
    reviewer.post(here, act="refuse", key=key)
    reviewer.post(here, act="forget")

    assert "未采纳" not in words(read())
    editor.post(here, act="refuse", key=key)
    assert "重新考虑" not in words(reviewer.get(here))


def test_what_the_copy_says_already_waits_for_nobody(*, editor, workshop, copy, here, read):
    asked = EvidenceRequirement(
        id="licence", name="营业执照", alternatives=(("business_licence",),), basis=(LAW,)
    )
    workshop.edit(copy, AddPart(section=Section.REQUIREMENTS, part=asked))
    page = read()

    assert "编制稿里已经有的" in words(page)
    assert "<mark>营业执照</mark>" not in text(page)


def test_another_guide_begins_anew(editor, here, read):
    read()

    editor.post(here, act="forget")

    assert "粘贴指南的文字" in words(editor.get(here))


def test_a_guide_without_anything_says_so_and_strange_acts_do_nothing(editor, here):
    editor.post(here, act="accept", key="nothing")
    editor.post(here, act="read", text="。")

    assert "没有读出建议" in words(editor.get(here))
    assert editor.post(here, act="accept", key="nothing").status_code == 302


def test_what_a_second_reader_points_at_is_marked_as_its_own(*, monkeypatch, editor, here, outside):
    sees = Pointer(kind=PointedKind.EVIDENCE, block=13, start=2, end=4)
    second = replace(outside, second_proposer=lambda _: (sees,))
    monkeypatch.setattr(wiring, "outside", lambda: second)

    editor.post(here, act="read", text=GUIDE.replace("天气很好。", "再带租约。"))
    page = editor.get(here)

    assert "第二解析指出" in words(page)
    assert "<mark>租约</mark>" in text(page)


def test_a_second_reader_that_is_silent_stops_nothing(*, monkeypatch, editor, here, outside):
    silent = replace(outside, second_proposer=lambda _: None)
    monkeypatch.setattr(wiring, "outside", lambda: silent)

    editor.post(here, act="read", text=GUIDE)
    page = editor.get(here)

    assert "第二解析没有回应" in words(page)
    assert "<mark>营业执照</mark>" in text(page)
