"""A made-up province as tables of numbers (一省的目录): what every measurement of the graph shares.

Shaped by a published survey of one province: 481,501 corporate service items, 30,111 distinct names
of materials, 2.15 million item–material links, 6.3 million citations (13 an item), use of names
heavy-tailed. What is assumed here, for `items` item versions:

- an area (a county, a city) carries about 1,200 items; 40 sectors an area, one department each;
- about 1,500 standard items exist; each area's version follows its template but drops one
  requirement in twelve and calls one in ten by a local name: this is what makes sharing realistic;
- a template asks for 9 materials on average (2.4 million at 300,000 versions: natural persons'
  items are counted too, and every situation of an item), a third of them from the 200 best-known
  papers and the rest from the sector's own, both by Zipf's law;
- distinct materials grow with the 0.6th power of the items (Heaps), 30,111 at 481,501;
- one requirement in ten offers a second list of papers, one list in ten joins two papers; what a
  paper is replaced by or joined with is the same everywhere;
- a material carries 1 to 12 data elements (5 on average): mostly its issuer's, some of the 300 that
  are common to all; a register serves a dozen elements of one issuer, the common ones are spread;
- cases a year are lognormal: most items see a few, some see a million; a requirement is needed in
  all cases of its item (two in three) or in a share of them;
- whether a requirement may be declared (one in eight) or its original is shown (one in four) is
  written in the template; one version in twenty says otherwise.

Every table of pairs is in compressed rows: the members of row `i` of `x` are
`x.members[x.first[i]:x.first[i + 1]]`. The same size and seed give the same province.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Integers = npt.NDArray[np.int32]
Flags = npt.NDArray[np.bool_]
Generator = np.random.Generator

SIZES = (3_000, 30_000, 300_000)
SECTORS = 40
ITEMS_OF_AN_AREA = 1_200
STANDARDS = 1_500
COMMON_PAPERS = 200
COMMON_ELEMENTS = 300


class Rows(NamedTuple):
    """Pairs in compressed rows: where each row begins, and its members."""

    first: Integers
    members: Integers


@dataclass(frozen=True, slots=True, kw_only=True)
class Province:
    """The tables; codes are positions, so a name is its kind and its number."""

    departments: int
    standards: int
    articles: int
    item_department: Integers
    item_standard: Integers
    item_audience: Integers
    item_cases: Integers
    item_from_home: Flags
    item_articles: Rows
    item_requirements: Rows
    requirement_cases: Integers
    requirement_declarable: Flags
    requirement_shown: Flags
    requirement_alternatives: Rows
    alternative_evidence: Rows
    evidence_issuer: Integers
    evidence_certificate: Flags
    evidence_elements: Rows
    elements: int
    dataset_holder: Integers
    dataset_elements: Rows
    item_steps: Rows
    step_department: Integers
    step_days: Integers
    step_presence: Flags
    step_waits_for: Rows

    @property
    def items(self) -> int:
        """Return how many item versions there are."""
        return len(self.item_department)

    @property
    def requirements(self) -> int:
        """Return how many requirements they have together."""
        return len(self.requirement_cases)

    @property
    def evidence(self) -> int:
        """Return how many kinds of paper there are."""
        return len(self.evidence_issuer)

    @property
    def datasets(self) -> int:
        """Return how many registers there are."""
        return len(self.dataset_holder)

    @property
    def edges(self) -> int:
        """Return how many links the graph of the province has."""
        pairs = (
            self.item_articles,
            self.item_requirements,
            self.requirement_alternatives,
            self.alternative_evidence,
            self.evidence_elements,
            self.dataset_elements,
            self.item_steps,
            self.step_waits_for,
        )
        steps, papers = len(self.step_days), self.evidence + self.datasets
        return sum(len(rows.members) for rows in pairs) + 2 * self.items + steps + papers


def province(items: int, *, seed: int = 20_260_914) -> Province:
    """Return the tables of a province of so many item versions."""
    random = np.random.default_rng(seed)
    areas = max(1, round(items / ITEMS_OF_AN_AREA))
    papers = max(400, round(30_111 * (items / 481_501) ** 0.6))
    standards = min(STANDARDS, items // 2)
    standard_sector = random.integers(0, SECTORS, standards, dtype=np.int32)
    standard = random.integers(0, standards, items, dtype=np.int32)
    area = random.integers(0, areas, items, dtype=np.int32)
    cases = np.minimum(random.lognormal(3.2, 2.2, items), 1e6).astype(np.int32) + 1
    return Province(
        departments=areas * SECTORS,
        standards=standards,
        articles=max(500, items // 12),
        item_department=area * SECTORS + standard_sector[standard],
        item_standard=standard,
        item_audience=(random.random(standards) < 0.6).astype(np.int32)[standard],
        item_cases=cases,
        item_from_home=random.random(items) < 0.7,
        item_articles=_citations(random, standard, standards, max(500, items // 12)),
        **_requirements(random, standard, standard_sector, papers=papers, cases=cases),
        **_papers(random, papers),
        **_steps(random, area * SECTORS + standard_sector[standard]),
    )


def rows_of(lengths: npt.NDArray[np.integer], members: npt.NDArray[np.integer]) -> Rows:
    """Return compressed rows of these lengths."""
    first = np.zeros(len(lengths) + 1, np.int32)
    np.cumsum(lengths, out=first[1:])
    return Rows(first, members.astype(np.int32, copy=False))


def _zipf(random: Generator, most: int, count: int) -> Integers:
    """Return ranks below `most`, drawn by Zipf's law."""
    ranks = np.exp(random.random(count) * np.log(most + 1)).astype(np.int32) - 1
    return np.minimum(ranks, np.int32(most - 1), dtype=np.int32)


def _copies(rows: Rows, of: Integers) -> tuple[Integers, Integers]:
    """Return the members of the rows `of`, one after another, and how many each has."""
    lengths = np.diff(rows.first)[of]
    ends = np.cumsum(lengths)
    within = np.arange(ends[-1], dtype=np.int64) - np.repeat(ends - lengths, lengths)
    return rows.members[np.repeat(rows.first[of], lengths) + within], lengths.astype(np.int32)


def _requirements(
    random: Generator, standard: Integers, sector: Integers, *, papers: int, cases: Integers
) -> dict[str, Any]:
    counts = 1 + random.poisson(8, len(sector))
    local = (papers - COMMON_PAPERS) // SECTORS
    total = int(counts.sum())
    template, lengths = _copies(rows_of(counts, np.arange(total)), standard)
    owner = np.repeat(np.arange(len(standard), dtype=np.int32), lengths)
    kept = random.random(len(template)) > 1 / 12
    template, owner = template[kept], owner[kept]
    asked = _paper_of(random, np.repeat(sector, counts), local)[template]
    renamed = random.random(len(asked)) < 0.1
    asked[renamed] = _paper_of(random, sector[standard[owner[renamed]]], local)
    share = _as_written(random, np.where(random.random(total) < 2 / 3, 1, random.random(total)))
    declarable = _as_written(random, random.random(total) < 0.12)
    shown = _as_written(random, random.random(total) < 0.25)
    return {
        "item_requirements": rows_of(
            np.bincount(owner, minlength=len(standard)), np.arange(len(asked))
        ),
        "requirement_cases": np.maximum(1, cases[owner] * share(template)).astype(np.int32),
        "requirement_declarable": declarable(template),
        "requirement_shown": shown(template),
        **_lists(random, asked, papers),
    }


def _as_written(
    random: Generator, written: npt.NDArray[Any]
) -> Callable[[Integers], npt.NDArray[Any]]:
    """Return what a version says: what its template says, but for one in twenty."""

    def said(template: Integers) -> npt.NDArray[Any]:
        other = random.integers(0, len(written), len(template))
        return written[np.where(random.random(len(template)) < 0.05, other, template)]

    return said


def _lists(random: Generator, asked: Integers, papers: int) -> dict[str, Rows]:
    """Return the lists of papers of each requirement: its own, at times joined, at times two."""
    lists = 1 + (random.random(len(asked)) < 0.1)
    owner = np.repeat(np.arange(len(asked), dtype=np.int32), lists)
    second = np.concatenate(([False], owner[1:] == owner[:-1]))
    instead, beside = (random.permutation(papers).astype(np.int32) for _ in range(2))
    own = np.where(second, instead[asked[owner]], asked[owner])
    joined = random.random(len(owner)) < 0.1
    rows = rows_of(1 + joined, np.repeat(own, 1 + joined))
    rows.members[rows.first[1:][joined] - 1] = beside[own[joined]]
    return {
        "requirement_alternatives": rows_of(lists, np.arange(len(owner))),
        "alternative_evidence": rows,
    }


def _paper_of(random: Generator, sector: Integers, local: int) -> Integers:
    """Return a paper for each: of the best-known, or of the sector's own."""
    common = _zipf(random, COMMON_PAPERS, len(sector))
    own = COMMON_PAPERS + sector * local + _zipf(random, local, len(sector))
    return np.where(random.random(len(sector)) < 1 / 3, common, own).astype(np.int32)


def _papers(random: Generator, papers: int) -> dict[str, Any]:
    issuers = SECTORS * 5
    local = max(20, papers // issuers * 2)
    issuer = random.integers(0, issuers, papers, dtype=np.int32)
    counts = 1 + random.poisson(4, papers)
    owner = np.repeat(np.arange(papers, dtype=np.int32), counts)
    own = COMMON_ELEMENTS + issuer[owner] * local + _zipf(random, local, len(owner))
    carried = np.where(
        random.random(len(owner)) < 0.25, _zipf(random, COMMON_ELEMENTS, len(owner)), own
    )
    pairs = np.unique(np.stack((owner, carried)), axis=1)
    elements = COMMON_ELEMENTS + issuers * local
    register = np.where(
        np.arange(elements) < COMMON_ELEMENTS,
        random.integers(0, issuers, elements),
        (np.arange(elements) - COMMON_ELEMENTS) // local,
    ) * ((local + 11) // 12) + random.integers(0, (local + 11) // 12, elements)
    order = np.argsort(register, kind="stable")
    datasets = issuers * ((local + 11) // 12)
    return {
        "evidence_issuer": issuer,
        "evidence_certificate": random.random(papers) < 0.3,
        "evidence_elements": rows_of(np.bincount(pairs[0], minlength=papers), pairs[1]),
        "elements": elements,
        "dataset_holder": np.arange(datasets, dtype=np.int32) // ((local + 11) // 12),
        "dataset_elements": rows_of(np.bincount(register, minlength=datasets), order),
    }


def _steps(random: Generator, department: Integers) -> dict[str, Any]:
    """Return steps in order; each waits for the one before it, or runs beside it."""
    counts = 2 + random.poisson(3, len(department))
    rows = rows_of(counts, np.arange(counts.sum()))
    total = int(counts.sum())
    place = np.arange(total, dtype=np.int32) - np.repeat(rows.first[:-1], counts)
    back = np.where((random.random(total) < 0.2) & (place > 1), 2, 1)
    waiting = place > 0
    return {
        "item_steps": rows,
        "step_department": np.repeat(department, counts),
        "step_days": random.integers(0, 8, total, dtype=np.int32),
        "step_presence": random.random(total) < 0.06,
        "step_waits_for": rows_of(waiting.astype(np.int32), (np.arange(total) - back)[waiting]),
    }


def _citations(random: Generator, standard: Integers, standards: int, articles: int) -> Rows:
    """Return the articles that each item cites: those of its standard, and a few local ones."""
    counts = 1 + random.poisson(11, standards)
    cited, lengths = _copies(rows_of(counts, _zipf(random, articles, counts.sum())), standard)
    owner = np.repeat(np.arange(len(standard), dtype=np.int64), lengths)
    local = random.integers(0, len(standard), len(standard))
    pairs = np.concatenate(
        (owner * articles + cited, local * articles + random.integers(0, articles, len(local)))
    )
    pairs = np.unique(pairs)
    return rows_of(np.bincount(pairs // articles, minlength=len(standard)), pairs % articles)


def _described(size: int) -> str:
    made = province(size)
    return (
        f"{made.items:>8,} items · {made.requirements:,} requirements · {made.evidence:,} materials"
        f" · {made.elements:,} elements · {made.datasets:,} registers · {made.edges:,} edges"
    )


if __name__ == "__main__":
    for one in SIZES:
        print(_described(one))
