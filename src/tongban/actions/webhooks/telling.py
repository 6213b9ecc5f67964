"""Telling (事件登记): what happened goes into the outbox in the transaction in which it happens."""

from collections.abc import Iterable
from typing import Final

from tongban.store.cases.models import OutboxRow

CONCERNS: Final = "departments"
"""The member that names departments and clients concerned; nobody outside is told it."""


def tell(name: str, key: str, *, departments: Iterable[str], **content: str) -> None:
    """Write that an event such as ``grant.revoked`` happened to `key`, and whom it concerns."""
    OutboxRow.objects.create(
        topic=name,
        key=key,
        content={**content, CONCERNS: sorted({one for one in departments if one})},
    )
