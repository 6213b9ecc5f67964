"""In person (本人亲自办理): what the law lets nobody do for another, and by which article.

民法典 §161.2: what must be done by oneself, by law, by agreement or by its nature, is not done by
an agent. What an operator adds is said to be local, and a guardian may do it for a minor (§23).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from tongban.core.people.representation import Capacity, Representation
from tongban.core.vocabulary.citations import Citation, LegalLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class InPerson:
    """Why an item is done by oneself (本人亲自办理的事项); a guardian may where `guardian_may`."""

    reason: str
    citation: Citation
    guardian_may: bool = False


def _law(law: str, article: str) -> Citation:
    return Citation(law=law, article=article, level=LegalLevel.LAW)


BY_LAW: Final[Mapping[str, InPerson]] = MappingProxyType(
    {
        "marriage_registration": InPerson(
            reason="结婚的男女双方应当亲自到婚姻登记机关申请",
            citation=_law("民法典", "1049"),
        ),
        "divorce_registration": InPerson(
            reason="自愿离婚的双方应当亲自到婚姻登记机关申请",
            citation=_law("民法典", "1076"),
        ),
    }
)
"""Items by their codes, under the names that catalogues give them."""

_LOCAL: Final = InPerson(
    reason="本地规定由本人办理，未成年人由监护人代为办理",
    citation=Citation.local("由本人亲自办理的事项"),
    guardian_may=True,
)


def in_person(
    item: str, representation: Representation | None, local: Iterable[str] = ()
) -> InPerson | None:
    """Return why this representation cannot do an item, None where it can; `local` adds items."""
    if representation is None:
        return None
    found = BY_LAW.get(item) or (_LOCAL if item in local else None)
    if found is not None and found.guardian_may and representation.capacity is Capacity.GUARDIAN:
        return None
    return found
