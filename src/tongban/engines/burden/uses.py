"""Uses (使用情况): which services ask for the papers of a pattern, or for what a source spares."""

import numpy as np

from tongban.core.catalog.availability import granted_in_part
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.graph.burden.model import Source, SourceKind
from tongban.core.graph.burden.serving import serving_under
from tongban.engines.burden.arrays import Arrays
from tongban.engines.burden.rows import Flags, Integers, Rows


def serving_today(arrays: Arrays, catalogue: Catalogue) -> frozenset[Source]:
    """Return the sources that serve under the grants of a catalogue, as core has it."""
    part = granted_in_part(catalogue)
    number = {code: place for place, code in enumerate(arrays.columns.items)} if part else {}
    sources = arrays.columns.sources.sources
    whole = {
        source.code
        for place, source in enumerate(sources)
        if source.kind is SourceKind.DATASET
        and not source.in_part
        and part.get(source.code)
        and _within(arrays, place, number, part[source.code])
    }
    return serving_under(sources, part, whole)


def _within(arrays: Arrays, source: int, number: dict[str, int], items: frozenset[str]) -> bool:
    granted = np.zeros(len(number), np.bool_)
    granted[[number[code] for code in items if code in number]] = True
    return bool(granted[arrays.columns.service_item[services_with(arrays, source)]].all())


def services_with(arrays: Arrays, source: int) -> Integers:
    """Return the services with a paper that a source has to do with."""
    elements = arrays.source_elements.row(source)
    documents = np.concatenate(
        (arrays.source_documents.row(source), arrays.element_documents.at(elements))
    )
    patterns = np.zeros(arrays.patterns, np.bool_)
    patterns[arrays.list_pattern[arrays.document_lists.at(documents)]] = True
    return services_of(arrays, patterns)


def services_of(arrays: Arrays, patterns: Flags) -> Integers:
    """Return the services with a need of one of the patterns."""
    needs = Rows(arrays.columns.need_first, arrays.need_pattern)
    found = needs.any(patterns[arrays.need_pattern])
    return np.flatnonzero(found).astype(np.int32)
