"""The inbox: the most urgent first, filters with an address, the same cost on every page."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from web.counter.conftest import MARKET, open_work, words

from tongban.store.cases.models import WorkItem
from tongban.store.cases.queries.case_lists import CaseOrder
from tongban.store.cases.queries.work import COUNTED, PAGE, WorkOrder

pytestmark = pytest.mark.django_db
TODAY = date(2026, 9, 14)


@pytest.fixture
def many(filed):
    """Sixty pieces of work for one case, each due a day later than the one before."""
    WorkItem.objects.bulk_create(
        WorkItem(
            case=filed,
            kind="step",
            step=f"s{number}",
            name=f"第{number:03}步",
            department=MARKET,
            opened_at=timezone.now(),
            due_on=TODAY + timedelta(days=number - 3),
        )
        for number in range(60)
    )
    return filed


def steps_on(page) -> list[str]:
    return [word for word in words(page).split() if word.startswith("第") and word.endswith("步")]


def older(page) -> str:
    return address(page, "next")


def address(page, rel: str) -> str:
    text = page.content.decode()
    end = text.find(f'" rel="{rel}"')
    return text[text.rindex('href="', 0, end) + 6 : end].replace("&amp;", "&") if end > 0 else ""


def test_pages_go_forth_and_back_without_loss_or_repeat(many, window):
    seen, page = [], window.get("/counter/?kind=step")
    first = steps_on(page)
    while True:
        seen += steps_on(page)
        if not (after := older(page)):
            break
        page = window.get(f"/counter/{after}")
    back = page
    while before := address(back, "prev"):
        back = window.get(f"/counter/{before}")

    assert seen == [f"第{number:03}步" for number in range(60)]
    assert steps_on(back) == first == seen[:PAGE]


def test_every_order_goes_on_where_the_page_before_ended(many, window):
    for order in WorkOrder:
        seen, after = [], f"?kind=step&sort={order.value}"
        while after:
            page = window.get(f"/counter/{after}")
            seen, after = seen + steps_on(page), older(page)

        assert (order, seen) == (order, [f"第{number:03}步" for number in range(60)])


def test_all_cases_stand_in_every_order(many, window):
    for order in CaseOrder:
        assert many.number in words(window.get(f"/counter/cases/all/?sort={order.value}"))


def test_a_selection_shows_what_its_name_says(many, window):
    expected = {"red": [0, 1, 2], "today": [3], "yellow": [3, 4], "mine": []}
    for selection, numbers in expected.items():
        page = window.get("/counter/", show=selection, kind="step")
        assert steps_on(page) == [f"第{number:03}步" for number in numbers]


def test_lamps_say_their_colour_and_why(many, window):
    page = words(window.get("/counter/"))

    assert "红灯 超期 1 个工作日" in page
    assert "黄灯 今天到期" in page
    assert "绿灯 还剩 2 个工作日" in page
    assert "2026年9月14日 星期一" in page


def test_counts_stop_where_counting_is_not_worth_it(many, window):
    WorkItem.objects.bulk_create(
        WorkItem(
            case=many,
            kind="step",
            step=f"m{number}",
            name="多",
            department=MARKET,
            opened_at=timezone.now(),
            due_on=TODAY,
        )
        for number in range(COUNTED)
    )

    assert "全部（99+）" in words(window.get("/counter/"))


def test_pages_keep_their_budgets(many, window, django_assert_max_num_queries):
    with django_assert_max_num_queries(25):
        window.get("/counter/")
    with django_assert_max_num_queries(28):
        window.get(f"/counter/work/{open_work(many, MARKET).pk}/")


SPOILT = (
    "?after=x",
    "?after=2026-09-14.99999999999999999999999",
    "?before=%00",
    "?after=0~5~7",
    "?after=0~food_business_licence~7",
    "?after=0~2026-09-14T00:00:00%2B00:00~7",
    "?after=0~2026-09-14~7&sort=item",
    "?after=0~food_business_licence~2026-09-14~7",
    "cases/all/?after=0~2026-09-14~7",
    "?item=%00",
    "?kind=' or 1=1",
    "?show=everything",
    "cases/?number=%00",
    "cases/?number=' or 1=1 --",
    f"cases/?number={'２' * 200}",
    "done/?before=99999999999999999999999",
)


def test_a_spoilt_address_shows_a_page(many, window):
    for address in SPOILT:
        assert (address, window.get(f"/counter/{address}").status_code) == (address, 200)
