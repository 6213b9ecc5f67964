"""Numbers of notices and decisions (文号), drawn for the department that signs."""

from tongban.actions.outside import Outside
from tongban.actions.recording import OpenCase
from tongban.actions.targets import published
from tongban.store.cases.numbers import serials, voucher_number


def notice_number(opened: OpenCase, word: str, outside: Outside) -> str:
    """Draw the next number of a department for one kind of document."""
    department = published().catalogue.departments[opened.state.item.department]
    return voucher_number(department.short_name, word, outside.today, serials(1)[0])
