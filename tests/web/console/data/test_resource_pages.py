"""Stewards describe what their departments offer, and another department reviews it."""

import pytest
from sharingwork import ASKER, DATASET, HERE, HOLDER, KEEPER, answers, words

from tongban.actions.targets import published as published_now

pytestmark = pytest.mark.django_db

NEW = {
    "code": "land_parcels",
    "name": "宗地信息",
    "system": "不动产登记系统",
    "form": "table",
    "fields_written": "zdh person.name 宗地权利人\n",
    "keys": "person.identity_number",
    "update_cycle": "每日",
    "sharing": "conditional",
    "condition": "仅用于本人申办的事项",
    "opening": "not_open",
}


def test_a_resource_is_submitted_returned_mended_and_published(at):
    browser = at(HOLDER)
    browser.post(f"{HERE}new/", NEW)
    assert "正在审核的数据" in words(at(KEEPER).get(HERE))
    at(KEEPER).post(f"{HERE}sets/land_parcels/return/", {"reason": "请补充说明"})
    assert "请补充说明" in words(browser.get(f"{HERE}sets/land_parcels/"))
    place = f"{HERE}sets/land_parcels/edit/"
    browser.post(place, answers(browser.get(place), **NEW, summary="宗地的权利人"))
    at(KEEPER).post(f"{HERE}sets/land_parcels/publish/")

    assert published_now().catalogue.datasets["land_parcels"].serves == ("person.name",)
    assert at(ASKER).get(place).status_code == 403
    browser.post(f"{HERE}sets/land_parcels/withdraw/", {"reason": "系统停用"})
    assert "land_parcels" not in published_now().catalogue.datasets


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"code": "大写"}, "代码只能用小写字母"),
        ({"fields_written": "zdh"}, "这一行缺少数据元代码：zdh"),
        ({"fields_written": "zdh no.such"}, "没有这些数据元：no.such"),
        ({"proves": "no_such"}, "没有这些材料：no_such"),
        ({"condition": ""}, "有条件共享的，请写明共享条件"),
        ({"basis": "《某法》第"}, "请写出法规名称和条款"),
        ({"code": "marriage"}, "这个代码已被其他部门使用"),
    ],
)
def test_a_description_that_cannot_be_used_says_what_is_wrong(at, wrong, sentence):
    page = at(HOLDER).post(f"{HERE}new/", NEW | wrong)

    assert page.status_code == 422
    assert sentence in words(page)


def test_a_dataset_that_came_with_the_catalogue_is_described_by_its_holder(at):
    place = f"{HERE}sets/{DATASET}/edit/"
    browser = at(HOLDER)
    filled = answers(browser.get(place))
    renamed = browser.post(
        place, filled | {"code": "other", "system": "登记系统", "condition": "限本人"}
    )
    assert "代码发布后不能改" in words(renamed)
    assert "不动产登记信息" in words(browser.get(place))


def test_whoever_keeps_the_catalogue_designates_the_source_of_truth(at):
    place = f"{HERE}sets/{DATASET}/"
    element = published_now().catalogue.datasets[DATASET].serves[0]
    meant = {"element": element, "department": "housing"}
    assert "确定数源部门" not in words(at(HOLDER).get(place))
    refused = at(HOLDER).post(f"{place}designate/", meant, follow=True)
    assert "这一步由另一个部门的数据管理员来做" in words(refused)
    assert "确定数源部门" in words(at(KEEPER).get(place))
    at(KEEPER).post(f"{place}designate/", meant)

    assert published_now().catalogue.elements[element].source_of_truth == "housing"
    nothing = at(KEEPER).post(f"{place}designate/", {}, follow=True)
    assert "请选择数据元和部门" in words(nothing)
