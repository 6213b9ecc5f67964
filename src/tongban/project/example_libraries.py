"""The example city's libraries and credit register (示范基础库), filled as real ones are."""

from collections.abc import Iterator
from typing import Final

from django.contrib.auth import get_user_model

from tongban.actions.credit import seeding as credit
from tongban.actions.credit.seeding import ExampleEntry
from tongban.actions.libraries import seeding as libraries
from tongban.actions.libraries.building import Built
from tongban.core.people.actors import Officer
from tongban.core.vocabulary.errors import NotFound
from tongban.examples.libraries import LIBRARIES, library_registers
from tongban.examples.people import city_people
from tongban.project.wiring import actor_for, outside

_KEEPERS: Final = ("market_regulation.data", "market_regulation.data2")
_BANNED: Final = "徐文博"
_TOO_EARLY: Final = 40
_LONG_AGO: Final = 150


def fill_libraries() -> tuple[tuple[str, Built], ...]:
    """Fill the libraries that are not there yet."""
    return libraries.fill(LIBRARIES, library_registers(), outside())


def fill_credit() -> int:
    """Put a resident and some firms on lists, unless anybody is on one."""
    first, second = (example_officer(username) for username in _KEEPERS)
    return credit.fill(_entries(), first, second, outside())


def _entries() -> Iterator[ExampleEntry]:
    people = city_people()
    banned = people.by_name[_BANNED]
    yield ExampleEntry(
        list="serious_offenders",
        number=banned.number,
        name=banned.name,
        decision="明市监列字〔2025〕3号",
        grounds="因食品安全违法被吊销许可证，依法列入。",
        days_ago=500,
    )
    troubled = [one for one in people.businesses if one.known.get("enterprise.abnormal_listed")]
    for place, one in enumerate(troubled, start=1):
        yield ExampleEntry(
            list="abnormal_operations" if place % 2 else "penalties",
            number=one.credit_code,
            name=one.name,
            decision=f"明市监罚〔2026〕{place + 10}号",
            grounds="未按期公示年度报告。" if place % 2 else "超出登记的经营范围经营。",
            days_ago=_TOO_EARLY if place % 3 == 0 else _LONG_AGO,
        )


def example_officer(username: str) -> Officer:
    """Return an officer of the example city.

    Raises:
        NotFound: before the accounts were opened.
    """
    user = get_user_model().objects.filter(username=username).first()
    found = None if user is None else actor_for(user, acting_for=None)
    if not isinstance(found, Officer):
        raise NotFound(f"no officer {username}; run `tongban people import` first")
    return found
