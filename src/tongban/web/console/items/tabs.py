"""The parts of the workshop as tabs (页签), the same on each of its first pages."""

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext, gettext_lazy

from tongban.web.components.navigation import Tab, Tabs

_TABS = (
    ("items", gettext_lazy("事项")),
    ("items_copies", gettext_lazy("编制稿")),
    ("items_reviews", gettext_lazy("待我审核")),
    ("items_standards", gettext_lazy("基本目录")),
    ("items_lists", gettext_lazy("权责清单")),
    ("items_laws", gettext_lazy("法规")),
    ("items_lint", gettext_lazy("检查报告")),
    ("items_materials", gettext_lazy("电子目录")),
)


def workshop_tabs(here: str, *, waiting: int | None = None) -> Tabs:
    """Return the tabs; `waiting` is how many copies wait for the officer's review."""
    return Tabs(
        label=gettext("事项编制"),
        tabs=tuple(
            Tab(
                words=words,
                href=address,
                current=name == here,
                count=waiting if name == "items_reviews" else None,
            )
            for name, words in _TABS
            if (address := _address(name))
        ),
    )


def _address(name: str) -> str:
    try:
        return reverse(f"console:{name}")
    except NoReverseMatch:
        return ""
