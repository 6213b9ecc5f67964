"""Peers of the service graph (同题对照): networkx, a graph database (kuzu) and DuckDB, same edges.

Each holds the province as it would hold it and answers the same four questions as well as it can:
one hop, two hops, four hops, and the items that can be had at all, which goes round until nothing
changes.
"""

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import process_time
from typing import Any, Protocol

import duckdb
import kuzu
import networkx as nx
import numpy as np
import numpy.typing as npt

from bench.province import Province, Rows

Pairs = tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]
Question = Callable[[], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """The edges of a province as pairs, and its busiest nodes."""

    items: int
    evidence: int
    needs: Pairs
    accepts: Pairs
    list_of: npt.NDArray[np.int64]
    proves: Pairs
    serves: Pairs
    cites: Pairs
    yields: Pairs
    declarable: npt.NDArray[np.bool_]
    certificate: npt.NDArray[np.bool_]
    hub_article: int
    hub_evidence: int
    hub_dataset: int


class Peer(Protocol):
    """Another way of holding the same graph."""

    loaded_seconds: float

    def questions(self) -> Iterator[tuple[str, Question]]:
        """Yield each question that it can answer."""
        ...


def tables_of(made: Province) -> Tables:
    """Return the edges of a province."""
    lists = made.requirement_alternatives
    list_owner = _owners(lists)
    in_list = _owners(made.alternative_evidence)
    evidence = made.alternative_evidence.members.astype(np.int64)
    certificates = np.flatnonzero(made.evidence_certificate)
    proves = (_owners(made.evidence_elements), made.evidence_elements.members.astype(np.int64))
    serves = (_owners(made.dataset_elements), made.dataset_elements.members.astype(np.int64))
    weight = np.bincount(proves[1], minlength=made.elements)
    served = np.bincount(serves[0], weights=weight[serves[1]], minlength=made.datasets)
    return Tables(
        items=made.items,
        evidence=made.evidence,
        needs=(_owners(made.item_requirements), made.item_requirements.members.astype(np.int64)),
        accepts=(list_owner[in_list], evidence),
        list_of=in_list,
        proves=proves,
        serves=serves,
        cites=(_owners(made.item_articles), made.item_articles.members.astype(np.int64)),
        yields=(np.arange(made.items), certificates[made.item_standard % len(certificates)]),
        declarable=made.requirement_declarable,
        certificate=made.evidence_certificate,
        hub_article=int(np.bincount(made.item_articles.members).argmax()),
        hub_evidence=int(np.bincount(evidence).argmax()),
        hub_dataset=int(served.argmax()),
    )


class Networkx:
    """Python objects in dictionaries."""

    def __init__(self, tables: Tables) -> None:
        began = process_time()
        self.tables = tables
        self.graph = nx.DiGraph()
        for kinds, pairs in (
            ("ir", tables.needs),
            ("re", tables.accepts),
            ("en", tables.proves),
            ("dn", tables.serves),
            ("ia", tables.cites),
        ):
            first, second = kinds
            ends = zip(pairs[0].tolist(), pairs[1].tolist(), strict=True)
            self.graph.add_edges_from(((first, one), (second, two)) for one, two in ends)
        self.loaded_seconds = process_time() - began

    def questions(self) -> Iterator[tuple[str, Question]]:
        """Yield each question that it can answer."""
        tables = self.tables
        yield "items on an article", lambda: len(self._back({("a", tables.hub_article)}))
        yield (
            "items of a material",
            lambda: len(self._back(self._back({("e", tables.hub_evidence)}))),
        )
        yield "items of a register", lambda: len(self._of_register(tables.hub_dataset))

    def _back(self, nodes: set[Any]) -> set[Any]:
        return {one for node in nodes for one in self.graph.predecessors(node)}

    def _of_register(self, dataset: int) -> set[Any]:
        elements = set(self.graph.successors(("d", dataset)))
        papers = {one for one in self._back(elements) if one[0] == "e"}
        return self._back(self._back(papers))


class Duck:
    """Columns and joins."""

    def __init__(self, tables: Tables) -> None:
        began = process_time()
        self.tables = tables
        self.base = duckdb.connect()
        self._table("needs", item=tables.needs[0], requirement=tables.needs[1])
        self._table(
            "accepts",
            requirement=tables.accepts[0],
            list=tables.list_of,
            evidence=tables.accepts[1],
        )
        self._table("proves", evidence=tables.proves[0], element=tables.proves[1])
        self._table("serves", dataset=tables.serves[0], element=tables.serves[1])
        self._table("cites", item=tables.cites[0], article=tables.cites[1])
        self._table("yields", item=tables.yields[0], evidence=tables.yields[1])
        self._table("promised", requirement=np.flatnonzero(tables.declarable))
        self._table("brought", evidence=np.flatnonzero(~tables.certificate))
        self.loaded_seconds = process_time() - began

    def questions(self) -> Iterator[tuple[str, Question]]:
        """Yield each question that it can answer."""
        tables = self.tables
        yield (
            "items on an article",
            lambda: self._one(
                "SELECT count(DISTINCT item) FROM cites WHERE article = ?", tables.hub_article
            ),
        )
        yield (
            "items of a material",
            lambda: self._one(
                "SELECT count(DISTINCT item) FROM needs JOIN accepts USING (requirement)"
                " WHERE evidence = ?",
                tables.hub_evidence,
            ),
        )
        yield (
            "items of a register",
            lambda: self._one(
                "SELECT count(DISTINCT item) FROM needs JOIN accepts USING (requirement)"
                " WHERE evidence IN (SELECT evidence FROM proves JOIN serves USING (element)"
                " WHERE dataset = ?)",
                tables.hub_dataset,
            ),
        )
        yield "items within reach", self._reach

    def _reach(self) -> int:
        """Go round until no more papers can be had."""
        self.base.execute(
            "CREATE OR REPLACE TEMP TABLE had AS SELECT evidence FROM brought UNION"
            " SELECT evidence FROM proves GROUP BY evidence"
            " HAVING bool_and(element IN (SELECT element FROM serves))"
        )
        before, papers = -1, 0
        while papers != before:
            self.base.execute(_REACHED)
            self.base.execute(
                "INSERT INTO had SELECT DISTINCT evidence FROM yields SEMI JOIN reached"
                " USING (item) WHERE evidence NOT IN (SELECT evidence FROM had)"
            )
            before, papers = papers, self._one("SELECT count(*) FROM had")
        return self._one("SELECT count(*) FROM reached")

    def _one(self, query: str, *values: int) -> int:
        row = self.base.execute(query, values).fetchone()
        assert row is not None
        return int(row[0])

    def _table(self, name: str, **columns: npt.NDArray[Any]) -> None:
        held = {column: np.ascontiguousarray(values) for column, values in columns.items()}
        self.base.register("incoming", held)
        self.base.execute(f"CREATE TABLE {name} AS SELECT * FROM incoming")  # noqa: S608 - our own
        self.base.unregister("incoming")


_REACHED = """
CREATE OR REPLACE TEMP TABLE reached AS
WITH whole AS (
    SELECT requirement FROM accepts LEFT JOIN had USING (evidence)
    GROUP BY requirement, list HAVING count(*) = count(had.evidence)
), met AS (
    SELECT requirement FROM whole UNION SELECT requirement FROM promised
)
SELECT item FROM (SELECT unnest(range((SELECT max(item) + 1 FROM yields))) AS item)
WHERE item NOT IN (
    SELECT item FROM needs WHERE requirement NOT IN (SELECT requirement FROM met)
)
"""


class Kuzu:
    """A graph database, loaded from files as its manual says."""

    _NODES = ("item", "requirement", "evidence", "element", "dataset", "article")

    def __init__(self, tables: Tables) -> None:
        began = process_time()
        self.tables = tables
        self._folder = tempfile.TemporaryDirectory()
        self.base = kuzu.Connection(kuzu.Database(str(Path(self._folder.name) / "graph")))
        relations = {
            "needs": ("item", "requirement", tables.needs),
            "accepts": ("requirement", "evidence", tables.accepts),
            "proves": ("evidence", "element", tables.proves),
            "serves": ("dataset", "element", tables.serves),
            "cites": ("item", "article", tables.cites),
        }
        for kind in self._NODES:
            ends = [
                pairs[place]
                for first, second, pairs in relations.values()
                for place, end in enumerate((first, second))
                if end == kind
            ]
            self.base.execute(f"CREATE NODE TABLE {kind}(id INT64, PRIMARY KEY (id))")
            self._copy(kind, np.unique(np.concatenate(ends)))
        for name, (first, second, pairs) in relations.items():
            self.base.execute(f"CREATE REL TABLE {name}(FROM {first} TO {second})")
            self._copy(name, np.unique(np.stack(pairs, axis=1), axis=0))
        self.loaded_seconds = process_time() - began

    def questions(self) -> Iterator[tuple[str, Question]]:
        """Yield each question that it can answer."""
        tables = self.tables
        yield (
            "items on an article",
            lambda: self._one("MATCH (i:item)-[:cites]->(:article {id: $id})", tables.hub_article),
        )
        yield (
            "items of a material",
            lambda: self._one(
                "MATCH (i:item)-[:needs]->(:requirement)-[:accepts]->(:evidence {id: $id})",
                tables.hub_evidence,
            ),
        )
        yield (
            "items of a register",
            lambda: self._one(
                "MATCH (:dataset {id: $id})-[:serves]->(:element)<-[:proves]-(e:evidence)"
                " WITH DISTINCT e MATCH (i:item)-[:needs]->(:requirement)-[:accepts]->(e)",
                tables.hub_dataset,
            ),
        )

    def _one(self, pattern: str, number: int) -> int:
        found = self.base.execute(f"{pattern} RETURN count(DISTINCT i.id)", {"id": number})
        assert isinstance(found, kuzu.QueryResult)
        (count,) = found.get_next()
        return int(count)

    def _copy(self, name: str, rows: npt.NDArray[np.int64]) -> None:
        path = Path(self._folder.name) / f"{name}.csv"
        np.savetxt(path, rows, fmt="%d", delimiter=",")
        self.base.execute(f"COPY {name} FROM '{path}'")
        path.unlink()


def _owners(rows: Rows) -> npt.NDArray[np.int64]:
    return np.repeat(np.arange(len(rows.first) - 1, dtype=np.int64), np.diff(rows.first))


PEERS: dict[str, Callable[[Tables], Peer]] = {"duckdb": Duck, "kuzu": Kuzu, "networkx": Networkx}
