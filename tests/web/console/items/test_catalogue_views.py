"""Views of the whole catalogue: public lists, the report of faults, one electronic catalogue."""

import html
import io
import re

import pytest
from openpyxl import load_workbook
from web.console.items.conftest import words

from tongban.actions.targets import published as published_now
from tongban.core.people.actors import Role
from tongban.store.audit.models import AuditEntry
from tongban.store.overviews.queries import issues
from tongban.store.overviews.queries.editions import edition
from tongban.store.workshop.queries import copies_for

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("overviews")]


@pytest.fixture
def keeper(workshop, sign_in, officer_of):
    """Return whoever keeps the catalogue of the whole city."""
    return sign_in(officer_of("data_bureau", Role.ITEM_ADMINISTRATOR, staff="k"))


@pytest.mark.parametrize(
    ("name", "title"),
    [("powers", "权力清单"), ("responsibilities", "责任清单"), ("public_services", "公共服务目录")],
)
def test_each_public_list_is_shown_and_taken_as_a_file(editor, name, title):
    page = words(editor.get("lists/", list=name))
    written = editor.get(f"lists/{name}.csv").content.decode("utf-8-sig")
    book = load_workbook(io.BytesIO(editor.get(f"lists/{name}.xlsx").content))

    assert title in page
    assert written.startswith("序号,")
    assert book.active.max_row == len(written.strip().splitlines())


def test_a_list_of_a_department_holds_its_items_alone(editor):
    items = published_now().catalogue.items.values()
    page = words(editor.get("lists/", list="powers", department="market_regulation"))

    assert "食品经营许可" in page
    assert not [
        one.name for one in items if one.department == "housing_fund" and f" {one.name} " in page
    ]


def test_lists_and_files_that_do_not_exist_are_not_found(editor):
    for address in ("lists/?list=secrets", "lists/powers.exe", "faults/report.pdf"):
        assert editor.get(address).status_code == 404


def test_the_report_says_who_puts_right_what_until_when(editor, keeper):
    own, city = words(editor.get("faults/")), words(keeper.get("faults/"))
    rows = keeper.get("faults/report.csv").content.decode("utf-8-sig").splitlines()

    assert "必须改正 0 处" in own
    assert len(rows) > len(editor.get("faults/report.csv").content.decode().splitlines())
    assert rows[0].startswith("部门,事项")
    assert "怎么改" in city
    assert "没有发现问题" in words(keeper.get("faults/", severity="error"))


def test_a_long_report_goes_on_page_by_page_and_nothing_is_left_out(keeper, monkeypatch):
    monkeypatch.setattr(issues, "PAGE", 40)
    address, pages = "faults/", []
    while address and len(pages) < 9:
        pages.append(keeper.get(address).content.decode())
        following = re.search(r'href="(\?after=[^"]+)"', pages[-1])
        address = f"faults/{html.unescape(following[1])}" if following else ""
    shown = sum(page.count('data-label="怎么改"') for page in pages)
    rows = keeper.get("faults/report.csv").content.decode("utf-8-sig").splitlines()

    assert len(pages) > 2
    assert shown == len(rows) - 1


def test_a_material_shows_what_it_proves_and_who_asks_for_it(editor):
    catalogue = published_now().catalogue
    paper = next(one for one in catalogue.evidence.values() if one.proves)
    page = words(editor.get(f"materials/{paper.code}/"))

    assert paper.name in page
    assert catalogue.elements[paper.proves[0]].label in page
    assert "哪些事项要它" in page
    assert editor.get("materials/nothing/").status_code == 404


def test_the_electronic_catalogue_is_three_lists_in_one(editor):
    catalogue = published_now().catalogue
    certificate = next(one for one in catalogue.evidence.values() if one.certificate_type)

    link = f"/console/items/materials/{certificate.code}/"
    shelves = {
        shelf: link in editor.get("materials/", q=certificate.name, shelf=shelf).content.decode()
        for shelf in ("certificates", "online", "offline")
    }

    assert shelves == {"certificates": True, "online": False, "offline": False}
    assert "没有找到材料" in words(editor.get("materials/", q="没有这种材料"))


def test_the_catalogue_of_materials_goes_on_page_by_page(editor):
    first = editor.get("materials/")
    following = re.search(r'href="([^"]*after=[^"]+)"', first.content.decode())
    second = words(editor.get(html.unescape(following[1])))

    assert "从头看起" in second
    assert second != words(first)


def test_two_materials_become_one_and_their_items_follow_through_review(keeper, workshop):
    catalogue = published_now().catalogue
    served = {code for one in catalogue.datasets.values() for code in one.proves}
    item = next(
        one
        for one in catalogue.items.values()
        if any(
            code not in served and catalogue.evidence[code].certificate_type is None
            for row in one.requirements
            for way in row.alternatives
            for code in way
        )
    )
    gone = next(
        code
        for row in item.requirements
        for way in row.alternatives
        for code in way
        if code not in served and catalogue.evidence[code].certificate_type is None
    )
    kept = next(code for code in catalogue.evidence if code != gone)

    asked = words(keeper.get("materials/merge/", kept=kept, gone=gone))
    keeper.post("materials/merge/", kept=kept, gone=gone)
    now = published_now().catalogue

    assert item.name in asked
    assert catalogue.evidence[gone].name in now.evidence[kept].aliases
    assert item.version == now.items[item.code].version
    assert item.code in {one.code for one in copies_for(keeper.officer)}
    assert AuditEntry.objects.filter(action="workshop.merge_papers").count() == 1


def test_materials_that_cannot_be_one_stay_two(keeper, editor):
    catalogue = published_now().catalogue
    certificate = next(one for one in catalogue.evidence.values() if one.certificate_type)
    plain = next(one for one in catalogue.evidence.values() if not one.certificate_type)
    before = dict(catalogue.evidence)

    keeper.post("materials/merge/", kept=plain.code, gone=certificate.code)
    keeper.post("materials/merge/", kept=plain.code, gone=plain.code)
    editor.post("materials/merge/", kept=plain.code, gone=certificate.code)

    assert "归并" not in words(editor.get("copies/"))
    assert dict(published_now().catalogue.evidence) == before


def test_duplicates_are_told_with_their_departments(keeper):
    page = words(keeper.get("materials/duplicates/"))
    written = keeper.get("materials/duplicates/names.csv").content.decode("utf-8-sig")

    assert "可能是同一种材料" in page
    assert "一种材料，几个名称" in page
    assert written.startswith("标准材料,")


def test_a_list_is_published_by_its_department_and_shown_to_everybody(editor, client):
    before = words(editor.get("lists/", list="powers", department="market_regulation"))
    asked = words(editor.get("lists/powers/publish/"))
    done = editor.post("lists/powers/publish/", approval="明政发〔2026〕1号")
    again = words(editor.post("lists/powers/publish/"))
    after = words(editor.client.get(done.url))

    assert "还没有向社会公布" in before
    assert "公布后不能改动" in asked
    assert "最近公布的是第 1 版" in after
    assert "不用再公布" in again
    assert "明政发〔2026〕1号" in words(client.get("/lists/powers/market_regulation/"))


def test_nobody_publishes_the_list_of_another_department(editor, keeper, sign_in, officer_of):
    steward = sign_in(officer_of("market_regulation", Role.DATA_STEWARD, staff="p"))

    assert editor.post("lists/powers/publish/", department="housing_fund").status_code == 404
    assert steward.post("lists/powers/publish/").status_code == 403
    assert editor.post("lists/secrets/publish/").status_code == 404
    assert "没有公布" in words(keeper.post("lists/powers/publish/", approval="号" * 300))
    assert edition("powers", "housing_fund") is None
    assert "已公布" in words(keeper.client.get(keeper.post("lists/powers/publish/").url))
    assert edition("powers", "housing_fund") is not None
