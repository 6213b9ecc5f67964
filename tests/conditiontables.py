"""A table of people with a column of every kind, and random people in it, with blanks."""

from decimal import Decimal

from conditionwork import dates, texts
from hypothesis import strategies as st

from tongban.core.catalog.conditions.sql.tables import Column, Table
from tongban.core.catalog.elements import ValueKind

MEMBERS = Column(
    kind=ValueKind.RECORDS,
    may_be_empty=True,
    columns={
        "age": Column(kind=ValueKind.INTEGER),
        "kind": Column(kind=ValueKind.TEXT),
        "birth_date": Column(kind=ValueKind.DATE),
    },
)
TABLE = Table(
    {
        "person.age": Column(kind=ValueKind.INTEGER, may_be_empty=True),
        "person.birth_date": Column(kind=ValueKind.DATE, may_be_empty=True),
        "premises.area": Column(kind=ValueKind.DECIMAL, scale=2),
        "premises.open": Column(kind=ValueKind.YES_NO, may_be_empty=True),
        "applicant.kind": Column(kind=ValueKind.CHOICES, may_be_empty=True),
        "household.members": MEMBERS,
        "judged.hygiene": Column(kind=ValueKind.YES_NO),
    }
)
TYPES = {
    ValueKind.INTEGER: "BIGINT",
    ValueKind.DATE: "DATE",
    ValueKind.DECIMAL: "DECIMAL(18,2)",
    ValueKind.YES_NO: "BOOLEAN",
    ValueKind.TEXT: "VARCHAR",
    ValueKind.CHOICES: "VARCHAR[]",
    ValueKind.RECORDS: "STRUCT(age BIGINT, kind VARCHAR, birth_date DATE)[]",
}
VALUES = {
    ValueKind.INTEGER: st.integers(-2, 18),
    ValueKind.DATE: dates,
    ValueKind.DECIMAL: st.sampled_from([Decimal("0.5"), Decimal("-1.50"), Decimal(16), 60]),
    ValueKind.YES_NO: st.booleans(),
    ValueKind.CHOICES: st.lists(texts, max_size=2).map(tuple),
    ValueKind.RECORDS: st.lists(
        st.fixed_dictionaries(
            {}, optional={"age": st.integers(-2, 18), "kind": texts, "birth_date": dates}
        ),
        max_size=3,
    ).map(tuple),
}


def known():
    """Return what may be known in such a table: blanks, and "there is none" where that may be."""
    return st.fixed_dictionaries(
        {},
        optional={
            code: VALUES[column.kind] | st.none() if column.may_be_empty else VALUES[column.kind]
            for code, column in TABLE.columns.items()
        },
    )


def row(values):
    """Return the one row that knows `values`, as SQL with its arguments."""
    columns, arguments = [], []
    for code, column in TABLE.columns.items():
        columns.append(f'CAST(? AS {TYPES[column.kind]}) AS "{code}"')
        arguments.append(stored(column, values.get(code)))
        if column.may_be_empty:
            columns.append(f'CAST(? AS BOOLEAN) AS "{code}:empty"')
            arguments.append(code in values and values[code] is None)
    return f"(SELECT {', '.join(columns)})", arguments


def stored(column, value):
    if column.kind is ValueKind.RECORDS and value is not None:
        blank = {"age": None, "kind": None, "birth_date": None}
        return [blank | record for record in value]
    return list(value) if isinstance(value, tuple) else value
