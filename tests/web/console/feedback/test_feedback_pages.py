"""Pages of feedback: said in the hall, handled in the console, each side with what it may know."""

import re
from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from city.stories import FOOD_LICENCE
from django.urls import reverse
from feedbackwork import LEAK, MARKET, Sides, browser, complained, settled

from tongban.actions.feedback.rating import rate
from tongban.actions.feedback.speaking import reopen
from tongban.actions.feedback.sweeping import sweep
from tongban.actions.notices.reading import read_all
from tongban.core.feedback.ratings import RatingChannel
from tongban.core.people.actors import WindowHelp
from tongban.core.vocabulary.errors import NotAllowed
from tongban.store.feedback.models import Concern, Rating
from tongban.store.notices.queries import notices_for, unread
from tongban.web.components.rating_codes import code_for

pytestmark = pytest.mark.django_db
HOME = "/console/feedback/"


def text(response):
    return response.content.decode()


def act(client, concern, verb, **said):
    row = Concern.objects.get(pk=concern)
    address = f"{HOME}concerns/{concern}/{verb}/"
    return client.post(address, {"revision": row.revision, "words": "好", **said})


def test_a_poor_rating_goes_to_its_call_back_and_is_published(hall, poor, accepted, sides):
    centre, clerk = browser(sides.centre), browser(sides.clerk)
    assert "看差评怎么处置" in text(hall.get(f"/my/cases/{accepted.id}/"))
    assert poor.number in text(centre.get(HOME))
    assert act(centre, poor.pk, "contact", reached="yes", words="排队太久").status_code == 302
    assert poor.number in text(clerk.get(HOME))
    assert act(clerk, poor.pk, "rectify", remedy="at_once", words="增开窗口").status_code == 302
    called = act(centre, poor.pk, "call_back", reached="yes", satisfied="yes", words="满意了")
    assert called.status_code == 302
    act(centre, poor.pk, "publish", words="已增开窗口，排队时间缩短")

    assert "已增开窗口" in text(browser(sides.clerk).get("/ratings/poor/"))
    assert "增开窗口" in text(hall.get(f"/my/concerns/{poor.pk}/"))
    assert "样本不足" in text(hall.get("/ratings/"))


def test_the_rated_never_see_the_rater(poor, accepted, citizen, sides):
    centre, clerk = browser(sides.centre), browser(sides.clerk)
    act(centre, poor.pk, "contact", reached="yes", words="排队太久")
    own = browser(Sides.of("data_bureau").head)
    for client in (clerk, browser(sides.head), browser(sides.supervisor)):
        for page in (HOME, f"{HOME}concerns/{poor.pk}/", f"{HOME}ratings/"):
            shown = text(client.get(page))
            for secret in (citizen.name, citizen.person, accepted.number, str(accepted.id)):
                assert secret not in shown
    assert citizen.name in text(centre.get(f"{HOME}concerns/{poor.pk}/"))
    assert own.get(f"{HOME}concerns/{poor.pk}/").status_code == 404


def test_of_how_a_rating_came_only_the_channel_is_kept(hall, accepted):
    on_the_way = {"HTTP_USER_AGENT": "Mozilla/5.0 (Android) Mobile", "REMOTE_ADDR": "8.8.8.8"}
    hall.post(f"/my/cases/{accepted.id}/rate/", {"level": "satisfied"}, **on_the_way)
    hall.post(f"/my/cases/{accepted.id}/rate/", {"level": "dissatisfied"})
    kept = Rating.objects.values().get()

    assert (kept["channel"], kept["level"]) == ("mobile", "satisfied")
    assert not [value for value in kept.values() if "8.8.8.8" in str(value)]


def test_a_window_that_writes_for_somebody_cannot_rate_for_them(citizen, outside, sides, accepted):
    helped = replace(citizen, helped_by=WindowHelp(attendance=uuid4(), clerk=sides.clerk))

    with pytest.raises(NotAllowed):
        rate(helped, accepted.id, outside, level="very_satisfied")
    assert not Rating.objects.exists()


def test_a_rating_that_was_found_mistaken_is_not_counted(poor, sides):
    head, supervisor = browser(sides.head), browser(sides.supervisor)
    act(browser(sides.centre), poor.pk, "contact", reached="no", words="没有接")
    act(head, poor.pk, "appeal", words="评错了事项")
    assert act(supervisor, poor.pk, "exclude", words="属实").status_code == 422
    act(supervisor, poor.pk, "exclude", misjudged="mistaken", words="属实")

    assert Rating.objects.get().excluded
    assert "申诉成立" in text(head.get(f"{HOME}ratings/"))


def numbers_of(page: str, address: str) -> list[tuple[str, int]]:
    """Return the addresses of a page that begin so, each with the number that leads there."""
    found = re.findall(rf'href="({HOME}ratings/{address}/[^"]+)"[^>]*>([0-9]+)<', page)
    return [(where.replace("&amp;", "&"), int(number)) for where, number in found]


def test_every_figure_leads_to_exactly_what_it_counts(poor, citizen, outside, sides):
    settled(citizen, outside, sides)
    complained(citizen, outside)
    rows = {"concerns": f'href="{HOME}concerns/', "given": "<tr", "cases": "<tr"}
    for seat in (sides.supervisor, sides.centre, sides.clerk):
        reader = browser(seat)
        board = text(reader.get(f"{HOME}ratings/"))
        for address, row in rows.items():
            for where, number in numbers_of(board, address):
                listed = text(reader.get(where))
                hidden = re.search(r"另有 (\d+) 件", listed)
                unseen = int(hidden.group(1)) if hidden else 0
                head = 1 if row == "<tr" else 0
                assert listed.count(row) - (head if row in listed else 0) + unseen == number, where
    board = text(browser(sides.supervisor).get(f"{HOME}ratings/"))
    told = dict(numbers_of(board, "concerns"))
    assert told[f"{HOME}ratings/concerns/?kind=orders&of=opened"] == 2
    assert told[f"{HOME}ratings/concerns/?kind=orders&of=ended"] == 1
    assert len(numbers_of(board, "given")) == 2


def test_the_list_of_concerns_is_taken_away_as_it_stands(citizen, outside, sides):
    number = Concern.objects.get(pk=complained(citizen, outside)).number
    centre = browser(sides.centre)
    [where] = re.findall(rf'"({HOME}concerns\.csv[^"]+)"', text(centre.get(f"{HOME}all/")))
    file = centre.get(where.replace("&amp;", "&")).content.decode("utf-8-sig")

    assert [line.split(",")[0] for line in file.splitlines()] == ["编号", number]
    assert citizen.name not in file
    stranger = browser(sides.clerk).get(f"{HOME}concerns.csv?show=all")
    assert number not in stranger.content.decode("utf-8-sig")


def test_the_words_of_a_poor_rating_wait_until_the_centre_has_asked(poor, sides):
    where = f"{HOME}ratings/given/?item={FOOD_LICENCE.code}&of=poor"
    assert "排了三次队" in text(browser(sides.supervisor).get(where))
    assert "排了三次队" not in text(browser(sides.clerk).get(where))
    assert browser(sides.clerk).get(f"{HOME}ratings/given/?of=nothing").status_code == 404

    act(browser(sides.centre), poor.pk, "contact", reached="yes", words="排队太久")
    assert "排了三次队" in text(browser(sides.clerk).get(where))


def test_a_complaint_is_answered_called_back_and_reopened(hall, citizen, outside, sides):
    concern = settled(citizen, outside, sides)
    page = text(hall.get(f"/my/concerns/{concern}/"))
    assert "已责令安装净化器" in page
    assert "要求重新办理" in page
    empty = hall.post(f"/my/concerns/{concern}/reopen/", {"words": " "})
    assert empty.status_code == 422
    hall.post(f"/my/concerns/{concern}/reopen/", {"words": "又开始排了"})

    assert "又开始排了" in text(browser(sides.clerk).get(f"{HOME}concerns/{concern}/"))
    assert "油烟扰民" in text(hall.get("/my/concerns/"))
    assert "有 1 件诉求或者差评等您处理" in text(browser(sides.clerk).get("/counter/"))


def test_every_step_is_told_to_whoever_spoke_and_to_whose_turn_it_is(citizen, outside, sides):
    concern = settled(citizen, outside, sides)
    reopen(citizen, concern, outside, words="又开始排了")
    hers = [one.kind for one in reversed(notices_for(citizen))]
    units = [one.values["work"] for one in notices_for(sides.clerk)]

    assert sorted(hers) == [
        "concern_answered",
        "concern_closed",
        "concern_received",
        "concern_routed",
    ]
    assert units == ["答复诉求", "答复诉求"]
    assert [one.values["work"] for one in notices_for(sides.centre)] == ["转办诉求"]
    read_all(sides.centre, outside)
    complained(citizen, outside)
    complained(citizen, outside)
    assert len(notices_for(sides.centre)) == 2
    assert unread(sides.supervisor) == 0


def test_what_is_said_in_the_hall_is_handed_on_or_returned(hall, sides, citizen, outside):
    said = {"kind": "complaint", "title": LEAK.title, "words": LEAK.words}
    answer = hall.post("/my/concerns/new/", said)
    concern = Concern.objects.get()
    assert answer["Location"] == f"/my/concerns/{concern.pk}/"
    centre, clerk = browser(sides.centre), browser(sides.clerk)
    assert act(centre, concern.pk, "route").status_code == 422
    act(centre, concern.pk, "route", department=MARKET)
    gone = act(clerk, concern.pk, "return", words="归城管局")
    returned = text(hall.get(f"/my/concerns/{concern.pk}/"))

    assert "已办理" in text(clerk.get(gone["Location"]))
    assert "归城管局" not in returned
    assert "还没有确定" in returned
    assert "退回重新转办" in text(centre.get(f"{HOME}concerns/{concern.pk}/"))
    other = complained(citizen, outside)
    act(centre, other, "merge", into="诉0", words="同一家")
    act(centre, other, "merge", into=concern.number, words="同一家")
    assert Concern.objects.get(pk=other).into == concern
    assert f"和{concern.number}一起办理：热线在" in text(hall.get(f"/my/concerns/{other}/"))
    hall.post(f"/my/concerns/{concern.pk}/withdraw/")
    assert "已撤回" in text(hall.get(f"/my/concerns/{concern.pk}/"))


def test_information_is_asked_for_clarified_and_answered(hall, sides, outside):
    said = {"title": "餐饮检查结果", "words": "临江街道", "form": "electronic"}
    assert hall.post("/my/concerns/information/", said).status_code == 422
    hall.post("/my/concerns/information/", {**said, "department": MARKET})
    concern = Concern.objects.get()
    clerk = browser(sides.clerk)
    assert "电子文件" in text(clerk.get(f"{HOME}concerns/{concern.pk}/"))
    act(clerk, concern.pk, "clarification", words="请写明年度")
    assert "请您在" in text(hall.get(f"/my/concerns/{concern.pk}/"))
    hall.post(f"/my/concerns/{concern.pk}/clarify/", {"words": "2025年"})
    act(clerk, concern.pk, "opinion", whom="某饭店", third_party="yes", words="同意吗")
    act(clerk, concern.pk, "opinion_given", words="同意公开")
    assert act(clerk, concern.pk, "inform", answer="refused").status_code == 422
    act(clerk, concern.pk, "inform", answer="granted", words="见附件")

    page = text(hall.get(f"/my/concerns/{concern.pk}/"))
    assert "予以公开" in page
    assert "行政复议" in page


def test_who_comes_second_is_told_and_loses_nothing(citizen, outside, sides):
    concern = complained(citizen, outside)
    centre = browser(sides.centre)
    said = {"revision": 1, "department": MARKET, "words": ""}
    centre.post(f"{HOME}concerns/{concern}/route/", said)
    page = centre.post(f"{HOME}concerns/{concern}/route/", said)

    assert page.status_code == 409
    assert "同事刚刚办理过" in text(page)
    assert centre.post(f"{HOME}concerns/{concern}/nothing/").status_code == 404


def test_what_comes_by_telephone_is_written_down_and_bodies_publish(sides, hall, clock, outside):
    centre, clerk = browser(sides.centre), browser(sides.clerk)
    said = {"channel": "hotline", "kind": "report", "title": "无证经营", "words": "临江路"}
    assert centre.post(f"{HOME}new/", said).status_code == 302
    assert clerk.post(f"{HOME}new/", said).status_code == 422
    made = {"title": "食品安全年报", "made_on_year": 2026, "made_on_month": 9, "made_on_day": 1}
    clerk.post(f"{HOME}publications/", made)
    page = text(clerk.get(f"{HOME}publications/"))
    [publish] = re.findall(rf"{HOME}publications/[0-9a-f-]+/publish/", page)
    clerk.post(publish)

    clerk.post(f"{HOME}publications/", {**made, "title": "监督抽检结果"})
    assert "食品安全年报" in text(hall.get("/information/?q=年报"))
    assert "没有找到" in text(hall.get("/information/?q=别的"))
    clock.go_to(date(2026, 12, 1))
    assert sweep(outside) == 2
    assert sweep(outside) == 0
    assert "逾期" in text(centre.get(HOME))
    work = [one.values["work"] for one in notices_for(sides.clerk)]
    assert work == ["公开政府信息（已逾期）", "公开政府信息", "公开政府信息"]


def test_a_code_of_a_window_rates_once_without_signing_in(accepted, sides, client):
    clerk = browser(sides.clerk)
    page = text(clerk.get(f"{HOME}ratings/code/", {"number": accepted.number}))
    assert "<svg" in page
    assert "没有可以评价的办件" in text(clerk.get(f"{HOME}ratings/code/", {"number": "x"}))
    address = reverse("hall:rate_by_code", args=[code_for(accepted.id, RatingChannel.TABLET)])
    assert "服务态度" in text(client.get(address))
    assert "谢谢" in text(client.post(address, {"level": "satisfied"}))
    assert "不能评价" in text(client.post(address, {"level": "satisfied"}))
    assert Rating.objects.get().contents == "offline-2020"
    assert client.get("/rate/guess/").status_code == 404


def test_pages_speak_english_and_are_quick_for_the_database(
    citizen, outside, poor, django_assert_max_num_queries
):
    sides = Sides.of()
    concern = settled(citizen, outside, sides)
    centre = browser(sides.centre, "en")
    chinese = re.compile(r"[\u4e00-\u9fff]")
    for page in (HOME, f"{HOME}all/", f"{HOME}ended/", f"{HOME}concerns/{concern}/", f"{HOME}new/"):
        centre.get(page)
        with django_assert_max_num_queries(16):
            shown = text(centre.get(page))
        heading = re.findall(r"<h1[^>]*>(.*?)</h1>|<dt[^>]*>(.*?)</dt>", shown, re.DOTALL)
        assert not [one for pair in heading for one in pair if chinese.search(one)
                    and LEAK.title not in one]  # fmt: skip
    for page in ("/contact/", "/ratings/", "/information/"):
        assert centre.get(page).status_code == 200
