"""Addresses of the counter (网址)."""

from uuid import UUID

from django.urls import reverse


def work(work_id: int) -> str:
    """Return the page of one piece of work."""
    return reverse("counter:work", args=[work_id])


def verb(work_id: int, slug: str) -> str:
    """Return the form of one verb for a piece of work."""
    return reverse("counter:verb", args=[work_id, slug])


def file(file_id: UUID) -> str:
    """Return where a paper can be downloaded."""
    return reverse("counter:file", args=[file_id])


def voucher(voucher_id: UUID) -> str:
    """Return where a voucher can be downloaded."""
    return reverse("counter:voucher", args=[voucher_id])
