"""Officers' accounts for administrators: a list, one whole, and what happened to them."""

from dataclasses import dataclass

from tongban.core.people.actors import Role
from tongban.core.people.postings import AnyPostingEvent, Posting
from tongban.store.people.models import Account
from tongban.store.people.postings import ADMINISTRATOR_VALUES, HISTORY, PostingRecord

MOST = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class PostingFile:
    """An officer's account for administrators: the posting, whose it is, and its history."""

    posting: Posting
    person: str
    events: tuple[AnyPostingEvent, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which accounts are wanted: how the number begins, where, with which post; blank is all."""

    text: str = ""
    department: str = ""
    role: str = ""


def postings(wanted: Wanted) -> tuple[PostingFile, ...]:
    """Return accounts of officers by staff number, as many as a page holds."""
    rows = Account.objects.filter(kind=Account.Kind.OFFICER).select_related("user")
    if wanted.text:
        rows = rows.filter(staff_number__istartswith=wanted.text)
    if wanted.department:
        rows = rows.filter(department=wanted.department)
    if wanted.role:
        rows = rows.filter(roles__contains=[wanted.role])
    return tuple(
        PostingFile(posting=posting_of(row), person=_name(row))
        for row in rows.order_by("staff_number")[:MOST]
    )


def posting_file(staff_number: str) -> PostingFile | None:
    """Return the account of a staff number with its history."""
    row = (
        Account.objects.filter(kind=Account.Kind.OFFICER, staff_number=staff_number)
        .select_related("user")
        .first()
    )
    if row is None:
        return None
    events = HISTORY.read(row.posting_records.order_by("sequence"))
    return PostingFile(posting=posting_of(row), person=_name(row), events=events)


def posting_of(row: Account) -> Posting:
    """Return what an account's row says."""
    return Posting(
        staff_number=row.staff_number,
        department=row.department,
        area=row.area,
        roles=frozenset(Role(role) for role in row.roles),
        suspended=not row.user.is_active,
    )


def administrators() -> frozenset[str]:
    """Return the staff numbers of whoever is an administrator now, or changed an account ever."""
    now = Account.objects.filter(roles__overlap=ADMINISTRATOR_VALUES)
    ever = PostingRecord.objects.values_list("by", flat=True).distinct()
    return frozenset(now.values_list("staff_number", flat=True)).union(ever)


def _name(row: Account) -> str:
    return str(row.person.get("name", ""))
