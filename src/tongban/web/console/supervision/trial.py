"""A trial of a rule (试算结果): over what it was tried, and what it would find otherwise."""

from collections.abc import Mapping
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy

from tongban.actions.supervision.trying import DAYS, MOST, Over, Tried, TriedMatter
from tongban.web.components import lists, messages, navigation
from tongban.web.components.component import Component, Content, Words

_LISTED: Final = 20
_LOOKED: Final[Mapping[Over, Words]] = {
    Over.CASES: gettext_lazy("试算了近 %(days)s 天收的 %(looked)s 件办件。"),
    Over.RATINGS: gettext_lazy("试算了近 %(days)s 天的 %(looked)s 个评价。"),
    Over.BILLS: gettext_lazy("试算了近 %(days)s 天的 %(looked)s 张缴费单。"),
    Over.CONCERNS: gettext_lazy("试算了近 %(days)s 天这一类的 %(looked)s 件诉求。"),
    Over.JOINT: gettext_lazy("试算了近 %(days)s 天收的 %(looked)s 件办件的联办情况。"),
}


def trial(found: Tried) -> Content:
    """Return what a changed setting would change."""
    looked = str(_LOOKED[found.over]) % {"days": DAYS, "looked": found.looked}
    most = gettext("只试最新的 %(most)s 件。") % {"most": MOST} if found.looked == MOST else ""
    counted = (
        gettext("发现问题的诉求：现在 %(before)s 件，修改后 %(after)s 件。")
        if found.over is Over.CONCERNS
        else gettext("发现问题的办件：现在 %(before)s 件，修改后 %(after)s 件。")
    )
    return (
        lists.Paragraph(body=f"{looked}{most}"),
        lists.Paragraph(body=counted % {"before": found.before, "after": found.after}),
        *_listed(gettext("新发现的"), found.appearing),
        *_listed(gettext("不再发现的"), found.vanishing),
    )


def _listed(title: str, matters: tuple[TriedMatter, ...]) -> tuple[Component, ...]:
    if not matters:
        return ()
    links = tuple(
        navigation.Link(words=one.number, href=_address(one)) for one in matters[:_LISTED]
    )
    return (messages.Details(summary=title, body=lists.PlainList(items=links)),)


def _address(one: TriedMatter) -> str:
    if one.concern is None:
        return reverse("console:supervision-story", args=[one.number])
    return reverse("console:feedback-concern", args=[one.concern])
