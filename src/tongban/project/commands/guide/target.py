"""The target (办什么): an item or a journey found by name, everyday word or code."""

from collections.abc import Iterator
from difflib import get_close_matches

from tongban.adapters.catalogue_files import LoadedCity
from tongban.core.catalog.items import ServiceItem
from tongban.core.journeys.definitions import Journey
from tongban.core.vocabulary.errors import NotFound


def find_target(name: str, city: LoadedCity) -> Journey | ServiceItem:
    """Return the journey or item that `name` means; a journey wins where both are meant.

    Raises NotFound with the nearest names.
    """
    things: list[Journey | ServiceItem] = [*city.journeys.values(), *city.catalogue.items.values()]
    for matches in (_named, _worded, _containing):
        found = [thing for thing in things if matches(thing, name.strip())]
        if found and (len(found) == 1 or matches is not _containing):
            return found[0]
        if found:
            raise NotFound(f"“{name}”可能是：{_names(found)}")
    words = {word: thing for thing in things for word in _words(thing)}
    near = [words[word] for word in get_close_matches(name, words, n=5, cutoff=0.4)]
    hint = f"；您要办的是不是：{_names(near)}" if near else ""
    raise NotFound(f"没有找到“{name}”{hint}")


def _named(thing: Journey | ServiceItem, name: str) -> bool:
    return name in (thing.code, thing.name)


def _worded(thing: Journey | ServiceItem, name: str) -> bool:
    return name in thing.keywords


def _containing(thing: Journey | ServiceItem, name: str) -> bool:
    return any(name in word for word in _words(thing))


def _words(thing: Journey | ServiceItem) -> Iterator[str]:
    yield thing.code
    yield thing.name
    yield from thing.keywords


def _names(things: list[Journey | ServiceItem]) -> str:
    return "、".join(dict.fromkeys(thing.name for thing in things))
