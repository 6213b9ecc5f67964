"""Accounts (示范账户): who can sign in to a demonstration, and as whom.

Every character has an account; every department that handles items has an officer at the window,
one who examines and one who approves, because whoever examines may not also approve.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Final

from tongban.core.people.actors import Role
from tongban.examples.people.city import SEED, CityPeople, city_people
from tongban.examples.people.names import given_name, surname
from tongban.examples.people.residents import Resident
from tongban.examples.people.stories import CHARACTERS, NEIGHBOURS


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoAccount:
    """An account of the demonstration; `organisations` are credit codes with names.

    Citizens have a `number`, officers a `staff_number`, a `department` and `roles`.
    """

    username: str
    name: str
    kind: str
    story: str = ""
    number: str = ""
    phone: str = ""
    organisations: tuple[tuple[str, str], ...] = ()
    staff_number: str = ""
    department: str = ""
    roles: frozenset[Role] = frozenset()


_DEPARTMENTS: Final = (
    "market_regulation",
    "city_management",
    "fire_rescue",
    "tobacco",
    "housing",
    "maternity_hospital",
    "disease_control",
    "public_security",
    "human_resources",
    "medical_insurance",
    "health",
    "taxation",
    "natural_resources",
    "housing_fund",
    "civil_affairs",
    "disabled_federation",
    "education",
    "civil_defence",
    "archives",
    "funeral_home",
    "subdistrict",
    "seal_maker",
    "water_company",
    "power_company",
    "gas_company",
)
_WITHOUT_A_WINDOW: Final = "financial_supervision"
"""Serves data to others and handles nothing itself."""

_DUTIES: Final = (
    ("window", "窗口受理", frozenset({Role.WINDOW})),
    ("examiner", "审查", frozenset({Role.WINDOW, Role.EXAMINER})),
    ("examiner2", "审查（第二人）", frozenset({Role.EXAMINER})),
    ("approver", "审批", frozenset({Role.APPROVER})),
)
_CITY_WIDE: Final = (
    ("catalogue", "事项管理", frozenset({Role.ITEM_ADMINISTRATOR})),
    ("data", "数据管理", frozenset({Role.DATA_STEWARD})),
    ("supervisor", "监察", frozenset({Role.SUPERVISOR})),
    ("legal", "法制审核", frozenset({Role.LEGAL_REVIEWER})),
    ("reform", "改革专班", frozenset({Role.REFORMER})),
)
_ADMINISTRATORS: Final = (
    ("system", "系统管理员", frozenset({Role.SYSTEM_ADMINISTRATOR})),
    ("security", "安全管理员", frozenset({Role.SECURITY_ADMINISTRATOR})),
    ("audit", "审计管理员", frozenset({Role.AUDIT_ADMINISTRATOR})),
)
"""The three that check each other (三员); last, so that they renumber nobody."""
_HOTLINE: Final = ("hotline", "热线与回访", frozenset({Role.HOTLINE}))
_FOR_THE_GOVERNMENT: Final = (
    ("approver", "政府负责人审批", frozenset({Role.APPROVER})),
    ("examiner", "政府办审查", frozenset({Role.WINDOW, Role.EXAMINER})),
    ("examiner2", "政府办审查（第二人）", frozenset({Role.EXAMINER})),
)
"""Answers for the head of the government where the law wants that (行政许可法 §42)."""
_COUNTY: Final = "nanqiao_city_management"
"""Handles in its county what a department of the city handles elsewhere."""
_DATA_DUTY: Final = ("data", "数据管理", frozenset({Role.DATA_STEWARD}))
_SECOND_DATA_DUTY: Final = ("data2", "数据管理（第二人）", frozenset({Role.DATA_STEWARD}))
"""Lists, repairs and corrections take two stewards of one department."""

_CATALOGUE_DUTIES: Final = (
    ("items", "事项梳理", frozenset({Role.ITEM_ADMINISTRATOR})),
    ("reviewer", "业务审核", frozenset({Role.ITEM_REVIEWER})),
)


_WATCHING: Final = (
    ("supervisor2", "监察（第二人）", frozenset({Role.SUPERVISOR})),
    ("assessor", "第三方评估", frozenset({Role.ASSESSOR})),
)
"""Rules are set by two; whoever assesses has no other post."""
_TWO_DECIDE: Final = ("housing_fund", "natural_resources")
_SECOND_DECIDER: Final = ("approver2", "审批（第二人）", frozenset({Role.APPROVER}))
"""Confirms the grants that `two_hands.yaml` of the city wants two for."""


def demo_accounts(seed: int = SEED) -> tuple[DemoAccount, ...]:
    """Return every account: the characters, then the officers."""
    people = city_people(seed)
    return (*_citizens(people), *_officers(seed))


def _citizens(people: CityPeople) -> Iterator[DemoAccount]:
    for character in (*CHARACTERS, *NEIGHBOURS):
        if character.username and character.name in people.by_name:
            resident = people.by_name[character.name]
            yield DemoAccount(
                username=character.username,
                name=resident.name,
                kind="citizen",
                story=character.story,
                number=resident.number,
                phone=resident.phone,
                organisations=_organisations(resident, people),
            )


def _organisations(resident: Resident, people: CityPeople) -> tuple[tuple[str, str], ...]:
    owned = (one for one in people.businesses if one.owner == resident)
    return tuple((one.credit_code, one.name) for one in owned)


def _officers(seed: int) -> Iterator[DemoAccount]:
    random = Random(seed)  # noqa: S311 - invented people need repeatability, not secrecy
    posts = [
        (f"{department}.{duty}", department, words, roles)
        for department in _DEPARTMENTS
        for duty, words, roles in _DUTIES
    ]
    posts += [
        (f"data_bureau.{duty}", "data_bureau", words, roles) for duty, words, roles in _CITY_WIDE
    ]
    posts += [
        (f"{department}.{duty}", department, words, roles)
        for department in (*_DEPARTMENTS, "data_bureau")
        for duty, words, roles in _CATALOGUE_DUTIES
    ]
    duty, words, roles = _DATA_DUTY
    posts += [(f"{department}.{duty}", department, words, roles) for department in _DEPARTMENTS]
    posts.append((f"{_WITHOUT_A_WINDOW}.{duty}", _WITHOUT_A_WINDOW, words, roles))
    duty, words, roles = _SECOND_DATA_DUTY
    posts += [
        (f"{department}.{duty}", department, words, roles)
        for department in (*_DEPARTMENTS, "data_bureau")
    ]
    posts += _later_posts()
    for serial, (username, department, words, roles) in enumerate(posts, start=1):
        yield DemoAccount(
            username=username,
            name=surname(random) + given_name(random, woman=random.choice((True, False))),
            kind="officer",
            story=words,
            staff_number=f"MC{serial:05d}",
            department=department,
            roles=roles,
        )


def _later_posts() -> Iterator[tuple[str, str, str, frozenset[Role]]]:
    """Yield the posts that came later; at the end, so that they renumber nobody."""
    for duty, words, roles in (*_ADMINISTRATORS, _HOTLINE):
        yield f"data_bureau.{duty}", "data_bureau", words, roles
    for duty, words, roles in _WATCHING:
        yield f"data_bureau.{duty}", "data_bureau", words, roles
    for duty, words, roles in _FOR_THE_GOVERNMENT:
        yield f"government_office.{duty}", "government_office", words, roles
    for duty, words, roles in (*_DUTIES, *_CATALOGUE_DUTIES):
        yield f"{_COUNTY}.{duty}", _COUNTY, words, roles
    duty, words, roles = _SECOND_DECIDER
    for department in _TWO_DECIDE:
        yield f"{department}.{duty}", department, words, roles
