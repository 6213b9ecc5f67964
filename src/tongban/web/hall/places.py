"""Addresses of the hall (网址): kinds of target, and where each page of it is."""

from uuid import UUID

from django.urls import register_converter, reverse

from tongban.core.people.actors import Citizen

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


register_converter(KindConverter, "kind")  # before any part of the hall lists its addresses


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


def mine() -> str:
    """Return the person's own overview."""
    return reverse("hall:mine")


def filing(filing_id: UUID) -> str:
    """Return the page of one of the person's filings; it is their receipt."""
    return reverse("hall:filing", args=[filing_id])


def together(filing_id: UUID) -> str:
    """Return where they see how departments handle one of their filings together."""
    return reverse("hall:together", args=[filing_id])


def filed(filing_id: UUID, actor: Citizen) -> str:
    """Return where a filing is shown that was just made: at a window, the clerk prints there."""
    help_ = actor.helped_by
    if help_ is None:
        return filing(filing_id)
    return reverse("counter:attendance", args=[help_.attendance])


def voucher(voucher_id: UUID) -> str:
    """Return where a voucher is opened as PDF."""
    return reverse("hall:voucher", args=[voucher_id])


def file(file_id: UUID | str) -> str:
    """Return where a person gets back a file that they handed in."""
    return reverse("hall:file", args=[file_id])


def certificate(certificate_id: UUID) -> str:
    """Return the page of one of the person's certificates."""
    return reverse("hall:certificate", args=[certificate_id])


def verification(token: str) -> str:
    """Return where anyone learns how the certificate with this token stands."""
    return reverse("hall:verify_token", args=[token])
