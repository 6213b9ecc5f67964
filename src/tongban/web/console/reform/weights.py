"""What the figures weigh (办件量): how many of the year's cases are real, said beside them."""

from django.utils.translation import gettext

from tongban.web.components import messages
from tongban.web.components.component import Component
from tongban.web.console.reform.asked import Asked


def weights_note(now: Asked) -> Component:
    """Say how many cases the year had, and how many items without any count as one each."""
    year, items = now.standing.year, now.standing.now_published.catalogue.items
    filed = {code for code, _ in year.cases}
    told = gettext("过去一年有 %(cases)d 件真实办件；没有办件的 %(items)d 个事项各按一件计算。")
    amounts = {"cases": sum(year.cases.values()), "items": len(items.keys() - filed)}
    return messages.Inset(body=told % amounts)
