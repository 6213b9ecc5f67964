"""Print vouchers (打印文书): the stored value becomes a PDF, the same bytes each time."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from tongban.adapters.documents import DocumentPress, Voucher
from tongban.store.catalog.converter import opened


def print_voucher(content: Mapping[str, Any]) -> bytes:
    """Return the PDF of a voucher from its stored content.

    Raises:
        Unavailable: when no Chinese font is installed.
    """
    return press().render(opened(content, Voucher))


@cache
def press() -> DocumentPress:
    """Return the compiler of this process; its fonts stay loaded."""
    return DocumentPress(font_paths=[Path(path) for path in settings.FONT_PATHS])
