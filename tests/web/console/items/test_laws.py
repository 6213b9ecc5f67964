"""Laws are kept once, and everybody's checks go by them."""

import html
import re

import pytest
from city.workshop import FOOD
from web.console.items.conftest import words

from tongban.actions.catalog.laws import keep_laws
from tongban.core.catalog.laws import LawStatus
from tongban.core.vocabulary.citations import LegalLevel
from tongban.store.catalog import laws
from tongban.store.catalog.laws import law_known

pytestmark = pytest.mark.django_db
LAW = LawStatus(law="食品安全法", level=LegalLevel.LAW)
REPEALED = {
    "law": "食品安全法",
    "level": str(LegalLevel.LAW.value),
    "repealed_on_year": "2026",
    "repealed_on_month": "1",
    "repealed_on_day": "1",
    "replaced_by": "新食品安全法",
}


@pytest.fixture(autouse=True)
def _known(workshop):
    keep_laws((LAW,), by="tests")


def test_a_repeal_is_written_down_once_and_found_in_every_check(legal, editor):
    before = words(editor.get(f"published/{FOOD}/"))
    asked = words(legal.get("laws/", law=LAW.law))
    legal.post("laws/", **REPEALED)
    page = words(editor.get("laws/"))
    after = words(editor.get(f"published/{FOOD}/"))

    assert "废止" not in before
    assert "记下一部法规的效力" in asked
    assert "废止" in page
    assert "改引新食品安全法" in page
    assert "废止" in after


def test_only_who_keeps_the_laws_writes_them_down(editor):
    editor.post("laws/", **REPEALED)

    assert law_known(LAW.law) == LAW
    assert "记下一部法规的效力" not in words(editor.get("laws/"))


def test_what_cannot_be_is_not_written_down(legal):
    page = words(legal.post("laws/", law="某法", level="7", replaced_by="新法"))

    assert "也要写废止日期" in page
    assert law_known("某法") is None


def test_what_files_say_again_changes_nothing_and_takes_no_day_back(legal):
    legal.post("laws/", **REPEALED)

    assert keep_laws((LAW,), by="tests") == 0
    assert law_known(LAW.law).replaced_by == "新食品安全法"


def test_laws_are_listed_a_page_at_a_time_and_found_by_name_and_force(legal, monkeypatch):
    legal.post("laws/", **REPEALED)
    monkeypatch.setattr(laws, "PAGE", 3)
    monkeypatch.setattr("tongban.web.console.items.catalogue.laws.PAGE", 3)
    known, address = {one.law for one in laws.laws_known()}, "laws/"
    seen: list[str] = []
    while address:
        page = legal.get(address).content.decode()
        shown = re.findall(r'<th scope="row"[^>]*><div>([^<]*)</div>', page)
        assert 0 < len(shown) <= 3
        seen += shown
        following = re.search(r'href="([^"]*after=[^"]+)"', page)
        address = html.unescape(following[1]) if following else ""

    assert seen == sorted(known)
    repealed = words(legal.get("laws/", force="repealed"))
    assert "新食品安全法" in repealed
    assert "行政许可法" not in repealed
    assert "食品安全法" in words(legal.get("laws/", q="食品安全"))
    assert "没有找到" in words(legal.get("laws/", q="没有这部法"))


def test_the_graph_says_when_a_law_is_repealed_and_what_takes_its_place(legal, editor):
    place = "/console/graph/node/"
    holds = words(editor.get(place, node=f"law:{LAW.law}"))
    legal.post("laws/", **REPEALED)
    repealed = words(editor.get(place, node=f"law:{LAW.law}"))

    assert "效力 现行有效" in holds
    assert "已于2026年1月1日废止" in repealed
    assert "由什么代替 新食品安全法" in repealed
