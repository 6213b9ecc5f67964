"""Stewards' pages of quality: a rule in plain words, two pairs of eyes, a file, a row put right."""

from datetime import date

import pytest
from city.fixtures import city, clock, officer_of, outside, published
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from sharingwork import answers, words

from tongban.actions.quality import checking
from tongban.core.people.actors import Role
from tongban.core.vocabulary.identity import make_example_number
from tongban.project import wiring
from tongban.store.quality.models import CheckRun, QueuedRow

__all__ = ["city", "clock", "officer_of", "outside", "published"]
pytestmark = pytest.mark.django_db
HERE = "/console/data/quality/"
SET = f"{HERE}sets/population/"
NUMBER = str(make_example_number(birth_date=date(1990, 3, 7), order=1))


@pytest.fixture
def at(officer_of, outside, monkeypatch):
    """Return the browser of one of two stewards of the holder, or of a stranger."""
    monkeypatch.setattr(wiring, "outside", lambda: outside)

    def browser(staff: str, department: str = "public_security") -> Client:
        officer = officer_of(department, Role.DATA_STEWARD, staff=staff)
        client = Client(headers={"accept-language": "zh-hans"})
        user = get_user_model().objects.get(pk=officer.account)
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return browser


def write(browser, kind, **said):
    place = f"{SET}rules/new/{kind}/"
    return browser.post(place, answers(browser.get(place), **said))


def in_force(at):
    first, second = at("d1"), at("d2")
    write(first, "filled", field="person.name", consequence="reject", basis="户口登记条例#4")
    first.post(f"{SET}rules/send/")
    second.post(f"{SET}rules/approve/")
    return first, second


def test_from_a_rule_in_plain_words_to_a_row_put_right_by_two(at, outside):
    first, second = in_force(at)
    assert "姓名应当填写" in words(second.get(f"{SET}rules/"))
    file = SimpleUploadedFile("人口.csv", f"公民身份号码,姓名\n{NUMBER},\n".encode())
    sent = first.post(f"{SET}upload/", {"file": file})
    place = sent["Location"]
    assert "排队中" in words(first.get(place))
    assert "排队中" in words(first.get(f"{place}progress/"))
    checking.carry_on(outside, lambda kind, settings: ())
    assert first.get(f"{place}progress/")["HX-Refresh"] == "true"
    assert "姓名应当填写" in words(first.get(place))
    assert NUMBER not in first.get(f"{SET}queue/").content.decode()

    row = f"{HERE}rows/{QueuedRow.objects.get().pk}/"
    wrong = first.post(f"{row}propose/", {})
    assert (wrong.status_code, "核实无误" in words(wrong)) == (422, True)
    first.post(f"{row}propose/", {"cell-person.name": "林晓雨"})
    assert "另一位数据管理员复核" in words(first.get(row))
    assert "林晓雨" in words(second.get(row))
    second.post(f"{row}agree/")

    assert "补录" in words(second.get(f"{SET}queue/", {"status": "settled"}))
    assert second.get(f"{SET}queue/mended.xlsx").status_code == 200
    page = words(first.get(SET))
    assert "得分 0.00" in page
    assert "得分走势" in page
    assert "人口基础信息" in words(first.get(HERE))
    assert "字字" not in words(first.get(f"{SET}profile/"))


def test_every_kind_of_rule_is_asked_in_plain_words_and_wrong_answers_stay(at):
    browser = at("d1")
    for kind in ("identifies", "listed", "shaped", "within", "dated", "fresh", "ordered"):
        assert write(browser, kind, basis="").status_code == 422
    number = "person.identity_number"
    usual = {"consequence": "mark", "basis": "本地配置（试）"}
    born = {"field": "person.birth_date", "number": number, "part": "birth_date"}
    done = [
        write(browser, "shaped", field="person.name", shapes="字字\n字字字", **usual),
        write(browser, "agrees_with_number", **born, **usual),
        write(browser, "unique", fields=[number], **usual),
        write(browser, "dated", field="person.birth_date", earliest_year="1900",
              earliest_month="1", earliest_day="1", **usual),
        write(browser, "same_as", field="person.name", key=number,
              their_field="marriage|marriage.status", **usual),
        write(browser, "registered", field=number,
              register="marriage|person.identity_number", **usual),
        write(browser, "within", field="person.name", least="1", **usual,
              when="person.sex", when_values="男"),
    ]  # fmt: skip

    assert [one.status_code for one in done] == [302] * len(done)
    page = words(browser.get(f"{SET}rules/"))
    for said in ("字字字", "中的出生日期一致", "不应当重复", "1900", "婚姻状况", "查得到", "男"):
        assert said in page
    changed = browser.get(f"{SET}rules/change/r4/")
    assert "1900" in changed.content.decode()
    assert write(browser, "shaped", field="person.name", shapes="川A", **usual).status_code == 422
    assert browser.post(f"{SET}rules/remove/", {"rule": "r4"}).status_code == 302
    assert "1900" not in words(browser.get(f"{SET}rules/"))


def test_strangers_see_scores_and_neither_values_nor_forms(at):
    in_force(at)
    stranger = at("d9", "taxation")

    assert stranger.get(SET).status_code == 200
    for place in ("rules/new/filled/", "rules/change/r1/", "upload/", "queue/waiting.xlsx"):
        assert stranger.get(f"{SET}{place}").status_code == 404
    stranger.post(f"{SET}check/")
    assert not CheckRun.objects.exists()
