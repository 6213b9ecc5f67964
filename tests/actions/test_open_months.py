"""Months are opened once; nothing that happens later shows in what was told (A78, A79)."""

import json
from datetime import date

import pytest
from city.stories import FOOD_LICENCE

from tongban.actions.cases.withdrawing import withdraw
from tongban.actions.overviews.opening import open_months
from tongban.core.performance.opening import SUM
from tongban.store.cases.models import Case
from tongban.store.overviews.months import told_month, told_months

pytestmark = pytest.mark.django_db
SEPTEMBER, OCTOBER = date(2026, 9, 1), date(2026, 10, 1)
HOSTILE = (
    "?q=1'; DROP TABLE store_cases_case; --",
    "?sql=SELECT * FROM store_people_account",
    "?fields=*&filter=pg_read_file('/etc/passwd')",
    "?resource_id=store_cases_case&item_code__startswith=a&order_by=pg_sleep(9)",
)


@pytest.fixture
def ended(citizen, outside, clock):
    """Have a case that was withdrawn in September; it is the second of October."""
    case = FOOD_LICENCE.filed(citizen, outside).cases[0].id
    withdraw(citizen, case, outside)
    clock.go_to(date(2026, 10, 2))
    return Case.objects.get(pk=case)


def test_a78_two_editions_subtracted_tell_of_no_few(ended, outside, clock, client):
    """A month is told once: a case that ended then and is found later changes nothing of it."""
    assert open_months(outside) == 1
    _, table = told_month(SEPTEMBER)
    before = client.get("/open-data/2026-09.csv").content
    Case.objects.filter(pk=ended.pk).update(completed_on=date(2026, 10, 1), status="completed")
    clock.go_to(date(2026, 11, 2))

    assert table.told[SUM, SUM] is None, "one case is too few to be told of"
    assert open_months(outside) == 1
    assert told_months() == [OCTOBER, SEPTEMBER]
    assert client.get("/open-data/2026-09.csv").content == before
    assert open_months(outside) == 0


def test_a79_open_data_takes_no_query(ended, outside, client):
    """Whatever stands beside the path is not read, and nothing but whole months has an address."""
    open_months(outside)
    for address in ("/open-data/2026-09.csv", "/open-data/catalogue.jsonld"):
        plain = client.get(address)
        assert plain.status_code == 200
        for query in HOSTILE:
            assert client.get(f"{address}{query}").content == plain.content
        assert client.post(address, {"sql": "SELECT 1"}).status_code == 405
    for nothing in ("2026-10.csv", "2026-13.csv", "2026-09.sql", "store_cases_case.csv"):
        assert client.get(f"/open-data/{nothing}").status_code == 404


def test_everybody_reads_the_latest_month_and_finds_the_files(ended, outside, client):
    empty = client.get("/open-data/").content.decode()
    open_months(outside)
    page = client.get("/open-data/").content.decode()
    catalogue = json.loads(client.get("/open-data/catalogue.jsonld").content)
    [file] = catalogue["dcat:dataset"][0]["dcat:distribution"]

    assert "还没有公布" in empty
    assert "食品经营许可" in page
    assert "/open-data/2026-09.xlsx" in page
    assert file["dcat:downloadURL"]["@id"].endswith("/open-data/2026-09.csv")
    assert "/open-data/" in client.get("/lists/").content.decode()
