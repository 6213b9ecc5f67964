"""What histories kept before is read for ever: tag and fields stand as they were written."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from tongban.core.authoring.review_events import AnyReviewEvent, Approved, Scheduled
from tongban.core.exchange.grant_events import AnyGrantEvent, Suspended
from tongban.core.people.histories import Signatory
from tongban.core.reform.measure_events import AnyMeasureEvent, Reassigned
from tongban.store.freezing.histories import History, columns

AT = datetime(2026, 9, 14, 1, 30, tzinfo=UTC)
WANG = Signatory(staff_number="M001", name="王敏", department="market")
KEPT = {
    "at": "2026-09-14T01:30:00+00:00",
    "by": {"staff_number": "M001", "name": "王敏", "department": "market"},
}


@dataclass(frozen=True)
class Row:
    name: str
    content: dict[str, Any]


def test_reviews_are_read_as_they_were_written():
    rows = [
        Row("approved", {**KEPT, "legal": True}),
        Row("scheduled", {**KEPT, "effective_on": "2026-10-08"}),
    ]

    assert History[AnyReviewEvent](AnyReviewEvent).read(rows) == (
        Approved(at=AT, by=WANG, legal=True),
        Scheduled(at=AT, by=WANG, effective_on=date(2026, 10, 8)),
    )


def test_measures_and_grants_are_read_as_they_were_written():
    moved = {**KEPT, "owner": "tax", "due_on": "2026-12-01", "reason": "机构改革"}

    assert History[AnyMeasureEvent](AnyMeasureEvent).read([Row("reassigned", moved)]) == (
        Reassigned(at=AT, by=WANG, owner="tax", due_on=date(2026, 12, 1), reason="机构改革"),
    )
    assert History[AnyGrantEvent](AnyGrantEvent).read(
        [Row("suspended", {**KEPT, "reason": "核查"})]
    ) == (Suspended(at=AT, by=WANG, reason="核查"),)


def test_a_record_holds_place_tag_fields_who_and_when():
    assert columns(Approved(at=AT, by=WANG, legal=True), 3) == {
        "sequence": 3,
        "name": "approved",
        "content": {**KEPT, "legal": True},
        "by": "M001",
        "at": AT,
    }
