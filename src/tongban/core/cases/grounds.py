"""Grounds (理由与依据): what any refusal has to say, checked where it is made.

行政许可法 §38: a refusal without reasons and remedies is not a lawful decision, so none can exist.
"""

from dataclasses import dataclass

from tongban.core.cases.errors import ReasonsMissing
from tongban.core.cases.remedies import Remedy, RemedyKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """Why, by what law, and what the person can do; raises `ReasonsMissing` when one lacks."""

    reasons: tuple[str, ...]
    basis: tuple[str, ...]
    remedies: tuple[Remedy, ...]

    def __post_init__(self) -> None:
        if not _all_said(self.reasons):
            raise ReasonsMissing("a refusal states its reasons")
        if not _all_said(self.basis):
            raise ReasonsMissing("a refusal states the articles it rests on")
        if {remedy.kind for remedy in self.remedies} != set(RemedyKind):
            raise ReasonsMissing("a refusal tells of reconsideration and of litigation")


def _all_said(sentences: tuple[str, ...]) -> bool:
    return bool(sentences) and all(sentence.strip() for sentence in sentences)
