"""What a draft waits for that is out of service (停办): said on top, with what can be done."""

from collections.abc import Iterator

from django.utils.translation import gettext

from tongban.actions.drafts.readiness import Obstacle
from tongban.core.journeys.outcomes import JourneyGuide
from tongban.web.components import lists, messages, navigation
from tongban.web.components.component import Component, Content
from tongban.web.components.sentences import said
from tongban.web.hall import places
from tongban.web.hall.applying import paths
from tongban.web.hall.applying.reading import Reading


def closures(reading: Reading) -> Iterator[Component]:
    """Yield a notice when something in the draft takes no applications now."""
    closed = [one for one in reading.lacking if one.obstacle is Obstacle.CLOSED]
    if not closed:
        return
    yield messages.Notification(
        kind=messages.NotificationKind.ATTENTION,
        title=gettext("有事项现在不受理申请，这份草稿暂时不能提交"),
        body=(
            lists.PlainList(
                items=tuple(
                    navigation.Link(words=said(one.words), href=places.guide(places.ITEM, one.code))
                    for one in closed
                )
            ),
            lists.Paragraph(body=_way_on(reading)),
        ),
    )


def _way_on(reading: Reading) -> Content:
    if isinstance(reading.guide, JourneyGuide) and len(reading.guide.taken) > 1:
        return (
            gettext("填写的内容都保留。恢复办理后可以接着提交，也可以先办其他的："),
            navigation.Link(words=gettext("去掉这件，先办其他的"), href=paths.items(reading.id)),
        )
    return gettext("填写的内容都保留，恢复办理后可以接着提交。")
