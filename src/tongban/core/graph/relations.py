"""Relations (关系): how nodes hang together, each from one kind of node to one other.

Every relation also says which way a change travels along it (牵动): a changed article touches the
requirement that cites it, a changed dataset touches the elements that it serves.
"""

import enum
from typing import NamedTuple

from tongban.core.graph.nodes import NodeKind as Kind


class Flow(enum.Flag):
    """Which way a change travels along a relation (影响方向)."""

    NONE = 0
    BACK = 1
    """From the target to the source."""
    ONWARD = 2
    """From the source to the target."""


class _Form(NamedTuple):
    number: int
    source: Kind
    target: Kind
    flow: Flow


class Relation(enum.Enum):
    """One kind of edge (关系)."""

    __hash__ = object.__hash__  # members are unique; the one of Enum is a Python call

    JOURNEY_INCLUDES = _Form(0, Kind.JOURNEY, Kind.ITEM, Flow.BACK)
    JOURNEY_LED_BY = _Form(1, Kind.JOURNEY, Kind.DEPARTMENT, Flow.BACK)
    JOURNEY_ASKS = _Form(2, Kind.JOURNEY, Kind.ELEMENT, Flow.BACK)
    JOURNEY_FOUNDED_ON = _Form(3, Kind.JOURNEY, Kind.ARTICLE, Flow.BACK)

    ITEM_HANDLED_BY = _Form(4, Kind.ITEM, Kind.DEPARTMENT, Flow.BACK)
    ITEM_FOLLOWS = _Form(5, Kind.ITEM, Kind.STANDARD, Flow.BACK)
    ITEM_FOUNDED_ON = _Form(6, Kind.ITEM, Kind.ARTICLE, Flow.BACK)
    ITEM_LIMITED_BY = _Form(7, Kind.ITEM, Kind.ARTICLE, Flow.BACK)
    ITEM_ASKS = _Form(8, Kind.ITEM, Kind.ELEMENT, Flow.BACK)
    ITEM_COLLECTS = _Form(9, Kind.ITEM, Kind.ELEMENT, Flow.BACK)
    ITEM_READS = _Form(10, Kind.ITEM, Kind.ELEMENT, Flow.BACK)
    ITEM_USES = _Form(11, Kind.ITEM, Kind.PARAMETER, Flow.BACK)
    ITEM_CONDITIONS = _Form(12, Kind.ITEM, Kind.CONDITION, Flow.BACK)
    ITEM_REQUIREMENTS = _Form(13, Kind.ITEM, Kind.REQUIREMENT, Flow.BACK)
    ITEM_STEPS = _Form(14, Kind.ITEM, Kind.STEP, Flow.BACK)
    ITEM_FEES = _Form(15, Kind.ITEM, Kind.FEE, Flow.BACK)
    ITEM_OUTPUTS = _Form(16, Kind.ITEM, Kind.OUTPUT, Flow.BACK | Flow.ONWARD)

    CONDITION_READS = _Form(17, Kind.CONDITION, Kind.ELEMENT, Flow.BACK)
    CONDITION_USES = _Form(18, Kind.CONDITION, Kind.PARAMETER, Flow.BACK)
    CONDITION_CITES = _Form(19, Kind.CONDITION, Kind.ARTICLE, Flow.BACK)

    REQUIREMENT_ACCEPTS = _Form(20, Kind.REQUIREMENT, Kind.EVIDENCE, Flow.BACK)
    REQUIREMENT_READS = _Form(21, Kind.REQUIREMENT, Kind.ELEMENT, Flow.BACK)
    REQUIREMENT_USES = _Form(22, Kind.REQUIREMENT, Kind.PARAMETER, Flow.BACK)
    REQUIREMENT_CITES = _Form(23, Kind.REQUIREMENT, Kind.ARTICLE, Flow.BACK)

    STEP_DONE_BY = _Form(24, Kind.STEP, Kind.DEPARTMENT, Flow.BACK)
    STEP_WAITS_FOR = _Form(25, Kind.STEP, Kind.STEP, Flow.BACK)
    STEP_READS = _Form(26, Kind.STEP, Kind.ELEMENT, Flow.BACK)
    STEP_USES = _Form(27, Kind.STEP, Kind.PARAMETER, Flow.BACK)
    STEP_CITES = _Form(28, Kind.STEP, Kind.ARTICLE, Flow.BACK)

    FEE_READS = _Form(29, Kind.FEE, Kind.ELEMENT, Flow.BACK)
    FEE_USES = _Form(30, Kind.FEE, Kind.PARAMETER, Flow.BACK)
    FEE_CITES = _Form(31, Kind.FEE, Kind.ARTICLE, Flow.BACK)

    OUTPUT_IS = _Form(32, Kind.OUTPUT, Kind.EVIDENCE, Flow.ONWARD)
    OUTPUT_CERTIFIES = _Form(33, Kind.OUTPUT, Kind.CERTIFICATE, Flow.BACK)
    OUTPUT_SETTLES = _Form(34, Kind.OUTPUT, Kind.ELEMENT, Flow.ONWARD)
    OUTPUT_NEEDS = _Form(35, Kind.OUTPUT, Kind.ELEMENT, Flow.BACK)

    EVIDENCE_PROVES = _Form(36, Kind.EVIDENCE, Kind.ELEMENT, Flow.BACK)
    EVIDENCE_CERTIFIED_BY = _Form(37, Kind.EVIDENCE, Kind.CERTIFICATE, Flow.BACK)
    EVIDENCE_ISSUED_BY = _Form(38, Kind.EVIDENCE, Kind.DEPARTMENT, Flow.BACK)

    ELEMENT_KEPT_BY = _Form(39, Kind.ELEMENT, Kind.DEPARTMENT, Flow.BACK)

    DATASET_SERVES = _Form(40, Kind.DATASET, Kind.ELEMENT, Flow.ONWARD)
    DATASET_KEYED_BY = _Form(41, Kind.DATASET, Kind.ELEMENT, Flow.BACK)
    DATASET_VOUCHES = _Form(42, Kind.DATASET, Kind.EVIDENCE, Flow.ONWARD)
    DATASET_HELD_BY = _Form(43, Kind.DATASET, Kind.DEPARTMENT, Flow.BACK)
    DATASET_CITES = _Form(44, Kind.DATASET, Kind.ARTICLE, Flow.BACK)

    PARAMETER_CITES = _Form(45, Kind.PARAMETER, Kind.ARTICLE, Flow.BACK)
    ARTICLE_PART_OF = _Form(46, Kind.ARTICLE, Kind.LAW, Flow.BACK)

    @property
    def number(self) -> int:
        """Return the number under which the relation is stored; it never changes."""
        return self.value.number

    @property
    def source(self) -> Kind:
        """Return the kind of node that the relation goes out from."""
        return self.value.source

    @property
    def target(self) -> Kind:
        """Return the kind of node that the relation leads to."""
        return self.value.target

    @property
    def flow(self) -> Flow:
        """Return which way a change travels along the relation."""
        return self.value.flow

    @property
    def word(self) -> str:
        """Return the name used in addresses and exports."""
        return self.name.lower()


FROM = {kind: tuple(one for one in Relation if one.source is kind) for kind in Kind}
"""The relations that go out from each kind of node."""

INTO = {kind: tuple(one for one in Relation if one.target is kind) for kind in Kind}
"""The relations that lead to each kind of node."""
