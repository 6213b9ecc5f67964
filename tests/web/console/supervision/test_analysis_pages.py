"""Pages of analysis: mining, figures, forecasts, stories, logs of others, rules set by two."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from city.fixtures import city, clock, officer_of, outside, published
from django.conf import settings as django_settings
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tongban.actions.cases.taking_over import ExistingCase, take_over
from tongban.actions.supervision import extracting, foreign_logs
from tongban.actions.supervision.recomputing import recompute
from tongban.core.people.actors import Role
from tongban.examples.year import year_of
from tongban.project import wiring
from tongban.store.cases.models import Case
from tongban.store.supervision import rule_queries
from tongban.store.supervision.models import Extract, ForeignLog, RuleRecord

__all__ = ["city", "clock", "officer_of", "outside", "published"]
pytestmark = pytest.mark.django_db
HOME = "/console/supervision/"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
LOG = """办件编号,环节名称,办理时间,办理部门
1,收件,2026-01-05 09:00:00,甲
1,审核,2026-01-06 09:00:00,乙
1,审核,2026-01-07 09:00:00,乙
2,收件,2026-01-05 10:00:00,甲
2,,2026-01-05 11:00:00,甲
"""


def signed_in(officer, language: str = "zh-hans") -> Client:
    client = Client()
    client.cookies[django_settings.LANGUAGE_COOKIE_NAME] = language
    client.force_login(get_user_model().objects.get(pk=officer.account), backend=BACKEND)
    return client


def text(response, status: int = 200) -> str:
    assert response.status_code == status
    return response.content.decode()


@pytest.fixture
def var(published, settings, tmp_path):
    """Return where extracts and logs are kept."""
    settings.VAR = tmp_path
    return tmp_path


@pytest.fixture(autouse=True)
def _in_the_city(monkeypatch, var, outside):
    assert var.is_dir()
    rule_queries.forget()
    now = replace(outside, rule_settings=rule_queries.rule_settings)
    monkeypatch.setattr(wiring, "outside", lambda: now)
    yield
    rule_queries.forget()


@pytest.fixture
def supervisor(officer_of):
    return signed_in(officer_of("supervision", Role.SUPERVISOR))


@pytest.fixture
def year(city, outside):
    """Have a year of cases, and an extract of it."""
    told = year_of(city.catalogue.items, cases=40, now=outside.now, calendar=outside.calendar)
    existing = (
        ExistingCase(
            item=one.item, number=one.applicant.number, name=one.applicant.name, events=one.events
        )
        for one in told
    )
    take_over(existing, outside, source="示范", ordered=lambda *_: ())
    extracting.ask_daily(outside)
    assert extracting.extract_next(outside)
    assert not extracting.extract_next(outside)


def test_before_the_first_extract_every_page_says_so(supervisor):
    for page in ("mining/", "mining/running/", "figures/"):
        assert "还没有提取过数据" in text(supervisor.get(HOME + page))
    assert "没有这样的办件" in text(supervisor.get(f"{HOME}mining/cases/?activity=受理"))


def test_a_supervisor_has_cases_extracted_once_at_a_time(supervisor, outside):
    for _ in range(2):
        assert supervisor.post(f"{HOME}mining/extract/").status_code == 302
    assert Extract.objects.count() == 1
    assert "正在提取" in text(supervisor.get(f"{HOME}mining/"))
    assert extracting.extract_next(outside)
    assert "没有符合条件的办件" in text(supervisor.get(f"{HOME}mining/"))


def test_each_figure_of_the_analysis_leads_to_its_cases_and_they_to_their_story(supervisor, year):
    page = text(supervisor.get(f"{HOME}mining/"))
    for heading in (
        "实际流程图",
        "走法",
        "瓶颈",
        "返工",
        "交接",
        "等待和办理",
        "没有按设计的环节走",
    ):
        assert heading in page
    down = re.findall(r'href="(/console/supervision/mining/cases/\?[^"]+)"', page)[0]
    listed = text(supervisor.get(down.replace("&amp;", "&")))
    story = re.findall(r'href="(/console/supervision/cases/[^"]+)"', listed)[0]
    told = text(supervisor.get(story))
    assert "实际经过" in told
    assert "收件" in told


def test_the_story_of_a_case_names_nobody(supervisor, year):
    case = Case.objects.order_by("pk").first()
    told = text(supervisor.get(f"{HOME}cases/{case.number}/"))
    applicant = case.filing.content["applicant"]

    assert applicant["name"] not in told
    assert applicant["number"] not in told
    assert supervisor.get(f"{HOME}cases/nothing/").status_code == 404


def test_whoever_answers_for_a_department_sees_its_own_only(officer_of, year):
    head = signed_in(officer_of("fire_rescue", Role.APPROVER))
    other = Case.objects.exclude(department="fire_rescue").first()

    assert head.get(f"{HOME}cases/{other.number}/").status_code == 404
    assert head.get(f"{HOME}figures/departments/{other.department}/").status_code == 404
    assert head.get(f"{HOME}mining/logs/").status_code == 403
    assert head.post(f"{HOME}mining/extract/").status_code == 403
    assert text(head.get(f"{HOME}figures/"))
    found = text(head.get(f"{HOME}mining/?department={other.department}"))
    assert other.number not in found


def test_figures_stand_with_their_cases_and_go_out_as_files(supervisor, year):
    page = text(supervisor.get(f"{HOME}figures/"))
    for words in ("按时办结率", "样本不足", "这些指标怎么算", "n=40"):
        assert words in page
    assert text(supervisor.get(f"{HOME}figures/departments/market_regulation/"))
    assert text(supervisor.get(f"{HOME}figures/items/food_business_licence/"))
    assert supervisor.get(f"{HOME}figures/items/nothing/").status_code == 404
    pdf = supervisor.get(f"{HOME}figures/report.pdf")
    assert pdf.content.startswith(b"%PDF")
    assert supervisor.get(f"{HOME}figures/report.xlsx").content.startswith(b"PK")
    assert supervisor.get(f"{HOME}figures/report.exe").status_code == 404


def test_running_cases_say_how_long_or_that_too_few_came_before(supervisor, year):
    page = text(supervisor.get(f"{HOME}mining/running/"))

    assert "样本不足" in page or "没有在办的办件" in page


def handed_in(supervisor, name="permits.csv", content=None):
    file = SimpleUploadedFile(name, LOG.encode() if content is None else content)
    return supervisor.post(f"{HOME}mining/logs/", {"log": file})["Location"]


def test_a_log_of_another_system_is_read_and_its_faults_are_named(supervisor, outside):
    kept = handed_in(supervisor)
    assert "正在读取" in text(supervisor.get(kept))
    assert "正在读取" in text(supervisor.get(f"{kept}progress/"))
    assert foreign_logs.read_next(outside)
    assert not foreign_logs.read_next(outside)
    assert supervisor.get(f"{kept}progress/")["HX-Refresh"] == "true"

    page = text(supervisor.get(kept))
    assert "有 1 行没有读" in page
    assert "没有环节名称" in page
    assert "返工" in page
    assert "permits.csv" in text(supervisor.get(f"{HOME}mining/logs/"))

    lost = supervisor.get(f"{kept}rejected.csv").content.decode("utf-8-sig")
    assert "6,没有环节名称,2,,2026-01-05 11:00:00,甲" in lost

    folder = next(Path(django_settings.VAR, "logs-of-others").iterdir())
    assert not list(folder.glob("handed-in*"))
    assert supervisor.post(f"{kept}drop/").status_code == 302
    assert not folder.exists()
    assert supervisor.get(kept).status_code == 404


def test_the_reading_of_a_log_is_stopped_and_begun_again(supervisor, outside):
    kept = handed_in(supervisor)
    assert "已停止" in text(supervisor.post(f"{kept}stop/", follow=True))
    assert not foreign_logs.read_next(outside)
    assert "从头再读" in text(supervisor.get(kept))
    assert "刚刚变了" in text(supervisor.post(f"{kept}stop/", follow=True))
    supervisor.post(f"{kept}resume/")
    ForeignLog.objects.update(stop_wanted=True, status="reading")
    assert foreign_logs.read_next(outside)
    assert ForeignLog.objects.get().status == "stopped"

    supervisor.post(f"{kept}resume/")
    assert foreign_logs.read_next(outside)
    assert "返工" in text(supervisor.get(kept))


def test_a_log_at_which_workers_die_is_given_up(supervisor, outside):
    kept = handed_in(supervisor)
    ForeignLog.objects.update(status="reading", attempts=foreign_logs.MOST_ATTEMPTS)
    assert foreign_logs.read_next(outside)
    assert "几次中断" in text(supervisor.get(kept))


@pytest.mark.parametrize(
    ("name", "content"),
    [("log.csv", b"a,b\n1,2\n"), ("log.xes", b"<log"), ("log.xes.gz", b"x")],
)
def test_what_is_no_log_is_refused_with_the_reason(supervisor, outside, name, content):
    """A71."""
    kept = handed_in(supervisor, name, content)
    assert foreign_logs.read_next(outside)

    page = text(supervisor.get(kept))
    assert "缺少列" in page or "不是 XES" in page
    assert "删除这份日志" in page


def test_what_cannot_be_a_log_is_not_taken(supervisor):
    for file, why in (
        (SimpleUploadedFile("log.exe", b"x"), "只读 .csv"),
        (SimpleUploadedFile("log.csv", b""), "文件是空的"),
    ):
        assert why in text(supervisor.post(f"{HOME}mining/logs/", {"log": file}), 422)
    assert "请选择文件" in text(supervisor.post(f"{HOME}mining/logs/"), 422)


def test_a_rule_is_set_by_two_and_watches_so_from_then_on(officer_of, year):
    first = signed_in(officer_of("supervision", Role.SUPERVISOR))
    second = signed_in(officer_of("supervision", Role.SUPERVISOR, staff="two"))
    place = f"{HOME}rules/promise_near/"
    asked = {"on": "no", "level": "1", "owner": "", "propose-reason": "提示太多"}
    assert "等另一名监察人员同意" in text(first.post(f"{place}propose/", asked, follow=True))
    assert "要由另一名监察人员同意" in text(first.post(f"{place}approve/", {"length": "1"}), 422)
    assert place in text(second.get(HOME))
    assert "发现问题的办件：现在" in text(second.get(place))
    assert "处理过" in text(second.post(f"{place}approve/", {"length": "9"}), 422)
    assert second.post(f"{place}approve/", {"length": "1"}).status_code == 302

    assert RuleRecord.objects.count() == 2
    assert not rule_queries.proposed_rules()
    assert "promise_near" in rule_queries.rule_settings()
    rule_queries.forget()
    assert "停用" in text(first.get(f"{HOME}rules/"))


def test_a_rule_of_law_stays_on_and_numbers_are_whole(supervisor):
    told = {"on": "no", "level": "3", "propose-reason": "不用"}
    assert "不能停用" in text(supervisor.post(f"{HOME}rules/statute_passed/propose/", told), 422)
    odd = {"on": "yes", "level": "1", "number-seconds": "many", "propose-reason": "改"}
    assert text(supervisor.post(f"{HOME}rules/entered_afterwards/propose/", odd), 422)
    assert supervisor.get(f"{HOME}rules/nothing/").status_code == 404
    assert supervisor.post(f"{HOME}rules/statute_passed/nothing/").status_code == 404


def test_what_the_extract_is_made_of_is_what_the_histories_show(year, outside):
    assert recompute(outside).missing == ()
    assert Extract.objects.get().done == Case.objects.count()
