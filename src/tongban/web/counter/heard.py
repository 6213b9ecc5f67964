"""What people say that waits for the unit (诉求待办): told on top of the inbox."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext

from tongban.core.people.actors import Officer
from tongban.store.feedback.concerns import waiting
from tongban.web.components import messages, navigation
from tongban.web.components.component import Component


def concerns_waiting(officer: Officer) -> Iterator[Component]:
    """Yield that concerns wait for this officer's side, and where they are."""
    if count := waiting(officer):
        yield messages.Notification(
            kind=messages.NotificationKind.ATTENTION,
            title=gettext("有 %(count)d 件诉求或者差评等您处理") % {"count": count},
            body=navigation.Link(words=gettext("去处理"), href=reverse("console:feedback")),
        )
