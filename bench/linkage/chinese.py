"""An invented Chinese register twice (示例登记簿): homophones, old forms, old numbers, moves.

One row is a person as the first register has them; half of the people stand in a second register
too, each with what clerks get wrong there. Names are drawn by how common they are, so that many
people share one. Numbers lie in the unassigned area 5199xx.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from tongban.core.vocabulary.identity import make_example_number
from tongban.engines.linkage import preparing
from tongban.examples.libraries import slips

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
GIVEN = "伟静晓明建国志文雅琳宇欣浩辉涵芸慧丽俊强嘉诚立群梅雪怡远博婷娜敏杰磊洋艳勇军平刚桂英华"
ROADS = [f"{one}{kind}" for one in ("临江", "松山", "青禾", "望江", "育才", "和平", "建设", "人民")
         for kind in ("路", "街", "巷")]  # fmt: skip
FIRST = date(1940, 1, 1)
DAYS = 365 * 75
SLIPS = ("none", "none", "none", "none", "homophone", "homophone", "old_number", "traditional",
         "no_number", "mistyped", "homophone_mistyped", "birth", "homophone_no_number")  # fmt: skip


def people(count: int, seed: int) -> Iterator[tuple[str, dict[str, str], int]]:
    """Yield (name of the record, values, number of the person): `count` rows altogether."""
    random = Random(seed)  # noqa: S311 - repeatable
    rows = 0
    person = 0
    while rows < count:
        person += 1
        known = _person(random, person)
        yield f"a{person}", known, person
        rows += 1
        if rows < count and random.random() < 0.5:
            yield f"b{person}", _again(random, known), person
            rows += 1


def _common(random: Random, characters: str) -> str:
    """Draw a character, the first far more often than the last."""
    return characters[min(int(random.paretovariate(0.6)) - 1, len(characters) - 1)]


def _person(random: Random, person: int) -> dict[str, str]:
    born = FIRST + timedelta(days=random.randrange(DAYS))
    name = _common(random, SURNAMES) + random.choice(GIVEN) + random.choice((*GIVEN, ""))
    area = f"5199{random.randrange(1, 100):02d}"
    return {
        "number": str(
            make_example_number(birth_date=born, order=random.randrange(1000), area=area)
        ),
        "name": name,
        "birth_date": born.isoformat(),
        "phone": f"100{person % 100_000_000:08d}",
        "address": _address(random),
    }


def _again(random: Random, known: dict[str, str]) -> dict[str, str]:
    row = dict(known)
    _slipped(random, row, random.choice(SLIPS))
    if random.random() < 0.3:
        row["address"] = _address(random)
    if random.random() < 0.4:
        row["phone"] = ""
    return row


def _slipped(random: Random, row: dict[str, str], slip: str) -> None:
    if "homophone" in slip:
        row["name"] = slips.misheard(row["name"], random)
    if "mistyped" in slip:
        row["number"] = slips.mistyped(row["number"], random)
    if "no_number" in slip:
        row["number"] = ""
    match slip:
        case "traditional":
            row["name"] = slips.traditional(row["name"])
        case "old_number":
            row["number"] = slips.old_number(row["number"])
        case "birth":
            next_day = date.fromisoformat(row["birth_date"]) + timedelta(days=1)
            row["birth_date"] = next_day.isoformat()


def _address(random: Random) -> str:
    return f"明川市东城区{random.choice(ROADS)}{random.randint(1, 400)}号{random.randint(1, 60)}室"


def prepared(count: int, seed: int) -> Iterator[tuple[str, dict[str, str | None], int]]:
    """Yield the same rows made comparable."""
    for name, row, person in people(count, seed):
        yield name, dict(preparing.person(row)), person
