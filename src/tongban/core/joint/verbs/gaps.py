"""One notice (合并补正): departments name what is missing, the lead tells it all at once.

行政许可法 §32 wants everything asked for once. Handled together, that is one notice over all: what
no department named in time, none may ask for later.
"""

from collections.abc import Collection
from datetime import date

from tongban.core.joint.errors import NothingToCorrect, NotNow, NotTakingPart, OneNotice
from tongban.core.joint.joint_event import JointAct
from tongban.core.joint.matter import Matter
from tongban.core.joint.matter_events import GapsNamed, NoticeSent, PartGap
from tongban.core.joint.verbs.guards import require_lead, require_running, require_words


def name_gaps(matter: Matter, act: JointAct, gaps: tuple[PartGap, ...]) -> GapsNamed:
    """Name what is missing in the items of one's department; nothing means that all is there."""
    require_running(matter)
    own = matter.items_of(act.by.department)
    if not own or not {gap.item for gap in gaps} <= {*own}:
        raise NotTakingPart(f"{act.by.department} names gaps in its own items")
    if not matter.gathers(act.today):
        raise NotNow("the time to name gaps is over")
    for gap in gaps:
        require_words(gap.why, "why it is asked for")
    return GapsNamed(at=act.at, by=act.by, department=act.by.department, gaps=gaps)


def silent_on_gaps(matter: Matter, received: Collection[str]) -> tuple[str, ...]:
    """Return the departments that have an item under review and have not said what is missing."""
    reviewing = (part.department for part in matter.parts if part.item in received)
    return tuple(one for one in dict.fromkeys(reviewing) if one not in matter.named)


def send_notice(
    matter: Matter,
    act: JointAct,
    gaps: tuple[PartGap, ...],
    *,
    notice_number: str,
    due_on: date,
    received: Collection[str],
) -> NoticeSent:
    """Tell every gap at once, when each department has named its own or the time is over.

    `gaps` are those named that still hold and whatever papers are missing besides.
    """
    require_lead(matter, act)
    if matter.begun.gaps_until is None:
        raise NotNow("each department sends its own notice")
    if matter.notice is not None:
        raise OneNotice(f"everything was told in {matter.notice.notice_number}")
    silent = silent_on_gaps(matter, received)
    if silent and matter.gathers(act.today):
        raise NotNow(f"may still name gaps: {', '.join(silent)}")
    if not gaps:
        raise NothingToCorrect("no department named a gap")
    require_words(notice_number, "the notice number")
    return NoticeSent(at=act.at, by=act.by, notice_number=notice_number, due_on=due_on, gaps=gaps)


def require_own_notice(matter: Matter, item: str) -> None:
    """Raise unless a department may send a notice of its own for `item` now.

    Before the one notice it may not; after it only about an item that stood in it, where the case
    itself allows no more than what was named.
    """
    if matter.begun.gaps_until is None or matter.ended is not None:
        return
    if matter.notice is None:
        raise OneNotice("the lead tells all gaps in one notice")
    if item not in {gap.item for gap in matter.notice.gaps}:
        raise OneNotice(f"{matter.notice.notice_number} did not name anything in {item}")
