"""The form of a draft: what is right is kept, what is wrong comes back, nothing is lost."""

from urllib.parse import urlencode

import pytest
from drafting import inputs, page, revision, text

from tongban.actions.drafts.writing import answer, opened, start

pytestmark = pytest.mark.django_db


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
