"""A mandate on paper (纸质委托): what a window saw of it, and what its grantor can say about it."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext

from tongban.core.people.mandates import Mandate, MandateState
from tongban.core.people.paper_authority import PaperAuthority
from tongban.core.people.presenting import DENIED_IN, RATIFIED, UNAUTHORISED
from tongban.web.components import labels, lists, messages, navigation
from tongban.web.components.component import Component
from tongban.web.components.sections import PostForm
from tongban.web.components.words import written_date
from tongban.web.hall.mandates.wording import GRANTOR_SEEN


def paper_rows(code: str, paper: PaperAuthority) -> Iterator[lists.SummaryRow]:
    """Yield what the paper is, who saw it, and where its scan is."""
    link = navigation.Link(
        words=gettext("看委托书的扫描件"), href=reverse("hall:mandate_scan", args=[code])
    )
    yield lists.SummaryRow(key=gettext("委托书"), value=link)
    yield lists.SummaryRow(key=gettext("签署日期"), value=written_date(paper.signed_on))
    yield lists.SummaryRow(key=gettext("窗口怎样核对"), value=GRANTOR_SEEN[paper.grantor_seen])


def paper_ways(mandate: Mandate) -> Iterator[Component]:
    """Yield how whom it names denies it, or stands by it after all."""
    if mandate.state is MandateState.DISOWNED:
        yield messages.Notification(
            title=gettext("您不承认这份委托书"),
            body=gettext(
                "凭它提交、还没有作出决定的申请不会准予；您可以在“我的”里撤回这些申请。"
                "如果后来您认可，可以追认，申请就接着办（%(citation)s）。"
            )
            % {"citation": labels.citation(RATIFIED)},
        )
        yield _way(mandate, "ratify", gettext("追认这份委托"), navigation.ButtonKind.SECONDARY)
    elif mandate.state in DENIED_IN:
        yield messages.Notification(
            title=gettext("这份委托书是别人在窗口出示的"),
            body=gettext(
                "如果不是您签的，请马上按“不是我委托的”：凭它提交、还没有作出决定的申请不会准予"
                "（%(citation)s）。"
            )
            % {"citation": labels.citation(UNAUTHORISED)},
            kind=messages.NotificationKind.ATTENTION,
        )
        yield _way(mandate, "disown", gettext("不是我委托的"), navigation.ButtonKind.WARNING)


def _way(mandate: Mandate, verb: str, words: str, kind: navigation.ButtonKind) -> Component:
    return PostForm(
        body="",
        action=reverse("hall:change_mandate", args=[mandate.code, verb]),
        buttons=navigation.Button(words=words, kind=kind),
    )
