"""The index (检索索引): all entries in memory, built aside and swapped in one assignment.

A search sees either the old index or the new one, never a mixture (F26). Queries are built from
terms, not parsed, so that brackets, colons and wildcards are letters like any other (A96).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

import tantivy
from tantivy import Occur, Query

from tongban.adapters.search.entries import Entry, EntryKind, Hit
from tongban.adapters.search.words import LONGEST_QUERY, exact_form, query_terms, terms
from tongban.core.vocabulary.errors import Unavailable

_WEIGHTS = {
    "title": 4.0,
    "keywords": 5.0,
    "questions": 1.5,
    "summary": 1.0,
    "department": 0.8,
    "evidence": 0.5,
}
_EXACT_WEIGHT = 60.0
_TIE_BREAKER = 0.2
_LEAST_SHARE = 0.12
"""Hits this far below the best are noise that shares one pair of characters."""
_WRITER_BYTES = 20_000_000
_MOST_HITS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class _Built:
    """One finished index with the entries that its documents point to by position."""

    schema: tantivy.Schema
    index: tantivy.Index
    entries: tuple[Entry, ...]


class Search:
    """Find entries by words; safe to share between threads."""

    def __init__(self, built: _Built) -> None:
        self._built = built

    @classmethod
    def build(cls, entries: Iterable[Entry]) -> Self:
        """Index `entries` in memory; raises `Unavailable` when the engine cannot."""
        return cls(_build(tuple(entries)))

    def rebuild(self, entries: Iterable[Entry]) -> None:
        """Replace everything that can be found; searches under way keep the old index."""
        self._built = _build(tuple(entries))

    def __len__(self) -> int:
        return len(self._built.entries)

    def search(self, query: str, limit: int = 10) -> tuple[Hit, ...]:
        """Return at most `limit` entries for the words of `query`, best first."""
        built, wanted = self._built, query_terms(query)
        if not wanted or limit < 1:
            return ()
        try:
            found = built.index.searcher().search(
                _query(built.schema, wanted, exact_form(query[:LONGEST_QUERY])),
                limit=min(limit, _MOST_HITS),
                count=False,
            )
            scored = [(score, built.entries[_position(built, at)]) for score, at in found.hits]
        except (ValueError, OSError, RuntimeError) as error:
            raise Unavailable(f"search failed: {type(error).__name__}") from error
        return tuple(_hit(entry, score, wanted) for score, entry in _worthwhile(scored))


def _build(entries: tuple[Entry, ...]) -> _Built:
    try:
        schema = _schema()
        index = tantivy.Index(schema)
        writer = index.writer(heap_size=_WRITER_BYTES, num_threads=1)
        for position, entry in enumerate(entries):
            writer.add_document(_document(position, entry))
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
    except (ValueError, OSError, RuntimeError) as error:
        raise Unavailable(f"search index not built: {type(error).__name__}") from error
    return _Built(schema=schema, index=index, entries=entries)


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("position", stored=True)
    builder.add_text_field("exact", tokenizer_name="raw", index_option="basic")
    for name in _WEIGHTS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    return builder.build()


def _document(position: int, entry: Entry) -> tantivy.Document:
    document = tantivy.Document()
    document.add_unsigned("position", position)
    for name in (entry.title, *entry.keywords, *entry.aliases):
        document.add_text("exact", exact_form(name))
    texts = {
        "title": (entry.title,),
        "keywords": entry.keywords + entry.aliases,
        "questions": entry.questions,
        "summary": (entry.summary,),
        "department": (entry.department,),
        "evidence": entry.evidence,
    }
    for field, words in texts.items():
        document.add_text(field, " ".join(term for text in words for term in terms(text)))
    return document


def _query(schema: tantivy.Schema, wanted: list[str], exact: str) -> Query:
    """Sum over terms the best field of each, and add much for a name that is meant whole."""
    clauses = [(Occur.Should, _term_query(schema, term)) for term in wanted]
    whole = Query.const_score_query(
        Query.term_query(schema, "exact", exact, index_option="basic"), _EXACT_WEIGHT
    )
    return Query.boolean_query([*clauses, (Occur.Should, whole)])


def _term_query(schema: tantivy.Schema, term: str) -> Query:
    per_field = [
        Query.boost_query(Query.term_query(schema, field, term, index_option="freq"), weight)
        for field, weight in _WEIGHTS.items()
    ]
    return Query.disjunction_max_query(per_field, tie_breaker=_TIE_BREAKER)


def _position(built: _Built, address: tantivy.DocAddress) -> int:
    position: int = built.index.searcher().doc(address)["position"][0]
    return position


def _worthwhile(scored: list[tuple[float, Entry]]) -> list[tuple[float, Entry]]:
    """Drop noise, and put journeys before items of the same score."""
    best = max((score for score, _ in scored), default=0.0)
    kept = [(score, entry) for score, entry in scored if score >= best * _LEAST_SHARE]
    return sorted(
        kept, key=lambda pair: (-pair[0], pair[1].kind is not EntryKind.JOURNEY, pair[1].code)
    )


def _hit(entry: Entry, score: float, wanted: list[str]) -> Hit:
    return Hit(
        code=entry.code,
        kind=entry.kind,
        title=entry.title,
        department=entry.department,
        summary=entry.summary,
        score=score,
        highlights=highlights(entry.title, wanted),
    )


def highlights(title: str, wanted: Iterable[str]) -> tuple[tuple[int, int], ...]:
    """Return the merged spans of `title` that hold a wanted term, for marking on a page."""
    lowered = title.casefold()
    if len(lowered) != len(title):
        return ()
    marked = [False] * len(title)
    for term in wanted:
        start = lowered.find(term)
        while start >= 0:
            marked[start : start + len(term)] = [True] * len(term)
            start = lowered.find(term, start + 1)
    return _spans(marked)


def _spans(marked: list[bool]) -> tuple[tuple[int, int], ...]:
    edges = [at for at in range(len(marked) + 1) if _differs(marked, at)]
    return tuple(zip(edges[::2], edges[1::2], strict=True))


def _differs(marked: list[bool], at: int) -> bool:
    before = at > 0 and marked[at - 1]
    here = at < len(marked) and marked[at]
    return before != here
