"""Renewals nobody decided (视为准予延续): silence grants them the day after a certificate ends.

行政许可法 §50. The sweep is idempotent and takes cases one by one, as `actions.deadlines` does; the
certificate follows as its next version, valid from the day after the old one ended.
"""

from datetime import date, timedelta
from uuid import UUID

import structlog
from django.db.models import QuerySet

from tongban.actions.cases.ending import filed_facts
from tongban.actions.cases.opening import as_system
from tongban.actions.certificates.issuing import make_out
from tongban.actions.numbering import notice_number
from tongban.actions.outside import Outside
from tongban.actions.recording import OpenCase
from tongban.actions.targets import published
from tongban.core.cases.acts import Act
from tongban.core.cases.events import Event
from tongban.core.cases.verbs.renewal import deem_renewed
from tongban.core.catalog.steps import OutputKind
from tongban.core.certificates.renewals import Asked, RenewalTerms, asked, silence_renews
from tongban.core.vocabulary.errors import NotAllowed, NotFound, TongbanError
from tongban.store.cases.models import Case
from tongban.store.certificates.models import Certificate

BATCH = 200
_UNDECIDED = ("received", "awaiting_correction", "in_progress", "suspended")
_log = structlog.get_logger(__name__)


def deem_due(outside: Outside, *, batch: int = BATCH) -> int:
    """Renew what silence has renewed, up to a batch of each item; return how many."""
    return sum(
        _one(case, terms, outside)
        for terms in outside.renewals.values()
        if terms.deemed is not None
        for case in list(_undecided(terms)[:batch])
    )


def renewal_of(case: UUID, outside: Outside) -> tuple[date, Asked] | None:
    """Return when the certificate ends that a case would renew, and what asking for it means."""
    row = Case.objects.select_related("filing").get(pk=case)
    terms = outside.renewals.get(row.item_code)
    before = None if terms is None else _before(row, terms)
    if terms is None or before is None or before.valid_until is None:
        return None
    ends_on, asked_on = before.valid_until, row.filing.filed_at.date()
    return ends_on, asked(terms, ends_on=ends_on, asked_on=asked_on, calendar=outside.calendar)


def _undecided(terms: RenewalTerms) -> QuerySet[Case, UUID]:
    rows = Case.objects.filter(item_code=terms.item, status__in=_UNDECIDED)
    return rows.order_by("received_on", "id").values_list("pk", flat=True)


def _before(case: Case, terms: RenewalTerms) -> Certificate | None:
    """Return the newest certificate of the party of a case that it would renew."""
    rows = Certificate.objects.filter(
        holder_index=bytes(case.filing.subject_index),
        evidence=terms.evidence,
        status=Certificate.Status.VALID,
    )
    return rows.order_by("-issued_on", "-place").first()


def _one(case: UUID, terms: RenewalTerms, outside: Outside) -> int:
    row = Case.objects.select_related("filing").get(pk=case)
    before = _before(row, terms)
    if before is None or not _renewed(row, before, terms, outside):
        return 0
    try:
        as_system(
            case,
            lambda opened, act: _deem(opened, act, before, terms, outside=outside),
            outside,
            skip_locked=True,
        )
    except (NotAllowed, NotFound):
        return 0  # somebody decided it in the meantime, or is about to
    except TongbanError as fault:
        _log.exception("renewal.failed", case=str(case), code=fault.code)
        return 0
    return 1


def _renewed(row: Case, before: Certificate, terms: RenewalTerms, outside: Outside) -> bool:
    ends_on = before.valid_until
    return ends_on is not None and silence_renews(
        terms,
        ends_on=ends_on,
        asked_on=row.filing.filed_at.date(),
        today=outside.today,
        calendar=outside.calendar,
    )


def _deem(
    opened: OpenCase, act: Act, before: Certificate, terms: RenewalTerms, *, outside: Outside
) -> tuple[Event, ...]:
    ended_on, basis = before.valid_until, terms.deemed
    if ended_on is None or basis is None:
        raise NotAllowed("silence renews nothing here", rule="case.moment")
    results = {
        output.code: make_out(
            opened.row,
            opened.state.item,
            output,
            filed_facts(opened),
            catalogue=published().catalogue,
            outside=outside,
            valid_from=ended_on + timedelta(days=1),
        )
        for output in opened.state.item.outputs
        if output.kind is OutputKind.CERTIFICATE
    }
    return deem_renewed(
        opened.state,
        act,
        certificate=before.number,
        ended_on=ended_on,
        basis=basis,
        decision_number=notice_number(opened, "准", outside),
        results=results,
    )
