"""Submissions (申请材料): what was handed in, beside what this situation asks for.

The situation is settled when papers arrive, and the case keeps that snapshot: a later version of
the item or a new answer never changes what an earlier notice had to name.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """One delivery of papers (一次提交).

    `needed` and `provided` are requirement ids of the item; `steps` are the ids of the steps that
    this situation goes through, in the item's order.
    """

    needed: tuple[str, ...]
    provided: tuple[str, ...]
    steps: tuple[str, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """Return what is needed and not there, in the item's order."""
        provided = set(self.provided)
        return tuple(need for need in self.needed if need not in provided)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """One thing to put right (需补正内容): a requirement id or an element code, and why.

    `arises_from` names the gap of an earlier notice whose correction brought this one to light.
    """

    subject: str
    why: str
    arises_from: str | None = None
