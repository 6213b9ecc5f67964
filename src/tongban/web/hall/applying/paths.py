"""Addresses of a draft's pages (草稿网址)."""

from uuid import UUID

from django.urls import reverse
from django.utils.http import urlencode


def form(draft: UUID, topic: str) -> str:
    """Return one page of the form."""
    return reverse("hall:form", args=[draft, topic])


def saving(draft: UUID, topic: str) -> str:
    """Return where a page of the form saves itself."""
    return reverse("hall:save", args=[draft, topic])


def question(draft: UUID, change: str = "") -> str:
    """Return the next question, or the one that asks for an element again."""
    address = reverse("hall:draft_question", args=[draft])
    return f"{address}?{urlencode({'change': change})}" if change else address


def items(draft: UUID) -> str:
    """Return where the sub-items of a journey are chosen."""
    return reverse("hall:draft_items", args=[draft])


def paper(draft: UUID, key: str) -> str:
    """Return the page of one paper."""
    return reverse("hall:paper", args=[draft, key])


def commitments(draft: UUID) -> str:
    """Return where commitments are read and made."""
    return reverse("hall:commitments", args=[draft])


def dispute(draft: UUID, element: str) -> str:
    """Return where a fact of a register is disputed."""
    return reverse("hall:dispute", args=[draft, element])


def check(draft: UUID) -> str:
    """Return where everything is checked and submitted."""
    return reverse("hall:check", args=[draft])


def delivery(draft: UUID) -> str:
    """Return where it is chosen how the results shall come."""
    return reverse("hall:draft_delivery", args=[draft])


def refresh(draft: UUID) -> str:
    """Return where silent registers are asked again."""
    return reverse("hall:refresh", args=[draft])


def join(draft: UUID) -> str:
    """Return where a draft is joined to the case that it would repeat."""
    return reverse("hall:join", args=[draft])


def discard(draft: UUID) -> str:
    """Return where a draft is thrown away."""
    return reverse("hall:discard", args=[draft])
