"""A holder shows, shares, copies and follows a certificate; others see what was chosen for them."""

import io
import json
import re

import pikepdf
import pytest
import zxingcpp
from certificatework import changed, held
from django.urls import reverse
from PIL import Image, ImageDraw

from tongban.adapters.offline_codes import open_code
from tongban.adapters.seals import KnownKeys
from tongban.core.certificates.standings import Standing
from tongban.core.certificates.status_lists import read_list
from tongban.store.certificates import shares

pytestmark = pytest.mark.django_db
ADDRESS = "明川市人民路 8 号"


@pytest.fixture
def kept(citizen, reached):
    return held(citizen, reached)


def text(response):
    return response.content.decode()


def page_of(name, kept):
    return reverse(f"hall:{name}", args=[kept.id])


@pytest.fixture
def code_page(signed_in, kept):
    """Show the address of a certificate as a code; return the page."""
    asked = {"purpose": "租房", "fields": ["premises.address"]}
    return signed_in.post(page_of("show_certificate", kept), asked, follow=True)


def read_by_phone(page):
    """Read the code of a page as a phone does, from its squares."""
    drawing = re.search(r'<svg[^>]*viewBox="0 0 (\d+) (\d+)"[^>]*>(.*?)</svg>', page, re.DOTALL)
    side, scale = int(drawing[1]), 4
    picture = Image.new("L", (side * scale, side * scale), 255)
    pen = ImageDraw.Draw(picture)
    x, y = 0.0, 0.0
    path = re.search(r' d="([^"]+)"', drawing[3])[1]
    for command, numbers in re.findall(r"([Mmh])([-\d. ]+)", path):
        values = [float(one) for one in re.findall(r"-?\d+\.?\d*", numbers)]
        if command == "M":
            x, y = values
        elif command == "m":
            x, y = x + values[0], y + values[1]
        else:
            box = (x * scale, (y - 0.5) * scale, (x + values[0]) * scale - 1, (y + 0.5) * scale - 1)
            pen.rectangle(box, fill=0)
            x += values[0]
    (found,) = zxingcpp.read_barcodes(picture)
    return found.text


def test_a_phone_reads_the_code_and_its_text_is_judged_without_the_network(
    client, reached, code_page
):
    keys = KnownKeys.from_list(client.get(reverse("hall:seal_keys")).json())
    scanned = read_by_phone(text(code_page))
    shown = open_code(scanned.partition("#")[2], keys).shown

    assert shown.holder == "林晓雨"
    assert list(shown.fields.values()) == [ADDRESS]


def test_whoever_scans_the_code_sees_the_chosen_fields_until_it_ends(
    client, clock, reached, code_page
):
    scanned = read_by_phone(text(code_page)).removeprefix(reached.public_url).partition("#")[0]
    seen = text(client.get(scanned))
    clock.pass_days(1)
    later = text(client.get(scanned))

    assert ADDRESS in seen
    assert "明川市晓雨面馆" not in seen
    assert "这张证照有效" in seen
    assert "这个码已经失效" in later
    assert "林晓雨" not in later


def test_a_code_that_is_not_shown_any_more_is_closed_at_once(client, signed_in, kept, code_page):
    action = re.search(r'action="([^"]*take-back[^"]*)"', text(code_page))[1]
    token = code_page.request["PATH_INFO"].rstrip("/").rpartition("/")[2]
    signed_in.post(action)

    seen = text(client.get(reverse("hall:scanned_certificate", args=[token])))
    assert "这个码已经失效" in seen


def test_a_purpose_is_asked_for_and_a_certificate_out_of_force_is_not_shown(
    signed_in, kept, reached
):
    blank = signed_in.post(page_of("show_certificate", kept), {})
    changed(kept, Standing.SUSPENDED, reached)
    suspended = signed_in.post(page_of("show_certificate", kept), {"purpose": "租房"})

    assert (blank.status_code, suspended.status_code) == (422, 422)
    assert "现在不能给别人看" in text(suspended)
    assert page_of("show_certificate", kept) not in text(
        signed_in.get(page_of("certificate", kept))
    )


def grant(signed_in, kept, number="519901198501010021", **more):
    asked = {
        "name": "高远",
        "number": number,
        "purpose": "租房",
        "fields": ["premises.address"],
        "until_year": "2026",
        "until_month": "9",
        "until_day": "30",
    }
    return signed_in.post(page_of("share_certificate", kept), {**asked, **more})


def test_a_holder_lets_one_receiver_look_and_takes_it_back(signed_in, kept):
    answer = grant(signed_in, kept)
    page = text(signed_in.get(page_of("certificate", kept)))
    (share,) = shares.of_certificate(kept.id)
    signed_in.post(reverse("hall:take_back_share", args=[share.id]))
    after = text(signed_in.get(page_of("certificate", kept)))

    assert answer.status_code == 302
    assert "高远" in page
    assert "收回" in page
    assert "已收回" in after


@pytest.mark.parametrize(
    "wrong",
    [
        {"number": "519901198501010022"},
        {"purpose": ""},
        {"name": ""},
        {"until_year": "2030"},
        {"until_day": "1"},
        {"fields": ["person.phone"]},
    ],
)
def test_a_grant_that_lacks_something_says_what(signed_in, kept, wrong):
    answer = grant(signed_in, kept, **wrong)

    assert answer.status_code == 422
    assert not shares.of_certificate(kept.id)


@pytest.fixture
def granted(signed_in, stranger, kept, monkeypatch):
    """Let the stranger, whose number no form would take, see the address."""
    monkeypatch.setattr(
        "tongban.actions.certificates.sharing.party_number", lambda _: stranger.person
    )
    grant(signed_in, kept)


def test_a_receiver_sees_only_what_was_chosen_and_the_holder_reads_of_it(
    signed_in, strange, kept, granted
):
    (share,) = shares.of_certificate(kept.id)
    listed = text(strange.get(reverse("hall:received_certificates")))
    address = reverse("hall:received_certificate", args=[share.token])
    seen = text(strange.get(address))
    mine = text(signed_in.get(page_of("certificate", kept)))

    assert address in listed
    assert ADDRESS in seen
    assert "明川市晓雨面馆" not in seen
    assert "被授权人查看" in mine
    assert signed_in.get(address).status_code == 404


def test_a_copy_says_on_its_page_what_it_is_for(signed_in, kept):
    blank = signed_in.post(page_of("copy_certificate", kept), {"purpose": " "})
    answer = signed_in.post(page_of("copy_certificate", kept), {"purpose": "办理贷款"})
    with pikepdf.open(io.BytesIO(answer.content)) as document:
        keywords = str(document.docinfo["/Keywords"])

    assert blank.status_code == 422
    assert answer["Content-Type"] == "application/pdf"
    assert keywords.startswith("face:sha256:")
    assert "生成加注件" in text(signed_in.get(page_of("certificate", kept)))


@pytest.mark.parametrize(
    "name", ["show_certificate", "share_certificate", "copy_certificate", "certificate"]
)
def test_a_stranger_finds_nothing(strange, kept, name):
    assert strange.get(page_of(name, kept)).status_code == 404


def test_the_published_list_and_keys_may_be_kept_for_minutes_and_name_nobody(client, kept, reached):
    changed(kept, Standing.SUSPENDED, reached)
    keys = client.get(reverse("hall:seal_keys"))
    listed = client.get(reverse("hall:status_list", args=[kept.place.list_number]))
    statuses = read_list(json.loads(listed.content), KnownKeys.from_list(keys.json()))

    assert statuses.standing(kept.place.index) is Standing.SUSPENDED
    assert "max-age=300" in listed["Cache-Control"]
    assert "林" not in text(listed)
    assert client.get(reverse("hall:status_list", args=[999_999])).status_code == 404


def test_the_text_of_a_code_can_be_pasted_into_the_verification_page(client, code_page, reached):
    scanned = read_by_phone(text(code_page))
    answer = text(client.post(reverse("hall:verify"), {"number": scanned}))
    altered = text(client.post(reverse("hall:verify"), {"number": scanned[:-3]}))

    assert "这张证照有效" in answer
    assert ADDRESS not in answer.split("<main", 1)[1] or "林晓雨" not in answer
    assert "证照内容和签发时不一致" in altered
