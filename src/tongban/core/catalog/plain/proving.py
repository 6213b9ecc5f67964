"""What a document says (读出的文件): the items that are right, and every fault of the others."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.plain.reading import Misplaced
from tongban.core.catalog.references import problems
from tongban.core.catalog.tables.reading import joined

_ITEMS = "items/"


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRead:
    """The catalogue of what is right; `read` counts the items of the document, right or wrong."""

    read: int
    catalogue: Catalogue
    faults: tuple[Misplaced, ...] = ()

    @property
    def rejected(self) -> frozenset[str]:
        """Return the codes of items that are at fault."""
        return frozenset(_code(fault.path) for fault in self.faults if _code(fault.path))


def proved(
    catalogue: Catalogue, faults: Iterable[Misplaced], *, read: int, known: Catalogue
) -> DocumentRead:
    """Return what stands when every reference must lead somewhere here or in `known`."""
    found = list(faults)
    if not any(_code(fault.path) == "" for fault in found):
        whole = joined(catalogue, known)
        found += [
            Misplaced(problem.where, problem.message)
            for problem in problems(whole)
            if _code(problem.where) in ("", *catalogue.items)
        ]
    said = DocumentRead(read=read, catalogue=catalogue, faults=tuple(found))
    items = {code: one for code, one in catalogue.items.items() if code not in said.rejected}
    return replace(said, catalogue=replace(catalogue, items=items))


def _code(path: str) -> str:
    """Return the code of the item that a path leads into, or nothing."""
    return path.removeprefix(_ITEMS).partition("/")[0] if path.startswith(_ITEMS) else ""
