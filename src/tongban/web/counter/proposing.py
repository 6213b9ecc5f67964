"""A verb that takes two (提交复核): kept as it was filled in, and what the page says of it."""

from collections.abc import Mapping
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy

from tongban.actions.officework import second_hands
from tongban.store.officework.queries import act_waiting_for
from tongban.web.components import messages, navigation
from tongban.web.components.component import Component, Content, Words
from tongban.web.counter.desk import Desk
from tongban.web.counter.verbs.verb import Verb

_TITLES: Mapping[str, Words] = {
    "accept": gettext_lazy("受理"),
    "refuse-acceptance": gettext_lazy("不予受理"),
    "finish": gettext_lazy("办结本环节"),
    "grant-at-once": gettext_lazy("当场办结"),
    "grant": gettext_lazy("准予"),
    "refuse": gettext_lazy("不予决定"),
    "deliver": gettext_lazy("送达"),
}
_NOT_KEPT = frozenset({"csrfmiddlewaretoken", "revision"})


def verb_title(slug: str) -> str:
    """Return what a verb is called."""
    return str(_TITLES.get(slug, slug))


def takes_two(desk: Desk, verb: Verb) -> bool:
    """Tell whether a second officer has to confirm a verb in this case."""
    return desk.outside.two_hands.wanted(desk.record.case.item, verb.slug) is not None


def propose(desk: Desk, verb: Verb, filled: QueryDict, *, revision: int) -> UUID:
    """Keep what was filled in for the second officer."""
    return second_hands.propose(
        desk.officer,
        desk.record.work.id,
        verb.slug,
        desk.outside,
        revision=revision,
        filled={name: filled.getlist(name) for name in filled if name not in _NOT_KEPT},
    )


def waiting(desk: Desk) -> Content:
    """Say that an act waits for a second hand at this work, with the way to it."""
    kept = act_waiting_for(desk.record.work.id) if desk.outside.two_hands.rules else None
    if kept is None:
        return ""
    words = gettext("查看并复核")
    link = navigation.Link(words=words, href=reverse("counter:second", args=[kept.id]))
    title = gettext("%(name)s已提交“%(verb)s”，等待复核")
    return messages.Notification(
        title=title % {"name": kept.act.by.name, "verb": verb_title(kept.act.verb)},
        body=link,
        kind=messages.NotificationKind.ATTENTION,
    )


def already_proposed() -> Component:
    """Say that another act waits at this work."""
    return messages.Notification(
        title=gettext("没有提交成功"),
        body=gettext("这项工作已经有一次提交在等复核，请先在待办里处理。"),
        kind=messages.NotificationKind.ATTENTION,
    )
