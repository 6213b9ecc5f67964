"""Delete at a person's wish (依申请删除): what no law wants kept and no hold protects, at once.

个人信息保护法 §47: drafts, papers that were never filed, and what was written about ended sharing.
Files of cases, certificates and audit entries are kept by law; the answer says so.
"""

from django.db.models import Q

from tongban.actions.drafts.writing import throw_away
from tongban.actions.outside import Outside
from tongban.store.cases.models import Draft
from tongban.store.certificates.models import Share
from tongban.store.documents.models import StoredFile
from tongban.store.retention.queries import held_now, holds_stand_still


def erase(owner: int, index: bytes, outside: Outside) -> int:
    """Delete what a person may have deleted; return how many records that were.

    The caller holds a transaction. What a legal hold protects stays.
    """
    holds_stand_still()
    held = held_now()
    if index in held.people:
        return 0
    drafts = Draft.objects.select_for_update().filter(owner=owner, submitted_at__isnull=True)
    rows = list(drafts.filter(acting_for_index__isnull=True))
    for row in rows:
        throw_away(row)
    unfiled = StoredFile.objects.filter(owner=owner, evidence__isnull=True, mandates__isnull=True)
    still = _in_drafts(owner)
    files = unfiled.exclude(pk__in=still).delete()[0]
    ended = Q(until__lt=outside.now) | Q(taken_back_at__isnull=False)
    shares = Share.objects.filter(ended, certificate__holder_index=index)
    emptied = shares.exclude(purpose_sealed=b"").update(purpose_sealed=b"", receiver_sealed=None)
    return len(rows) + files + emptied


def _in_drafts(owner: int) -> set[str]:
    """Return the files in what they have not submitted yet for an organisation."""
    rows = Draft.objects.filter(owner=owner, submitted_at__isnull=True)
    return {one["file"] for row in rows for files in row.content["files"].values() for one in files}
