"""Pages of overviews (全目录整理页): whether they are of the newest release, and their keys."""

from collections.abc import Callable, Sequence
from typing import Final

from django.utils.translation import gettext

from tongban.actions.targets import published
from tongban.store.overviews.queries.keys import Key
from tongban.store.overviews.queries.progress import standing
from tongban.web.components.component import Component
from tongban.web.components.messages import EmptyState, Notification, NotificationKind
from tongban.web.components.words import written_moment

_BETWEEN: Final = "~"
_DIGITS: Final = 9


def freshness() -> tuple[Component, ...]:
    """Return a note while the overviews belong to an earlier release, nothing when they do not."""
    found = standing()
    if found is None:
        return (
            EmptyState(
                title=gettext("正在第一次整理全目录"),
                advice=gettext("一般几分钟内完成，请稍后再看。"),
            ),
        )
    if found.release == published().release:
        return ()
    return (
        Notification(
            title=gettext("刚有新版本发布，正在重新整理"),
            body=gettext("现在看到的是%(moment)s整理的内容，一般几分钟内更新。")
            % {"moment": written_moment(found.made_at)},
            kind=NotificationKind.ATTENTION,
        ),
    )


def written(key: Key | None) -> str:
    """Return a key as an address carries it."""
    return "" if key is None else _BETWEEN.join(map(str, key))


def number(words: str) -> int:
    """Return a number of a key; raises `ValueError` for what is none."""
    if not (words.isascii() and words.isdecimal() and len(words) <= _DIGITS):
        raise ValueError(words)
    return int(words)


def key_of(words: str, kinds: Sequence[Callable[[str], object]]) -> Key | None:
    """Return the key that an address carries; None for none, or for what cannot be one."""
    parts = words.split(_BETWEEN)
    if len(parts) != len(kinds) or not words.isprintable():
        return None
    try:
        return tuple(kind(part) for kind, part in zip(kinds, parts, strict=True))
    except ValueError:
        return None
