"""A working copy beside the version that it began from (与已发布版本比较)."""

from django.utils.translation import gettext

from tongban.core.authoring.comparing import compare
from tongban.core.authoring.copies import copy_of
from tongban.web.components.component import Content
from tongban.web.components.messages import EmptyState
from tongban.web.console.items.desk import Desk
from tongban.web.console.items.published.differences import side_by_side
from tongban.web.console.items.published.finding import version_of
from tongban.web.console.words.conditions import condition_words


def beside_published(desk: Desk) -> Content:
    """Return how the copy differs from the version that it began from."""
    if not desk.copy.based_on:
        return EmptyState(
            title=gettext("这是新事项，没有已发布的版本可比"), advice=gettext("请通读全文。")
        )
    before = version_of(desk.copy.item.code, str(desk.copy.based_on))
    found = compare(copy_of(before.item), desk.copy, desk.published, grammar=condition_words)
    told = gettext("第 %(version)d 版") % {"version": desk.copy.based_on}
    return side_by_side(found, before=told, after=gettext("编制稿"), none=gettext("还没有改动"))
