"""Applying: told once, saved as one goes, what departments know is not asked, filed once."""

import re
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from city.answering import plausible
from city.stories import DEPARTMENTS, FOOD_LICENCE, RESTAURANT
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tongban.actions.drafts.writing import answer, opened, start
from tongban.core.catalog.elements import ValueKind
from tongban.store.cases.models import Draft, Filing
from tongban.store.cases.queries.filings import drafts_of
from tongban.web.hall.asking.fields import input_name

pytestmark = pytest.mark.django_db
BEGIN = "/apply/item/food_business_licence/"


def text(response):
    return response.content.decode()


def page(name, draft, *more):
    return reverse(f"hall:{name}", args=[draft, *more])


@pytest.fixture
def draft(citizen, reached):
    """Return a food licence begun with its questions answered, nothing filled in."""
    return start(citizen, "item", FOOD_LICENCE.code, reached, answers=FOOD_LICENCE.answers)


@pytest.fixture
def ready(citizen, reached):
    return FOOD_LICENCE.prepared(citizen, reached)


def written(element, value):
    """Return a value as a browser posts it."""
    name = input_name(element)
    match element.kind:
        case ValueKind.DATE:
            return {
                f"{name}_year": value.year,
                f"{name}_month": value.month,
                f"{name}_day": value.day,
            }
        case ValueKind.YES_NO:
            return {name: "yes" if value else "no"}
        case ValueKind.RECORDS:
            return {}
        case _:
            return {name: value}


def inputs(response):
    """Return the inputs on a page, by kind of name."""
    return set(re.findall(r'<(?:input|select|textarea)[^>]* name="([^"]+)"', text(response)))


def revision(response):
    return re.search(r'name="revision" value="(\d+)"', text(response))[1]


# -- beginning --------------------------------------------------------------------------------


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


# -- overview ---------------------------------------------------------------------------------


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


# -- the form ---------------------------------------------------------------------------------


def test_what_is_filled_in_is_kept_and_leads_back(signed_in, citizen, draft):
    address = page("form", draft, "premises")
    shown = signed_in.get(address)
    typed = {"premises-address": "明川市青石路 8 号", "premises-area": "120"}
    saved = signed_in.post(address, {**typed, "revision": revision(shown)})

    assert saved["Location"] == page("draft", draft)
    assert opened(citizen, draft).content.answers["premises.address"] == "明川市青石路 8 号"


def test_a_wrong_value_comes_back_as_typed_and_the_right_ones_are_kept(signed_in, citizen, draft):
    address = page("form", draft, "premises")
    wrong = signed_in.post(
        address, {"premises-address": "青石路 8 号", "premises-area": "很大", "revision": ""}
    )

    assert wrong.status_code == 422
    assert "很大" in text(wrong)
    assert "错误：" in text(wrong)
    assert opened(citizen, draft).content.answers["premises.address"] == "青石路 8 号"


def test_saving_for_later_asks_for_nothing_that_is_blank(signed_in, draft):
    saved = signed_in.post(page("form", draft, "premises"), {"premises-address": "", "later": "1"})

    assert saved["Location"] == page("draft", draft)


def test_what_is_emptied_is_forgotten(signed_in, citizen, draft):
    address = page("form", draft, "premises")
    signed_in.post(address, {"premises-address": "青石路 8 号", "later": "1"})
    signed_in.post(address, {"premises-address": "", "later": "1"})

    assert "premises.address" not in opened(citizen, draft).content.answers


def test_autosave_answers_with_the_note_alone_and_the_next_revision(signed_in, citizen, draft):
    number = revision(signed_in.get(page("form", draft, "premises")))
    note = signed_in.post(
        page("save", draft, "premises"),
        {"premises-address": "青石路 8 号", "revision": number},
        headers={"HX-Request": "true"},
    )

    assert "已自动保存" in text(note)
    assert "<html" not in text(note)
    assert int(revision(note)) == int(number) + 1
    assert opened(citizen, draft).content.answers["premises.address"] == "青石路 8 号"


def test_the_button_pressed_while_autosave_runs_is_no_conflict(signed_in, draft):
    number = revision(signed_in.get(page("form", draft, "premises")))
    typed = {"premises-address": "青石路 8 号", "later": "1", "revision": number}
    signed_in.post(page("save", draft, "premises"), typed)
    saved = signed_in.post(page("form", draft, "premises"), typed)

    assert saved.status_code == 302


def test_two_devices_that_wrote_different_things_show_both_and_lose_nothing(
    signed_in, citizen, draft
):
    address = page("form", draft, "premises")
    number = revision(signed_in.get(address))
    answer(citizen, draft, {"premises.address": "滨河路 1 号"})
    conflict = signed_in.post(
        address, {"premises-address": "青石路 8 号", "later": "1", "revision": number}
    )
    assert opened(citizen, draft).content.answers["premises.address"] == "滨河路 1 号"
    decided = signed_in.post(
        address,
        {"premises-address": "青石路 8 号", "later": "1", "revision": revision(conflict)},
    )

    assert "滨河路 1 号" in text(conflict)
    assert "青石路 8 号" in text(conflict)
    assert decided.status_code == 302
    assert opened(citizen, draft).content.answers["premises.address"] == "青石路 8 号"


@pytest.mark.parametrize(
    "value", ["\x00", "\ud800", "\u202e青石", "<script>alert(1)</script>", "x" * 100_000]
)
def test_nothing_that_is_typed_breaks_the_form(signed_in, draft, value):
    address = page("form", draft, "premises")
    typed = urlencode({"premises-address": value, "later": "1"}, errors="surrogatepass")
    saved = signed_in.post(address, typed, content_type="application/x-www-form-urlencoded")
    shown = text(signed_in.get(address))

    assert saved.status_code in (302, 422)
    assert "<script>alert" not in shown


def test_the_people_of_a_household_are_written_row_by_row(signed_in, citizen, reached):
    allowance = start(citizen, "item", "subsistence_allowance", reached, answers={})
    address = page("form", allowance, "household")
    row = {
        "household-members-row0-name": "林小满",
        "household-members-row0-relation": "子女",
        "household-members-row0-identity_number": "519901201801010013",
        "household-members-row0-birth_date_year": "2018",
        "household-members-row0-birth_date_month": "1",
        "household-members-row0-birth_date_day": "1",
    }
    more = signed_in.post(address, {**row, "add": "household.members"})
    signed_in.post(address, {**row, "household-members-row1-name": "", "later": "1"})
    members = opened(citizen, allowance).content.answers["household.members"]

    assert "household-members-row1-name" in inputs(more)
    assert [one["name"] for one in members] == ["林小满"]
    assert "林小满" in text(signed_in.get(page("check", allowance)))


# -- papers and promises ----------------------------------------------------------------------


def paper_wanted(citizen, reached, draft):
    """Return the key of a paper that this draft has to hand in."""
    from tongban.actions.drafts.circumstances import circumstances
    from tongban.actions.drafts.readiness import Obstacle, missing

    now = opened(citizen, draft)
    known = circumstances(citizen, now.content, now.wanted.published.catalogue, reached)
    lacking = missing(now.wanted.guide(known, now.content.chosen), now.content)
    return next(one.code for one in lacking if one.obstacle is Obstacle.PAPER)


@pytest.fixture
def wanted(citizen, reached, draft):
    """Return the address of a paper that the draft has to hand in."""
    return page("paper", draft, paper_wanted(citizen, reached, draft))


def test_a_paper_is_handed_in_looked_at_and_taken_back(signed_in, citizen, reached, draft):
    key = paper_wanted(citizen, reached, draft)
    address = page("paper", draft, key)
    scan = SimpleUploadedFile("平面图.pdf", b"%PDF-1.7 plan", "application/pdf")
    assert signed_in.post(address, {"files": scan})["Location"] == address
    [kept] = opened(citizen, draft).content.files[key]
    shown = text(signed_in.get(address))
    signed_in.post(address, {"remove": kept.file})

    assert "平面图.pdf" in shown
    assert reverse("hall:file", args=[kept.file]) in shown
    assert not opened(citizen, draft).content.files[key]


def test_no_file_chosen_is_said(signed_in, wanted):
    answer = signed_in.post(wanted, {})

    assert answer.status_code == 422
    assert "请选择要上传的文件" in text(answer)


def test_a_file_that_is_too_large_is_refused_before_it_is_read(signed_in, wanted, settings):
    settings.UPLOAD_MEGABYTES = 0
    address = wanted
    scan = SimpleUploadedFile("平面图.pdf", b"%PDF-1.7 plan", "application/pdf")
    answer = signed_in.post(address, {"files": scan})

    assert answer.status_code == 422
    assert "请压缩后再上传" in text(answer)


def test_a_paper_that_is_not_needed_is_no_page(signed_in, draft):
    assert signed_in.get(page("paper", draft, "no_such_paper")).status_code == 404


def test_promises_are_made_one_by_one_and_taken_back(signed_in, citizen, reached):
    place = start(citizen, "item", "fire_safety_check", reached, answers={"fire.by_promise": True})
    address = page("commitments", place)
    signed_in.post(address, {"promise-promise": "on"})
    promised = opened(citizen, place).content.committed
    signed_in.post(address, {})

    assert promised <= {"promise"}
    assert not opened(citizen, place).content.committed


# -- checking and submitting ------------------------------------------------------------------


def test_checking_shows_everything_with_ways_to_change_it(signed_in, ready):
    shown = text(signed_in.get(page("check", ready)))

    assert "林晓雨" in shown
    assert page("form", ready, "premises") in shown
    assert f"{page('draft_question', ready)}?change=premises.area" in shown
    assert "提交申请" in shown


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
    first = signed_in.post(page("check", ready), {"true": "on"})
    second = signed_in.post(page("check", ready), {"true": "on"})

    assert Filing.objects.count() == 1
    assert first["Location"] == second["Location"] == page("filing", Filing.objects.get().pk)


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


# -- a journey --------------------------------------------------------------------------------


def test_the_sub_items_of_a_journey_are_chosen_freely(signed_in, citizen, reached):
    restaurant = start(citizen, "journey", RESTAURANT.code, reached, answers=RESTAURANT.answers)
    address = page("draft_items", restaurant)
    nothing = signed_in.post(address, {})
    signed_in.post(address, {"items": ["market_entity_registration", "food_business_licence"]})
    shown = text(signed_in.get(page("draft", restaurant)))

    assert nothing.status_code == 422
    assert "食品经营许可（餐饮服务）新办" in shown
    assert "户外招牌设施设置" not in shown


def test_a_journey_is_filed_through_the_pages_alone(signed_in, citizen, published):
    """Nobody fills in a draft behind the pages: every input is found on a page and posted."""
    begun = signed_in.post(f"/apply/journey/{RESTAURANT.code}/")["Location"]
    draft = drafts_of(citizen)[0].id
    elements = published_elements()
    signed_in.post(page("draft_items", draft), {"items": list(DEPARTMENTS)})
    for _ in range(60):
        asked = signed_in.get(page("draft_question", draft))
        if asked.status_code == 302:
            break
        name = asked.context["page"].fields[0].name
        element = elements[name]
        value = RESTAURANT.answers.get(element.code, plausible(element))
        signed_in.post(page("draft_question", draft), written(element, value))
    fill_in(signed_in, draft, elements)
    filed = signed_in.post(page("check", draft), {"true": "on"})

    assert begun == page("draft", draft)
    assert filed.status_code == 302, re.findall(r"请[^<]+", text(filed))
    assert Filing.objects.get().cases.count() == 6


def published_elements():
    from tongban.actions.targets import published as current

    return {input_name(one): one for one in current().catalogue.elements.values()}


def fill_in(browser, draft, elements):
    """Open every page that the overview links to and do what it asks."""
    for _ in range(3):
        overview = text(browser.get(page("draft", draft)))
        for address in re.findall(rf'href="({page("draft", draft)}form/[^"]+)"', overview):
            shown = browser.get(address)
            names = {re.sub(r"_(year|month|day)$", "", name) for name in inputs(shown)}
            typed = {}
            for element in (elements[name] for name in names if name in elements):
                value = RESTAURANT.answers.get(element.code, plausible(element))
                typed |= written(element, value)
            browser.post(address, {**typed, "revision": revision(shown)} if typed else {})
        for address in re.findall(rf'href="({page("draft", draft)}papers/[^"]+)"', overview):
            if 'name="files"' in text(browser.get(address)):
                scan = SimpleUploadedFile("材料.pdf", b"%PDF-1.7 a paper", "application/pdf")
                browser.post(address, {"files": scan})
        promises = browser.get(page("commitments", draft))
        if promises.status_code == 200:
            made = {name: "on" for name in inputs(promises) if name.startswith("promise-")}
            browser.post(page("commitments", draft), made)


# -- who may ----------------------------------------------------------------------------------

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
