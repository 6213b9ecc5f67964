"""Officers' lists and office: every page opens, what is typed is kept, what is refused says why."""

import csv
import io

import pytest
from web.counter.conftest import MARKET, open_work, words

from tongban.actions.officework import batches
from tongban.core.people.actors import Role
from tongban.store.cases.models import WorkItem
from tongban.store.officework.models import BatchRow, OpinionDraft, SavedView

pytestmark = pytest.mark.django_db
PAGES = (
    "",
    "?sort=lamp",
    "?sort=received",
    "cases/all/",
    "cases/all/?sort=due",
    "cases/all/?sort=lamp&status=received",
    "cases/all/?show=worked",
    "office/",
    "office/absences/",
    "office/interests/",
    "office/templates/",
    "office/workload/",
    "office/batches/",
)


def test_every_page_of_the_office_opens(filed, approver):
    for page in PAGES:
        assert (page, approver.get(f"/counter/{page}").status_code) == (page, 200)


def test_a_view_keeps_filters_columns_and_order_and_opens_by_default(filed, window):
    kept = window.client.post(
        "/counter/views/",
        {
            "of": "inbox",
            "verb": "save",
            "name": "先办红灯",
            "columns": ["applicant", "due"],
            "default": "on",
            "filter.sort": "lamp",
            "filter.show": "unclaimed",
            "filter.nonsense": "x",
        },
    )
    page = words(window.get("/counter/"))

    assert kept.status_code == 302
    view = SavedView.objects.get()
    assert view.filters == {"sort": "lamp", "show": "unclaimed"}
    assert view.columns == ["case", "applicant", "due"]
    assert "先办红灯" in page
    assert "要做的事" not in page.split("申请人")[-1]


def test_a_shared_view_is_the_departments_and_no_others(filed, window, examiner, seated):
    for verb, name, shared in (("save", "共用", "on"), ("save", "自用", "")):
        told = {"of": "cases", "verb": verb, "name": name, "shared": shared}
        window.client.post("/counter/views/", told)
    elsewhere = seated("housing_fund", Role.WINDOW)

    assert "共用" in words(examiner.get("/counter/cases/all/"))
    assert "自用" not in words(examiner.get("/counter/cases/all/"))
    assert "共用" not in words(elsewhere.get("/counter/cases/all/"))
    view = str(SavedView.objects.get(name="自用").pk)
    answer = examiner.client.post(
        "/counter/views/", {"of": "cases", "verb": "forget", "view": view}
    )
    assert answer.status_code == 404


def rows_of(response) -> list[list[str]]:
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))


def test_a_file_covers_names_for_whoever_only_watches(filed, window, seated):
    supervisor = seated(MARKET, Role.SUPERVISOR, staff="s")
    mine, theirs = (rows_of(one.get("/counter/inbox.csv")) for one in (window, supervisor))

    assert mine[1][1] == "林晓雨"
    assert theirs[1][1] == "林*雨"
    assert rows_of(supervisor.get("/counter/cases/all.csv"))[1][1] == "林*雨"
    assert window.get("/counter/inbox.exe").status_code == 404


def test_a_batch_is_looked_over_done_row_by_row_and_taken_back(filed, approver, outside):
    work = open_work(filed, MARKET)
    chosen = {"verb": "assign", "works": [str(work.pk)]}
    half = approver.client.post("/counter/office/batches/", {"verb": "assign"})
    overview = approver.client.post("/counter/office/batches/", chosen)
    begun = approver.client.post(
        "/counter/office/batches/",
        {
            **chosen,
            "confirmed": "1",
            f"seen.{work.pk}": "1",
            "to": approver.officer.staff_number,
        },
    )
    batches.carry_on(outside)
    page = approver.get(begun["Location"])

    assert 'value="assign" checked' in half.content.decode()
    assert "能办" in words(overview)
    assert not BatchRow.objects.filter(finished_at__isnull=True).exists()
    assert "办理了 1 件" in words(page)
    assert WorkItem.objects.get(pk=work.pk).claimed_by_id == approver.officer.account
    approver.client.post(f"{begun['Location']}undo/")
    assert WorkItem.objects.get(pk=work.pk).claimed_by_id is None
    assert "已撤销" in words(approver.get(begun["Location"]))


def test_what_has_an_effect_outside_is_not_taken_back(filed, window, outside):
    work = open_work(filed, MARKET)
    told = {"verb": "accept", "works": [work.pk], "confirmed": "1", f"seen.{work.pk}": "1"}
    begun = window.client.post("/counter/office/batches/", told)
    batches.carry_on(outside)

    assert "办理了 1 件" in words(window.get(begun["Location"]))
    assert "不能撤销" in words(window.get(begun["Location"]))
    undone = window.client.post(f"{begun['Location']}undo/", follow=True)
    assert "已经对外生效，不能撤销" in words(undone)
    filed.refresh_from_db()
    assert filed.status == "in_progress"


def test_templates_fill_the_opinion_and_drafts_wait_in_the_form(filed, approver, examiner, outside):
    written = approver.client.post(
        "/counter/office/templates/",
        {"title": "齐全", "kind": "step", "item": "", "words": "{申请人}的{事项}材料齐全"},
    )
    approver.act(filed, "accept")
    step = open_work(filed, MARKET, "step")
    told = {
        "verb": "draft",
        "works": [step.pk],
        "confirmed": "1",
        f"seen.{step.pk}": str(filed.revision + 1),
        "words": "拟同意{办件编号}",
    }
    misspelt = examiner.client.post("/counter/office/batches/", {**told, "words": "{申请}齐全"})
    examiner.client.post("/counter/office/batches/", told)
    batches.carry_on(outside)
    examiner.act(filed, "start")
    page = words(examiner.get(f"/counter/work/{step.pk}/finish/"))

    assert written.status_code == 302
    assert "没有“申请”这种占位" in words(misspelt)
    assert "齐全：林晓雨的" in page
    assert OpinionDraft.objects.get().words["opinion"] == f"拟同意{filed.number}"
    assert f"拟同意{filed.number}" in page
