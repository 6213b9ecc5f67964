"""Households (家庭): who lives with whom, the characters first and then the drawn ones."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Final

from tongban.examples.people.names import given_name, surname
from tongban.examples.people.residents import HEAD, Numbers, Resident
from tongban.examples.people.stories import CHARACTERS, Character

_AREAS: Final = ("519901", "519902", "519903")
_GENERATION = timedelta(days=365 * 27)


def residents_of(random: Random, numbers: Numbers, *, count: int, anchor: date) -> list[Resident]:
    """Return `count` residents: every character, then households until there are enough."""
    people = list(_characters(random, numbers))
    household = max(person.household for person in people)
    while len(people) < count:
        home = list(_household(random, numbers, household + 1, anchor))
        if len(people) + len(home) <= count:
            household += 1
            people.extend(home)
    return people


def _characters(random: Random, numbers: Numbers) -> Iterator[Resident]:
    homes: dict[str, int] = {}
    for character in CHARACTERS:
        family = homes.get(character.spouse) or homes.get(character.parent)
        home = homes[character.name] = family or len(set(homes.values())) + 1
        relation = HEAD if family is None else _relation(character)
        yield _cast(character, random, numbers, home=home, relation=relation)


def _relation(character: Character) -> str:
    """Return what a character is to the head of a household that was there before."""
    if character.spouse:
        return "配偶"
    return "女" if character.woman else "子"


def _cast(
    character: Character, random: Random, numbers: Numbers, *, home: int, relation: str
) -> Resident:
    return Resident(
        name=character.name,
        woman=character.woman,
        birth_date=character.birth_date,
        number=numbers.identity(
            character.birth_date, woman=character.woman, area=random.choice(_AREAS)
        ),
        household=home,
        relation=relation,
        phone=numbers.phone(),
        married_to=character.spouse,
        married_on=character.married_on,
        story=character.story,
        known=character.known,
    )


def _household(random: Random, numbers: Numbers, home: int, anchor: date) -> Iterator[Resident]:
    """Yield a head, perhaps a spouse, and perhaps children of theirs."""
    area = random.choice(_AREAS)
    woman = random.random() < 0.5  # noqa: PLR2004 - half of heads are women
    born = _born(random, anchor, youngest=22, oldest=85)
    name = surname(random) + given_name(random, woman=woman)
    spouse = surname(random) + given_name(random, woman=not woman)
    married_on = _wedding(random, born, anchor)

    def member(
        name: str, birth_date: date, *, woman: bool, relation: str, to: str = ""
    ) -> Resident:
        return Resident(
            name=name,
            woman=woman,
            birth_date=birth_date,
            number=numbers.identity(birth_date, woman=woman, area=area),
            household=home,
            relation=relation,
            phone=numbers.phone(),
            married_to=to,
            married_on=married_on if to else None,
        )

    if married_on is None:
        yield member(name, born, woman=woman, relation=HEAD)
        return
    yield member(name, born, woman=woman, relation=HEAD, to=spouse)
    yield member(spouse, _near(random, born), woman=not woman, relation="配偶", to=name)
    for child_born in _children(random, born, anchor):
        daughter = random.choice((True, False))
        child = name[0] + given_name(random, woman=daughter)
        yield member(child, child_born, woman=daughter, relation="女" if daughter else "子")


def _born(random: Random, anchor: date, *, youngest: int, oldest: int) -> date:
    return anchor - timedelta(days=random.randint(youngest * 366, oldest * 365))


def _near(random: Random, born: date) -> date:
    return born + timedelta(days=random.randint(-1500, 1500))


def _wedding(random: Random, born: date, anchor: date) -> date | None:
    """Return the day of the wedding of two thirds of the grown-ups."""
    day = born + timedelta(days=random.randint(365 * 26, 365 * 32))
    return day if day < anchor and random.randint(1, 3) > 1 else None


def _children(random: Random, born: date, anchor: date) -> Iterator[date]:
    for _ in range(random.choice((0, 1, 1, 2))):
        day = born + _GENERATION + timedelta(days=random.randint(2000, 4500))
        if day < anchor:
            yield day
