"""Standards furthest apart (同事不同标), as `core.graph.standards.spreads`: all of them at once."""

import numpy as np
import numpy.typing as npt

from tongban.core.graph.nodes import NodeKind
from tongban.core.graph.relations import Relation
from tongban.core.graph.standards import Spread
from tongban.engines.service_graph.rows import Rows
from tongban.engines.service_graph.snapshot import Snapshot


def spreads(snapshot: Snapshot, *, limit: int = 25) -> tuple[Spread, ...]:
    """Return the standard items whose followers are furthest apart, by requirements, then days."""
    following = snapshot.back_rows[Relation.ITEM_FOLLOWS]
    items = following.ids - snapshot.begins[NodeKind.ITEM]
    asked = snapshot.onward_rows[Relation.ITEM_REQUIREMENTS].sizes()[items]
    requirements = _ranges(asked, following)
    days = _ranges(snapshot.arrays["days"][items], following)
    followers = following.sizes()
    several = np.flatnonzero(followers > 1)
    order = several[np.lexsort((several, -days[several], -requirements[several]))]
    return tuple(
        Spread(
            standard=snapshot.node(NodeKind.STANDARD, row + snapshot.begins[NodeKind.STANDARD]),
            followers=int(followers[row]),
            requirements=int(requirements[row]),
            days=int(days[row]),
        )
        for row in order[:limit].tolist()
    )


def _ranges(values: npt.NDArray[np.int32], rows: Rows) -> npt.NDArray[np.int32]:
    """Return the most less the least value of each row; an empty row has none."""
    spread = np.zeros(len(rows.begins) - 1, dtype=np.int32)
    filled = np.flatnonzero(rows.sizes())
    if len(filled):
        begins = rows.begins[filled]
        spread[filled] = np.maximum.reduceat(values, begins) - np.minimum.reduceat(values, begins)
    return spread
