"""Append audit entries (写入审计): in the caller's transaction, without a lock and without a chain.

Nobody waits for anybody: the order of the leaves is made later, by the sealer.
"""

from tongban.core.audit.entries import Entry
from tongban.store.audit.models import AuditEntry


def append(*entries: Entry) -> None:
    """Write entries with their leaf hashes; they stand or fall with the caller's transaction."""
    AuditEntry.objects.bulk_create([AuditEntry.of(entry) for entry in entries])
