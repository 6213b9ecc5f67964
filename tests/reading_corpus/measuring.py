"""Measuring (测量): suggestions against the labels of a guide, as precision, recall and F1.

A material counts when its name is right to the character; a condition when its words are, but for
stops and the words that only lead in or out; a limit when kind, number and unit are; a provision
when law, article, paragraph and item are. Beside these: whether a material that was found is linked
to the right evidence types, whether its situation was seen, and whether the expression of a
condition is the right one, out of those that the labels write as expressions.
"""

import re
from collections import Counter
from dataclasses import dataclass

from reading_corpus.guides import Guide, Material
from tongban.core.catalog.conditions.nodes import AllOf, Condition
from tongban.core.catalog.conditions.text import parse
from tongban.core.catalog.conditions.written import written
from tongban.core.reading.suggestions import (
    CitationFound,
    ConditionFound,
    EvidenceFound,
    LimitFound,
    Suggestion,
)

KINDS = ("evidence", "conditions", "limits", "citations")
BESIDE = ("expressions", "links", "situations", "faults")
_STOPS = re.compile(r"[\s，,。；;：:、的]|可以申请")


@dataclass(frozen=True, kw_only=True)
class Score:
    """How many were proposed, how many there are, and how many were right."""

    proposed: int = 0
    labelled: int = 0
    right: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(
            proposed=self.proposed + other.proposed,
            labelled=self.labelled + other.labelled,
            right=self.right + other.right,
        )

    @property
    def precision(self) -> float:
        """Return the share of suggestions that are right."""
        return self.right / self.proposed if self.proposed else 1.0

    @property
    def recall(self) -> float:
        """Return the share of labels that were proposed."""
        return self.right / self.labelled if self.labelled else 1.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def scores(guide: Guide, suggestions: tuple[Suggestion, ...]) -> dict[str, Score]:
    """Return the score of one guide for each kind."""
    said, wanted = facts(guide, suggestions)
    return {kind: _score(said[kind], wanted[kind]) for kind in (*KINDS, *BESIDE)}


def facts(guide: Guide, suggestions: tuple[Suggestion, ...]) -> tuple[dict, dict]:
    """Return what was proposed and what is labelled, as comparable texts."""
    found = [one.finding for one in suggestions]
    evidence = {_plain(one.name): one for one in found if isinstance(one, EvidenceFound)}
    labels = {_plain(one.name): one for one in guide.evidence}
    conditions = {_plain(one.words): one for one in found if isinstance(one, ConditionFound)}
    wanted = {_plain(one.words): one for one in guide.conditions}
    both = evidence.keys() & labels.keys()
    expressed = {words for words, one in wanted.items() if one.expression}
    proposed = {
        "evidence": [*evidence],
        "conditions": [*conditions],
        "limits": _limits(found),
        "citations": _citations(found),
        "expressions": [
            f"{words}: {_shown(conditions[words].expression)}"
            for words in expressed & conditions.keys()
            if conditions[words].expression is not None
        ],
        "links": [link for name in both for link in _links(name, evidence[name])],
        "situations": [name for name in both if evidence[name].needed_in],
        "faults": [name for name in both if evidence[name].doubt],
    }
    labelled = {
        "evidence": [*labels],
        "conditions": [*wanted],
        "limits": list(dict.fromkeys(guide.limits)),
        "citations": list(dict.fromkeys(guide.citations)),
        "expressions": [
            f"{words}: {_shown(parse(wanted[words].expression))}" for words in expressed
        ],
        "links": [f"{name}: {code}" for name in both for code in labels[name].codes],
        "situations": [name for name in both if labels[name].sometimes],
        "faults": [name for name in both if labels[name].fault],
    }
    return proposed, labelled


def _score(said: list[str], wanted: list[str]) -> Score:
    right = sum((Counter(said) & Counter(wanted)).values())
    return Score(proposed=len(said), labelled=len(wanted), right=right)


def _limits(found: list) -> list[str]:
    written = [
        f"{one.kind.value} {one.value} {one.unit.value}"
        for one in found
        if isinstance(one, LimitFound)
    ]
    return list(dict.fromkeys(written))


def _citations(found: list) -> list[str]:
    cited = [one.citation for one in found if isinstance(one, CitationFound)]
    return list(dict.fromkeys(f"{one.law}{_place(one)}" for one in cited))


def _place(citation) -> str:
    parts = [str(part) for part in (citation.article, citation.paragraph, citation.item) if part]
    return f"#{'.'.join(parts)}" if parts else ""


def _links(name: str, found: EvidenceFound | Material) -> list[str]:
    codes = dict.fromkeys(code for way in found.alternatives for code in way)
    return [f"{name}: {code}" for code in codes]


def _plain(words: str) -> str:
    return _STOPS.sub("", words)


def _shown(condition: Condition) -> str:
    """Return a condition as text, without regard to the order of what must all be met."""
    if isinstance(condition, AllOf):
        return " and ".join(sorted(map(written, condition.parts)))
    return written(condition)
