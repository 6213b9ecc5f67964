"""What is always in sight: how late a case is, whose it is, and all of it in English too."""

import re
from datetime import date

import pytest
from django.conf import settings
from web.counter.conftest import MARKET, open_work, words

from tongban.core.cases.due import CaseDue, Phase
from tongban.core.cases.lights import Light
from tongban.web.components.messages import LampColour
from tongban.web.counter import lamps

pytestmark = pytest.mark.django_db


def test_a_late_step_shines_orange_and_says_which():
    due = CaseDue(
        phase=Phase.DECISION,
        promised_on=date(2026, 10, 9),
        light=Light.ORANGE,
        reason="环节超时：现场核查",
    )
    lamp = lamps.of_case(due, stopped=False)

    assert lamp is not None
    assert lamp.colour is LampColour.ORANGE
    assert str(lamp.colour.words) == "橙灯"
    assert lamp.words == "环节超时：现场核查"


def test_a_step_late_though_the_case_is_not_shows_on_its_page(filed, window, examiner, clock):
    window.act(filed, "accept")
    examiner.act(filed, "start")
    address = f"/counter/work/{open_work(filed, MARKET).pk}/"
    assert "橙灯" not in words(examiner.get(address))
    clock.pass_days(5)

    assert "橙灯 环节超时" in words(examiner.get(address))


def bar_of(page) -> str:
    return page.content.decode().split('class="identity"')[1].split("</dl>")[0]


def test_the_bar_shows_the_number_without_the_day_of_birth(filed, window, citizen):
    page = window.get(f"/counter/work/{open_work(filed, MARKET).pk}/")
    number = citizen.person

    assert f"{number[:6]}********{number[-4:]}" in bar_of(page)
    assert number not in bar_of(page)


def test_an_officer_who_reads_english_finds_the_acts_in_english(filed, window):
    work = open_work(filed, MARKET)
    window.client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    page = window.get(f"/counter/work/{work.pk}/refuse-acceptance/").content.decode()
    main = page.split("<main")[1].split("</main>")[0]
    acts = re.findall(r"<(?:button|h1|legend|label)[^>]*>(.*?)</", main, re.DOTALL)

    assert "Decide not to accept" in [act.strip() for act in acts]
    assert "Facts and reasons" in main
    assert "Back to the work" in page


def test_an_item_that_does_not_need_the_whole_number_shows_it_nowhere(filed, window, citizen):
    page = window.get(f"/counter/work/{open_work(filed, MARKET).pk}/")

    assert citizen.person not in words(page)
