"""How long a query may become (长度): checked at every node, since some are written twice."""

from tongban.core.catalog.conditions.bounds import ConditionTooCostly

MOST_CHARACTERS = 200_000
"""A longer text serves no reader, and no planner would thank for it."""


def bounded(text: str) -> str:
    """Return `text`, or raise `ConditionTooCostly` when it has become too long."""
    if len(text) > MOST_CHARACTERS:
        raise ConditionTooCostly("条件写成查询后太长，请拆成几条")
    return text
