"""``python -m bench.linkage`` (记录匹配): febrl2/3/4, then Chinese registers of growing size.

Figures and thresholds are learned on one half, or on a register of another seed; what is printed is
of the other. Rows: 10,000 and 1,000,000 unless others are named.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory

import duckdb

from bench.linkage import chinese, peers
from bench.linkage.measuring import line, score, score_by_person, timed
from tongban.core.linkage.clusters import clusters
from tongban.engines.linkage.databases import InDuckDB
from tongban.engines.linkage.estimating import learn
from tongban.engines.linkage.linking import link, linked
from tongban.examples.libraries.models import PEOPLE

IN_MEMORY_UP_TO = 1_000_000
MEMORY = "9GB"
TRAINING = 20_000
RECORDLINKAGE_UP_TO = 1_000_000
PLAIN = ("number", "name", "birth_date", "phone", "address")
PLAIN_BLOCKS = (("number",), ("name", "birth_date"), ("phone",))


def loaded(model, records, connection=None) -> InDuckDB:
    database = InDuckDB(connection)
    database.load("people", model.fields, records)
    return database


@contextmanager
def place_for(rows: int) -> Iterator[duckdb.DuckDBPyConnection]:
    """Yield a database in memory, or in a file where the rows would leave no room for the pairs."""
    with TemporaryDirectory(prefix="tb-linkage-") as folder:
        small = rows <= IN_MEMORY_UP_TO
        with duckdb.connect(":memory:" if small else f"{folder}/people.duckdb") as connection:
            if not small:
                connection.execute(f"SET memory_limit = '{MEMORY}'")
                connection.execute("SET preserve_insertion_order = false")
            yield connection


def of_febrl() -> None:
    from bench.linkage.febrl import FIELDS, MODEL, registers

    for register in registers():
        train, test = register.halves
        halves = [
            {name: row for name, row in register.records.items() if name in half}
            for half in (train, test)
        ]
        pairs = [[pair for pair in register.pairs if set(pair) <= half] for half in (train, test)]
        print(f"\n {register.name}: {len(halves[1])} records of the other half")
        model = learn(loaded(MODEL, halves[0].items()), "people", MODEL, pairs[0]).model
        took: list[float] = []
        database = loaded(model, halves[1].items())
        with timed(took):
            found = linked(database, "people", model)
        print(line("our model", score(found, pairs[1]), took[-1]))
        with timed(took):
            found = peers.plain_splink(
                database.connection,
                "people",
                FIELDS,
                names=("given_name", "surname"),
                exact=FIELDS[2:],
                blocks=MODEL.blocks,
                trained_on=(("date_of_birth",), ("surname",)),
            )
        print(line("plain Splink", score(found, pairs[1]), took[-1]))
        with timed(took):
            found = peers.recordlinkage_em(
                halves[1], FIELDS, blocks=MODEL.blocks, dates=("date_of_birth", "soc_sec_id")
            )
        print(line("recordlinkage ECM", score(found, pairs[1]), took[-1]))


def learned():
    records, pairs, seen = [], [], {}
    for name, row, person in chinese.prepared(TRAINING, seed=1):
        records.append((name, row))
        if person in seen:
            pairs.append((seen[person], name))
        seen[person] = name
    return learn(loaded(PEOPLE, records), "people", PEOPLE, pairs).model


def of_chinese(model, rows: int) -> None:
    print(f"\n Chinese registers: {rows:,} rows, another seed", flush=True)
    with place_for(rows) as connection:
        _of_chinese(model, rows, connection)


def _of_chinese(model, rows: int, connection: duckdb.DuckDBPyConnection) -> None:
    person_of: dict[str, int] = {}
    ours(model, rows, person_of, connection)
    took: list[float] = []
    with timed(took):
        found = peers.plain_splink(
            connection,
            "people",
            PLAIN,
            names=("name",),
            exact=("number", "birth_date", "phone", "address"),
            blocks=PLAIN_BLOCKS,
            trained_on=(("birth_date", "address"), ("number",)),
        )
    print(line("plain Splink", score_by_person(found, person_of), took[-1]), flush=True)
    if rows <= RECORDLINKAGE_UP_TO:
        records = {name: row for name, row, _ in chinese.prepared(rows, seed=2)}
        with timed(took):
            dates = ("number", "birth_date", "phone")
            found = peers.recordlinkage_em(records, PLAIN, blocks=PLAIN_BLOCKS, dates=dates)
        print(line("recordlinkage ECM", score_by_person(found, person_of), took[-1]))


def ours(model, rows: int, person_of: dict[str, int], connection) -> None:
    def records():
        for name, row, person in chinese.prepared(rows, seed=2):
            person_of[name] = person
            yield name, row

    took: list[float] = []
    with timed(took):
        database = loaded(model, records(), connection)
    print(f"   (made, prepared and loaded in {took[-1]:.1f} s; not counted below)", flush=True)
    with timed(took):
        pairs = list(link(database, "people", model))
        keys = [(pair.one, pair.other) for pair in pairs if pair.weight is None]
        sure = [
            (pair.one, pair.other)
            for pair in pairs
            if pair.weight is not None and pair.weight >= model.link_from
        ]
        found = clusters([*keys, *sure])
    print(line("our model", score_by_person(found, person_of), took[-1]))
    print(line("  of it keys alone", score_by_person(clusters(keys), person_of), 0.0))
    print(f"   {len(pairs) - len(keys) - len(sure):,} pairs are left to people", flush=True)


def main(wanted: list[str]) -> None:
    try:
        of_febrl()
    except ImportError:
        print(" febrl is left out: the group `bench` is not installed")
    model = learned()
    print(f"\n learned on {TRAINING:,} rows: link from {model.link_from:.1f}, "
          f"review from {model.review_from:.1f}")  # fmt: skip
    for rows in [int(one) for one in wanted] or [10_000, 1_000_000]:
        of_chinese(model, rows)


if __name__ == "__main__":
    main(sys.argv[1:])
