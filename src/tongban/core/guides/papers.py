"""Papers (应交材料): the name under which one document is handed in once, whoever asks for it.

Two requirements of one item that ask for the same documents ask for those of different people, so
they count on; the same place in another item is the same document.
"""

from collections.abc import Iterable

from tongban.core.guides.outcomes import EvidenceLine, Way


def keyed(lines: Iterable[EvidenceLine]) -> tuple[tuple[str, EvidenceLine], ...]:
    """Return the lines of one item that are not idle, each with the key of its paper."""
    seen: dict[str, int] = {}
    found: list[tuple[str, EvidenceLine]] = []
    for line in lines:
        if line.way is Way.NOT_NEEDED:
            continue
        evidence = line.evidence
        documents = evidence[0] if len(evidence) == 1 else "+".join(sorted(evidence))
        place = seen[documents] = seen.get(documents, -1) + 1
        found.append((f"{documents}~{place}" if place else documents, line))
    return tuple(found)
