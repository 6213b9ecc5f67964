"""Stewards share data by pages: ask, check, answer, negotiate, decide, suspend."""

import csv
import io
import json

import pytest
from sharingwork import ASKER, DATASET, HERE, HOLDER, KEEPER, answers, asked, words

from tongban.actions.targets import published as published_now
from tongban.adapters.dcat import read_page
from tongban.core.exchange.grants import SERVICE
from tongban.store.exchange.models import GrantRow, RequestRow

pytestmark = pytest.mark.django_db


def test_the_catalogue_is_searched_by_name_field_department_and_kind(at):
    browser = at(ASKER)

    assert "婚姻登记信息" in words(browser.get(HERE))
    assert "婚姻登记信息" not in words(browser.get(HERE, {"q": "不动产"}))
    found = words(browser.get(HERE, {"holder": HOLDER, "sharing": "conditional"}))
    assert "不动产登记信息" in found
    assert "没有找到这样的数据" in words(browser.get(HERE, {"q": "没有这种数据"}))


def test_a_dataset_shows_its_fields_its_users_and_who_answers_for_them(at):
    page = words(at(ASKER).get(f"{HERE}sets/{DATASET}/"))

    for said in ("信息项", "数源部门", "谁可以用", "本平台", "提出数据需求"):
        assert said in page
    assert at(ASKER).get(f"{HERE}sets/nothing/").status_code == 404


def test_a_request_goes_from_the_asker_past_the_check_to_a_grant(at, item, ungranted):
    row = asked(at, item)
    assert "需求部门" in words(at(KEEPER).get(f"{HERE}inbox/"))
    page = words(at(KEEPER).get(f"{HERE}requests/{row.pk}/"))
    assert "没有发现疑点" in page
    assert "120 份" in page
    at(KEEPER).post(f"{HERE}requests/{row.pk}/conform/", {"words": "合规"})
    assert "待提供部门答复" in words(at(HOLDER).get(f"{HERE}inbox/"))
    done = at(HOLDER).post(f"{HERE}requests/{row.pk}/agree/", {"words": "同意"}, follow=True)

    assert "指南从现在起不再要求对应的材料" in words(done)
    assert item in published_now().catalogue.granted[DATASET]
    assert "已授权" in words(at(ASKER).get(f"{HERE}requests/"))


def test_terms_are_offered_countered_and_accepted(at, item, ungranted):
    row = asked(at, item)
    place = f"{HERE}requests/{row.pk}/"
    at(KEEPER).post(f"{place}conform/")
    offer = answers(at(HOLDER).get(place), **{"offer-quota_a_day": "5", "offer-reason": "先试用"})
    at(HOLDER).post(f"{place}offer/", offer)
    assert "每天 5 次" in words(at(ASKER).get(place))
    counter = answers(
        at(ASKER).get(place), **{"counter-quota_a_day": "50", "counter-reason": "不够用"}
    )
    at(ASKER).post(f"{place}counter/", counter)
    at(HOLDER).post(f"{place}say/", {"words": "可以"})
    at(HOLDER).post(f"{place}agree/")

    assert GrantRow.objects.get(request=row.pk).quota_a_day == 50
    page = words(at(ASKER).get(place))
    for said in ("先试用", "不够用", "可以", "按期完成"):
        assert said in page


def test_a_refusal_needs_its_ground_and_may_be_disputed(at, item):
    row = asked(at, item)
    place = f"{HERE}requests/{row.pk}/"
    at(KEEPER).post(f"{place}conform/")
    bare = at(HOLDER).post(f"{place}turn-down/", {"reason": "不便"}, follow=True)
    assert "请写明不予共享的法律、行政法规或国务院规定依据" in words(bare)
    at(HOLDER).post(f"{place}turn-down/", {"reason": "不便", "basis": "某条例第一条"})
    assert "提请主管部门裁定" in words(at(ASKER).get(place))
    at(ASKER).post(f"{place}dispute/", {"reason": "没有依据"})
    decided = words(at(KEEPER).get(place))
    assert "裁定共享" in decided
    at(KEEPER).post(f"{place}uphold/", {"reason": "依法不予共享"})

    assert "裁定不予共享" in words(at(ASKER).get(place))
    statistics = words(at(ASKER).get(f"{HERE}statistics/"))
    assert "平均答复" in statistics
    rows = list(
        csv.reader(io.StringIO(at(ASKER).get(f"{HERE}statistics.csv").content.decode("utf-8-sig")))
    )
    assert rows[1][1:5] == ["1", "0", "1", "1"]


def test_others_than_the_department_whose_turn_it_is_are_told_so(at, item):
    row = asked(at, item)
    place = f"{HERE}requests/{row.pk}/"

    wrong = at(HOLDER).post(f"{place}conform/", follow=True)
    assert "这一步由另一个部门的数据管理员来做" in words(wrong)
    early = at(HOLDER).post(f"{place}agree/", follow=True)
    assert "状态已经变了" in words(early)
    assert at(HOLDER).post(f"{place}no-such/").status_code == 404
    taken = at(ASKER).post(f"{place}take-back/", {"reason": "不需要"}, follow=True)
    assert "已撤回" in words(taken)


def test_a_form_that_does_not_do_comes_back_as_it_was_typed(at, item):
    place = f"{HERE}requests/new/?dataset={DATASET}&item={item}"
    browser = at(ASKER)
    wrong = answers(browser.get(place), title="我的需求", basis="随便", items="no_such_item")
    page = browser.post(place, wrong)

    assert page.status_code == 422
    said = words(page)
    for sentence in ("没有这些事项：no_such_item", "请写出法规名称和条款"):
        assert sentence in said
    assert "我的需求" in page.content.decode()


def test_an_offer_that_does_not_do_comes_back_with_its_errors(at, item):
    row = asked(at, item)
    place = f"{HERE}requests/{row.pk}/"
    at(KEEPER).post(f"{place}conform/")
    offer = answers(at(HOLDER).get(place), **{"offer-items": "*", "offer-reason": "都给"})
    page = at(HOLDER).post(f"{place}offer/", offer)

    assert page.status_code == 422
    assert "授权范围不能超过需求提出的范围" in words(page)


def test_a_line_of_the_demand_list_asks_for_every_item_that_uses_the_register(at, item):
    place = f"{HERE}requests/new/?dataset={DATASET}&item={item}"
    alone = answers(at(ASKER).get(place))["items"].splitlines()
    whole = answers(at(ASKER).get(f"{place}&submissions=120"))["items"].splitlines()

    assert [line.split()[0] for line in alone] == [item]
    assert {*alone} < {*whole}


def test_a_case_that_gave_rise_to_a_request_is_named(at, item):
    row = asked(at, item, case_number="A51990020260302000015")

    page = words(at(KEEPER).get(f"{HERE}requests/{row.pk}/"))
    assert "办件中的材料" in page
    assert "A51990020260302000015" in page


def test_which_data_are_wanted_is_asked_first(at):
    page = words(at(ASKER).get(f"{HERE}requests/new/"))

    assert "需要哪项数据" in page


def test_data_go_back_to_an_area_under_a_request_of_their_own(at, item):
    row = asked(at, item, kind="return", purpose="基层治理", areas="519901")

    assert "回流给本部门所在地区" in words(at(ASKER).get(f"{HERE}requests/{row.pk}/"))
    place = f"{HERE}requests/new/?dataset={DATASET}&item={item}"
    browser = at(ASKER)
    wrong = answers(browser.get(place), title="回流", kind="return", purpose="治理", areas="x1")
    assert "没有这样的行政区划代码" in words(browser.post(place, wrong))


def test_a_new_interface_is_asked_for_published_and_then_granted(at, people, outside, item):
    place = f"{HERE}requests/new/?interface={HOLDER}/land&item={item}"
    browser = at(ASKER)
    sent = browser.post(place, answers(browser.get(place), title="宗地信息"))
    row = RequestRow.objects.latest("opened_at")
    assert sent.status_code == 302
    at(KEEPER).post(f"{HERE}requests/{row.pk}/conform/")
    page = at(HOLDER).get(f"{HERE}requests/{row.pk}/")
    assert "还没有挂接" in words(page)
    use = answers(page, **{"agree-with-reason": "已挂接", "dataset": DATASET})
    use["agree-with-fields"] = list(published_now().catalogue.datasets[DATASET].serves)
    done = at(HOLDER).post(f"{HERE}requests/{row.pk}/agree-with/", use, follow=True)

    assert "已授权" in words(done)


def test_a_grant_is_suspended_limited_extended_and_revoked_on_its_page(at):
    grant = GrantRow.objects.get(dataset=DATASET, purpose=SERVICE)
    GrantRow.objects.filter(pk=grant.pk).update(valid_until="2026-12-31")
    place, browser = f"{HERE}grants/{grant.pk}/", at(HOLDER)
    assert "不动产登记信息" in words(browser.get(f"{HERE}grants/", {"holder": HOLDER}))

    browser.post(f"{place}suspend/", {"reason": "系统升级"})
    assert "已暂停" in words(browser.get(place))
    assert DATASET not in published_now().catalogue.granted
    browser.post(f"{place}resume/", {"reason": "升级完成"})
    browser.post(f"{place}quota/", {"quota": "500", "reason": "试用"})
    assert "每天 500 次" in words(browser.get(place))
    later = {"until_0": "2027", "until_1": "6", "until_2": "30", "reason": "继续"}
    browser.post(f"{place}extend/", later)
    for verb, sent, said in (
        ("quota", {"quota": "很多", "reason": "试"}, "请用数字写每日限额"),
        ("extend", {"until_0": "2027", "reason": "继续"}, "请写明新的截止日期"),
        ("suspend", {"reason": ""}, "请写明为什么暂停"),
    ):
        assert said in words(browser.post(f"{place}{verb}/", sent, follow=True))
    stranger = at(ASKER).post(f"{place}revoke/", {"reason": "不该"}, follow=True)
    assert "授权由提供部门或数据主管部门的数据管理员管理" in words(stranger)
    browser.post(f"{place}revoke/", {"reason": "超范围使用"})
    again = browser.post(f"{place}resume/", {"reason": "再用"}, follow=True)
    assert "状态已经变了" in words(again)
    assert browser.post(f"{place}no-such/").status_code == 404


def test_the_catalogue_leaves_as_dcat_and_reads_back(at):
    answer = at(ASKER).get(f"{HERE}catalogue.jsonld")
    page = read_page(answer.content)

    assert json.loads(answer.content)["@type"] == "dcat:Catalog"
    assert {one.code for one in page.resources} == set(published_now().catalogue.datasets)
    assert page.unread == ()


def test_an_english_reader_finds_english(at):
    browser = at(ASKER)
    browser.post("/components/preferences/", {"language": "en"})

    assert "Data catalogue" in words(browser.get(HERE))


def test_an_empty_inbox_and_empty_statistics_say_what_comes_here(at):
    assert "没有数据需求" in words(at(ASKER).get(f"{HERE}inbox/"))
    assert "近一年还没有数据需求" in words(at(ASKER).get(f"{HERE}statistics/"))


def test_what_is_late_is_said_on_top_of_the_inbox(at, item, clock):
    asked(at, item)
    clock.pass_days(10)

    assert "有 1 件已经超过期限" in words(at(KEEPER).get(f"{HERE}inbox/"))
