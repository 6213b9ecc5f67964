"""Hands (经办人): who works in a department, as the accounts of the demonstration name them."""

from collections.abc import Mapping
from dataclasses import dataclass

from tongban.core.cases.acts import Performer
from tongban.examples.people.accounts import DemoAccount


@dataclass(frozen=True, slots=True, kw_only=True)
class Hands:
    """The window, two who examine, and whoever decides."""

    window: Performer
    examiner: Performer
    colleague: Performer
    approver: Performer


def hands_of(accounts: tuple[DemoAccount, ...]) -> Mapping[str, Hands]:
    """Return who works where, by department."""
    by_name = {one.username: one for one in accounts}
    windows = [name for name in by_name if name.endswith(".window")]
    departments = [by_name[name].department for name in windows]
    return {
        department: Hands(
            window=_performer(by_name[f"{department}.window"]),
            examiner=_performer(by_name[f"{department}.examiner"]),
            colleague=_performer(by_name[f"{department}.examiner2"]),
            approver=_performer(by_name[f"{department}.approver"]),
        )
        for department in departments
    }


def _performer(account: DemoAccount) -> Performer:
    return Performer(
        identifier=account.staff_number, name=account.name, department=account.department
    )
