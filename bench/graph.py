"""The service graph at three sizes (政务图谱速度): compiling and every question, beside peers.

Each size runs in a process of its own, so that its memory can be told. Parts are read from a file,
which stands for the database they are kept in. Times are of the processor; the peers hold the same
edges and must find the same answers, or the run fails. Goal at 300,000: 30 s, 1 GiB.

Run: `python -m bench.graph`, or `python -m bench.graph 3000 30000`.
"""

import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

from bench.graph_peers import PEERS, Tables, tables_of
from bench.province import SIZES, Province, province
from bench.province_parts import article, item_code, item_parts, node, shared_parts
from tongban.core.graph.nodes import Node, NodeKind
from tongban.core.graph.proofs import proof
from tongban.core.graph.reach import Situation
from tongban.core.graph.standards import compared
from tongban.core.graph.ways import shortest_way
from tongban.engines.service_graph import storage
from tongban.engines.service_graph.adjacent import bunches, neighbours
from tongban.engines.service_graph.merging import merged
from tongban.engines.service_graph.names import search
from tongban.engines.service_graph.reaching import fullest, reach, reach_change
from tongban.engines.service_graph.routes import path
from tongban.engines.service_graph.shards import Shard, shard, shard_of, shards_for
from tongban.engines.service_graph.snapshot import Snapshot
from tongban.engines.service_graph.spreading import touched
from tongban.engines.service_graph.standing import law_change
from tongban.engines.service_graph.stuck import dead_ends
from tongban.engines.service_graph.unequal import spreads

NETWORKX_MOST = 30_000
"""Beyond this it wants more memory than the machine has: 9 million edges as Python objects."""
Question = Callable[[], object]


def main(sizes: list[int]) -> None:
    """Print what each size costs, one under the other."""
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            _in_a_process_of_its_own("write", size, folder)
            _in_a_process_of_its_own("compile", size, folder)
            _in_a_process_of_its_own("ask", size, folder)


def _in_a_process_of_its_own(what: str, size: int, folder: str) -> None:
    subprocess.run([sys.executable, "-m", "bench.graph", what, str(size), folder], check=True)


def write_parts(size: int, folder: Path) -> None:
    """Write the parts of a province, shard by shard, as they would be read from the database."""
    made = province(size)
    count = shards_for(size)
    groups: list[list[bytes]] = [[] for _ in range(count)]
    began = process_time()
    for code, part in item_parts(made):
        groups[shard_of(code, count)].append(part)
    each = (process_time() - began) / size
    groups.append(list(shared_parts(made)))
    for place, group in enumerate(groups):
        lengths = json.dumps([len(part) for part in group])
        (folder / f"{place}.lengths").write_text(lengths)
        (folder / f"{place}.parts").write_bytes(b"".join(group))
    octets = sum(map(len, (part for group in groups for part in group)))
    print(f"\n{size:,} item versions: {made.requirements:,} requirements")
    print(f"{'a part, derived and packed when published':<52} {each * 1e6:10.0f} µs")
    print(f"{'all parts, as kept':<52} {octets / 1e6:10.1f} MB")


def compile_parts(size: int, folder: Path) -> None:
    """Compile from parts; then once more after a publication of one item."""
    count = shards_for(size) + 1
    began = process_time()
    shards = []
    for place in range(count):
        shard(_parts(folder, place)).keep(folder / f"{place}.shard")
        shards.append(_kept(folder, place))
    octets = storage.write(folder / "graph", merged(shards), {})
    everything = process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    began = process_time()
    again = [_kept(folder, place) for place in range(1, count)]
    shards = [shard(_parts(folder, 0)), *again]
    storage.write(folder / "graph", merged(shards), {})
    after_one = process_time() - began
    snapshot = Snapshot.mapped(folder / "graph")
    assert snapshot is not None
    edges = sum(len(rows.ids) for rows in snapshot.onward_rows.values())
    print(f"{'nodes':<52} {snapshot.begins[-1]:10,}")
    print(f"{'edges':<52} {edges:10,}")
    print(f"{'compiled':<52} {everything:10.2f} s   (goal 30 s at 300,000)")
    print(f"{'compiled again after one item was published':<52} {after_one:10.2f} s")
    print(f"{'most memory while compiling':<52} {peak:10.0f} MiB (goal 1,024 MiB at 300,000)")
    print(f"{'mapped file':<52} {octets / 1e6:10.1f} MB")


def ask(size: int, folder: Path) -> None:
    """Time every question, then those that peers can answer beside them."""
    snapshot = Snapshot.mapped(folder / "graph")
    assert snapshot is not None
    mapped = _timed(lambda: Snapshot.mapped(folder / "graph"))
    print(f"{'mapped by a process':<52} {mapped * 1e3:10.2f} ms")
    made = province(size)
    tables = tables_of(made)
    for name, question in _questions(snapshot, made, tables):
        print(f"{name:<52} {_timed(question) * 1e3:10.2f} ms", flush=True)
    ours = {name: (_timed(work), work()) for name, work in _comparable(snapshot, tables)}
    for name, peer in PEERS.items():
        if name == "networkx" and size > NETWORKX_MOST:
            print(f"{name}: not run, it wants more memory than there is")
        else:
            _beside(name, peer(tables), ours)


def _beside(name: str, peer: Any, ours: dict[str, tuple[float, Any]]) -> None:
    print(f"{name + ': loaded':<52} {peer.loaded_seconds:10.2f} s")
    for question, work in peer.questions():
        seconds, answer = ours[question]
        assert work() == answer, (name, question, work(), answer)
        theirs = _timed(work)
        ratio = theirs / max(seconds, 1e-9)
        print(f"{name + ': ' + question:<52} {theirs * 1e3:10.2f} ms   {ratio:8.1f} × ours")


def _questions(
    snapshot: Snapshot, made: Province, tables: Tables
) -> Iterator[tuple[str, Question]]:
    item = Node(NodeKind.ITEM, item_code(0))
    other = Node(NodeKind.ITEM, item_code(made.items - 1))
    paper, register = node(NodeKind.EVIDENCE, tables.hub_evidence), _register(tables.hub_dataset)
    law = Node(NodeKind.LAW, article(tables.hub_article).code.rpartition("#")[0])
    standard = next(iter(snapshot.nodes(NodeKind.STANDARD)))
    best = fullest(snapshot)
    less = Situation(datasets=best.datasets - {register})
    yield "search by a name found everywhere", lambda: search(snapshot, "食品经营")
    yield "search by a rare name", lambda: search(snapshot, "证明材料77", kinds=[NodeKind.EVIDENCE])
    yield "neighbours of the busiest material, counted", lambda: bunches(snapshot, paper)
    yield (
        "its 25 first requirements",
        lambda: [
            neighbours(snapshot, paper, bunch.relation, onward=bunch.onward)
            for bunch in bunches(snapshot, paper)
        ],
    )
    yield "what the busiest material proves and who holds it", lambda: proof(snapshot, paper)
    yield "what the busiest material touches", lambda: touched(snapshot, paper)
    yield "what the busiest register touches", lambda: touched(snapshot, register)
    yield "the same and on through results", lambda: touched(snapshot, register, beyond=True)
    yield "what stands on the busiest law", lambda: law_change(snapshot, law)
    yield "a path between two items", lambda: path(snapshot, item, other)
    yield "the shortest way to an item", lambda: shortest_way(snapshot, item, best)
    yield "what is blocked without the busiest register", lambda: reach_change(snapshot, best, less)
    yield "dead ends and circles of everything", lambda: dead_ends(snapshot)
    yield "standards furthest apart", lambda: spreads(snapshot)
    yield "one standard, authority by authority", lambda: compared(snapshot, standard)


def _comparable(snapshot: Snapshot, tables: Tables) -> Iterator[tuple[str, Question]]:
    register, paper = _register(tables.hub_dataset), node(NodeKind.EVIDENCE, tables.hub_evidence)
    best = fullest(snapshot)
    yield (
        "items on an article",
        lambda: len(law_change(snapshot, article(tables.hub_article)).items),
    )
    yield "items of a material", lambda: len(touched(snapshot, paper).by_kind[NodeKind.ITEM])
    yield "items of a register", lambda: len(touched(snapshot, register).by_kind[NodeKind.ITEM])
    yield "items within reach", lambda: int(reach(snapshot, best).items.sum())


def _register(number: int) -> Node:
    return Node(NodeKind.DATASET, f"d{number:06d}")


def _kept(folder: Path, place: int) -> Shard:
    found = Shard.kept(folder / f"{place}.shard")
    assert found is not None
    return found


def _parts(folder: Path, place: int) -> Iterator[bytes]:
    content = (folder / f"{place}.parts").read_bytes()
    begin = 0
    for length in json.loads((folder / f"{place}.lengths").read_text()):
        yield content[begin : begin + length]
        begin += length


def _timed(work: Question) -> float:
    """Return the median seconds of processor time; once is enough for what takes long."""
    samples: list[float] = []
    while len(samples) < 9 and sum(samples) < 3:
        began = process_time()
        work()
        samples.append(process_time() - began)
    return median(samples)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["write", size, folder]:
            write_parts(int(size), Path(folder))
        case ["compile", size, folder]:
            compile_parts(int(size), Path(folder))
        case ["ask", size, folder]:
            ask(int(size), Path(folder))
        case wanted:
            main([int(one) for one in wanted] or list(SIZES))
