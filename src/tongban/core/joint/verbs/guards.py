"""Guards (前提): the checks that several verbs share."""

from tongban.core.joint.errors import NotNow, NotTheLead
from tongban.core.joint.joint_event import JointAct
from tongban.core.joint.matter import Matter
from tongban.core.vocabulary.errors import InvalidValue


def require_running(matter: Matter) -> None:
    """Raise once everything has ended."""
    if matter.ended is not None:
        raise NotNow("every case of it has ended")


def require_lead(matter: Matter, act: JointAct) -> None:
    """Raise unless the lead acts, while something is still to be done."""
    require_running(matter)
    if act.by.department != matter.terms.lead:
        raise NotTheLead(f"{act.by.department} does not lead, {matter.terms.lead} does")


def require_words(text: str, what: str) -> None:
    """Raise `InvalidValue` when what is recorded says nothing."""
    if not text.strip():
        raise InvalidValue("joint record", f"{what} is empty")
