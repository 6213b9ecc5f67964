"""Topics of real messages beside their labelled incidents, and departments beside real headings.

Run: `python -m bench.topics`. The messages and the headings are read from `../shared/data` and are
not part of the project. B³ (Bagga & Baldwin 1998) is reckoned over the messages that are labelled,
because one without a label may belong to an incident all the same. The threshold is chosen without
labels; beside it stand the best of all thresholds, which looks at them, and one incident left out
at a time, whose threshold the others choose. Headings are routed five times, each time by the
other four fifths.
"""

import csv
import json
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tongban.engines.topics.alike import joined, pairs
from tongban.engines.topics.finding import SHARED, STEP, grouped
from tongban.engines.topics.routing import Router
from tongban.engines.topics.vectors import vectors, words_of

DATA = Path(__file__).parent.parent.parent / "shared" / "data"
FOLDS = 5
FEWEST = 10
LEAST = 0.1


def messages() -> tuple[list[tuple[str, str]], NDArray[np.str_]]:
    """Return titles and texts, and the incidents by which some are labelled."""
    path = DATA / "messages" / "messages.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    return [(row["title"], row["text"]) for row in rows], np.array(
        [row["incident"] for row in rows]
    )


def cubed(
    found: NDArray[np.int64], meant: NDArray[np.str_], *, of: NDArray[np.int64]
) -> tuple[float, float, float]:
    """Return B³ precision, recall and F1 of the labelled messages `of`."""
    labelled = np.flatnonzero(meant != "")
    same = found[of][:, None] == found[labelled][None, :]
    right = same & (meant[of][:, None] == meant[labelled][None, :])
    there = meant[of][:, None] == meant[labelled][None, :]
    precision = float((right.sum(axis=1) / same.sum(axis=1)).mean())
    recall = float((right.sum(axis=1) / there.sum(axis=1)).mean())
    return precision, recall, 2 * precision * recall / (precision + recall)


def left_out(
    texts: Sequence[tuple[str, str]], meant: NDArray[np.str_]
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return B³ at the best threshold, and with each incident judged by that of the others."""
    rows, _ = vectors([words_of(*text) for text in texts])
    alike, cosines = pairs(rows, least=LEAST, shared=SHARED)
    tried = [joined(len(texts), alike[cosines >= LEAST + step * STEP]) for step in range(50)]
    labelled = np.flatnonzero(meant != "")
    best = max((cubed(one, meant, of=labelled) for one in tried), key=lambda found: found[2])
    sums = np.zeros(2)
    for incident in sorted(set(meant[labelled])):
        here, others = labelled[meant[labelled] == incident], labelled[meant[labelled] != incident]
        chosen = max(tried, key=lambda one: cubed(one, meant, of=others)[2])
        sums += np.array(cubed(chosen, meant, of=here)[:2]) * len(here)
    precision, recall = sums / len(labelled)
    return best, (precision, recall, 2 * precision * recall / (precision + recall))


def routed() -> tuple[int, int, float, float]:
    """Return headings, departments, macro-F1 and the share of right first suggestions."""
    items = json.loads((DATA / "items" / "items.json").read_text(encoding="utf-8"))["items"]
    of: dict[str, list[str]] = defaultdict(list)
    for item in items:
        of[item["department"]].append(item["name"])
    known = [(name, one) for one, names in of.items() if len(names) >= FEWEST for name in names]
    order = np.random.default_rng(5).permutation(len(known))
    guessed = [""] * len(known)
    for fold in range(FOLDS):
        held = set(order[fold::FOLDS].tolist())
        router = Router(one for place, one in enumerate(known) if place not in held)
        for place in held:
            found = router.suggest(known[place][0], most=1)
            guessed[place] = found[0][0] if found else ""
    right = sum(guess == meant for guess, (_, meant) in zip(guessed, known, strict=True))
    departments = sorted({department for _, department in known})
    scores = [_f1(guessed, [meant for _, meant in known], one) for one in departments]
    return len(known), len(departments), float(np.mean(scores)), right / len(known)


def _f1(guessed: Sequence[str], meant: Sequence[str], one: str) -> float:
    right = sum(guess == is_ == one for guess, is_ in zip(guessed, meant, strict=True))
    return 2 * right / (guessed.count(one) + meant.count(one))


def main() -> None:
    """Measure and print."""
    if not (DATA / "messages" / "messages.csv").exists():
        print("../shared/data/messages is not here: nothing to measure")
        return
    texts, meant = messages()
    labelled = np.flatnonzero(meant != "")
    began = time.process_time()
    found = grouped(texts)
    seconds = time.process_time() - began
    best, apart = left_out(texts, meant)
    print(f"{len(texts)} messages, {len(labelled)} labelled; {seconds:.1f} processor seconds")
    for words, three in (
        ("threshold chosen without labels", cubed(found, meant, of=labelled)),
        ("one incident left out at a time", apart),
        ("the best threshold, which saw the labels", best),
    ):
        print("  {:42} P {:.3f}  R {:.3f}  F1 {:.3f}".format(words, *three))
    print(f"  the largest group has {np.bincount(found).max()} messages")
    headings, departments, macro, share = routed()
    print(
        f"{headings} headings of {departments} departments: macro-F1 {macro:.3f}, right {share:.3f}"
    )


if __name__ == "__main__":
    main()
