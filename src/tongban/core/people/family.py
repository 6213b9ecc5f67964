"""Family (家庭关系): which minors somebody is the guardian of, read off a household's register.

民法典 §27: parents are the guardians of their minor children. The register of households says what
each member is to the head (GB/T 4761); that the head and the head's spouse count as the parents of
the head's sons and daughters is local configuration. Step-children are left out: whoever is their
guardian shows it at the counter.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from tongban.core.catalog.elements import Value
from tongban.core.people.authority import Guardianship
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.identity import CitizenNumber

READ_AS: Final = Citation.local("户口登记中户主及其配偶与户主的子女，按父母与子女认定监护关系")
_PARENTS: Final = frozenset({"户主", "本人", "配偶", "夫", "妻"})
_CHILDREN: Final = frozenset(
    {"子", "独生子", "长子", "次子", "三子", "四子", "五子", "养子"}
    | {"女", "独生女", "长女", "次女", "三女", "四女", "五女", "养女"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ward:
    """A child whom a register names, with the ground on which the parent acts (被监护人)."""

    name: str
    ground: Guardianship


def wards_of(guardian: str, members: Value) -> tuple[Ward, ...]:
    """Return the children of a person among the members of their household, grown-up or not."""
    people = tuple(_people(members))
    own = next((one for one in people if one.get("identity_number") == guardian), None)
    if own is None or own.get("relation") not in _PARENTS:
        return ()
    return tuple(_wards(guardian, people))


def _wards(guardian: str, people: tuple[Mapping[str, str], ...]) -> Iterator[Ward]:
    for one in people:
        if one.get("relation") not in _CHILDREN:
            continue
        number = one.get("identity_number", "")
        born_on = _born_on(number)
        if born_on is not None:
            ground = Guardianship(guardian=guardian, ward=number, ward_born_on=born_on)
            yield Ward(name=one.get("name", ""), ground=ground)


def _people(members: Value) -> Iterator[Mapping[str, str]]:
    """Yield the members as texts by name of the column."""
    for member in members if isinstance(members, tuple) else ():
        if isinstance(member, Mapping):
            yield {key: str(value) for key, value in member.items()}


def _born_on(number: str) -> date | None:
    """Return the day of birth that an identity number carries; None for what is not one."""
    try:
        return CitizenNumber(number).birth_date
    except InvalidValue:
        return None
