"""Files leave and come in by pages, and what was wrong is put right on one."""

import csv
import html
import io
import re
from dataclasses import replace
from urllib.parse import urlsplit

import pytest
from city.fixtures import city, clock, officer_of, outside, published
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from tongban.actions.imports.beginning import begin
from tongban.actions.imports.carrying import carry_on
from tongban.adapters.modelling_json import write_model
from tongban.adapters.workbooks import write_workbook
from tongban.core.catalog.selection import selection
from tongban.core.people.actors import Role
from tongban.project import wiring
from tongban.store.audit.models import AuditEntry
from tongban.store.imports import queries
from tongban.store.imports.kinds import Format

__all__ = ["city", "clock", "officer_of", "outside", "published"]
pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
HOME = "/console/exchange/"
FOOD = "food_business_licence"
MARKET = "market_regulation"
LIST = "事项名称,事项编码,部门\n小餐饮备案,X-1,某局\n,X-2,某局\n"


def words(response) -> str:
    """Return what a page says, without its tags."""
    text = re.sub(r"<(script|style)\b.*?</\1>", " ", response.content.decode(), flags=re.DOTALL)
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", text)))


@pytest.fixture(autouse=True)
def _in_the_city(monkeypatch, outside, published):
    monkeypatch.setattr(wiring, "outside", lambda: outside)


@pytest.fixture
def officer(officer_of):
    return officer_of(MARKET, Role.ITEM_ADMINISTRATOR)


@pytest.fixture
def browser(officer) -> Client:
    return signed_in(officer)


def signed_in(officer) -> Client:
    client = Client(headers={"accept-language": "zh-hans"})
    client.force_login(get_user_model().objects.get(pk=officer.account), backend=BACKEND)
    return client


@pytest.fixture
def hand_in(browser, outside):
    """Return what hands in a file by the page, has it read, and returns the page of the import."""

    def handed_in(form: Format, content: bytes, name: str, *, work: bool = True):
        file = SimpleUploadedFile(name, content)
        answer = browser.post(f"{HOME}import/", {"form": form.value, "file": file})
        while work and carry_on(outside):
            pass
        assert answer.status_code == 302
        return browser.get(answer.url)

    return handed_in


def changed(city, **attributes):
    part = selection(city.catalogue, [FOOD])
    return replace(part, items={FOOD: replace(part.items[FOOD], **attributes)})


@pytest.mark.parametrize("form", ["workbook", "national", "cpsv", "model"])
def test_a_file_is_handed_out_and_it_is_written_down_who_took_it(browser, officer, form):
    answer = browser.post(f"{HOME}export/", {"form": form, "department": MARKET})

    assert answer.status_code == 200
    assert "attachment" in answer["Content-Disposition"]
    assert answer.content
    assert AuditEntry.objects.get(action="export").actor.endswith(officer.staff_number)


def test_what_is_handed_out_comes_back_in_unchanged(browser, hand_in):
    content = browser.post(f"{HOME}export/", {"form": "workbook", "department": MARKET}).content
    page = hand_in(Format.WORKBOOK, content, "items.xlsx")

    assert "与现行版本相同" in words(page)
    assert "有错的行" not in words(page)


def test_who_exports_nothing_is_asked_again(browser):
    answer = browser.post(f"{HOME}export/", {"form": "stone"})

    assert answer.status_code == 422
    assert browser.get(f"{HOME}export/").status_code == 200


def test_an_imported_item_is_opened_as_a_working_copy(city, browser, hand_in):
    page = hand_in(Format.MODEL, write_model(changed(city, summary="换了说法")), "items.json")
    line = queries.items_of(_key(page))[0]
    answer = browser.post(f"{_at(page)}open/", {"item": line.id})

    assert "有变化" in words(page)
    assert "食品经营许可（餐饮服务）新办" in words(browser.get(answer.url))
    assert "打开编制稿" in words(browser.get(_at(page)))


def test_all_that_changed_is_opened_at_once(city, browser, hand_in):
    page = hand_in(Format.MODEL, write_model(changed(city, summary="换了说法")), "items.json")

    assert "转为编制稿 1 份" in words(browser.post(f"{_at(page)}open/"))


def test_a_workbook_with_faults_is_handed_back_marked(city, browser, hand_in):
    book = load_workbook(io.BytesIO(write_workbook(changed(city))))
    book["事项基本信息"]["B2"] = "一"
    content = io.BytesIO()
    book.save(content)
    page = hand_in(Format.WORKBOOK, content.getvalue(), "items.xlsx")
    marked = browser.get(f"{_at(page)}rejected/")

    assert "没有导入" in words(page)
    assert "版本：应该是一个整数" in words(page)
    assert "在原文件里改" in words(page)
    assert load_workbook(io.BytesIO(marked.content))["事项基本信息"]["B2"].comment


def test_a_row_at_fault_is_put_right_on_its_page(browser, hand_in):
    page = hand_in(Format.HEADINGS, LIST.encode(), "list.csv")
    row = queries.rejected_of(_key(page))[0]
    address = f"{_at(page)}rows/{row.id}/"
    filled = {f"cell{at}": cell for at, cell in enumerate(row.cells)}
    asked = browser.get(address)
    again = browser.post(address, filled)
    done = browser.post(address, {**filled, "cell0": "大餐饮备案"})

    assert asked.status_code == 200
    assert again.status_code == 422
    assert "名称、编码和部门都要有" in words(again)
    assert (done.status_code, done.url) == (302, _at(page))
    assert "大餐饮备案" in words(browser.get(f"{HOME}headings/?q=大餐饮"))


def test_rejected_rows_are_handed_out_as_the_national_table_of_errors(browser, hand_in):
    text = "事项名称,事项编码,部门\n,=1+1,某局\n"
    page = hand_in(Format.HEADINGS, text.encode(), "list.csv")
    answer = browser.get(f"{_at(page)}rejected/")
    told = b"".join(answer.streaming_content).decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(told)))

    assert lines[0][:3] == ["row_guid", "err_type", "table_name"]
    assert lines[1][lines[0].index("remark")] == "名称、编码和部门都要有"
    assert lines[1][-1].startswith("'=1+1")


def test_an_import_under_way_tells_how_far_it_has_come(browser, hand_in, outside):
    page = hand_in(Format.HEADINGS, LIST.encode(), "list.csv", work=False)
    poll = browser.get(f"{_at(page)}progress/")

    assert "正在读入" in words(page)
    assert "正在读入" in words(poll)
    assert "<html" not in poll.content.decode()
    carry_on(outside)
    assert browser.get(f"{_at(page)}progress/")["HX-Refresh"] == "true"


def test_an_import_is_stopped_and_goes_on(browser, hand_in, outside):
    page = hand_in(Format.HEADINGS, LIST.encode(), "list.csv", work=False)
    browser.post(f"{_at(page)}stop/")
    assert "从停下的地方继续" in words(browser.get(_at(page)))
    browser.post(f"{_at(page)}resume/")
    carry_on(outside)

    assert "已读入" in words(browser.get(_at(page)))
    late = browser.post(f"{_at(page)}stop/")
    assert (late.status_code, "不用停止" in words(late)) == (409, True)
    assert browser.post(f"{_at(page)}dance/").status_code == 404


def test_one_waits_in_line_behind_another(browser, hand_in):
    hand_in(Format.HEADINGS, LIST.encode(), "first.csv", work=False)
    page = hand_in(Format.HEADINGS, LIST.encode(), "second.csv", work=False)

    assert "second.csv" in words(page)


def test_a_working_copy_begins_from_a_heading(browser, hand_in):
    hand_in(Format.HEADINGS, LIST.encode(), "list.csv")
    listed = browser.get(f"{HOME}headings/")
    address = f"{HOME}headings/{queries.headings()[0].id}/"
    refused = browser.post(address, {"code": "错 的", "audiences": ["person"]})
    begun = browser.post(address, {"code": "small_kitchen", "audiences": ["person"]})

    assert "某局（未对上本地部门）" in words(listed)
    assert (refused.status_code, "编码只用字母" in words(refused)) == (422, True)
    assert "小餐饮备案" in words(browser.get(begun.url))


def test_a_search_without_a_hit_says_what_to_do(browser):
    assert "名录还是空的" in words(browser.get(f"{HOME}headings/"))
    assert "换一个词" in words(browser.get(f"{HOME}headings/?q=没有的"))


@pytest.mark.parametrize(
    ("posted", "sentence"),
    [
        ({}, "请选择格式"),
        ({"form": "workbook"}, "请上传文件"),
        ({"form": "workbook", "file": ("items.csv", b"x")}, "结尾"),
        ({"form": "workbook", "file": ("items.exe", b"x")}, "格式不能识别"),
        ({"form": "workbook", "file": ("items.xlsx", b"")}, "空"),
    ],
)
def test_a_file_that_does_not_fit_is_refused_beside_its_field(browser, posted, sentence):
    filled = {
        name: SimpleUploadedFile(*value) if isinstance(value, tuple) else value
        for name, value in posted.items()
    }
    answer = browser.post(f"{HOME}import/", filled)

    assert answer.status_code == 422
    assert sentence in words(answer)


def test_the_first_page_leads_on_and_lists_what_came_in(browser, hand_in, officer_of):
    assert "还没有导入过文件" in words(browser.get(HOME))
    hand_in(Format.HEADINGS, LIST.encode(), "list.csv")
    listed = words(browser.get(HOME))
    looker = signed_in(officer_of(MARKET, Role.DATA_STEWARD, staff="d"))

    assert "list.csv" in listed
    assert "导入文件" in listed
    assert "导入文件" not in words(looker.get(HOME))
    assert browser.get(f"{HOME}?before=2026-01-01T00:00:00%2B00:00").status_code == 200
    assert browser.get(f"{HOME}?before=nonsense").status_code == 200


def test_another_departments_import_is_not_there(browser, officer_of, outside):
    elsewhere = officer_of("housing_fund", Role.ITEM_ADMINISTRATOR)
    run = begin(elsewhere, Format.HEADINGS, [LIST.encode()], outside, name="list.csv")

    for place in ("", "progress/", "rejected/", "rows/1/"):
        assert browser.get(f"{HOME}runs/{run}/{place}").status_code == 404
    assert browser.post(f"{HOME}runs/{run}/stop/").status_code == 404


def _at(page) -> str:
    return urlsplit(page.request["PATH_INFO"]).path


def _key(page) -> str:
    return _at(page).split("/")[-2]
