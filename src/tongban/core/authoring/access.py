"""Access (权限): who may see and write which working copy.

An item belongs to its department. The department that keeps the city catalogue (目录主管部门) sees
and helps with all of them; legal reviewers stand above the departments by their office.
"""

from typing import Final

from tongban.core.people.actors import Officer, Role

CATALOGUE_KEEPER: Final = "data_bureau"
"""Local configuration (本地配置): the department that keeps the catalogue of the whole city."""

CATALOGUE_ROLES: Final = frozenset(
    {
        Role.ITEM_ADMINISTRATOR,
        Role.ITEM_REVIEWER,
        Role.LEGAL_REVIEWER,
        Role.DATA_STEWARD,
        Role.SUPERVISOR,
        Role.REFORMER,
    }
)

LIST_PUBLISHERS: Final = frozenset(
    {Role.ITEM_ADMINISTRATOR, Role.ITEM_REVIEWER, Role.LEGAL_REVIEWER}
)
"""The posts that publish a list: whoever writes the items, or answers for what they say."""


def sees_every_department(officer: Officer) -> bool:
    """Tell whether an officer works on the catalogue of the whole city."""
    city_wide = officer.department == CATALOGUE_KEEPER or Role.LEGAL_REVIEWER in officer.roles
    return city_wide and not officer.roles.isdisjoint(CATALOGUE_ROLES)


def may_read(officer: Officer, department: str) -> bool:
    """Tell whether an officer may see the working copies of a department."""
    if officer.roles.isdisjoint(CATALOGUE_ROLES):
        return False
    return officer.department == department or sees_every_department(officer)


def may_write(officer: Officer, department: str) -> bool:
    """Tell whether an officer may write the working copies of a department."""
    return Role.ITEM_ADMINISTRATOR in officer.roles and may_read(officer, department)


def may_publish_lists(officer: Officer, department: str) -> bool:
    """Tell whether an officer may publish the lists of a department, or with "" of all."""
    if officer.roles.isdisjoint(LIST_PUBLISHERS):
        return False
    return may_read(officer, department)
