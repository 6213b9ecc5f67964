"""Words of the core on these pages (用语), and why something could not be done (不能办理)."""

from django.utils.translation import gettext, gettext_lazy, pgettext

from tongban.core.authoring.review_errors import FaultsRemain
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed
from tongban.web.components.component import Content
from tongban.web.components.lists import PlainList
from tongban.web.components.messages import Notification, NotificationKind
from tongban.web.console.items.core_words import CONTEXT
from tongban.web.console.words.sentences import refusal

_SENTENCES = {
    "review.stage": gettext_lazy("这份编制稿现在不在这一步，请先看它的进展。"),
    "review.own_work": gettext_lazy("写过或者审过这份稿的人不能再审，请由另一位同事审核。"),
    "review.competence": gettext_lazy("这一步由其他岗位或者其他部门办理。"),
    "review.faults": gettext_lazy("还有必须改正的问题，改好才能送审："),
    "lists.behind": gettext_lazy("清单正在重新整理，请过几分钟再公布。"),
    "lists.unchanged": gettext_lazy("和最近公布的一版完全一样，不用再公布。"),
    "workshop.undo": gettext_lazy("没有可以撤销或者重做的修改。"),
}
_OTHERWISE = gettext_lazy("现在不能这样办理，请先看最新进展。")


def word(chinese: str) -> str:
    """Return a label of the core in the reader's language."""
    if not chinese:
        return ""
    said = pgettext(CONTEXT, chinese)
    return said if said != chinese else gettext(chinese)


def refused(error: NotAllowed | InvalidValue) -> Notification:
    """Return why something was not done, and what to do instead."""
    return Notification(
        title=gettext("没有办成，内容没有变化"),
        body=_reason(error),
        kind=NotificationKind.ATTENTION,
    )


def sentence(error: NotAllowed | InvalidValue) -> str:
    """Return why something was not done, in one sentence."""
    if isinstance(error, InvalidValue):
        return refusal(error)
    return str(_SENTENCES.get(error.rule, _OTHERWISE))


def _reason(error: NotAllowed | InvalidValue) -> Content:
    if isinstance(error, FaultsRemain):
        return (sentence(error), PlainList(items=error.faults))
    return sentence(error)
