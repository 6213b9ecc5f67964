"""Newness (新旧提示): a province's burden follows a publication within minutes, and says so."""

from django.utils.translation import gettext

from tongban.actions.burden import CityBurden
from tongban.web.components import messages
from tongban.web.components.component import Content


def newness(city: CityBurden) -> Content:
    """Return a note while the figures are still those of the release before."""
    if not city.stale:
        return ()
    return messages.Inset(body=gettext("目录刚有更新，正在重新计算；下面还是更新前的数字。"))
