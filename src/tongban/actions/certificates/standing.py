"""Change how a certificate stands (证照状态变更): one officer proposes, a second one agrees.

Nothing changes until the second has agreed; both stand in the history with reason and basis.
"""

from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from tongban.actions.audit import note
from tongban.actions.outside import Outside
from tongban.actions.webhooks.telling import tell
from tongban.core.certificates.second_person import StandingProposal, agree, propose
from tongban.core.certificates.standings import Standing, StandingChange
from tongban.core.people.actors import Officer, Role
from tongban.core.vocabulary.errors import Conflict, NotAllowed, NotFound
from tongban.store.certificates import queries
from tongban.store.certificates.models import Certificate, CertificateEvent, ProposedChange
from tongban.store.certificates.queries import KeptCertificate

PROPOSERS = frozenset({Role.EXAMINER, Role.APPROVER})
"""The posts that may ask for a change; an approver of the same department agrees to it."""


@transaction.atomic
def propose_change(
    officer: Officer,
    certificate: UUID,
    standing: Standing,
    outside: Outside,
    *,
    reason: str,
    basis: str,
) -> UUID:
    """Ask that a certificate of the officer's own department be suspended, restored or taken away.

    Raises:
        NotFound: when there is none, or another department issued it.
        NotAllowed: when the officer may not ask, or the standing cannot follow.
        Conflict: when another change waits for its answer.
    """
    _, kept = _locked(officer, certificate)
    if not officer.roles & PROPOSERS:
        raise NotAllowed("only who examines or approves asks for it", rule="certificate.role")
    asked = propose(
        kept.certificate,
        StandingChange(
            standing=standing,
            since=outside.today,
            reason=reason,
            basis=basis,
            by=officer.staff_number,
        ),
    )
    row = _waiting(certificate, asked, outside)
    note(officer, "certificate.propose", str(certificate), details={"standing": standing.value})
    return row.pk


@transaction.atomic
def answer_change(officer: Officer, proposal: UUID, outside: Outside, *, agrees: bool) -> None:
    """Agree to a proposed change, which makes it, or refuse it.

    Raises:
        NotFound: when none waits under this id in the officer's department.
        NotAllowed: when the officer may not approve, or proposed it and now agrees.
    """
    asked = _open(officer, proposal)
    row, kept = _locked(officer, asked.certificate_id)
    if Role.APPROVER not in officer.roles:
        raise NotAllowed("only an approver changes a standing", rule="certificate.role")
    if agrees:
        change = StandingChange(
            standing=Standing(asked.standing),
            since=outside.today,
            reason=asked.reason,
            basis=asked.basis,
            by=asked.proposed_by,
        )
        made = agree(
            kept.certificate,
            StandingProposal(change=change),
            officer.staff_number,
            today=outside.today,
        )
        append_change(row, len(kept.certificate.history) + 1, made)
    answers = ProposedChange.Answer
    asked.answer = answers.AGREED if agrees else answers.REFUSED
    asked.answered_by, asked.answered_at = officer.staff_number, outside.now
    asked.save(update_fields=["answer", "answered_by", "answered_at"])
    note(officer, "certificate.answer", str(row.pk), outcome=asked.answer)


def append_change(row: Certificate, sequence: int, made: StandingChange) -> None:
    """Append a change to the history of a certificate that is locked."""
    CertificateEvent.objects.create(
        certificate=row,
        sequence=sequence,
        status=made.standing.value,
        since=made.since,
        reason=made.reason,
        basis=made.basis,
        by=made.by,
    )
    row.status = made.standing.value
    row.save(update_fields=["status"])
    name = f"certificate.{made.standing.value}"
    tell(name, str(row.pk), departments=[row.issuer], certificate=str(row.pk))


def _locked(officer: Officer, certificate: UUID) -> tuple[Certificate, KeptCertificate]:
    """Lock a certificate of the officer's department, and read it as core knows it."""
    issued = Certificate.objects.select_for_update().filter(issuer=officer.department)
    row = issued.filter(pk=certificate).first()
    kept = queries.by_number(row.number) if row else None
    if row is None or kept is None:
        raise NotFound(f"no certificate {certificate}")
    return row, kept


def _waiting(certificate: UUID, asked: StandingProposal, outside: Outside) -> ProposedChange:
    try:
        with transaction.atomic():
            return ProposedChange.objects.create(
                id=uuid4(),
                certificate_id=certificate,
                standing=asked.change.standing.value,
                reason=asked.change.reason,
                basis=asked.change.basis,
                proposed_by=asked.change.by,
                proposed_at=outside.now,
            )
    except IntegrityError as error:
        raise Conflict("another change of this certificate waits for its answer") from error


def _open(officer: Officer, proposal: UUID) -> ProposedChange:
    rows = ProposedChange.objects.select_for_update(of=("self",)).filter(
        pk=proposal, answer="", certificate__issuer=officer.department
    )
    found = rows.first()
    if found is None:
        raise NotFound(f"no proposal {proposal}")
    return found
