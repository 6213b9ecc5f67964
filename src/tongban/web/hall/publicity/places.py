"""Addresses of the public lists (网址), and what each list is called."""

from collections.abc import Mapping
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

TITLES: Final[dict[str, str | Promise]] = {
    "powers": gettext_lazy("权力清单"),
    "responsibilities": gettext_lazy("责任清单"),
    "public_services": gettext_lazy("公共服务目录"),
}
"""Every list by the name that its address bears."""


def lists() -> str:
    """Return the three lists."""
    return reverse("hall:public_lists")


def offices(name: str, **kept: str) -> str:
    """Return the departments that have published a list."""
    return _with(reverse("hall:public_list", args=[name]), kept)


def edition(name: str, department: str, **kept: str | int | None) -> str:
    """Return a department's list, the latest edition unless `edition` names another."""
    return _with(reverse("hall:public_edition", args=[name, department]), kept)


def edition_file(name: str, department: str, form: str, *, edition: int) -> str:
    """Return an edition as a file."""
    address = reverse("hall:public_edition_file", args=[name, department, form])
    return _with(address, {"edition": edition})


def _with(address: str, kept: Mapping[str, str | int | None]) -> str:
    told = {name: value for name, value in kept.items() if value}
    return f"{address}?{urlencode(told)}" if told else address
