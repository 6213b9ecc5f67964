"""The invented people as accounts (示范账户): opened through the same actions as real ones."""

from collections.abc import Iterator

from tongban.actions.accounts import HashedPassword, open_citizen, open_officer
from tongban.actions.certificates.taking_over import Existing, take_over
from tongban.actions.mandates.relations import Stated, keep_relations
from tongban.actions.targets import published
from tongban.core.certificates.faces import Holder
from tongban.core.people.representation import Capacity
from tongban.examples.people import ANCHOR, DemoAccount, city_people, demo_accounts, holdings
from tongban.project.wiring import outside
from tongban.store.people.posting_queries import posting_file

PASSWORD = "mingchuan-2026"  # noqa: S105 - printed on the screen; production refuses these accounts

FIRST_ACCOUNT = "linxiaoyu"
_REPRESENTED_SINCE = ANCHOR.replace(year=ANCHOR.year - 3)


def open_demonstration_accounts() -> int:
    """Open every account of the example city that is missing; return how many there are.

    Their one password is printed on the screen, so hashing it once for all gives nothing away and
    saves most of the time in which a demonstration opens.
    """
    accounts = demo_accounts()
    password = HashedPassword.of(PASSWORD)
    for account in accounts:
        _open(account, password)
    return len(accounts)


def keep_certificates() -> int:
    """Keep the certificates of every resident and business that the library lacks."""
    people = city_people()
    names = {one.number: one.name for one in people.residents}
    names |= {one.credit_code: one.name for one in people.businesses}
    existing = (
        Existing(holder=Holder(identifier=subject, name=names[subject]), holding=holding)
        for subject, held in holdings().items()
        for holding in held
    )
    return take_over(existing, published().catalogue, outside())


def sign_in_hints() -> Iterator[str]:
    """Yield one line for each resident with a story, and how officers' names are made."""
    accounts = demo_accounts()
    for account in accounts:
        if account.kind == "citizen":
            yield f"{account.username:<14} {account.name}：{account.story}"
    first = next(account for account in accounts if account.kind == "officer")
    duties = "window 受理、examiner 审查、approver 审批"
    yield f"{first.username:<14} 工作人员：部门代码加岗位（{duties}）"


def _open(account: DemoAccount, password: HashedPassword) -> None:
    if account.kind == "officer":
        open_officer(
            account.username,
            password,
            name=account.name,
            staff_number=_free_number(account),
            department=account.department,
            roles=account.roles,
        )
        return
    user = open_citizen(
        account.username, password, number=account.number, name=account.name, phone=account.phone
    )
    keep_relations(user, map(_represented, account.organisations), confirmed_on=outside().today)


def _free_number(account: DemoAccount) -> str:
    """Return the staff number, made different where an earlier demonstration gave it to another."""
    if posting_file(account.staff_number) is None:
        return account.staff_number
    return account.username.replace(".", "-")[:32]


def _represented(organisation: tuple[str, str]) -> Stated:
    """Return what the register of organisations says of an owner."""
    credit_code, name = organisation
    return Stated(
        kind=Capacity.LEGAL_REPRESENTATIVE.value,
        number=credit_code,
        name=name,
        since=_REPRESENTED_SINCE,
        source="business",
    )
