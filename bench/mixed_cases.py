"""What a department's cases look like after years (办件构成): common and rare side by side.

Shares fall from item to item, so that the first has a fifth of all cases and the last a handful;
states, kinds of work, areas and holders have their rare ones too. Paused cases are mostly old, as
they are in life, so that what is rare in a list also stands where the list is not walked first.
One case in eight has ended. Everything follows from the number of the copy.
"""

from typing import Any

import psycopg

from bench.growth import Spread

RARE_AREA = "519977"
RARE_STATE = "withdrawn"
_SHARE = 0.8
"""Each item has so many of the cases of the one before it."""


def mixed_cases(connection: "psycopg.Connection[Any]", *, mine: int, colleague: int) -> Spread:
    """Return what differs from case to case; the works of one officer are one in two thousand."""
    items = connection.execute("SELECT code, id FROM store_catalog_itemversion ORDER BY code")
    codes, keys = zip(*items.fetchall(), strict=True)
    item_code, item = _one_of("varchar", codes), _one_of("bigint", keys)
    ended, area = f"{_drawn('fate', 8)} = 0", _area()
    return {
        "store_cases_filing": {"area": area},
        "store_cases_case": {
            "item_code": item_code,
            "item_id": item,
            "area": area,
            "status": f"CASE WHEN {ended} THEN {_end()} ELSE {_state()} END",
            "received_on": f"one.received_on - {_drawn('came', 900)}",
            "due_on": _due(),
            "decided_on": f"CASE WHEN {ended} THEN one.due_on END",
        },
        "store_cases_workitem": {
            "item_code": item_code,
            "area": area,
            "kind": _kind(),
            "paused": f"{_state()} IN ('suspended', 'awaiting_correction')",
            "opened_at": f"one.opened_at - make_interval(mins => {_drawn('came', 40_000)})",
            "due_on": _due(),
            "done_at": f"CASE WHEN {ended} THEN one.opened_at END",
            "claimed_by_id": f"CASE WHEN {_drawn('hand', 2000)} = 0 THEN {mine}"
            f" WHEN {_drawn('hand', 2000)} < 1200 THEN {colleague} END",
            "claimed_at": f"CASE WHEN {_drawn('hand', 2000)} < 1200 THEN one.opened_at END",
        },
    }


def _drawn(what: str, most: int) -> str:
    """Return what draws a number below `most` for a copy, always the same one."""
    return f"(abs(hashtext('{what}' || copy)::bigint) %% {most})::int"


def _one_of(kind: str, values: tuple[object, ...]) -> str:
    """Return what draws one of several values, each less often than the one before it."""
    drawn = "((abs(hashtext('item' || copy)::bigint) + 1) / 2147483650.0)"
    place = f"least({len(values)}, 1 + floor(ln({drawn}) / ln({_SHARE}))::int)"
    return f"('{{{','.join(str(one) for one in values)}}}'::{kind}[])[{place}]"


def _area() -> str:
    counties = f"'5199' || lpad((1 + {_drawn('area', 10)})::text, 2, '0')"
    return f"CASE WHEN {_drawn('far', 5000)} = 0 THEN '{RARE_AREA}' ELSE {counties} END"


def _state() -> str:
    drawn = _drawn("state", 100)
    return (
        f"CASE WHEN {drawn} < 8 THEN 'received' WHEN {drawn} < 11 THEN 'awaiting_correction'"
        f" WHEN {drawn} < 20 THEN 'suspended' WHEN {drawn} < 22 THEN 'granted'"
        " ELSE 'in_progress' END"
    )


def _end() -> str:
    drawn = _drawn("end", 5000)
    return (
        f"CASE WHEN {drawn} = 0 THEN '{RARE_STATE}' WHEN {drawn} < 50 THEN 'acceptance_refused'"
        " ELSE 'completed' END"
    )


def _kind() -> str:
    drawn = _drawn("kind", 5000)
    return (
        f"CASE WHEN {drawn} = 0 THEN 'duty' WHEN {drawn} < 100 THEN 'issue'"
        f" WHEN {drawn} < 500 THEN 'decision' WHEN {drawn} < 900 THEN 'review' ELSE 'step' END"
    )


def _due() -> str:
    days, old = _drawn("due", 40), _drawn("old", 400)
    late = f"{_state()} IN ('suspended', 'awaiting_correction') AND {_drawn('late', 4)} > 0"
    return f"one.due_on + {days} - 20 - CASE WHEN {late} THEN {old} ELSE 0 END"
