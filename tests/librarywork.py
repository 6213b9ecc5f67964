"""A small library of people for tests: three registers, some of whose rows are one person."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from tongban.actions.libraries import reviewing
from tongban.actions.libraries.building import Built, build
from tongban.actions.libraries.taking import define, take
from tongban.actions.outside import Outside
from tongban.core.libraries.reviewing import PairStatus
from tongban.core.people.actors import Officer
from tongban.core.vocabulary.identity import make_example_number
from tongban.examples.libraries.definitions import POPULATION
from tongban.store.libraries.queries import pairs_for

LIN = str(make_example_number(birth_date=date(1990, 3, 7), order=2))
WANG = str(make_example_number(birth_date=date(1985, 1, 1), order=1))
HOUSEHOLDS = {
    "H1": {
        "number": LIN,
        "name": "林晓雨",
        "sex": "女",
        "birth_date": "1990-03-07",
        "address": "明川市东城区临江路1号",
    },
    "H2": {
        "number": WANG,
        "name": "王伟国",
        "sex": "男",
        "birth_date": "1985-01-01",
        "address": "明川市东城区临江路2号",
    },
}
INSURED = {
    "S1": {**HOUSEHOLDS["H1"], "number": "", "phone": "10000000001"},
    "S2": {
        "number": "",
        "name": "王玮国",
        "birth_date": "1985-01-01",
        "address": "明川市东城区松山路8号",
    },
}


def filled(outside: Outside, *, keeper: str = "market_regulation") -> Built:
    """Define the library, take two registers in and build it."""
    define(replace(POPULATION, keeper=keeper))
    take("population", "households", HOUSEHOLDS.items(), outside)
    take("population", "medical_members", INSURED.items(), outside)
    return build("population", outside)


def decide_first(officer: Officer, outside: Outside) -> UUID:
    """Let an officer of the keeper keep the first doubtful pair apart."""
    pair = pairs_for(officer, "population", status=PairStatus.OPEN)[0]
    reviewing.decide(officer, pair.id, outside, one=False, reason="不是一人")
    return pair.id
