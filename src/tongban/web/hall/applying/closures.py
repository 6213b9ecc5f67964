"""What a draft waits for that is out of service (停办): said on top, with what can be done."""

from collections.abc import Iterator

from django.utils.translation import gettext

from tongban.actions.drafts.readiness import Obstacle
from tongban.core.journeys.outcomes import JourneyGuide
from tongban.web.components import lists, messages, navigation
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import PostForm
from tongban.web.components.sentences import said
from tongban.web.hall import places
from tongban.web.hall.applying import paths
from tongban.web.hall.applying.reading import Reading


def closures(reading: Reading) -> Iterator[Component]:
    """Yield a notice when something in the draft takes no applications now."""
    yield from _repeated(reading)
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


def _repeated(reading: Reading) -> Iterator[Component]:
    """Yield that the same matter runs, and the way to join what was brought to it."""
    repeated = [one for one in reading.lacking if one.obstacle is Obstacle.REPEATED]
    if repeated:
        yield messages.Notification(
            kind=messages.NotificationKind.ATTENTION,
            title=gettext("同一件事已经在办，不能重复申请"),
            body=(
                lists.PlainList(items=tuple(said(one.words) for one in repeated)),
                PostForm(
                    action=paths.join(reading.id),
                    body=lists.Paragraph(
                        body=gettext("在办的那一件还缺的材料，可以把这里交的并过去。")
                    ),
                    buttons=navigation.Button(words=gettext("并到在办的那一件")),
                ),
            ),
        )


def _way_on(reading: Reading) -> Content:
    if isinstance(reading.guide, JourneyGuide) and len(reading.guide.taken) > 1:
        return (
            gettext("填写的内容都保留。恢复办理后可以接着提交，也可以先办其他的："),
            navigation.Link(words=gettext("去掉这件，先办其他的"), href=paths.items(reading.id)),
        )
    return gettext("填写的内容都保留，恢复办理后可以接着提交。")
