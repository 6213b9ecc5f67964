"""Print vouchers (打印文书): the stored value becomes a PDF, the same bytes each time."""

from collections.abc import Mapping
from typing import Any

from tongban.actions.outside import Outside
from tongban.adapters.documents import Voucher
from tongban.store.freezing.converter import opened


def print_voucher(content: Mapping[str, Any], outside: Outside) -> bytes:
    """Return the PDF of a voucher from its stored content.

    Raises:
        Unavailable: when no Chinese font is installed.
    """
    return outside.press.render(opened(content, Voucher))
