"""A department follows what it issued; two of its officers change it; its register comes in."""

import io
import re

import pytest
from certificatework import changed, held
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook
from web.counter.conftest import MARKET, day, words

from tongban.core.catalog.evidence import Trust
from tongban.core.certificates.standings import Standing
from tongban.core.people.actors import Role
from tongban.store.certificates.models import Certificate
from tongban.store.certificates.queries import certificates_of

pytestmark = pytest.mark.django_db
HOME = "/counter/certificates/"
WHY = {"reason": "卫生检查不合格", "basis": "食品安全法第一百二十六条"}


@pytest.fixture
def kept(citizen, outside):
    return held(citizen, outside)


def place(kept, tail=""):
    return f"{HOME}{kept.id}/{tail}"


def answer(visitor, page, value):
    """Answer the change that a page shows as waiting."""
    action = re.search(r'action="([^"]*proposals[^"]*)"', page.content.decode())[1]
    return visitor.client.post(action, {"answer": value})


def standing(kept, citizen):
    (found,) = (one for one in certificates_of(citizen.subject) if one.id == kept.id)
    return found.certificate.latest_standing


def test_what_was_issued_is_listed_with_its_holder_masked_and_can_be_filtered(approver, kept):
    listed = words(approver.get(HOME))
    suspended = words(approver.get(HOME, status="suspended"))
    by_number = words(approver.get(HOME, number=str(kept.certificate.face.number)))

    assert "林**" in listed
    assert "林晓雨" not in listed.replace(approver.officer.name, "")
    assert "没有这样的证照" in suspended
    assert "食品经营许可证" in by_number


def test_two_officers_suspend_a_certificate(citizen, examiner, approver, kept):
    asked = examiner.client.post(place(kept, "change/"), {"standing": "suspended", **WHY})
    before = standing(kept, citizen)
    waiting = words(approver.get(HOME))
    page = approver.get(place(kept))
    answered = answer(approver, page, "agree")
    after = words(approver.get(place(kept)))

    assert (asked.status_code, answered.status_code) == (302, 302)
    assert before is Standing.VALID
    assert "等第二个人复核" in waiting
    assert standing(kept, citizen) is Standing.SUSPENDED
    for shown in (waiting, words(page), after):
        assert examiner.officer.staff_number not in shown
    assert examiner.officer.name in waiting
    assert examiner.officer.name in words(page)


def test_one_officer_alone_can_only_take_the_proposal_back(citizen, approver, kept):
    approver.client.post(place(kept, "change/"), {"standing": "revoked", **WHY})
    page = approver.get(place(kept))
    forced = answer(approver, page, "agree")
    taken_back = answer(approver, page, "refuse")

    assert "撤回申请" in words(page)
    assert 'value="agree"' not in page.content.decode()
    assert (forced.status_code, taken_back.status_code) == (403, 302)
    assert standing(kept, citizen) is Standing.VALID


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"standing": "suspended", "reason": "", "basis": "x"},
        {"standing": "valid", **WHY},
        {"standing": "replaced", **WHY},
    ],
)
def test_a_change_without_reason_or_that_cannot_follow_is_told(examiner, kept, said):
    assert examiner.client.post(place(kept, "change/"), said).status_code == 422


def test_a_second_proposal_waits_for_the_first(examiner, kept):
    examiner.client.post(place(kept, "change/"), {"standing": "suspended", **WHY})
    again = examiner.client.post(place(kept, "change/"), {"standing": "revoked", **WHY})

    assert again.status_code == 422
    assert "已有一项变更" in words(again)


def test_a_renewal_leads_to_the_next_version(citizen, approver, kept):
    early = approver.client.post(
        place(kept, "renew/"), {"basis": "管理办法第30条", **day("valid_until", 2020, 1, 1)}
    )
    done = approver.client.post(
        place(kept, "renew/"), {"basis": "管理办法第30条", **day("valid_until", 2031, 9, 13)}
    )
    again = approver.client.post(place(kept, "renew/"), {"basis": "管理办法第30条"})

    assert (early.status_code, done.status_code, again.status_code) == (422, 302, 422)
    assert standing(kept, citizen) is Standing.REPLACED
    assert "换发" in words(approver.get(place(kept)))


def test_a_window_compares_an_original_and_nobody_else_does(citizen, outside, window, examiner):
    kept = held(citizen, outside, trust=Trust.UPLOADED)
    refused = examiner.client.post(place(kept, "original/"))
    seen = words(window.get(place(kept)))
    done = window.client.post(place(kept, "original/"))
    again = window.client.post(place(kept, "original/"))

    assert "与原件一致" in seen
    assert (refused.status_code, done.status_code, again.status_code) == (403, 302, 403)
    assert Certificate.objects.get(pk=kept.id).trust == "B"


def test_another_department_finds_nothing(seated, outside, kept):
    elsewhere = seated("housing_fund", Role.APPROVER)
    changed(kept, Standing.SUSPENDED, outside)

    assert "没有这样的证照" in words(elsewhere.get(HOME))
    for tail in ("", "change/", "renew/"):
        assert elsewhere.get(place(kept, tail)).status_code == 404
    assert elsewhere.client.post(place(kept, "original/")).status_code == 404


def test_the_types_follow_from_the_catalogue(approver, published):
    page = words(approver.get(f"{HOME}types/"))

    assert "食品经营许可证" in page
    assert "5 年" in page


def workbook(*rows):
    book, content = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(content)
    return content.getvalue()


HEADINGS = ("持证主体代码", "持证主体", "颁发日期", "有效期止", "可信等级")
GOOD = ("519901198501010021", "周明", "2025-03-01", "长期", "C")
WRONG = ("519901198501010022", "吴刚", "2025-03-01", "", "A")


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_a_register_comes_in_and_says_which_rows_were_not_taken(approver, published, ending):
    rows = (HEADINGS, GOOD, WRONG)
    content = (
        workbook(*rows)
        if ending == "xlsx"
        else "\n".join(",".join(row) for row in rows).encode("gb18030")
    )
    file = SimpleUploadedFile(f"存量.{ending}", content)
    sent = {"evidence": "food_licence", "file": file}
    page = approver.client.post(f"{HOME}registers/", sent, follow=True)

    assert "新归集 1" in words(page)
    assert "持证主体代码：公民身份号码的校验码不符" in words(page)
    assert Certificate.objects.get(issuer=MARKET).trust == "C"
    assert f"存量.{ending}" in words(approver.get(f"{HOME}registers/"))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("坏.xlsx", b"PK rubbish"),
        ("空.csv", b""),
        ("空.csv", "持证主体".encode()),
        ("坏.csv", b"\xff\xfe\x00\x01"),
        ("假.exe", b"MZ"),
    ],
)
def test_a_file_that_is_no_register_is_told(approver, published, name, content):
    file = SimpleUploadedFile(name, content)
    sent = {"evidence": "food_licence", "file": file}
    answered = approver.client.post(f"{HOME}registers/", sent)

    assert answered.status_code == 422


def test_an_empty_register_has_the_headings_of_its_type(approver, published):
    filled = approver.get(f"{HOME}registers/food_licence.csv")

    assert "持证主体代码" in filled.content.decode("utf-8-sig")
    assert approver.get(f"{HOME}registers/residence_permit.csv").status_code == 404
    assert approver.get(f"{HOME}registers/{'0' * 8}-0000-0000-0000-{'0' * 12}/").status_code == 404
