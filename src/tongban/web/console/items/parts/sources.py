"""What a form may refer to (可选内容): articles cited nearby, data elements, papers."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from difflib import get_close_matches
from itertools import islice
from typing import Final

from tongban.core.authoring.copies import WorkingCopy
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.vocabulary.citations import Citation, parse_citation
from tongban.store.catalog.queries import published_days

_NEIGHBOURS: Final = 40
_SUGGESTED: Final = 3


class Citations:
    """Articles that are cited nearby, so that a law's number and level need not be typed again."""

    def __init__(self, known: Iterable[Citation]) -> None:
        self._known = tuple(dict.fromkeys(known))
        self._laws = {one.law: one for one in self._known}

    def read(self, text: str) -> Citation:
        """Return the article that somebody wrote.

        Raises:
            InvalidValue: when it is none.
        """
        for one in self._known:
            if text in (str(one), one.full, one.written):
                return one
        read = parse_citation(text)
        law = self._laws.get(read.law)
        if law is None or read.number:
            return read
        return replace(read, level=law.level, number=law.number)

    @property
    def told(self) -> tuple[str, ...]:
        """Every article as people write it."""
        return tuple(dict.fromkeys(str(one) for one in self._known))


def citations_near(copy: WorkingCopy, catalogue: Catalogue) -> Citations:
    """Return the articles of a copy and of its department's other items."""
    found = [*_within(copy)]
    for code in islice(published_days(department=copy.item.department), _NEIGHBOURS):
        found += [basis.citation for basis in catalogue.items[code].legal_basis]
    return Citations(found)


def _within(value: object) -> Iterator[Citation]:
    if isinstance(value, Citation):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _within(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _within(getattr(value, field.name))


class Coded:
    """Things known by a code and a name, found by either or by both together."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names

    def shown(self, code: str) -> str:
        """Return the name with the code, as the list offers it."""
        name = self._names.get(code)
        return f"{name}（{code}）" if name else code

    @property
    def offered(self) -> tuple[str, ...]:
        """Everything that can be chosen."""
        return tuple(self.shown(code) for code in self._names)

    def find(self, text: str) -> str | None:
        """Return the code that was meant; None when it is not clear."""
        code = text.rpartition("（")[2].removesuffix("）").strip()
        if code in self._names:
            return code
        named = [code for code, name in self._names.items() if name == text]
        return named[0] if len(named) == 1 else None

    def near(self, text: str) -> tuple[str, ...]:
        """Return what may have been meant."""
        within = [code for code, name in self._names.items() if text in name or text in code]
        by_name = {name: code for code, name in self._names.items()}
        close = [by_name[one] for one in get_close_matches(text, by_name, n=_SUGGESTED, cutoff=0.4)]
        found = dict.fromkeys((*within, *close))
        return tuple(self.shown(code) for code in islice(found, _SUGGESTED))


def elements_of(catalogue: Catalogue) -> Coded:
    """Return the data elements of a catalogue."""
    return Coded({one.code: one.label for one in catalogue.elements.values()})


def papers_of(catalogue: Catalogue) -> Coded:
    """Return the evidence types of a catalogue."""
    return Coded({one.code: one.name for one in catalogue.evidence.values()})
