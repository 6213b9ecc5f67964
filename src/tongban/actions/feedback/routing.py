"""To which unit words point (智能转办): learnt from what the published catalogue says they handle.

A suggestion for a person who hands on; nothing is handed on by itself.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from tongban.actions.targets import published
from tongban.core.catalog.catalogue import Catalogue
from tongban.engines.topics.routing import Router

_SUGGESTED: Final = 3


def suggested(text: str) -> tuple[str, ...]:
    """Return the codes of the units to which a text points, the best first."""
    found = _router(published().release).suggest(text, most=_SUGGESTED)
    return tuple(department for department, _ in found)


@lru_cache(maxsize=2)
def _router(release: int) -> Router:
    del release
    return Router(_known(published().catalogue))


def _known(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    for code, department in catalogue.departments.items():
        yield f"{department.name}{department.short_name}", code
    for item in catalogue.items.values():
        told = [item.name, *(faq.question for faq in item.faqs)]
        yield "，".join(told), item.department
