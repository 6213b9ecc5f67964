"""People who sign in (示例人物): two citizens who are strangers, and officers of any post."""

from tongban.actions.accounts import open_citizen, open_officer
from tongban.core.people.actors import ADMINISTRATORS, Citizen, Officer, Role

PASSWORD = "a long enough password"
EVERY_POST = frozenset(Role) - ADMINISTRATORS


def lin() -> Citizen:
    """Open the account of the person whom most tests are about."""
    return _citizen("lin", "519901199003070018", "林晓雨")


def stranger_to_lin() -> Citizen:
    """Open the account of somebody else."""
    return _citizen("other", "519901198501010021", "高远")


def officer(department: str, *roles: Role, staff: str = "001") -> Officer:
    """Open the account of an officer; without roles, one who holds every post."""
    held = frozenset(roles) or EVERY_POST
    staff_number, name = f"{department}-{staff}", f"工作人员{staff}"
    account = open_officer(
        staff_number,
        PASSWORD,
        name=name,
        staff_number=staff_number,
        department=department,
        roles=held,
    )
    return Officer(
        account=account, name=name, staff_number=staff_number, department=department, roles=held
    )


def _citizen(username: str, number: str, name: str) -> Citizen:
    account = open_citizen(username, PASSWORD, number=number, name=name)
    return Citizen(account=account, person=number, name=name)
