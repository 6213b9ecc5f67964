"""All materials together (电子目录): who asks for each, by what names, and which may be one."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, Final

from tongban.core.authoring.duplicates import near_duplicates
from tongban.core.authoring.paper_lists import paper_list_of
from tongban.core.catalog.catalogue import Catalogue
from tongban.store.freezing.converter import stored
from tongban.store.overviews.queries.papers import names_of_papers, users_of_papers
from tongban.store.overviews.writing import replace_papers

_TOLD: Final = 5
"""So many departments of a name are told; of the others only how many there are."""
_MOST_ALIKE: Final = 2_000
"""So many pairs are kept, the most alike first."""


def make_papers(catalogue: Catalogue, *, alike_too: bool) -> None:
    """Write every material anew; what is alike only when the materials themselves changed."""
    alike = [stored(one) for one in near_duplicates(catalogue)[:_MOST_ALIKE]] if alike_too else None
    replace_papers(_lines(catalogue), alike)


def _lines(catalogue: Catalogue) -> Iterator[tuple[object, ...]]:
    users, called = users_of_papers(), _called()
    for code, paper in catalogue.evidence.items():
        yield (
            code,
            paper.name,
            "\n".join((paper.name, code, *paper.aliases)),
            paper_list_of(paper, catalogue).value,
            users.get(code, 0),
            len(called[code]),
            called[code],
        )


def _called() -> defaultdict[str, dict[str, Any]]:
    called: defaultdict[str, dict[str, Any]] = defaultdict(dict)
    for evidence, name, departments, first in names_of_papers(most=_TOLD):
        called[evidence][name] = {"departments": departments, "first": first}
    return called
