"""Papers that are owed (容缺后补): which, by when, and where they are handed in."""

from django.urls import reverse
from django.utils.translation import gettext

from tongban.core.cases.state import CaseState
from tongban.web.components import lists, messages, navigation
from tongban.web.components.component import Component
from tongban.web.components.words import written_date
from tongban.web.hall.mine.following import Followed
from tongban.web.hall.mine.gaps import requirement_names


def on_its_page(followed: Followed, state: CaseState) -> Component:
    """Ask for the papers on the page of the case itself."""
    return messages.Notification(
        kind=messages.NotificationKind.ATTENTION,
        title=_by_when(followed, state),
        body=(
            lists.Paragraph(body=_names(followed, state)),
            navigation.Button(words=gettext("补交材料"), href=_place(followed)),
        ),
    )


def among_others(followed: Followed, state: CaseState) -> Component:
    """Ask for the papers where many cases are listed, by the name of the case."""
    return messages.Notification(
        kind=messages.NotificationKind.ATTENTION,
        title=gettext("“%(name)s”还要补交材料") % {"name": followed.record.item_name},
        body=(
            lists.Paragraph(
                body=gettext("%(when)s：%(papers)s")
                % {"when": _by_when(followed, state), "papers": _names(followed, state)}
            ),
            navigation.Link(words=gettext("去补交"), href=_place(followed)),
        ),
    )


def _by_when(followed: Followed, state: CaseState) -> str:
    """Return the first of the days, or that it has passed."""
    days = [state.debt_days[need] for need in state.owed if need in state.debt_days]
    if followed.debts_overdue:
        return gettext("补交材料的期限已过")
    if not days:
        return gettext("请补交材料")
    return gettext("请在%(day)s前补交材料") % {"day": written_date(min(days))}


def _names(followed: Followed, state: CaseState) -> str:
    names = requirement_names(followed.item)
    return "、".join(names[need] for need in state.owed)


def _place(followed: Followed) -> str:
    return reverse("hall:hand_in", args=[followed.record.id])
