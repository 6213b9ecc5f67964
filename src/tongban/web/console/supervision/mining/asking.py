"""What an address asks (筛选): an item, a department, a period; the same on every page here."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext

from tongban.actions.targets import published
from tongban.engines.mining.extracts import Selection
from tongban.web.components import fields, navigation
from tongban.web.console.requests import outside_of
from tongban.web.console.supervision.seats import own_department

_DAYS: Final = {"90": 90, "180": 180, "365": 365}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """An item, a department and a number of days back; blank is all."""

    item: str = ""
    department: str = ""
    days: str = ""
    held_to: str = ""

    @classmethod
    def read(cls, request: HttpRequest) -> "Asked":
        """Return what an address asks; what nothing can be is as if it were not asked."""
        catalogue, own = published().catalogue, own_department(request)
        item, department, days = (
            request.GET.get(name, "") for name in ("item", "department", "days")
        )
        return cls(
            item=item if item in catalogue.items else "",
            department=own or (department if department in catalogue.departments else ""),
            days=days if days in _DAYS else "",
            held_to=own,
        )

    def selection(self, request: HttpRequest) -> Selection:
        """Return the cases that are asked about."""
        back = _DAYS.get(self.days)
        today: date = outside_of(request).today
        return Selection(
            item=self.item,
            department=self.department,
            since=today - timedelta(days=back) if back else None,
        )

    @property
    def pairs(self) -> dict[str, str]:
        """Return what this asks as names and values."""
        department = "" if self.held_to else self.department
        asked = {"item": self.item, "department": department, "days": self.days}
        return {name: value for name, value in asked.items() if value}

    def address(self, name: str, **more: str) -> str:
        """Return an address that asks this of another page, and more."""
        asked = urlencode({**self.pairs, **more})
        return f"{reverse(name)}?{asked}" if asked else reverse(name)

    def form(self, here: str) -> navigation.FilterBar:
        """Return the form to ask something else."""
        catalogue = published().catalogue
        departments = {code: one.short_name for code, one in catalogue.departments.items()}
        items = {
            code: one.name
            for code, one in sorted(catalogue.items.items())
            if not self.held_to or one.department == self.held_to
        }
        periods = {
            "90": gettext("近三个月"),
            "180": gettext("近半年"),
            "365": gettext("近一年"),
        }
        chosen = (
            *(() if self.held_to else (("department", gettext("部门"), departments),)),
            ("item", gettext("事项"), items),
            ("days", gettext("收件时间"), periods),
        )
        return navigation.FilterBar(
            fields=tuple(
                fields.Select(
                    name=name,
                    label=label,
                    blank=gettext("全部"),
                    value=self.pairs.get(name, ""),
                    choices=tuple(
                        fields.Choice(value=value, label=words) for value, words in choices.items()
                    ),
                )
                for name, label, choices in chosen
            ),
            clear=reverse(here) if self.pairs else "",
        )
