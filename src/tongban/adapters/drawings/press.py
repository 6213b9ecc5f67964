"""The drawing press (图形排版): SVG in, PNG out; a drawing is data to it, never code."""

import threading
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Final

import typst

from tongban.core.vocabulary.errors import InvalidValue

_PAGE: Final = Path(__file__).parent / "drawing.typ"


class DrawingPress:
    """Turn drawings into pictures; keep one for the life of a process, since its fonts stay."""

    def __init__(self, *, font_paths: Sequence[Path] = ()) -> None:
        self._font_paths = [str(path) for path in font_paths if path.exists()]
        self._lock = threading.Lock()

    def png(self, svg: str, *, dots_per_inch: float = 144.0) -> bytes:
        """Return a drawing in SVG as PNG.

        Raises:
            InvalidValue: when it is not a drawing.
        """
        with self._lock:
            try:
                made = self._compiler.compile(
                    format="png", ppi=dots_per_inch, sys_inputs={"drawing": svg}
                )
            except typst.TypstError as error:
                raise InvalidValue("drawing", error.message) from error
        return made if isinstance(made, bytes) else b"".join(made or ())

    @cached_property
    def _compiler(self) -> typst.Compiler:
        fonts = typst.Fonts(include_system_fonts=True, font_paths=self._font_paths)
        return typst.Compiler(str(_PAGE), root=str(_PAGE.parent), font_paths=fonts)
