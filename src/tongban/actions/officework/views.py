"""Views (列表视图): save a list as one likes it, open with it, share it, forget it."""

from uuid import UUID

from django.db import transaction

from tongban.actions.outside import Outside
from tongban.core.officework.views import ListKind, ListView, require_room
from tongban.core.people.actors import Officer
from tongban.core.vocabulary.errors import NotFound
from tongban.store.officework.models import DefaultView, SavedView
from tongban.store.officework.queries import views_for


@transaction.atomic
def save(officer: Officer, view: ListView, outside: Outside, *, default: bool = False) -> UUID:
    """Keep a view under its name; one of the same name is replaced.

    Raises:
        Conflict: when an officer has as many as they can tell apart.
    """
    mine = SavedView.objects.select_for_update().filter(owner_id=officer.account)
    named = mine.filter(of=view.of.value, name=view.name).first()
    if named is None:
        require_room(mine.count())
    kept, _ = SavedView.objects.update_or_create(
        owner_id=officer.account,
        of=view.of.value,
        name=view.name,
        defaults={
            "department": officer.department,
            "filters": dict(view.filters),
            "columns": [one.value for one in view.columns],
            "shared": view.shared,
            "saved_at": outside.now,
        },
    )
    if default:
        _open_with(officer, view.of, kept.pk)
    return kept.pk


@transaction.atomic
def open_with(officer: Officer, of: ListKind, view: UUID | None) -> None:
    """Have a list open with a view, or with everything again.

    Raises:
        NotFound: when the officer has no such view and none is shared with them.
    """
    if view is not None and view not in {one.id for one in views_for(officer, of)}:
        raise NotFound(f"no view {view}")
    _open_with(officer, of, view)


@transaction.atomic
def forget(officer: Officer, view: UUID) -> None:
    """Drop one's own view; lists that opened with it show everything.

    Raises:
        NotFound: when it is not theirs.
    """
    dropped, _ = SavedView.objects.filter(owner_id=officer.account, pk=view).delete()
    if not dropped:
        raise NotFound(f"no view {view} of this officer")


def _open_with(officer: Officer, of: ListKind, view: UUID | None) -> None:
    mine = DefaultView.objects.filter(owner_id=officer.account, of=of.value)
    if view is None:
        mine.delete()
        return
    DefaultView.objects.update_or_create(
        owner_id=officer.account, of=of.value, defaults={"view_id": view}
    )
