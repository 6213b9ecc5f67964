"""Addresses of the exchange (网址): every link of its pages is made here."""

from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse


def home() -> str:
    """Return the first page."""
    return reverse("console:exchange")


def exporting() -> str:
    """Return where a file is asked for."""
    return reverse("console:exchange_export")


def uploading() -> str:
    """Return where a file is handed in."""
    return reverse("console:exchange_import")


def run(key: UUID, **query: str | int) -> str:
    """Return one import."""
    address = reverse("console:exchange_run", args=[key])
    return f"{address}?{urlencode(query)}" if query else address


def progress(key: UUID) -> str:
    """Return how far an import has come, alone."""
    return reverse("console:exchange_progress", args=[key])


def act(key: UUID, verb: str) -> str:
    """Return where something is done about an import."""
    return reverse("console:exchange_act", args=[key, verb])


def rejected(key: UUID) -> str:
    """Return the file of the rows that were not taken."""
    return reverse("console:exchange_rejected", args=[key])


def row(key: UUID, number: int) -> str:
    """Return one row that was not taken."""
    return reverse("console:exchange_row", args=[key, number])


def headings() -> str:
    """Return the list of headings."""
    return reverse("console:exchange_headings")


def heading(number: int) -> str:
    """Return where a working copy of a heading begins."""
    return reverse("console:exchange_heading", args=[number])


def copy(key: UUID) -> str:
    """Return a working copy in the workshop."""
    return reverse("console:items_copy", args=[key])
