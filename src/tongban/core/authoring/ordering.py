"""Order of steps (环节顺序): each stands after those that it waits for, otherwise as it was put."""

from collections.abc import Iterable

from tongban.core.catalog.steps import Step
from tongban.core.vocabulary.errors import InvalidValue


def in_order(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Return the steps so that none stands before one that it waits for.

    Raises:
        InvalidValue: when a step waits for one that is not there, or, by a circle, for itself.
    """
    waiting = list(steps)
    names = {step.id: step.name for step in waiting}
    _refuse_strangers(waiting, names)
    placed: dict[str, Step] = {}
    while waiting:
        ready = next((one for one in waiting if placed.keys() >= {*one.waits_for}), None)
        if ready is None:
            circle = "”“".join(step.name for step in waiting)
            raise InvalidValue("steps", f"环节“{circle}”互相等待，请去掉其中一处“等待”")
        placed[ready.id] = ready
        waiting.remove(ready)
    return tuple(placed.values())


def _refuse_strangers(steps: Iterable[Step], names: dict[str, str]) -> None:
    for step in steps:
        for before in step.waits_for:
            if before not in names:
                raise InvalidValue(
                    "steps", f"环节“{step.name}”等待的环节“{before}”不存在，请重新选择它等待的环节"
                )
