"""Local practice of services (办件做法): which item is handled so, each with what it rests on.

A city says, beside its catalogue, when an application is a second one for the same matter, which
items another region receives for the home authority, and what an authority sends up to a higher
one. Nothing here changes what an item asks or how long it takes.
"""

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from tongban.core.people.paper_authority import PaperMandateTerms
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.limits import TimeLimit


class RegionMode(enum.Enum):
    """How regions serve one application together (通办方式)."""

    RECEIVED_FOR_HOME = "received_for_home"
    JOINTLY = "jointly"

    @property
    def label(self) -> str:
        """Return the words a person reads."""
        return "异地代收代办" if self is RegionMode.RECEIVED_FOR_HOME else "多地联办"


@dataclass(frozen=True, slots=True, kw_only=True)
class SameMatter:
    """What makes two applications of one person for an item one matter (重复申请).

    `subject` are the elements that say what it is about; without any, the person themselves.
    """

    item: str
    subject: tuple[str, ...]
    basis: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeTerms:
    """How another region receives an item for the home authority (跨域通办).

    Within `forward` what was received is with the home authority; its own periods count from then.
    """

    item: str
    mode: RegionMode
    forward: TimeLimit
    basis: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A region with which services are shared (通办地区)."""

    area: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UpTerms:
    """Where an authority sends an item that a higher one decides (转报)."""

    item: str
    to: str
    basis: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Practices:
    """All of a city's, by item (本地做法); without `paper_mandates` its windows take none."""

    same_matters: Mapping[str, SameMatter] = field(default_factory=dict)
    homes: Mapping[str, HomeTerms] = field(default_factory=dict)
    regions: tuple[Region, ...] = ()
    up: Mapping[str, UpTerms] = field(default_factory=dict)
    paper_mandates: PaperMandateTerms | None = None

    def region(self, area: str) -> Region | None:
        """Return the region of an area, or None where none is shared with."""
        return next((one for one in self.regions if one.area == area), None)


RECEIVING, DECIDING = "received", "decided"
ANSWERS_FOR: Final[Mapping[RegionMode, Mapping[str, str]]] = {
    RegionMode.RECEIVED_FOR_HOME: {
        RECEIVING: "核验身份、收取材料、出具收件凭证、按期转交",
        DECIDING: "受理、审查、作出决定、送达结果",
    },
    RegionMode.JOINTLY: {
        RECEIVING: "核验身份、收取材料、出具收件凭证、按期转交、送达结果",
        DECIDING: "受理、审查、作出决定",
    },
}
"""Who answers for what (责任划分)."""
