"""All entries of the gallery (条目表), in the order they are shown."""

from tongban.web.components.gallery.entry import Entry
from tongban.web.components.gallery.examples import (
    figures,
    forms,
    lists,
    messages,
    navigation,
    pages,
)

ENTRIES: tuple[Entry, ...] = (
    *navigation.ENTRIES,
    *forms.ENTRIES,
    *messages.ENTRIES,
    *lists.ENTRIES,
    *figures.ENTRIES,
    *pages.ENTRIES,
)
