"""Verify everything that was written down (全量校验), and name what is wrong first.

Signatures are checked with the keys that the sealer knows; the anchors beside the tree are held
against their copies elsewhere, which whoever keeps the database cannot reach.
"""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import islice
from typing import Final

from tongban.actions.audit.acts import digests
from tongban.actions.audit.sealing import genuine
from tongban.core.audit.checking import Fault, Finding, disagreements, faults
from tongban.core.audit.heads import Anchor
from tongban.core.certificates.seals import Sealer
from tongban.store.audit import checking, trees
from tongban.store.cases.models import CaseEvent

PATIENCE: Final = timedelta(hours=4)
"""An entry that waits longer than this for its seal is told as covered by no root."""

_BATCH: Final = 1000


def verify(
    sealer: Sealer, copied: Iterable[Anchor], *, patience: timedelta = PATIENCE
) -> Iterator[Finding]:
    """Yield everything that is wrong, the first bad leaf first; nothing when all is sound."""
    kept = {anchor.head.size: anchor for anchor in trees.anchors_after(0)}
    size = trees.size_of_tree()
    yield from faults(checking.kept_leaves(size), kept.values())
    for anchor in kept.values():
        if not genuine(anchor, sealer):
            yield Finding(fault=Fault.SIGNATURE, size=anchor.head.size)
    yield from disagreements(kept, (copy for copy in copied if genuine(copy, sealer)))
    for entry in checking.uncovered_entries(patience):
        yield Finding(fault=Fault.UNCOVERED, entry=entry)
    yield from _changed_events()


def _changed_events() -> Iterator[Finding]:
    """Yield the entries whose event of a case no longer says what it said."""
    acts = checking.recorded_acts()
    while batch := tuple(islice(acts, _BATCH)):
        events = CaseEvent.objects.filter(case__in={act.case for act in batch})
        said = {(str(one.case_id), one.sequence): digests(one.content) for one in events}
        for act in batch:
            if act.digest not in said.get((act.case, act.sequence), ()):
                yield Finding(fault=Fault.EVENT_CHANGED, entry=act.entry)
