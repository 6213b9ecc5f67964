"""Which list is asked for (所看清单): its name, and whose it is."""

from typing import Final

from tongban.core.vocabulary.errors import NotFound
from tongban.web.console.items.offices import Departments, office_asked

LISTS: Final = {
    "powers": "权力清单",
    "responsibilities": "责任清单",
    "public_services": "公共服务目录",
}
"""Every list by the name that its address bears."""


def list_asked(written: str, name: str, departments: Departments) -> tuple[str, str]:
    """Return the list and the department that are meant, "" for the city.

    Raises:
        NotFound: when there is no such list or department.
    """
    department = office_asked(written, departments)
    if name not in LISTS or (department and department not in departments):
        raise NotFound(f"no list {name!r} of {department!r}")
    return name, department
