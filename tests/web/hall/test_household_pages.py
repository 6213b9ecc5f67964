"""A family lets its means be checked: begins, signs, reads what is told, disputes, takes back."""

import pytest
from city.household import HUSBAND, ITEM, WIFE, Family
from sharingwork import words

from tongban.actions.exchange.household import asking, signing
from tongban.actions.targets import published as catalogue_now
from tongban.project import wiring
from tongban.store.exchange.models import HouseholdRow
from tongban.store.tickets.models import Ticket
from tongban.web.hall.asking.fields import input_name

pytestmark = pytest.mark.django_db
HERE = "/my/households/"


@pytest.fixture
def family(published, outside, monkeypatch):
    family = Family(outside)
    monkeypatch.setattr(wiring, "outside", lambda: family.outside)
    return family


@pytest.fixture
def at_home(family, sign_in, monkeypatch):
    """Return the browsers of husband and wife."""
    browsers = sign_in(family.husband), sign_in(family.wife)
    monkeypatch.setattr(wiring, "outside", lambda: family.outside)
    return browsers


def place(check, *parts):
    return "/".join([f"{HERE}{check}", *map(str, parts)]) + "/"


def test_the_family_of_the_register_is_offered_and_the_check_begins(at_home, family):
    husband, wife = at_home
    assert "还没有核对" in words(husband.get(HERE))
    page = husband.get(f"{HERE}begin/{ITEM}/")
    assert "于诗文（配偶，519903********0022）" in words(page)
    assert family.wife.person not in page.content.decode()
    sent = husband.post(f"{HERE}begin/{ITEM}/", {"listed": ["0", "1", "2"]}, follow=True)

    assert "还有成员没有授权" in words(sent)
    assert "等待授权" in words(wife.get(HERE))
    assert "等您授权：于诗文" in words(wife.get("/my/"))
    again = husband.post(f"{HERE}begin/{ITEM}/", {"listed": ["0"]}, follow=True)
    assert "正在进行的核对" in words(again)


def test_a_register_that_is_silent_leaves_nobody_out_unnoticed(at_home, family):
    husband, _ = at_home
    family.registers.silent.add("population")

    assert "户口登记现在没有回答" in words(husband.get(f"{HERE}begin/{ITEM}/"))
    sent = husband.post(f"{HERE}begin/{ITEM}/", {"listed": ["0", "1", "2"]}, follow=True)
    assert "户口登记现在没有回答" in words(sent)
    assert not HouseholdRow.objects.exists()

    alone = husband.post(f"{HERE}begin/{ITEM}/", {"listed": ["0"]}, follow=True)
    assert "核对已发起" in words(alone)


def test_whoever_is_not_in_the_booklet_can_be_named_and_mistakes_are_told(at_home, family):
    husband, _ = at_home
    sent = {"listed": ["0"], "name_0": "甲", "number_0": "1", "relation_0": "母"}
    refused = husband.post(f"{HERE}begin/{ITEM}/", sent)
    assert refused.status_code == 422
    assert 'value="甲"' in refused.content.decode()
    without = husband.post(f"{HERE}begin/{ITEM}/", {"listed": ["1"]})
    assert "申请人本人也要在成员里" in words(without)

    aunt = family.account("方玉珍")
    done = husband.post(f"{HERE}begin/{ITEM}/", sent | {"number_0": aunt.person}, follow=True)
    assert "甲（母）" in words(done)


def test_an_item_that_checks_nobody_begins_nothing(at_home):
    husband, _ = at_home
    assert husband.get(f"{HERE}begin/deed_tax/").status_code == 404


def test_the_authorisation_is_read_ticked_and_signed_or_refused(at_home, family):
    husband, wife = at_home
    check = family.begun()
    paper = words(wife.get(place(check, WIFE, "sign")))
    assert "金融监管局：银行存款余额" in paper
    assert "《社会救助暂行办法》第五十八条" in paper
    assert "《个人信息保护法》第二十九条" in paper
    assert wife.post(place(check, WIFE, "sign")).status_code == 422
    refused = wife.post(place(check, WIFE, "sign"), {"answer": "refuse"}, follow=True)
    assert "有成员不同意授权，核对停在这里" in words(refused)
    assert "这不等于您家不符合条件" in words(husband.get(place(check)))
    signed = wife.post(place(check, WIFE, "sign"), {"agreed": "on"}, follow=True)
    assert "本人在自己的账户里签署" in words(signed)
    twice = wife.post(place(check, WIFE, "sign"), {"agreed": "on"}, follow=True)
    assert "情况已经变了" in words(twice)


def test_each_reads_what_is_told_about_them_and_no_sum_of_the_others(at_home, family):
    husband, wife = at_home
    check = family.signed()
    asking.ask_due(family.outside)
    mine, hers = words(husband.get(place(check))), words(wife.get(place(check)))

    assert "8600 元" in mine
    assert "3200 元" not in mine
    assert "3200 元" in hers
    assert "8600 元" not in hers
    assert "最低生活保障月人均标准 830 元" in mine
    assert "全家合计：" not in mine
    assert "不是决定" in mine
    assert "吕若文" in hers


def test_progress_and_silence_are_told(at_home, family):
    husband, _ = at_home
    family.registers.silent = {"bank_deposits"}
    check = family.signed()
    asking.ask_due(family.outside)
    page = words(husband.get(place(check)))

    assert "已收到 27 项，共 30 项" in page
    assert "部门暂时没有答复，会自动再查，不影响申请" in page


def test_a_wrong_line_is_disputed_and_follows_its_ticket(at_home, family):
    husband, wife = at_home
    check = family.signed()
    asking.ask_due(family.outside)
    line = place(check, HUSBAND, "vehicles", "means.vehicles")
    assert "1 辆" in words(husband.get(line))
    assert husband.post(line, {"means.vehicles": "x"}).status_code == 422
    assert wife.get(line).status_code == 404
    element = catalogue_now().catalogue.elements["means.vehicles"]
    claim = {input_name(element): "0", "words": "去年已经卖了"}
    sent = husband.post(line, claim, follow=True)

    assert "异议已转给登记部门核实" in words(sent)
    assert "有异议，等部门核实" in words(sent)
    assert Ticket.objects.get().department == "public_security"
    assert f"/my/tickets/{Ticket.objects.get().pk}/" in sent.content.decode()


def test_an_authorisation_is_taken_back_after_being_asked_once_more(at_home, family):
    husband, wife = at_home
    check = family.signed()
    asking.ask_due(family.outside)
    assert "立即删除" in words(wife.get(place(check, WIFE, "take-back")))
    back = wife.post(place(check, WIFE, "take-back"), follow=True)

    assert "已撤回授权" in words(back)
    assert "3200 元" not in words(back)
    assert husband.get(place(check, WIFE, "take-back")).status_code == 404


def test_the_applicant_gives_up_and_the_other_does_not(at_home, family):
    husband, wife = at_home
    check = family.begun()
    assert "放弃这次核对" in words(husband.get(place(check)))
    assert "放弃这次核对" not in words(wife.get(place(check)))
    assert wife.post(place(check, "give-up")).status_code == 404
    husband.get(place(check, "give-up"))
    assert "申请人放弃了核对" in words(husband.post(place(check, "give-up"), follow=True))
    assert "已经终结" in words(husband.post(place(check, "give-up"), follow=True))


def test_nobody_else_finds_a_check(family, sign_in, stranger, monkeypatch):
    check = family.begun()
    strange = sign_in(stranger)
    monkeypatch.setattr(wiring, "outside", lambda: family.outside)

    for one in ("", (HUSBAND, "sign"), (HUSBAND, "take-back"), ("give-up",)):
        assert strange.get(place(check, *one)).status_code == 404
    assert HouseholdRow.objects.get().length == 1


def test_signing_is_told_in_who_looked(at_home, family):
    _, wife = at_home
    signing.authorise(family.husband, family.begun(), HUSBAND, family.outside)

    assert "处理了与您有关的数据" in words(wife.get("/my/looks/"))


def test_the_guide_leads_to_the_check(at_home):
    husband, _ = at_home
    assert f"{HERE}begin/{ITEM}/" in husband.get(f"/items/{ITEM}/").content.decode()
