"""Share certificates (亮证、授权用证): what the holder chose, to whom, until they end it.

Every use is appended for the holder to read; a receiver reads only the chosen fields.
"""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid4

from django.db import transaction

from tongban.actions.audit import note
from tongban.actions.certificates.showing import code_text
from tongban.actions.outside import Outside
from tongban.core.cases.acts import CHINA_STANDARD_TIME
from tongban.core.certificates import sharing
from tongban.core.certificates.masking import masked_name
from tongban.core.certificates.sharing import CODE_LASTS, ShareKind, ShareState
from tongban.core.people.actors import Citizen
from tongban.core.vocabulary.credit import parse_credit_code
from tongban.core.vocabulary.errors import InvalidValue, NotFound
from tongban.core.vocabulary.identity import parse_citizen_number
from tongban.store.certificates import queries, shares
from tongban.store.certificates.models import CertificateUse, Share
from tongban.store.certificates.queries import KeptCertificate
from tongban.store.certificates.shares import KeptShare
from tongban.store.sealing import blind_index

_TOKEN_BYTES = 24
STRANGER = "扫码人"
"""How somebody is named who scans a code without having signed in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receiver:
    """Who may look: a person or an organisation, by number and name."""

    number: str
    name: str

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise InvalidValue("receiver", "请填写对方的姓名或单位名称")


@transaction.atomic
def show_code(
    citizen: Citizen,
    certificate: UUID,
    outside: Outside,
    *,
    fields: Iterable[str],
    purpose: str,
) -> str:
    """Begin to show chosen fields as a code for five minutes; return its token.

    Raises:
        NotFound: when the certificate is not theirs.
        NotAllowed: when it is not in force, or lacks a field.
        InvalidValue: when the purpose is missing.
    """
    kept, now = _theirs(citizen, certificate), _local(outside)
    wanted = sharing.Share(
        kind=ShareKind.CODE,
        fields=tuple(fields),
        purpose=purpose.strip(),
        made_at=now,
        until=now + CODE_LASTS,
    )
    row = _keep(kept, sharing.allow(kept.certificate, wanted))
    _use(row, CertificateUse.Kind.SHOWN, outside, by=masked_name(citizen.name))
    note(citizen, "certificate.show", str(certificate))
    return row.token


@transaction.atomic
def grant(
    citizen: Citizen,
    certificate: UUID,
    outside: Outside,
    *,
    receiver: Receiver,
    fields: Iterable[str],
    purpose: str,
    until: date,
) -> UUID:
    """Let one receiver see chosen fields until the end of a day; return the id of the grant.

    Raises:
        NotFound: when the certificate is not theirs.
        NotAllowed: when it is not in force, or lacks a field.
        InvalidValue: when receiver, purpose or day is wrong.
    """
    kept = _theirs(citizen, certificate)
    number = party_number(receiver.number)
    if number == citizen.subject:
        raise InvalidValue("receiver", "不用授权给自己")
    wanted = sharing.Share(
        kind=ShareKind.GRANT,
        fields=tuple(fields),
        purpose=purpose.strip(),
        made_at=_local(outside),
        until=datetime.combine(until, time(23, 59, 59), tzinfo=CHINA_STANDARD_TIME),
        receiver=number,
    )
    row = _keep(kept, sharing.allow(kept.certificate, wanted), name=receiver.name.strip())
    note(citizen, "certificate.grant", str(certificate))
    return row.pk


@transaction.atomic
def take_back(citizen: Citizen, share: UUID, outside: Outside) -> UUID:
    """End a share of the citizen's own at once, return its certificate; harmless to repeat.

    Raises:
        NotFound: when it is not theirs.
    """
    rows = Share.objects.select_for_update(of=("self",)).select_related("certificate")
    index = blind_index(citizen.subject)
    row = rows.filter(pk=share, certificate__holder_index=index).first()
    if row is None:
        raise NotFound(f"no share {share}")
    if row.taken_back_at is None:
        row.taken_back_at = outside.now
        row.save(update_fields=["taken_back_at"])
        note(citizen, "certificate.take_back", str(share))
    return row.certificate_id


def open_code(token: str, outside: Outside) -> KeptShare | None:
    """Return what a code shows while it is shown, and write the look down; None afterwards."""
    found = shares.by_token(token)
    if found is None or found.share.kind is not ShareKind.CODE or not _is_open(found, outside):
        return None
    _looked(found, CertificateUse.Kind.SCANNED, outside, by=STRANGER)
    return found


def open_grant(citizen: Citizen, token: str, outside: Outside) -> KeptShare | None:
    """Return what a grant shows to its receiver, and write the look down.

    None for anybody else, and for what has ended: both look the same.
    """
    found = shares.by_token(token)
    theirs = found is not None and found.share.receiver == citizen.subject
    if found is None or not theirs or not _is_open(found, outside):
        return None
    _looked(found, CertificateUse.Kind.LOOKED_AT, outside, by=masked_name(found.receiver_name))
    note(citizen, "certificate.look", str(found.certificate.id))
    return found


def shown_code(citizen: Citizen, token: str, outside: Outside) -> tuple[KeptShare, str] | None:
    """Return a code that the citizen is showing, with the text that is judged offline."""
    found = shares.by_token(token)
    if found is None or not _is_open(found, outside):
        return None
    if queries.certificate_of(citizen.subject, found.certificate.id) is None:
        return None
    return found, code_text(found.certificate, outside, share=found.share)


def party_number(written: str) -> str:
    """Return a citizen's number or a credit code as it was typed; `InvalidValue` otherwise."""
    try:
        return str(parse_citizen_number(written))
    except InvalidValue as error:
        try:
            return str(parse_credit_code(written))
        except InvalidValue:
            raise error from None


def _is_open(found: KeptShare, outside: Outside) -> bool:
    return found.share.state(outside.now) is ShareState.OPEN


def _theirs(citizen: Citizen, certificate: UUID) -> KeptCertificate:
    kept = queries.certificate_of(citizen.subject, certificate)
    if kept is None:
        raise NotFound(f"no certificate {certificate}")
    return kept


def _keep(kept: KeptCertificate, share: sharing.Share, *, name: str = "") -> Share:
    row = Share(
        id=uuid4(),
        certificate_id=kept.id,
        token=secrets.token_urlsafe(_TOKEN_BYTES),
        kind=share.kind.value,
        fields=list(share.fields),
        made_at=share.made_at,
        until=share.until,
    )
    row.purpose = share.purpose
    if share.receiver:
        row.receiver_index = blind_index(share.receiver)
        row.receiver = {"number": share.receiver, "name": name}
    row.save(force_insert=True)
    return row


def _use(row: Share, kind: CertificateUse.Kind, outside: Outside, *, by: str) -> None:
    use = CertificateUse(
        certificate_id=row.certificate_id, share=row, kind=kind, by=by, at=outside.now
    )
    use.purpose = row.purpose
    use.save(force_insert=True)


def _looked(found: KeptShare, kind: CertificateUse.Kind, outside: Outside, *, by: str) -> None:
    """Write a look down once a minute: a page that is opened again tells the holder nothing new."""
    recent = CertificateUse.objects.filter(
        share_id=found.id, kind=kind, by=by, at__gt=outside.now - timedelta(minutes=1)
    )
    if not recent.exists():
        use = CertificateUse(
            certificate_id=found.certificate.id,
            share_id=found.id,
            kind=kind,
            by=by,
            at=outside.now,
        )
        use.purpose = found.share.purpose
        use.save(force_insert=True)


def _local(outside: Outside) -> datetime:
    return outside.now.astimezone(CHINA_STANDARD_TIME)
