"""What the figures weigh (办件量): how many cases the year had, said beside them."""

from django.utils.translation import gettext

from tongban.web.components import lists, messages
from tongban.web.components.component import Component, Content
from tongban.web.console.reform.asked import Asked


def weights_note(now: Asked) -> Component:
    """Say how many cases the year had, and how many items without any count as one each."""
    cases, unfiled = now.standing.filed
    lines: list[Content] = [gettext("按过去一年的 %(cases)d 件办件计算。") % {"cases": cases}]
    if unfiled:
        told = gettext("没有办件的 %(items)d 个事项各按一件计算。")
        lines.append(told % {"items": unfiled})
    if now.standing.stale:
        lines.append(gettext("目录刚有更新，正在重新计算；下面还是更新前的数字。"))
    return messages.Inset(body=tuple(lists.Paragraph(body=line) for line in lines))
