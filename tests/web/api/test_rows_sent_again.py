"""A system fetches the rows of its register that were turned away, mends them and sends them in."""

from datetime import date

import pytest
from city.people import officer
from django.test import Client
from machinework import System
from quality_strategies import rule

from tongban.actions.quality import books
from tongban.actions.quality.naming import known_dataset
from tongban.actions.quality.queueing import Queue, Wrong
from tongban.actions.targets import published as now
from tongban.core.exchange.clients import ApiScope
from tongban.core.people.actors import Role
from tongban.core.quality.checks import Filled
from tongban.core.quality.repairs import RowStatus
from tongban.core.vocabulary.identity import make_example_number
from tongban.store.audit.models import AuditEntry
from tongban.store.quality.models import QueuedRow
from tongban.store.sealing import blind_index

pytestmark = pytest.mark.django_db
DATASET, HOLDER = "population", "public_security"
NUMBER, NAME = "person.identity_number", "person.name"
ROWS = f"datasets/{DATASET}/rejected-rows"
NUMBERS = [str(make_example_number(birth_date=date(1990, 3, 7), order=one)) for one in (1, 2)]
NAMED = rule(Filled(field=NAME), code="name")


@pytest.fixture
def queued(reached):
    """Queue two people without a name, under a rule that two stewards put into force."""
    one, two = (officer(HOLDER, Role.DATA_STEWARD, staff=staff) for staff in ("d1", "d2"))
    books.write_rule(one, DATASET, NAMED, reached)
    books.send(one, DATASET, reached)
    books.approve(two, DATASET, reached)
    catalogue = now().catalogue
    queue = Queue(known_dataset(DATASET, catalogue), catalogue, reached.now)
    for number in NUMBERS:
        queue.add(Wrong(cells={NUMBER: number, NAME: None}, broken=(NAMED,)))


@pytest.fixture
def police(queued, reached):
    return System(reached, "police-system", department=HOLDER).with_key(ApiScope.QUALITY_REPAIR)


def test_rows_are_fetched_mended_sent_in_and_judged_anew(police):
    found = police.get(ROWS, limit=1).json()
    (first,) = found["rows"]
    (second,) = police.get(ROWS, after=found["next"]).json()["rows"]
    assert first["reasons"] == ["姓名应当填写"]
    assert {first["cells"][NUMBER], second["cells"][NUMBER]} == set(NUMBERS)
    look = AuditEntry.objects.filter(action="quality.workbook").earliest("id")
    assert [bytes(one) for one in look.concerned] == [blind_index(first["cells"][NUMBER])]

    mended = {"id": first["id"], "cells": {NAME: "高远"}, "explanation": "补录姓名"}
    sent = [
        mended,
        mended,
        {"id": second["id"], "explanation": "无误"},
        {"id": second["id"], "cells": {"person.height": "1"}},
        {"id": first["id"][:-4] + "0000", "cells": {}},
    ]
    became = police.post(ROWS, {"rows": sent}).json()["rows"]

    outcomes = [one["outcome"] for one in became]
    assert outcomes[:2] == ["awaits_second", "not_open"]
    assert outcomes[3:] == ["invalid", "unknown"]
    assert QueuedRow.objects.get(pk=first["id"]).status == RowStatus.PROPOSED.value
    assert police.get(ROWS).json()["rows"] != found["rows"]


def test_the_rows_of_another_register_are_not_there_and_other_keys_open_none(police, reached):
    assert police.get("datasets/marriage/rejected-rows").status_code == 404
    reader = System(reached, "police-reader", department=HOLDER).with_key(ApiScope.GRANTS_READ)
    assert reader.get(ROWS).status_code == 403
    assert reader.post(ROWS, {"rows": [{"id": NUMBERS[0]}]}).status_code in {403, 422}


WRITTEN = "/api/govstack/registries/data/population/1/"


def written(system, verb, number, cells, *, method="put"):
    """Write a record as the Digital Registries building block publishes it."""
    body = {"query": {"content": {NUMBER: number}}, "write": {"content": cells}}
    send = getattr(Client(), method)
    return send(f"{WRITTEN}{verb}", body, "application/json", headers=system.headers)


def test_the_holder_writes_what_was_turned_away_as_the_building_block_publishes_it(police):
    """Of a register nothing else is written here, and a person's record counts by two."""
    still = written(police, "update", NUMBERS[0], {NUMBER: NUMBERS[1]})
    assert (still.status_code, still.json()["code"]) == (400, "still_broken")
    assert still.json()["localizedMessage"] == "姓名应当填写"
    strange = written(police, "update", NUMBERS[0], {"person.height": "1"})
    assert (strange.status_code, strange.json()["code"]) == (400, "invalid")

    assert written(police, "update", NUMBERS[0], {NAME: "高远"}).status_code == 200
    told = written(police, "updateOrCreate", NUMBERS[1], {NAME: "高山"}, method="post")

    assert told.json() == {"content": {NUMBER: NUMBERS[1], NAME: "高山"}}
    assert {row.status for row in QueuedRow.objects.all()} == {RowStatus.PROPOSED.value}
    assert AuditEntry.objects.filter(action="quality.row_proposed").count() == len(NUMBERS)
    gone = written(police, "updateEntries", NUMBERS[0], {NAME: "高远"})
    assert (gone.status_code, gone.json()) == (404, {"detail": "no record found"})
    new = written(police, "updateOrCreate", NUMBERS[0], {NAME: "高远"}, method="post")
    assert (new.status_code, new.json()["code"]) == (403, "holder_only")


@pytest.mark.parametrize("cells", [{}, {NAME: 1}, {NAME: "a\0"}, "text"])
def test_what_is_no_record_is_not_written(police, cells):
    assert written(police, "update", NUMBERS[0], cells).status_code == 400
