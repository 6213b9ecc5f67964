"""Anyone verifies a certificate: by its code or its number, masked, and never by guessing."""

from dataclasses import replace
from datetime import date

import pytest
from certificatework import changed
from city.outside import PRESS
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from finished import HOSPITAL

from tongban.actions.certificates.printing import print_certificate
from tongban.actions.targets import published as now
from tongban.adapters.documents import CertificatePage
from tongban.adapters.pdf_signatures import SignsPdf, check_pdf, kept_authority
from tongban.core.certificates.standings import Standing
from tongban.core.certificates.verification import VerificationCode
from tongban.project import wiring
from tongban.store.certificates.models import Certificate
from tongban.web.hall.verifying import limits
from tongban.web.hall.verifying.answer import words

pytestmark = pytest.mark.django_db
BY_NUMBER = "/verify/"


def text(response):
    return response.content.decode()


@pytest.fixture
def kept(birth):
    return birth[1]


def by_token(client, token):
    return client.get(reverse("hall:verify_token", args=[token]))


def test_a_valid_certificate_is_valid_with_its_holder_masked(client, kept):
    page = text(by_token(client, kept.token))

    assert "这张证照有效" in page
    assert "林**" in page
    assert "林晓雨" not in page
    assert "519901199003070018" not in page
    assert "示范印章签发，不具法律效力" in page


def test_a_licence_shows_what_it_licenses_and_where_but_not_whom(client, noodles):
    page = text(by_token(client, noodles.token))

    for open_to_all in ("明川市晓雨面馆", "明川市人民路 8 号", "热食类食品制售、自制饮品制售"):
        assert open_to_all in page
    assert "法定代表人（经营者）姓名" in page
    assert "林**" in page
    assert "林晓雨" not in page


def test_the_number_leads_to_the_same_answer_and_into_no_address(client, kept):
    number = str(kept.certificate.face.number)
    answer = client.post(BY_NUMBER, {"number": f" {number} "})

    assert "这张证照有效" in text(answer)
    assert number not in answer.request["PATH_INFO"]


def test_a_suspended_certificate_says_so(client, kept, reached):
    changed(kept, Standing.SUSPENDED, reached, department=HOSPITAL)

    assert "已暂扣" in text(by_token(client, kept.token))


def test_an_altered_face_is_shown_to_nobody(client, kept):
    row = Certificate.objects.get(pk=kept.id)
    row.face = {**row.face, "name": "出生医学证明（副本）"}
    row.save()
    page = text(by_token(client, kept.token))

    assert "证照内容和签发时不一致" in page
    assert "林" not in page.split("<main", 1)[1].split("</main>", 1)[0]


@pytest.mark.parametrize("token", ["x", "A" * 32, "-" * 43])
def test_what_is_not_known_is_answered_alike(client, published, reached, token):
    """A08."""
    unknown = by_token(client, token)

    assert unknown.status_code == 200
    assert "没有查到这张证照" in text(unknown)


@pytest.mark.parametrize("number", ["1.2.156.3005.2.X", "\x00", "1" * 100_000, "<script>"])
def test_a_number_that_is_none_is_answered_like_one_that_is_unknown(
    client, published, reached, number
):
    answer = client.post(BY_NUMBER, {"number": number})

    assert answer.status_code == 200
    assert "没有查到这张证照" in text(answer)
    assert "<script>" not in text(answer).split("<main", 1)[1]


def test_a_blank_number_is_asked_for(client, published, reached):
    answer = client.post(BY_NUMBER, {"number": " "})

    assert answer.status_code == 422
    assert "请填写证照标识" in text(answer)


def test_who_tries_numbers_is_slowed_down_whatever_the_headers_say(
    client, published, reached, kept
):
    """A08."""
    for attempt in range(limits.ANSWERS_A_MINUTE):
        by_token(client, f"guess{attempt}")
    forged = {"HTTP_X_FORWARDED_FOR": "203.0.113.9", "HTTP_X_REAL_IP": "203.0.113.9"}
    answer = client.get(reverse("hall:verify_token", args=[kept.token]), **forged)

    assert answer.status_code == 429
    assert answer["Retry-After"] == "60"


def test_an_honest_neighbour_is_not_slowed_down(client, published, reached, kept):
    for attempt in range(limits.ANSWERS_A_MINUTE + 1):
        by_token(client, f"guess{attempt}")
    answer = client.get(reverse("hall:verify_token", args=[kept.token]), REMOTE_ADDR="198.51.100.7")

    assert "这张证照有效" in text(answer)


def test_every_verdict_has_words_of_its_own():
    headings = {words(code)[0] for code in VerificationCode}

    assert len(headings) == len(VerificationCode)


@pytest.fixture
def signing(reached, monkeypatch, tmp_path):
    """Let documents be signed and judged under an authority of the test's own."""
    authority = kept_authority(tmp_path, reached.now)
    able = replace(
        reached,
        pdf_seal=SignsPdf(authority, lambda: reached.now),
        pdf_check=lambda document: check_pdf(document, [authority.root]),
    )
    monkeypatch.setattr(wiring, "outside", lambda: able)
    return able


def test_a_signed_document_is_judged_and_its_certificate_looked_up(client, signing, kept):
    document = print_certificate(kept, now().catalogue, signing)

    def sent(content):
        return client.post("/verify/file/", {"file": SimpleUploadedFile("a.pdf", content)})

    page = text(sent(document))
    assert "签名有效，文件没有改过" in page
    assert "这张证照有效" in page
    assert "没有签名" in text(sent(PRESS.render(NOTICE)))
    assert "文件改过" in text(sent(document + b"\n% more"))
    assert client.post("/verify/file/").status_code == 422


NOTICE = CertificatePage(
    title="示例",
    number="1",
    identifier="1",
    holder="林晓雨",
    issuer="明川市",
    issued_on=date(2026, 9, 14),
    verify_url="http://127.0.0.1:8000/",
)
