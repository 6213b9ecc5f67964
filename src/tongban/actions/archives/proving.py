"""Prove the log of a case (办理日志证明): each event with its audit entry under one signed head."""

from tongban.actions.audit.proving import newest_anchor
from tongban.core.archives.logs import ProvenEntry, ProvenLog
from tongban.core.audit.entries import leaf_content
from tongban.core.vocabulary.errors import Unavailable
from tongban.store.audit import trees
from tongban.store.audit.models import AuditEntry
from tongban.store.audit.queries import ACT
from tongban.store.cases.models import Case


def proven_log(case: Case) -> ProvenLog:
    """Return the entries of a case with their proofs.

    Raises:
        Unavailable: when one of them is not sealed yet.
        NotFound: when nothing was sealed yet.
    """
    anchor = newest_anchor()
    rows = AuditEntry.objects.filter(subject=str(case.pk), action__startswith=ACT)
    entries = []
    for row in rows.order_by("id"):
        index = trees.place_of(row.pk)
        if index is None or index >= anchor.head.size:
            raise Unavailable("an act on the case is not sealed yet")
        proof = trees.inclusion_proof(index, anchor.head.size)
        content = leaf_content(row.entry, bytes(row.salt))
        entries.append(ProvenEntry(content=content, inclusion=proof))
    return ProvenLog(anchor=anchor, entries=tuple(entries))
