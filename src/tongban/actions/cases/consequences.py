"""What follows from a revocation (撤销的后果): certificates end, readers hear it, credit keeps it.

In the same transaction: nobody relies on a certificate whose ground is gone a moment longer. Whose
promise was broken is on record by the two hands that there were: who looked, and who decided.
"""

from uuid import uuid4

from tongban.actions.certificates.standing import append_change
from tongban.actions.credit.keeping import append
from tongban.actions.outside import Outside
from tongban.actions.recording import OpenCase
from tongban.actions.webhooks.telling import tell
from tongban.core.cases.events import Event
from tongban.core.cases.mode_events import GrantRevoked
from tongban.core.certificates.certificates import change_standing
from tongban.core.certificates.standings import FOLLOWING, Standing, StandingChange
from tongban.core.credit.recording import Broken, recorded
from tongban.core.people.actors import Officer
from tongban.core.people.histories import Signatory
from tongban.store.cases.models import Case, CaseEvidence
from tongban.store.certificates.models import Certificate, Share
from tongban.store.certificates.queries import by_number
from tongban.store.credit.models import CreditRow
from tongban.store.sealing import blind_index


def draw_consequences(officer: Officer, opened: OpenCase, event: Event, outside: Outside) -> None:
    """Do all that follows when the grant of a case is revoked."""
    if not isinstance(event, GrantRevoked):
        return
    rows = Certificate.objects.select_for_update().filter(case_id=opened.row.pk).order_by("id")
    for row in rows:
        _end(row, officer, event, outside)
    if opened.state.modes.promise is not None:
        _record(officer, opened, event, outside)


def _end(row: Certificate, officer: Officer, event: GrantRevoked, outside: Outside) -> None:
    kept = by_number(row.number)
    if kept is None or Standing.REVOKED not in FOLLOWING.get(Standing(row.status), ()):
        return
    change = StandingChange(
        standing=Standing.REVOKED,
        since=outside.today,
        reason="；".join(event.reasons),
        basis="；".join(event.basis),
        by=officer.staff_number,
    )
    change_standing(kept.certificate, change)
    append_change(row, len(kept.certificate.history) + 1, change)
    _tell_readers(row, outside)


def _tell_readers(row: Certificate, outside: Outside) -> None:
    """Tell who holds a reading of a certificate: receivers of grants, departments it served."""
    resting = CaseEvidence.objects.filter(origin=row.number).values_list("case_id", flat=True)
    departments = Case.objects.filter(pk__in=resting).values_list("department", flat=True)
    key = str(row.pk)
    tell("certificate.readers_told", key, departments=departments, certificate=key)
    open_ = Share.objects.filter(
        certificate=row, kind=Share.Kind.GRANT, taken_back_at__isnull=True, until__gt=outside.now
    )
    for share in open_.values_list("id", flat=True):
        tell("share.certificate_revoked", str(share), departments=(), share=str(share))


def _record(officer: Officer, opened: OpenCase, event: GrantRevoked, outside: Outside) -> None:
    """Put a broken promise on record, by who looked and who decided."""
    found = opened.state.modes.last_check
    if found is None:
        return
    finder = found.officers[0]
    broken = Broken(
        decision=event.decision_number,
        decided_on=event.revoked_on,
        grounds="；".join(event.reasons),
        found_by=Signatory(
            staff_number=finder.identifier, name=finder.name, department=finder.department
        ),
        decided_by=Signatory.of(officer),
        at=outside.now,
    )
    applicant = opened.row.filing.content["applicant"]
    number = applicant["acting_for"] or applicant["number"]
    name = applicant.get("acting_name") or applicant["name"]
    proposed, confirmed = recorded(broken)
    row = CreditRow(
        id=uuid4(),
        list=proposed.list,
        department=opened.row.department,
        decided_on=proposed.decided_on,
        party_index=blind_index(number),
        opened_at=outside.now,
    )
    row.party = {"number": number, "name": name}
    before = append(officer, row, proposed, calendar=outside.calendar)
    append(officer, row, confirmed, calendar=outside.calendar, before=before)
