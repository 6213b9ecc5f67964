"""The press (排版): one warm typst compiler that turns values into PDF for archives.

PDF/A-2a and PDF/UA-1 together: fonts embedded, text selectable and readable aloud. The same
document always gives the same bytes, so a copy can be compared with its digest years later.
"""

import json
import re
import threading
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

import typst

from tongban.adapters.documents.characters import Page, with_rare_spelled, without_controls
from tongban.adapters.documents.pages import page_of
from tongban.adapters.documents.values import CertificatePage, Document
from tongban.core.vocabulary.errors import InvalidValue, Unavailable

_TEMPLATES = Path(__file__).parent / "templates"
_MOST_RARE_CHARACTERS = 32
_UNPRINTABLE = re.compile(
    r'the text `"(?P<text>.+?)"` could not be displayed'
    r'|contains the codepoint `"(?P<codepoint>.+?)"`'
)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


class DocumentPress:
    """Render documents; keep one for the life of a process, since its fonts stay loaded.

    The fonts are read for the first document, so that what prints nothing does not wait for them.
    """

    def __init__(self, *, font_paths: Sequence[Path] = (), system_fonts: bool = True) -> None:
        self._font_paths = [str(path) for path in font_paths]
        self._system_fonts = system_fonts
        self._compilers: dict[str, typst.Compiler] = {}
        self._lock = threading.Lock()

    def render(self, document: Document) -> bytes:
        """Return `document` as one PDF.

        Raises `InvalidValue` when it cannot be set in type, `Unavailable` when fonts are missing.
        """
        template, page = _clean_page(document)
        rare: frozenset[str] = frozenset()
        for _ in range(_MOST_RARE_CHARACTERS):
            try:
                return self._pdf(template, with_rare_spelled(page, rare), dated=_midnight(document))
            except typst.TypstError as error:
                rare |= self._unprintable(error)
        raise InvalidValue("document", "too many characters that no font holds")

    def preview(self, document: Document, *, dots_per_inch: float = 110.0) -> tuple[bytes, ...]:
        """Return each page of `document` as a PNG picture, for a page on screen."""
        template, page = _clean_page(document)
        with self._lock:
            try:
                made = self._compiler(template).compile(
                    format="png", ppi=dots_per_inch, sys_inputs=_inputs(page)
                )
            except typst.TypstError as error:
                raise InvalidValue("document", error.message) from error
        return tuple(made) if isinstance(made, list) else (made or b"",)

    def _pdf(self, template: str, page: Page, *, dated: datetime) -> bytes:
        with self._lock:
            made = self._compiler(template).compile(
                format="pdf",
                sys_inputs=_inputs(page),
                pdf_standards=["a-2a", "ua-1"],
                timestamp=dated,
            )
        return made if isinstance(made, bytes) else b"".join(made or ())

    @cached_property
    def _fonts(self) -> typst.Fonts:
        return typst.Fonts(
            include_system_fonts=self._system_fonts, font_paths=list(self._font_paths)
        )

    def _compiler(self, template: str) -> typst.Compiler:
        if template not in self._compilers:
            self._compilers[template] = typst.Compiler(
                str(_TEMPLATES / template), root=str(_TEMPLATES), font_paths=self._fonts
            )
        return self._compilers[template]

    def _unprintable(self, error: typst.TypstError) -> frozenset[str]:
        """Return the characters that `error` complains of, or raise what it really is."""
        found = _UNPRINTABLE.search(error.message)
        if found is None:
            raise InvalidValue("document", error.message) from error
        letters = found["text"] or found["codepoint"]
        if not set(self._fonts.families()) & {"Noto Serif CJK SC"}:
            raise Unavailable("no Chinese font: install fonts-noto-cjk") from error
        return frozenset(_ESCAPED.sub(lambda code: chr(int(code[1], 16)), letters))


def _clean_page(document: Document) -> tuple[str, Page]:
    template, page = page_of(document)
    return template, without_controls(page)


def _inputs(page: Page) -> dict[str, str]:
    return {"document": json.dumps(page, ensure_ascii=False)}


def _midnight(document: Document) -> datetime:
    """Return the start of the document's day: the only time a PDF may carry."""
    day = document.issued_on if isinstance(document, CertificatePage) else document.dated_on
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
