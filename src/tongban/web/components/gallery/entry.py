"""One component in the gallery (条目)."""

from dataclasses import dataclass

from tongban.web.components.component import Component


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A component under a name, when to use it, and examples of it."""

    name: str
    title: str
    use: str
    examples: tuple[Component, ...]
