"""Addresses of the hall (网址): kinds of target, and where each page of it is."""

from uuid import UUID

from django.urls import reverse

ITEM = "item"
JOURNEY = "journey"


class KindConverter:
    """The part of an address that says whether a target is an item or a journey."""

    regex = f"{ITEM}|{JOURNEY}"

    def to_python(self, value: str) -> str:
        """Return it as it stands."""
        return value

    def to_url(self, value: str) -> str:
        """Return it as it stands."""
        return value


def guide(kind: str, code: str) -> str:
    """Return the public guide of a target."""
    return reverse(f"hall:{kind}", args=[code])


def ask(kind: str, code: str) -> str:
    """Return where the questions of a target are asked."""
    return reverse("hall:question", args=[kind, code])


def checklist(kind: str, code: str) -> str:
    """Return the personal checklist of a target."""
    return reverse("hall:checklist", args=[kind, code])


def begin(kind: str, code: str) -> str:
    """Return where a draft of a target begins."""
    return reverse("hall:begin", args=[kind, code])


def draft(draft_id: UUID) -> str:
    """Return the overview of a draft."""
    return reverse("hall:draft", args=[draft_id])


def case(case_id: UUID) -> str:
    """Return the page of one of the person's cases."""
    return reverse("hall:case", args=[case_id])
