"""An item's burden as bytes (负担片段打包): a few hundred, kept beside each published version."""

import json
from typing import Any, Final

from tongban.core.graph.burden.flat import FlatItem, FlatNeed, FlatStep
from tongban.core.vocabulary.limits import TimeUnit
from tongban.engines.burden.columns import CLIENTELES

FORM: Final = 2
"""Counts up whenever the same version would be packed differently."""

UNITS: Final = tuple(TimeUnit)
DECLARABLE, DEFERRABLE, SHOWN = 1, 2, 4
PRESENCE, OPENING = 1, 2


def packed(item: FlatItem) -> bytes:
    """Return a flattened item as bytes, for `unpacked`."""
    written = [
        item.item,
        item.department,
        CLIENTELES.index(item.clientele),
        int(item.from_home),
        [_need(one) for one in item.needs],
        [_step(one) for one in item.steps],
        item.yields,
        item.issues,
        [(value, UNITS.index(unit)) for value, unit in item.lawful],
    ]
    return json.dumps(written, ensure_ascii=False, separators=(",", ":")).encode()


def unpacked(content: bytes) -> list[Any]:
    """Return what `packed` wrote, as lists in its order."""
    found: list[Any] = json.loads(content)
    return found


def _need(need: FlatNeed) -> tuple[Any, ...]:
    flags = DECLARABLE * need.declarable | DEFERRABLE * need.deferrable | SHOWN * need.shown
    return need.requirement, need.grade.value, flags, need.alternatives


def _step(step: FlatStep) -> tuple[Any, ...]:
    value, unit = step.period
    flags = PRESENCE * step.presence | OPENING * step.opening
    return step.step, value, UNITS.index(unit), flags, step.waits_for
