"""Documents are whole, lasting and deaf to what people type into them."""

import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pikepdf
import pytest

from tongban.adapters.documents import (
    CertificatePage,
    Document,
    DocumentKind,
    DocumentPress,
    Matter,
    Row,
    Voucher,
)
from tongban.adapters.documents.characters import with_rare_spelled, without_controls
from tongban.adapters.documents.pages import page_of
from tongban.core.vocabulary.errors import InvalidValue, Unavailable

NOTICE = Voucher(
    kind=DocumentKind.CORRECTION,
    number="明市监补〔2026〕0915003号",
    department="明川市市场监督管理局",
    addressee="林晓雨",
    dated_on=date(2026, 9, 15),
    paragraphs=("您提出的申请材料不齐全，现将需要补正的全部内容一次告知如下。",),
    rows=(Row(label="申请事项", value="食品经营许可（新办）"),),
    matters_heading="需要您补正的内容",
    matters=(Matter(title="平面布局图", explanation="请标注面积。", basis="《办法》第十二条"),),
    next_steps=("请在2026年9月28日前补齐。",),
    remedies=("您可以自收到本告知书之日起60日内申请行政复议。",),
    contact="咨询：12345",
    verify_url="https://city.example/verify/7",
    carbon_copy="明川市政务服务中心",
)
CERTIFICATE = CertificatePage(
    title="食品经营许可证",
    number="JY25199010000018",
    identifier="1.2.156.3005.2.X.Y.0000000018.001.U",
    holder="明川市青石巷小食店",
    issuer="明川市市场监督管理局",
    issued_on=date(2026, 10, 12),
    valid_until=date(2031, 10, 11),
    verify_url="https://city.example/verify/8",
    rows=(Row(label="经营场所", value="青石巷18号"),),
    notes=("本证照为演示样式。",),
    purpose="仅供开办餐饮店使用",
)


@pytest.fixture(scope="module")
def press() -> DocumentPress:
    return DocumentPress()


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_every_kind_of_voucher_becomes_an_archive_pdf_that_can_be_read_aloud(
    press: DocumentPress, kind: DocumentKind
) -> None:
    pdf = opened(press.render(replace(NOTICE, kind=kind)))
    with pdf.open_metadata() as metadata:
        title = metadata["dc:title"]
        profile = metadata.pdfa_status

    assert kind.value in title
    assert profile == "2A"
    assert pdf.Root.MarkInfo.Marked
    assert str(pdf.Root.Lang).startswith("zh")


@pytest.mark.parametrize("document", [NOTICE, CERTIFICATE], ids=["voucher", "certificate"])
def test_the_same_document_always_gives_the_same_bytes(document: Document) -> None:
    """A digest taken today must still match a copy printed years later."""
    assert DocumentPress().render(document) == DocumentPress().render(document)


def test_a_certificate_fits_one_page(press: DocumentPress) -> None:
    assert len(opened(press.render(CERTIFICATE)).pages) == 1
    assert len(press.preview(CERTIFICATE)) == 1


def test_a_long_notice_runs_over_pages_and_keeps_every_matter(press: DocumentPress) -> None:
    many = tuple(Matter(title=f"第{n}项", explanation="请补正。" * 20) for n in range(40))

    assert len(opened(press.render(replace(NOTICE, matters=many))).pages) > 2


def test_a_bare_voucher_needs_no_rows_matters_contact_or_code(press: DocumentPress) -> None:
    bare = Voucher(
        kind=DocumentKind.WITHDRAWN,
        number="撤〔2026〕1号",
        department="公安局",
        addressee="某",
        dated_on=date(2026, 1, 2),
        paragraphs=("您的申请已撤回。",),
    )

    assert len(opened(press.render(bare)).pages) == 1


@pytest.mark.parametrize(
    "typed",
    ['#panic("owned")', '#read("/etc/passwd")', "$ x $ *粗* _斜_ `码` @标签 <键>", '"}\\', "= 题"],
)
def test_what_a_person_types_is_never_read_as_typesetting_code(
    press: DocumentPress, typed: str
) -> None:
    asked = replace(NOTICE, addressee=typed, paragraphs=(typed,), title=typed, number="1")
    with opened(press.render(asked)).open_metadata() as metadata:
        title = metadata["dc:title"]

    assert title == f"{typed} 1"


def test_a_rare_character_in_a_name_is_printed_when_a_font_holds_it(press: DocumentPress) -> None:
    pages = press.preview(replace(NOTICE, addressee="王㛃䶮"))

    assert pages != press.preview(replace(NOTICE, addressee="王"))


def test_a_character_that_no_font_holds_is_spelled_and_never_stops_the_service(
    press: DocumentPress,
) -> None:
    """U+323AF is in Unicode since 2022 and in no common font."""
    assert press.render(replace(NOTICE, addressee="王\U000323af\ue000")).startswith(b"%PDF")

    _, page = page_of(replace(NOTICE, addressee="王\U000323af"))
    spelled = with_rare_spelled(page, frozenset("\U000323af"))
    assert spelled["addressee"] == "王〔U+323AF〕"
    assert "国际编码" in spelled["notes"][-1]


def test_control_and_direction_characters_are_dropped() -> None:
    _, page = page_of(replace(NOTICE, addressee="王\u202e\x00\ud800明", contact="一\n二"))
    clean = without_controls(page)

    assert clean["addressee"] == "王明"
    assert clean["contact"] == "一\n二"


def test_a_certificate_without_an_end_says_that_it_lasts() -> None:
    _, page = page_of(replace(CERTIFICATE, valid_until=None))

    assert page["rows"][-1]["value"] == "自2026年10月12日起长期有效"


def test_an_address_too_long_for_a_code_is_a_wrong_value(press: DocumentPress) -> None:
    with pytest.raises(InvalidValue, match="QR"):
        press.render(replace(NOTICE, verify_url="https://city.example/" + "x" * 4000))


def test_too_many_unprintable_characters_are_a_wrong_value(press: DocumentPress) -> None:
    unprintable = "".join(chr(code) for code in range(0xE000, 0xE100))

    with pytest.raises(InvalidValue):
        press.render(replace(NOTICE, addressee=unprintable))


def test_missing_fonts_are_said_to_be_missing() -> None:
    fontless = DocumentPress(system_fonts=False)

    with pytest.raises(Unavailable, match="fonts-noto-cjk"):
        fontless.render(NOTICE)


def test_many_threads_may_share_one_press(press: DocumentPress) -> None:
    documents = [replace(NOTICE, number=str(n % 3)) for n in range(12)]
    with ThreadPoolExecutor(4) as pool:
        printed = list(pool.map(press.render, documents))

    assert len(set(printed)) == 3
