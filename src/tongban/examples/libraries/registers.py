"""What departments have on file (示例登记簿): the same people and firms, each with its faults."""

from collections.abc import Callable, Iterator, Mapping
from random import Random
from typing import Final, TypeAlias

from tongban.examples.libraries import slips
from tongban.examples.people import ANCHOR, SEED, Business, CityPeople, Resident, city_people
from tongban.examples.people.trades import floor_area

Row: TypeAlias = Mapping[str, str | None]
Rows: TypeAlias = Iterator[tuple[str, Row]]

_GROWN_UP: Final = 22
_ROADS: Final = ("松山路", "望江街", "青禾街", "育才路")


def library_registers(seed: int = SEED) -> Mapping[str, Mapping[str, dict[str, Row]]]:
    """Return library → register → key → row for every register of the six libraries."""
    people = city_people(seed)
    return {
        library: {
            register: dict(rows(people, _chance(seed, register)))
            for register, rows in registers.items()
        }
        for library, registers in _REGISTERS.items()
    }


def _chance(seed: int, register: str) -> Random:
    return Random(f"{seed}.{register}")  # noqa: S311 - invented people need repeatability


def _grown_up(people: CityPeople) -> Iterator[Resident]:
    return (one for one in people.residents if one.age_on(ANCHOR) >= _GROWN_UP)


def _home(resident: Resident) -> str:
    return f"明川市东城区临江路{resident.household}号"


def _moved(resident: Resident, random: Random, share: float) -> str:
    if random.random() >= share:
        return _home(resident)
    return f"明川市东城区{random.choice(_ROADS)}{random.randint(1, 180)}号"


def _households(people: CityPeople, _: Random) -> Rows:
    for place, one in enumerate(people.residents, start=1):
        yield (
            f"HJ{place:06d}",
            {
                "number": one.number,
                "name": one.name,
                "sex": "女" if one.woman else "男",
                "birth_date": one.birth_date.isoformat(),
                "address": _home(one),
            },
        )


def _insured(people: CityPeople, random: Random) -> Rows:
    for place, one in enumerate(_grown_up(people), start=1):
        name, number = one.name, one.number
        match random.randrange(12):
            case 0:
                name = slips.misheard(name, random)
            case 1 | 2:
                number = slips.old_number(number)
            case 3:
                name, number = slips.misheard(name, random), slips.mistyped(number, random)
            case 4:
                name = slips.traditional(name)
        yield (
            f"SB{place:06d}",
            {
                "number": number,
                "name": name,
                "birth_date": one.birth_date.strftime("%Y年%m月%d日"),
                "phone": one.phone,
                "address": _moved(one, random, 0.2),
                "months": str(min(12 * (one.age_on(ANCHOR) - _GROWN_UP), 480)),
            },
        )


def _medical(people: CityPeople, random: Random) -> Rows:
    for place, one in enumerate(people.residents, start=1):
        name, number = one.name, one.number
        match random.randrange(16):
            case 0:
                name = slips.misheard(name, random)
            case 1:
                number = ""
            case 2:
                name = slips.traditional(name)
            case 3:
                number = slips.mistyped(number, random)
        yield (
            f"YB{place:06d}",
            {
                "number": number,
                "name": name,
                "sex": "2" if one.woman else "1",
                "birth_date": one.birth_date.strftime("%Y%m%d"),
                "address": _moved(one, random, 0.3),
                "phone": one.phone if random.random() < 0.5 else "",  # noqa: PLR2004 - half of them
            },
        )


def _fund(people: CityPeople, random: Random) -> Rows:
    for place, one in enumerate(_grown_up(people), start=1):
        if place % 3 == 0:
            continue
        slip = random.randrange(10)
        yield (
            f"GJJ{place:06d}",
            {
                "number": "" if slip == 0 else one.number,
                "name": slips.misheard(one.name, random) if slip <= 1 else one.name,
                "birth_date": one.birth_date.isoformat(),
                "phone": one.phone,
                "address": _moved(one, random, 0.4),
            },
        )


def _firm(business: Business) -> dict[str, str | None]:
    return {
        "credit_code": business.credit_code,
        "name": business.name,
        "representative": business.owner.name,
        "address": business.address,
        "phone": business.owner.phone,
    }


def _market(people: CityPeople, _: Random) -> Rows:
    for place, one in enumerate(people.businesses, start=1):
        yield f"SC{place:05d}", _firm(one)


def _taxed(people: CityPeople, random: Random) -> Rows:
    for place, one in enumerate(people.businesses, start=1):
        row = _firm(one)
        match random.randrange(8):
            case 0:
                row["credit_code"] = ""
            case 1:
                row["name"] = slips.traditional(one.name)
            case 2:
                row |= {"credit_code": "", "address": f"明川市东城区育才路{place}号"}
        yield f"SW{place:05d}", row


def _employers(people: CityPeople, random: Random) -> Rows:
    for place, one in enumerate(people.businesses, start=1):
        if place % 2:
            short = one.name.removeprefix("明川市")
            row = _firm(one) | {"name": short if random.randrange(4) == 0 else one.name}
            yield f"YG{place:05d}", row


def _issued(people: CityPeople, _: Random) -> Rows:
    for place, one in enumerate(people.businesses, start=1):
        yield f"ZZ{place:05d}", _licence(one, place)


def _licence(one: Business, place: int) -> dict[str, str | None]:
    return {
        "number": f"JY2519901{place:07d}",
        "kind": "食品经营许可证" if "食品" in one.scope else "营业执照",
        "holder": one.credit_code,
        "holder_name": one.name,
    }


def _archived(people: CityPeople, random: Random) -> Rows:
    for place, one in enumerate(people.businesses, start=1):
        if place % 2 == 0:
            row = _licence(one, place)
            if random.randrange(6) == 0:
                row["number"] = slips.mistyped(str(row["number"]), random)
            yield f"DA{place:05d}", row


def _troubled(people: CityPeople) -> Iterator[tuple[int, Business]]:
    for place, one in enumerate(people.businesses, start=1):
        if one.known:
            yield place, one


def _listed(people: CityPeople, _: Random) -> Rows:
    for place, one in _troubled(people):
        yield f"XY{place:05d}", _firm(one) | {"matter": "被列入经营异常名录"}


def _punished(people: CityPeople, random: Random) -> Rows:
    for place, one in _troubled(people):
        row = _firm(one) | {"matter": "未按期公示年度报告"}
        if random.randrange(4) == 0:
            row["credit_code"] = ""
        yield f"CF{place:05d}", row


def _units(people: CityPeople, _: Random) -> Rows:
    for head in people.heads:
        yield (
            f"BD{head.household:06d}",
            {
                "number": f"明川不动产权第{head.household:07d}号",
                "holder_name": head.name,
                "address": _home(head),
                "area": str(floor_area(head)),
            },
        )


def _contracts(people: CityPeople, random: Random) -> Rows:
    for head in people.heads:
        if head.household % 3 == 0:
            name = slips.misheard(head.name, random) if random.randrange(4) == 0 else head.name
            yield (
                f"WQ{head.household:06d}",
                {
                    "number": f"明川不动产权第{head.household:07d}号",
                    "holder_name": name,
                    "address": _home(head),
                    "area": str(floor_area(head)),
                },
            )


_REGISTERS: Final[Mapping[str, Mapping[str, Callable[[CityPeople, Random], Rows]]]] = {
    "population": {
        "households": _households,
        "insured_people": _insured,
        "medical_members": _medical,
    },
    "legal_persons": {
        "market_entities": _market,
        "taxpayers": _taxed,
        "employers": _employers,
    },
    "certificates": {"issued_certificates": _issued, "archived_certificates": _archived},
    "credit": {"listed_parties": _listed, "enforcement": _punished},
    "housing": {"property_units": _units, "sale_contracts": _contracts},
    "social_insurance": {
        "insured_people": _insured,
        "medical_members": _medical,
        "fund_depositors": _fund,
    },
}
