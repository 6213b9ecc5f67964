"""Pictures (图片): a drawing as dots, for slides and reports."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from tongban.adapters.drawings import DrawingPress


def png_of(svg: str) -> bytes:
    """Return a drawing in SVG as PNG."""
    return _press().png(svg)


@lru_cache(maxsize=1)
def _press() -> DrawingPress:
    return DrawingPress(font_paths=tuple(Path(path) for path in settings.FONT_PATHS))
