"""Who may change something here (岗位), for pages that everybody may read."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from tongban.core.people.actors import Role
from tongban.web.console.requests import officer_of


def reformers_only(request: HttpRequest) -> None:
    """Raise `PermissionDenied` unless a reformer asks."""
    if not is_reformer(request):
        raise PermissionDenied


def is_reformer(request: HttpRequest) -> bool:
    """Tell whether a reformer asks."""
    return Role.REFORMER in officer_of(request).roles
