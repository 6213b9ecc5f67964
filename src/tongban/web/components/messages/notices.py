"""Things to notice (提示): notification, inset text, warning, details, nothing found."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from tongban.web.components.component import Component, Content, Words
from tongban.web.components.navigation.link import Link


class NotificationKind(StrEnum):
    """Whether the news is good or wants something of the reader."""

    GOOD = "good"
    ATTENTION = "attention"


@dataclass(frozen=True, kw_only=True, slots=True)
class Notification(Component):
    """News that stands above the page, such as 已保存."""

    template: ClassVar[str] = "components/messages/notification.html"

    title: Words
    body: Content = ""
    kind: NotificationKind = NotificationKind.GOOD


@dataclass(frozen=True, kw_only=True, slots=True)
class Inset(Component):
    """Text set off from the rest: an article quoted, an example."""

    template: ClassVar[str] = "components/messages/inset.html"

    body: Content


@dataclass(frozen=True, kw_only=True, slots=True)
class WarningText(Component):
    """What has consequences: a deadline missed, a false declaration."""

    template: ClassVar[str] = "components/messages/warning_text.html"

    words: Words


@dataclass(frozen=True, kw_only=True, slots=True)
class Details(Component):
    """More for those who ask; opens without script."""

    template: ClassVar[str] = "components/messages/details.html"

    summary: Words
    body: Content
    open: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class EmptyState(Component):
    """Nothing is here, and what can be done instead."""

    template: ClassVar[str] = "components/messages/empty_state.html"

    title: Words
    advice: Words = ""
    ways: tuple[Link, ...] = ()
