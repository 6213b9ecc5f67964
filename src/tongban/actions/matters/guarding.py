"""What a joint handling forbids one of its cases (联办约束): a grant too early, a second notice."""

from tongban.actions.matters.following import is_joint
from tongban.actions.matters.keeping import HeldMatter, hold_of_filing
from tongban.actions.outside import Outside
from tongban.actions.recording import OpenCase
from tongban.core.cases.events import Issued
from tongban.core.joint.hindrances import require_may_grant
from tongban.core.joint.verbs.gaps import require_own_notice
from tongban.store.cases.models import Case


def require_grantable(opened: OpenCase, outside: Outside) -> None:
    """Raise while opinions, or a result that the case needs, stand in the way of a grant."""
    held = _held(opened, outside)
    if held is None:
        return
    issued = Case.objects.filter(filing_id=opened.row.filing_id, events__name=Issued.name)
    finished = issued.values_list("item_code", flat=True)
    require_may_grant(
        held.matter, opened.row.item_code, finished=frozenset(finished), today=outside.today
    )


def require_notice_of_own(opened: OpenCase, outside: Outside) -> None:
    """Raise while what is missing in the case goes into the one notice of the lead."""
    held = _held(opened, outside)
    if held is not None:
        require_own_notice(held.matter, opened.row.item_code)


def _held(opened: OpenCase, outside: Outside) -> HeldMatter | None:
    if not is_joint(opened.row.filing, opened.row.item_code, outside):
        return None
    return hold_of_filing(opened.row.filing_id)
