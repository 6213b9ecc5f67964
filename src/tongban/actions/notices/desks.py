"""Tell a desk (坐席告知): whoever sits there hears that something waits, not of each thing.

Once somebody was told and has not read it, they are told no more: what waits stands on their pages,
and a hundred notices of a hundred matters would be read by nobody.
"""

from collections.abc import Mapping

from tongban.actions.notices.writing import tell_people
from tongban.actions.outside import Outside
from tongban.core.people.actors import Role
from tongban.store.notices.models import NoticeRow
from tongban.store.people.models import Account


def tell_desk(
    role: Role,
    kind: str,
    values: Mapping[str, str],
    *,
    path: str,
    outside: Outside,
    apart_from: str = "",
) -> None:
    """Tell everybody of a post who has read what they were told before.

    Nobody of the department `apart_from` is told: whom a matter is about does not judge it.
    """
    seated = Account.objects.filter(
        kind=Account.Kind.OFFICER, roles__contains=[role.value], user__is_active=True
    )
    if apart_from:
        seated = seated.exclude(department=apart_from)
    unread = NoticeRow.objects.filter(kind=kind, user__isnull=False, read_at__isnull=True)
    clerks = seated.exclude(user__in=unread.values("user")).order_by("user_id")
    tell_people(clerks.values_list("user_id", flat=True), kind, values, path=path, outside=outside)
