"""Scores (计分): of the pairs within clusters, how many are right, wrong and missing."""

import time
from collections import Counter
from contextlib import contextmanager
from itertools import combinations

from tongban.core.linkage.thresholds import LinkageScore


def score(found, truth, within=None) -> LinkageScore:
    """Score pairs within clusters; `truth` are pairs, `within` the records that count."""
    true = {tuple(sorted(pair)) for pair in truth}
    said = {
        tuple(sorted(pair))
        for group in found
        for pair in combinations(sorted(group), 2)
        if within is None or (pair[0] in within and pair[1] in within)
    }
    right = len(said & true)
    return LinkageScore(right=right, wrong=len(said) - right, missed=len(true) - right)


def score_by_person(found, person_of) -> LinkageScore:
    """Return the same where there are at most two records of a person, without any pairs."""
    right = wrong = 0
    for group in found:
        people = Counter(person_of[name] for name in group)
        size = len(group)
        here = sum(count * (count - 1) // 2 for count in people.values())
        right += here
        wrong += size * (size - 1) // 2 - here
    everybody = Counter(person_of.values())
    true = sum(count * (count - 1) // 2 for count in everybody.values())
    return LinkageScore(right=right, wrong=wrong, missed=true - right)


@contextmanager
def timed(into: list[float]):
    """Append the seconds that the block took."""
    began = time.perf_counter()
    yield
    into.append(time.perf_counter() - began)


def line(who: str, found: LinkageScore, seconds: float) -> str:
    """Return one line of a table."""
    return (
        f"   {who:<28} P {found.precision:.4f}  R {found.recall:.4f}  F1 {found.f1:.4f}"
        f"  {seconds:8.1f} s"
    )
