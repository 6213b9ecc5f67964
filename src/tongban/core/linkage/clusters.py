"""Clusters (归并): records that pairs hold together, directly or through others."""

from collections.abc import Hashable, Iterable
from typing import TypeVar

Name = TypeVar("Name", bound=Hashable)


def clusters(pairs: Iterable[tuple[Name, Name]]) -> tuple[frozenset[Name], ...]:
    """Return the records of each cluster of two or more."""
    over: dict[Name, Name] = {}

    def root(name: Name) -> Name:
        top = over.setdefault(name, name)
        while over[top] != top:
            top = over[top]
        while over[name] != top:
            over[name], name = top, over[name]
        return top

    for one, other in pairs:
        first, second = root(one), root(other)
        if first != second:
            over[second] = first
    together: dict[Name, set[Name]] = {}
    for name in tuple(over):
        together.setdefault(root(name), set()).add(name)
    return tuple(frozenset(names) for names in together.values() if len(names) > 1)
