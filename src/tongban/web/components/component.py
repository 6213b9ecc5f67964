"""What a component (组件) is: a frozen value that names the template which shows it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from django.utils.functional import Promise


@dataclass(frozen=True, kw_only=True, slots=True)
class Component:
    """A piece of a page; its template finds the value under the name ``component``."""

    template: ClassVar[str]


Words: TypeAlias = str | Promise
"""Text to show, perhaps translated late."""

Content: TypeAlias = Words | Component | Sequence["Content"]
"""What may stand inside a component: text, which is escaped, another component, or several."""
