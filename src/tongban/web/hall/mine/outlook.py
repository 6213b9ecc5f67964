"""What happens next (接下来): who owes what by when, as a sentence, a lamp and a moment."""

from django.utils.translation import gettext

from tongban.core.cases.due import CaseDue, Phase
from tongban.core.cases.lights import Light
from tongban.core.cases.state import Status
from tongban.web.components import lists, messages
from tongban.web.components.messages import LampColour, Tone
from tongban.web.components.sentences import said
from tongban.web.components.words import written_date
from tongban.web.hall.mine.following import Followed, status_words

_COLOURS = {
    Light.GREEN: LampColour.GREEN,
    Light.YELLOW: LampColour.YELLOW,
    Light.ORANGE: LampColour.ORANGE,
    Light.RED: LampColour.RED,
}
_GOOD = frozenset({Status.GRANTED, Status.ISSUED, Status.DELIVERED, Status.COMPLETED})
_BAD = frozenset({Status.REFUSED, Status.ACCEPTANCE_REFUSED})


def status_tag(status: str) -> messages.Tag:
    """Return where a case stands as a word that stands out as much as it matters."""
    tone = Tone.PLAIN
    if status == Status.AWAITING_CORRECTION.value:
        tone = Tone.ATTENTION
    elif status in {one.value for one in _GOOD}:
        tone = Tone.GOOD
    elif status in {one.value for one in _BAD}:
        tone = Tone.BAD
    return messages.Tag(words=status_words(status), tone=tone)


def lamp(followed: Followed) -> messages.Lamp | None:
    """Return how the clock of the department stands; none while nobody owes anything."""
    due = followed.due
    if due is None or due.promised_on is None or due.phase in (Phase.CORRECTION, Phase.ENDED):
        return None
    if followed.state is not None and followed.state.stopped:
        return messages.Lamp(colour=LampColour.GREY, words=gettext("特别程序期间不计时"))
    return messages.Lamp(colour=_COLOURS[due.light], words=said(due.reason) or _remaining(due))


def next_moment(followed: Followed, department: str) -> lists.Moment | None:
    """Return what is expected next, with its day and who does it."""
    due = followed.due
    if followed.blocked or followed.taken_back:
        return None
    if due is None:
        return lists.Moment(title=gettext("前一件事办结后，自动转到这里"), expected=True)
    if due.promised_on is None:
        return None
    titles = {
        Phase.REVIEW: gettext("告知您是否受理；到期不告知的，自收到之日起即为受理"),
        Phase.CORRECTION: gettext("补正的最后一天"),
        Phase.DECISION: gettext("作出决定"),
        Phase.DELIVERY: gettext("送达结果"),
    }
    by = gettext("您") if due.phase is Phase.CORRECTION else department
    return lists.Moment(title=titles[due.phase], at=due.promised_on, by=by, expected=True)


def next_sentence(followed: Followed) -> str:
    """Return what happens next in one sentence, with its day written out."""
    due = followed.due
    if followed.blocked:
        return gettext("前一件事没有办成，这件事缺少它的结果。您可以重新申请。")
    if followed.taken_back:
        return gettext("已经撤回，不用再做什么。您可以随时重新申请。")
    if due is None:
        return gettext("前一件事办结后，会自动转到办理部门，不用您再提交。")
    if told := _besides_its_dates(followed):
        return told
    if due.promised_on is None:
        return _nothing_owed(followed, due)
    sentences = {
        Phase.REVIEW: gettext("在%(day)s前告知您是否受理；逾期不告知的，自收到之日起即为受理。"),
        Phase.CORRECTION: gettext("请您在%(day)s前补正；补正后重新计算受理期限。"),
        Phase.DECISION: gettext("在%(day)s前作出决定。"),
        Phase.DELIVERY: gettext("在%(day)s前送达结果。"),
    }
    return sentences[due.phase] % {"day": written_date(due.promised_on)}


def _besides_its_dates(followed: Followed) -> str:
    """Return what matters more than the next day: that the grant may fall, or is on its way."""
    if followed.revocation_due is not None:
        return gettext("部门正在决定是否撤销，决定后会通知您。")
    if _on_its_way(followed):
        return gettext("结果已备好或者已寄出，怎么领取、到了哪里见下面的“结果送达”。")
    return ""


def _nothing_owed(followed: Followed, due: CaseDue) -> str:
    if followed.state is not None and followed.state.moves.up is not None:
        return gettext("已经转到上级办理，往后的进展看下面“接着办的”那一件。")
    ended = due.phase is Phase.ENDED
    return gettext("已经结束，不用再做什么。") if ended else gettext("已经作出决定，等待送达。")


def _remaining(due: CaseDue) -> str:
    if due.usage is None:
        return ""
    if not due.usage.remaining:
        return gettext("今天到期")
    return gettext("还剩 %(count)d 个工作日") % {"count": due.usage.remaining}


def _on_its_way(followed: Followed) -> bool:
    """Tell whether the result waits somewhere, or is with a carrier."""
    state = followed.state
    if state is None or state.delivered is not None:
        return False
    return state.result_delivery.under_way is not None
