"""Strata (分层): by what a population of services is divided before samples are drawn.

Every stratum is tried at least once, the rest by its size; what each sample stands for is published
with the results, so that anyone can weigh them.
"""

import enum
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tongban.core.assessment.sampling import Sampled
from tongban.core.catalog.items import Channel, ServiceItem
from tongban.core.vocabulary.errors import InvalidValue


class Layer(enum.Enum):
    """By what a population is divided (分层依据)."""

    CHANNEL = "channel"
    DEPARTMENT = "department"
    ITEM_TYPE = "item_type"
    AREA = "area"

    @property
    def label(self) -> str:
        """Return the words a person reads."""
        return {
            "channel": "申请渠道",
            "department": "实施部门",
            "item_type": "事项类型",
            "area": "行政区划",
        }[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stratum:
    """One stratum of a round (分层): how many services are in it, how many of them are tried."""

    parts: tuple[str, ...]
    population: int
    samples: int

    @property
    def weight(self) -> float:
        """Return how many services a sample stands for."""
        return self.population / self.samples


def population(
    items: Iterable[ServiceItem], layers: tuple[Layer, ...], areas: Mapping[str, str]
) -> tuple[tuple[tuple[str, ...], Sampled], ...]:
    """Return every service over every channel it is open by, beside the stratum it is in.

    `areas` are those of departments.

    Raises:
        InvalidValue: when nothing says by what to divide.
    """
    if not layers:
        raise InvalidValue("layers", "请至少选一项分层依据")
    return tuple(
        (_parts(item, channel, layers, areas), Sampled(item.code, channel.value))
        for item in items
        for channel in item.channels
    )


def _parts(
    item: ServiceItem, channel: Channel, layers: tuple[Layer, ...], areas: Mapping[str, str]
) -> tuple[str, ...]:
    told = {
        Layer.CHANNEL: channel.value,
        Layer.DEPARTMENT: item.department,
        Layer.ITEM_TYPE: item.item_type.value,
        Layer.AREA: areas.get(item.department, ""),
    }
    return tuple(told[layer] for layer in layers)


def strata_of(
    divided: Iterable[tuple[tuple[str, ...], Sampled]], samples: Iterable[Sampled]
) -> tuple[Stratum, ...]:
    """Return the strata of a population with what was drawn of each."""
    placed = {one: parts for parts, one in divided}
    sizes = Counter(placed.values())
    tried = Counter(placed[one] for one in samples)
    return tuple(
        Stratum(parts=parts, population=size, samples=tried[parts])
        for parts, size in sorted(sizes.items())
    )
