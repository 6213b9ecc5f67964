"""Applying: begun signed in, resumed anywhere, checked on one page, filed once."""

import re
from dataclasses import replace
from uuid import uuid4

import pytest
from drafting import page, text

from tongban.actions.drafts.writing import answer, change, opened
from tongban.store.cases.models import Draft, Filing
from tongban.store.cases.queries.filings import drafts_of

pytestmark = pytest.mark.django_db
BEGIN = "/apply/item/food_business_licence/"


def test_opening_the_page_begins_nothing(signed_in, citizen, published):
    answer = signed_in.get(BEGIN)

    assert "开始填写" in text(answer)
    assert Draft.objects.count() == 0


def test_a_stranger_signs_in_and_comes_back_to_the_same_button(client, reached, published):
    answer = client.post(BEGIN)

    assert answer.status_code == 302
    assert answer["Location"].endswith(f"?next={BEGIN}")


def test_what_was_told_before_signing_in_is_in_the_draft(signed_in, citizen, published):
    signed_in.post(
        "/ask/item/food_business_licence/?change=premises.area", {"premises-area": "120"}
    )
    begun = signed_in.post(BEGIN)
    [line] = drafts_of(citizen)

    assert begun["Location"] == page("draft", line.id)
    assert opened(citizen, line.id).content.answers["premises.area"] == 120


def test_beginning_again_goes_on_with_the_same_draft(signed_in, citizen, published):
    first, second = signed_in.post(BEGIN), signed_in.post(BEGIN)

    assert first["Location"] == second["Location"]


def test_the_overview_shows_what_remains_and_leads_to_it(signed_in, draft):
    shown = text(signed_in.get(page("draft", draft)))

    assert "还差" in shown
    assert page("form", draft, "premises") in shown
    assert page("check", draft) not in shown.split("检查并提交")[0].rsplit("<li", 1)[-1]


def test_a_ready_draft_leads_to_checking(signed_in, ready):
    shown = text(signed_in.get(page("draft", ready)))

    assert "都准备好了" in shown
    assert f'href="{page("check", ready)}"' in shown


def test_who_cannot_have_it_is_told_why_with_the_article_and_what_to_do(signed_in, citizen, draft):
    answer(citizen, draft, {"premises.near_pollution": True})
    shown = text(signed_in.get(page("draft", draft)))

    assert "还不能办" in shown
    assert re.search(r"第\w+条|§", shown)


def test_registers_that_know_nothing_are_named_and_asked_again_on_demand(signed_in, draft):
    shown = text(signed_in.get(page("draft", draft)))
    again = signed_in.post(page("refresh", draft))

    assert "没有查到" in shown
    assert again["Location"] == page("draft", draft)


def test_checking_shows_everything_with_ways_to_change_it(signed_in, ready):
    shown = text(signed_in.get(page("check", ready)))

    assert "林晓雨" in shown
    assert page("form", ready, "premises") in shown
    assert f"{page('draft_question', ready)}?change=premises.area" in shown
    assert "提交申请" in shown


def test_how_the_result_shall_come_is_said_before_filing(signed_in, ready):
    chosen = page("draft_delivery", ready)
    assert chosen in text(signed_in.get(page("check", ready)))
    assert "快递寄给我" in text(signed_in.get(chosen))
    unwhole = signed_in.post(chosen, {"way": "post", "recipient": "林晓雨"})
    assert "寄送需要填写" in text(unwhole)
    said = {"recipient": "林晓雨", "phone": "10000000011", "address": "云桥路1号"}
    kept = signed_in.post(chosen, {"way": "post", **said})

    assert kept["Location"] == page("check", ready)
    assert "快递寄给我" in text(signed_in.get(page("check", ready)))


def test_an_unready_draft_says_what_is_missing_and_offers_no_button(signed_in, draft):
    shown = text(signed_in.get(page("check", draft)))

    assert "项才能提交" in shown
    assert "提交申请" not in shown


def test_the_truth_is_affirmed_before_submitting(signed_in, ready):
    answer = signed_in.post(page("check", ready), {})

    assert answer.status_code == 422
    assert "请先确认内容真实、准确" in text(answer)
    assert Filing.objects.count() == 0


def test_however_often_it_is_submitted_there_is_one_filing(signed_in, ready):
    """F02."""
    first = signed_in.post(page("check", ready), {"true": "on"})
    second = signed_in.post(page("check", ready), {"true": "on"})

    assert Filing.objects.count() == 1
    assert first["Location"] == second["Location"] == page("filing", Filing.objects.get().pk)


def test_what_registers_say_at_the_last_moment_is_shown_before_anything_is_filed(
    signed_in, citizen, ready
):
    answer(citizen, ready, {"enterprise.credit_code": "91519901MA0000001X"})
    handed_in = opened(citizen, ready).content.files
    change(citizen, ready, lambda content: replace(content, files={}, told={}))
    told = signed_in.post(page("check", ready), {"true": "on"})
    shown = text(signed_in.get(told["Location"]))

    assert told["Location"] == page("draft", ready)
    assert "再看一遍" in shown
    assert "营业执照" in shown
    assert Filing.objects.count() == 0
    change(citizen, ready, lambda content: replace(content, files=handed_in))
    signed_in.post(page("check", ready), {"true": "on"})
    assert Filing.objects.count() == 1


def test_what_the_browser_leaves_out_is_still_missing(signed_in, draft):
    answer = signed_in.post(page("check", draft), {"true": "on"})

    assert answer.status_code == 422
    assert Filing.objects.count() == 0


def test_going_back_after_submitting_leads_to_the_receipt(signed_in, ready):
    filed = signed_in.post(page("check", ready), {"true": "on"})["Location"]

    assert signed_in.get(page("draft", ready))["Location"] == filed


def test_a_draft_is_thrown_away_only_when_confirmed(signed_in, citizen, draft):
    signed_in.get(page("discard", draft))
    assert drafts_of(citizen)
    signed_in.post(page("discard", draft))

    assert not drafts_of(citizen)


ADDRESSES = (
    ("draft", ()),
    ("draft_question", ()),
    ("draft_items", ()),
    ("form", ("premises",)),
    ("dispute", ("premises.area",)),
    ("paper", ("x",)),
    ("commitments", ()),
    ("check", ()),
    ("discard", ()),
)


@pytest.mark.parametrize(("name", "more"), ADDRESSES)
def test_a_stranger_finds_nothing_and_changes_nothing(strange, draft, name, more):
    assert strange.get(page(name, draft, *more)).status_code == 404
    assert strange.post(page(name, draft, *more), {"true": "on"}).status_code == 404
    assert strange.get(page(name, uuid4(), *more)).status_code == 404
    assert Draft.objects.filter(pk=draft).exists()


@pytest.mark.parametrize(("name", "more"), ADDRESSES)
def test_the_public_signs_in_first(client, draft, name, more):
    answer = client.get(page(name, draft, *more))

    assert answer.status_code == 302
    assert "/account/sign-in/" in answer["Location"]


@pytest.mark.parametrize("name", ["draft", "check"])
def test_pages_of_a_draft_ask_the_database_little(
    signed_in, ready, name, django_assert_max_num_queries
):
    signed_in.get(page(name, ready))
    with django_assert_max_num_queries(8):
        signed_in.get(page(name, ready))
