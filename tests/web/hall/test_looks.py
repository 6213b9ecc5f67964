"""Who read my data: in plain words, asked about and answered; never another's (A04)."""

import csv
import io
from uuid import uuid4

import pytest
from city.disputing import MOVED, licence_with_a_dispute
from city.stories import FOOD_LICENCE
from django.urls import reverse
from standings import SHOP, represented

from tongban.actions.audit import indexes_of, note
from tongban.actions.tickets.answering import settle
from tongban.core.exchange.ticket_events import TicketOutcome
from tongban.core.people.actors import Role
from tongban.store.audit.looks import PAGE, looks_at
from tongban.store.audit.models import AuditEntry
from tongban.store.tickets.models import Ticket

pytestmark = pytest.mark.django_db
LOOKS, FILE, TICKETS = "hall:looks", "hall:looks_file", "hall:tickets"


def text(response):
    return response.content.decode()


@pytest.fixture
def clerk(reached, officer_of):
    return officer_of("market_regulation", Role.WINDOW)


def opens(clerk, *numbers, **more):
    """Have an officer open a case of whoever has these numbers."""
    concerned = [index for number in numbers for index in indexes_of({"number": number})]
    note(clerk, "case.open", "case", case_number="MC-1", concerned=concerned,
         details={"item": "food_business_licence"}, **more)  # fmt: skip


def test_an_officer_who_opens_a_case_by_its_page_is_told_to_whom_it_concerns(
    signed_in, sign_in, strange, *, citizen, reached, clerk
):
    case = FOOD_LICENCE.filed(citizen, reached).cases[0]
    sign_in(clerk).get(reverse("counter:cases"), {"number": case.number})

    page = text(signed_in.get(reverse(LOOKS)))
    assert "市场监管" in page
    assert clerk.staff_number in page
    assert clerk.name not in page
    assert case.number in page
    assert "按编号查询" in page
    assert case.number not in text(strange.get(reverse(LOOKS)))


def test_a_call_to_a_register_says_which_data_were_read(signed_in, citizen):
    about = indexes_of({"number": citizen.person})
    fields = {"dataset": "population", "fields": "person.name,household.kind"}
    register = "dataset:population"
    note(None, "exchange.call", register, concerned=about, ground="受理", details=fields)
    note(None, "exchange.refused", register, concerned=about, outcome="no_grant")

    page = text(signed_in.get(reverse(LOOKS), {"kind": "register"}))
    assert "人口基础信息" in page
    assert "姓名、" in page
    assert "没有提供" in page


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        ("matched", "确认有相应记录，没有取得内容"),
        ("no_record", "没有查到相应记录"),
        ("inconsistent", "核验，没有取得内容"),
    ],
)
def test_a_check_that_read_nothing_says_what_the_register_answered(
    signed_in, citizen, outcome, expected
):
    about = indexes_of({"number": citizen.person})
    details = {"dataset": "population", "fields": "", "outcome": outcome}
    note(None, "exchange.call", "dataset:population", concerned=about, details=details)

    assert expected in text(signed_in.get(reverse(LOOKS)))


def test_what_i_did_myself_is_not_somebody_looking_at_me(signed_in, citizen, reached):
    FOOD_LICENCE.filed(citizen, reached)
    note(citizen, "case.open", "case", concerned=indexes_of({"number": citizen.person}))

    assert "还没有人查看过" in text(signed_in.get(reverse(LOOKS)))


def test_what_departments_told_when_i_applied_is_shown_as_my_own_request(signed_in, citizen):
    fields = {"dataset": "population", "fields": "person.name"}
    about = indexes_of({"number": citizen.person})
    note(citizen, "exchange.call", "dataset:population", concerned=about, details=fields)

    page = text(signed_in.get(reverse(LOOKS)))
    assert "本平台，应您的申请" in page
    assert "调用“人口基础信息”：姓名" in page


def test_the_list_is_filtered_by_kind_and_turned_page_by_page(signed_in, citizen, clerk):
    for _ in range(PAGE + 3):
        opens(clerk, citizen.person)
    note(clerk, "file.open", "paper", concerned=indexes_of({"number": citizen.person}))

    first = signed_in.get(reverse(LOOKS), {"kind": "case", "period": "30"})
    assert text(first).count("查看了您的办件") == PAGE
    assert "查看了您提交的材料" not in text(first)
    last = looks_at(citizen, most=PAGE + 1)[PAGE].entry
    second = text(signed_in.get(reverse(LOOKS), {"kind": "case", "before": str(last)}))
    assert second.count("查看了您的办件") == 3
    assert "没有符合条件的记录" in text(signed_in.get(reverse(LOOKS), {"kind": "other"}))


def test_the_list_takes_as_few_queries_whatever_its_length(
    signed_in, citizen, clerk, django_assert_max_num_queries
):
    for _ in range(PAGE):
        opens(clerk, citizen.person)
    signed_in.get(reverse(LOOKS))
    with django_assert_max_num_queries(8):
        signed_in.get(reverse(LOOKS))


def test_whoever_acts_for_a_company_sees_who_looked_at_the_company(
    signed_in, strange, *, citizen, clerk, reached
):
    ground = represented(citizen, on=reached.today)
    opens(clerk, SHOP[0], ground="查看单位")
    opens(clerk, citizen.person, ground="查看本人")
    signed_in.post(reverse("hall:acting"), {"acting_for": ground})

    page = text(signed_in.get(reverse(LOOKS)))
    assert "查看单位" in page
    assert "查看本人" not in page
    assert "查看单位" not in text(strange.get(reverse(LOOKS)))


def test_the_list_is_taken_home_as_a_file_without_formulas(signed_in, citizen, clerk):
    opens(clerk, citizen.person, ground="=cmd()")
    response = signed_in.get(reverse(FILE))

    [heading, row] = csv.reader(io.StringIO(response.content.decode("utf-8-sig")))
    assert len(heading) == len(row)
    assert row[-1] == "'=cmd()"
    assert "attachment" in response["Content-Disposition"]


def test_a_question_about_a_look_is_asked_once_and_answered_on_my_page(
    signed_in, citizen, *, clerk, officer_of, reached
):
    opens(clerk, citizen.person)
    entry = looks_at(citizen)[0].entry
    ask = reverse("hall:ask_look", args=[entry])
    assert "查看了您的办件" in text(signed_in.get(ask))
    assert signed_in.post(ask, {"words": "  "}).status_code == 422
    assert signed_in.post(ask, {"words": "我没有办这件事"}).status_code == 302
    assert signed_in.post(ask, {"words": "再问一次"}).status_code == 302
    ticket = Ticket.objects.get()

    assert "已提出，看进展" in text(signed_in.get(reverse(LOOKS)))
    steward = officer_of("market_regulation", Role.DATA_STEWARD, staff="d")
    settle(steward, ticket.pk, reached, outcome=TicketOutcome.EXPLAINED, words="为受理查看")
    page = text(signed_in.get(reverse("hall:ticket", args=[ticket.pk])))
    assert "查阅符合规定，已说明" in page
    assert "为受理查看" in page
    looks = text(signed_in.get(reverse(LOOKS)))
    assert "核实了您提出的数据校核或者疑问" in looks
    assert "没有写明" not in looks


def test_nobody_asks_about_or_reads_what_is_another_persons(strange, citizen, clerk, reached):
    """A04: the page of somebody else's look or ticket is the page of none."""
    opens(clerk, citizen.person)
    entry = looks_at(citizen)[0].entry
    licence_with_a_dispute(citizen, reached)
    ticket = Ticket.objects.get().pk

    for name, theirs, nobodys in (
        ("hall:ask_look", entry, 2**63 - 1),
        ("hall:ticket", ticket, uuid4()),
    ):
        found = strange.get(reverse(name, args=[theirs]))
        assert found.status_code == 404
        assert strange.get(reverse(name, args=[nobodys])).status_code == 404
    assert (
        strange.post(reverse("hall:ask_look", args=[entry]), {"words": "为什么"}).status_code == 404
    )
    assert AuditEntry.objects.filter(subject=str(entry), outcome="not_found").count() == 2


def test_my_disputes_stand_with_my_questions(signed_in, citizen, reached):
    assert "还没有提出过" in text(signed_in.get(reverse(TICKETS)))
    licence_with_a_dispute(citizen, reached)

    page = text(signed_in.get(reverse(TICKETS)))
    assert "户籍地址" in page
    assert "待核实" in page
    assert MOVED.claimed in text(
        signed_in.get(reverse("hall:ticket", args=[Ticket.objects.get().pk]))
    )
