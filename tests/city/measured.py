"""A year of cases in few words (示例办件): many filings of one item, the papers had in one way."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import uuid4

from tongban.core.people.actors import Citizen
from tongban.store.cases.models import Case, CaseEvidence, Draft, Filing
from tongban.store.catalog.models import ItemVersion
from tongban.store.sealing import blind_index


def many_cases(
    citizen: Citizen,
    item: str,
    count: int,
    *,
    filed_at: datetime,
    ways: Mapping[str, str] | None = None,
    completed_on: date | None = None,
    subject: str = "",
) -> None:
    """File an item so many times; `ways` tells how each document was had."""
    version = ItemVersion.objects.filter(code=item).latest("version")
    for place in range(count):
        filing = _filing(citizen, version, filed_at, subject or f"{item}-{place}")
        case = Case.objects.create(
            number=f"T-{uuid4().hex}",
            filing=filing,
            item=version,
            item_code=item,
            department=version.department,
            status="completed" if completed_on else "received",
            received_on=filed_at.date(),
            completed_on=completed_on,
        )
        CaseEvidence.objects.bulk_create(
            CaseEvidence(case=case, requirement=one, name=one, way=way)
            for one, way in (ways or {}).items()
        )


def _filing(citizen: Citizen, version: ItemVersion, filed_at: datetime, subject: str) -> Filing:
    draft = Draft(
        id=uuid4(),
        owner_id=citizen.account,
        target="item",
        code=version.code,
        version=version.version,
        title=version.name,
        submitted_at=filed_at,
    )
    draft.content = {}
    draft.save(force_insert=True)
    filing = Filing(
        number=f"T-{uuid4().hex}",
        draft=draft,
        owner_id=citizen.account,
        subject_index=blind_index(subject),
        title=version.name,
        filed_at=filed_at,
    )
    filing.content = {"applicant": {}, "facts": [], "chosen": [], "steps": {}}
    filing.save(force_insert=True)
    return filing
