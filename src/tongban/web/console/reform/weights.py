"""What the figures weigh (办件量): how many of the year's cases are real, said beside them."""

from django.utils.translation import gettext

from tongban.web.components import lists, messages
from tongban.web.components.component import Component, Content
from tongban.web.console.reform.asked import Asked


def weights_note(now: Asked) -> Component:
    """Say how many cases the year had, and how many items without any count as one each."""
    cases, unfiled = now.standing.filed
    told = gettext("过去一年有 %(cases)d 件真实办件；没有办件的 %(items)d 个事项各按一件计算。")
    lines: list[Content] = [told % {"cases": cases, "items": unfiled}]
    if now.standing.stale:
        lines.append(gettext("目录刚有更新，正在重新计算；下面还是更新前的数字。"))
    return messages.Inset(body=tuple(lists.Paragraph(body=line) for line in lines))
