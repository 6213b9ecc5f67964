"""Work that takes a while (处理中): asked again by htmx, or by a reload where there is no script.

A page with an unfinished `Progress` puts ``{% include "components/messages/refresh.html" %}`` into
its ``head`` block; the polled address answers with the same component alone, and once the work is
finished with the component that comes next.
"""

from dataclasses import dataclass
from typing import ClassVar

from tongban.web.components.component import Component, Words


@dataclass(frozen=True, kw_only=True, slots=True)
class Progress(Component):
    """How far the work has come, `done` of `total`; without a total only that it goes on."""

    template: ClassVar[str] = "components/messages/progress.html"

    title: Words
    poll: str
    done: int = 0
    total: int | None = None
    every_seconds: int = 3
    advice: Words = ""
