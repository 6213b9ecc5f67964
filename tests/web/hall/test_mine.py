"""My pages: what I filed and how it stands, what I can do about it, and nobody else's business."""

import re
from datetime import date
from uuid import uuid4

import pytest
from city.stories import FOOD_LICENCE, RESTAURANT
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from finished import BIRTH
from standings import represented

from tongban.actions.cases import review
from tongban.core.cases.submissions import Gap
from tongban.core.people.actors import Role
from tongban.store.audit.models import AuditEntry
from tongban.store.cases.models import Case
from tongban.store.cases.queries.filings import case_of, filing_of
from tongban.store.feedback.queries import rated

pytestmark = pytest.mark.django_db
LICENCE = "food_business_licence"


def text(response):
    return response.content.decode()


def apart_from_address(response):
    """Return a page without what only repeats the question: its address, and the form token."""
    return re.sub(r'name="(next|csrfmiddlewaretoken)" value="[^"]*"', "", response.content.decode())


@pytest.fixture
def licence(citizen, reached):
    return FOOD_LICENCE.filed(citizen, reached)


@pytest.fixture
def asked_again(licence, citizen, reached, officer_of):
    """Return a case with a correction notice about one paper."""
    case = licence.cases[0]
    window = officer_of("market_regulation", Role.WINDOW)
    gap = Gap(subject="layout", why="图上看不清操作间的尺寸")
    review.request_correction(window, case.id, (gap,), reached, due_on=date(2026, 9, 30))
    return case


def test_the_receipt_says_the_number_and_by_when_each_case_moves(signed_in, licence):
    page = text(signed_in.get(reverse("hall:filing", args=[licence.id])))

    assert licence.number in page
    assert "2026年9月20日" in page  # a Sunday that is worked for the holiday after it
    assert "收件凭证（PDF）" in page


def test_a_journey_is_one_receipt_with_every_case_and_those_that_wait(signed_in, citizen, reached):
    restaurant = RESTAURANT.filed(citizen, reached)
    page = text(signed_in.get(reverse("hall:filing", args=[restaurant.id])))

    assert len(restaurant.cases) == 6
    assert all(case.item_name in page for case in restaurant.cases)
    assert "等前一件事办结" in page


def test_a_case_that_waits_says_for_what(signed_in, citizen, reached):
    restaurant = RESTAURANT.filed(citizen, reached)
    waiting = next(case for case in restaurant.cases if case.item == LICENCE)
    page = text(signed_in.get(reverse("hall:case", args=[waiting.id])))

    assert "市场主体设立登记" in page
    assert "会自动转到办理部门" in page


def test_the_case_page_tells_status_date_papers_and_vouchers(signed_in, licence):
    case = licence.cases[0]
    page = text(signed_in.get(reverse("hall:case", args=[case.id])))

    assert "已收件，待受理" in page
    assert "自收到之日起即为受理" in page
    assert "食品经营操作流程" in page or "材料.pdf" in page


def test_my_page_leads_to_drafts_filings_and_what_waits_for_me(signed_in, asked_again):
    page = text(signed_in.get(reverse("hall:mine")))

    assert f"“{asked_again.item_name}”需要您补正" in page
    assert reverse("hall:correct", args=[asked_again.id]) in page


def test_older_filings_are_reached_by_key(signed_in, licence):
    page = signed_in.get(reverse("hall:mine"), {"before": "2020-01-01T00:00:00+08:00"})

    assert licence.number not in text(page)


@pytest.mark.parametrize("moment", ["yesterday", "2026-09-14T00:00:00", "9" * 400])
def test_an_address_that_names_no_moment_shows_the_first_page(signed_in, licence, moment):
    assert licence.number in text(signed_in.get(reverse("hall:mine"), {"before": moment}))


def test_a_correction_asks_only_for_the_gaps_and_keeps_what_was_handed_in(
    signed_in, asked_again, citizen
):
    address = reverse("hall:correct", args=[asked_again.id])
    page = signed_in.get(address)
    names = [field.name for field in page.context["page"].body.body]
    before = len(case_of(citizen, asked_again.id).papers)
    paper = SimpleUploadedFile("平面图.pdf", b"%PDF-1.7 clear", "application/pdf")
    answer = signed_in.post(address, {"paper-layout": paper, "explanation": "已重新标注"})

    assert names == ["paper-layout", "explanation"]
    assert answer["Location"] == reverse("hall:case", args=[asked_again.id])
    assert len(case_of(citizen, asked_again.id).papers) == before + 1
    assert Case.objects.get(pk=asked_again.id).status == "received"


def test_a_correction_without_its_file_says_so_and_keeps_the_words(signed_in, asked_again):
    answer = signed_in.post(
        reverse("hall:correct", args=[asked_again.id]), {"explanation": "马上补"}
    )

    assert answer.status_code == 422
    assert "请上传“" in text(answer)
    assert "马上补" in text(answer)


def test_nothing_is_corrected_that_nobody_asked_for(signed_in, licence):
    answer = signed_in.post(reverse("hall:correct", args=[licence.cases[0].id]), {})

    assert answer.status_code == 302
    assert Case.objects.get(pk=licence.cases[0].id).status == "received"


def test_withdrawing_asks_once_more_and_then_ends_the_case(signed_in, licence):
    case = licence.cases[0]
    address = reverse("hall:withdraw", args=[case.id])
    question = signed_in.get(address)
    assert Case.objects.get(pk=case.id).status == "received"
    signed_in.post(address, {"reason": "换个地方开"})
    again = signed_in.post(address, {"reason": "换个地方开"}, follow=True)

    assert "确认撤回" in text(question)
    assert Case.objects.get(pk=case.id).status == "withdrawn"
    assert "现在不能撤回" in text(again)


def test_a_finished_case_is_rated_once(signed_in, citizen, birth):
    case, _ = birth
    address = reverse("hall:rate", args=[case.id])
    signed_in.post(address, {"level": "satisfied", "aspects": ["efficiency"], "comment": "很快"})
    again = signed_in.post(address, {"level": "dissatisfied"}, follow=True)

    assert rated(citizen, case.id) == "满意"
    assert "可以评价一次" in text(again)


def test_a_rating_without_a_level_is_asked_for_again_with_its_words_kept(signed_in, birth):
    case, _ = birth
    answer = signed_in.post(reverse("hall:rate", args=[case.id]), {"comment": "很快"})

    assert answer.status_code == 422
    assert "请选择一个评价等级" in text(answer)
    assert "很快" in text(answer)


def test_an_unfinished_case_is_not_rated(signed_in, licence):
    answer = signed_in.get(reverse("hall:rate", args=[licence.cases[0].id]))

    assert answer.status_code == 302


def test_my_certificates_show_the_code_and_the_face(signed_in, birth):
    _, kept = birth
    listed = text(signed_in.get(reverse("hall:certificates")))
    page = text(signed_in.get(reverse("hall:certificate", args=[kept.id])))

    assert "出生医学证明" in listed
    assert str(kept.certificate.face.number) in page
    assert "<svg" in page


def test_a_licence_in_my_hands_says_in_full_what_it_licenses_whom_and_where(signed_in, noodles):
    page = text(signed_in.get(reverse("hall:certificate", args=[noodles.id])))

    for words in ("明川市晓雨面馆", "林晓雨", "明川市人民路 8 号", "热食类食品制售、自制饮品制售"):
        assert words in page


@pytest.mark.parametrize("target", ["voucher", "certificate"])
def test_papers_leave_as_attachments_that_run_nowhere(signed_in, citizen, birth, target):
    case, kept = birth
    receipt = filing_of(citizen, case.filing).vouchers[0]
    address = {
        "voucher": reverse("hall:voucher", args=[receipt.id]),
        "certificate": reverse("hall:certificate_pdf", args=[kept.id]),
    }[target]
    answer = signed_in.get(address)

    assert answer.content.startswith(b"%PDF-")
    assert answer["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "no-store" in answer["Cache-Control"]


def test_a_person_gets_back_the_file_they_handed_in(signed_in, licence):
    file = next(paper.file for paper in licence.cases[0].papers if paper.file)
    answer = signed_in.get(reverse("hall:file", args=[file]))

    assert answer.content.startswith(b"%PDF-1.7")
    assert answer["Content-Disposition"].startswith("attachment")


def test_acting_for_an_organisation_needs_a_ground(signed_in, citizen, reached):
    ground = represented(citizen, on=reached.today)
    address = reverse("hall:acting")
    refused = signed_in.post(address, {"acting_for": "91519901MA0000002X"})
    signed_in.post(address, {"acting_for": ground})
    mine = text(signed_in.get(reverse("hall:mine")))

    assert refused.status_code == 422
    assert signed_in.session["acting_for"] == ground
    assert "明川小馆" in mine


@pytest.mark.parametrize("name", ["filing", "case", "correct", "withdraw", "rate"])
def test_a_stranger_and_a_random_number_get_the_same_page(strange, licence, name):
    hers = licence.id if name == "filing" else licence.cases[0].id
    answer = strange.get(reverse(f"hall:{name}", args=[hers]))
    random = strange.get(reverse(f"hall:{name}", args=[uuid4()]))

    assert (answer.status_code, random.status_code) == (404, 404)
    assert apart_from_address(answer) == apart_from_address(random)
    assert AuditEntry.objects.filter(subject=str(hers), outcome="not_found").exists()


@pytest.mark.parametrize("name", ["voucher", "file", "certificate", "certificate_pdf"])
def test_a_stranger_opens_no_paper(strange, birth, licence, name):
    """A02."""
    _, kept = birth
    paper = {
        "voucher": licence.vouchers[0].id,
        "file": next(one.file for one in licence.cases[0].papers if one.file),
    }.get(name, kept.id)

    assert strange.get(reverse(f"hall:{name}", args=[paper])).status_code == 404


@pytest.mark.parametrize("name", ["mine", "certificates", "acting"])
def test_the_public_is_sent_to_sign_in_and_back(client, published, name):
    """A08."""
    answer = client.get(reverse(f"hall:{name}"))

    assert answer.status_code == 302
    assert answer["Location"].endswith(f"next={reverse(f'hall:{name}')}")


@pytest.mark.parametrize(
    "budget", [("mine", 12), ("filing", 14), ("case", 14), ("certificates", 8)]
)
def test_my_pages_ask_the_database_little(
    signed_in, licence, budget, django_assert_max_num_queries
):
    name, most = budget
    argument = {"filing": [licence.id], "case": [licence.cases[0].id]}.get(name, [])
    signed_in.get(reverse(f"hall:{name}", args=argument))
    with django_assert_max_num_queries(most):
        assert signed_in.get(reverse(f"hall:{name}", args=argument)).status_code == 200


def test_one_more_case_costs_no_more_queries(signed_in, citizen, reached, licence):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    address = reverse("hall:mine")
    signed_in.get(address)
    with CaptureQueriesContext(connection) as few:
        signed_in.get(address)
    BIRTH.filed(citizen, reached)
    with CaptureQueriesContext(connection) as more:
        signed_in.get(address)

    assert len(more) <= len(few)
