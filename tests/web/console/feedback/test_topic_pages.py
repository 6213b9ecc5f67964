"""What words say (热点话题): topics of many, causes of poor ratings, the unit they point to."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from feedbackwork import LEAK, browser, complained

from tongban.actions.feedback.listening import listen
from tongban.store.notices.queries import notices_for

pytestmark = pytest.mark.django_db
HOME = "/console/feedback/"


def text(response):
    return response.content.decode()


def test_the_centre_is_told_to_which_unit_the_words_point(citizen, outside, sides):
    concern = complained(citizen, outside, replace(LEAK, title="食品经营许可证办得太慢"))
    page = text(browser(sides.centre).get(f"{HOME}concerns/{concern}/"))

    assert "可能是：市场监管局" in page


def test_what_many_say_is_a_topic_with_the_messages_behind_it(citizen, outside, sides):
    for title in (
        "饭店油烟直排",
        "烧烤店油烟直排扰民",
        "油烟直排没人管",
        "油烟直排半夜",
        "油烟直排一周",
    ):
        last = complained(citizen, outside, replace(LEAK, title=title))
    assert listen(outside) == 1
    assert listen(outside) is None
    outside.clock.pass_time(timedelta(minutes=9))
    last = complained(citizen, outside, replace(LEAK, title="油烟直排两周"))
    assert listen(outside) == 1
    assert [one.kind for one in notices_for(sides.supervisor)].count("topic_burst") == 1
    centre = browser(sides.centre)
    page = text(centre.get(f"{HOME}topics/"))
    assert "突增" in page
    one = text(centre.get(f"{HOME}topics/1/"))
    assert f"{HOME}concerns/{last}/" in one
    assert "临江街道" in one
    assert "按前四周应当是" in one
    assert citizen.name not in one
    assert browser(sides.clerk).get(f"{HOME}topics/").status_code == 403
    assert "油烟" in centre.get(f"{HOME}topics.csv").content.decode("utf-8-sig")


def test_a_cause_leads_to_the_ratings_that_name_it(poor, sides):
    supervisor = browser(sides.supervisor)
    page = text(supervisor.get(f"{HOME}topics/"))
    [link] = re.findall(rf'href="({HOME}ratings/given/[^"]+)">1<', page)
    cause = link.replace("&amp;", "&")
    behind = text(supervisor.get(cause))

    assert "办事效率" in behind
    assert "不满意" in behind
    for other in ("platform", ""):
        assert "没有这样的评价" in text(supervisor.get(cause.replace("efficiency", other)))
