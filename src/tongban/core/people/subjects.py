"""Subjects (被查询人): whose record a register is asked for, and whether the asker may be told it.

个人信息保护法 §6, §28: no more is told than the purpose needs. What somebody types may be checked
against a register; it opens nobody's record. Facts are told only of the person, of the organisation
that they act for, of what their own certificates name, and of the family that a register itself
names when it is asked about the person.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from tongban.core.catalog.datasets import Dataset
from tongban.core.catalog.elements import Value
from tongban.core.people.actors import Citizen
from tongban.core.people.facts import Fact
from tongban.core.people.holdings import Holding, HoldingKind
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.identity import CitizenNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """The numbers that open a record to somebody (本人可查): people, organisations, things.

    `parties` are theirs under whatever element they stand; `named` are an element with the value
    that a certificate of theirs gives it, such as the number of their business licence.
    """

    parties: frozenset[str]
    named: frozenset[tuple[str, str]] = frozenset()

    def covers(self, keys: Mapping[str, str]) -> bool:
        """Tell whether a register that is searched by `keys` tells only what is their own."""
        return all(
            value in self.parties or (key, value) in self.named for key, value in keys.items()
        )


def own_numbers(actor: Citizen, holdings: Iterable[Holding], today: date) -> Own:
    """Return what is the person's own before any register is asked.

    Another person who is named on a certificate is not its holder's own.
    """
    named = (
        (element, value)
        for holding in holdings
        if holding.kind is HoldingKind.CERTIFICATE and holding.valid_on(today)
        for element, value in holding.fields.items()
        if isinstance(value, str) and not is_somebody(value)
    )
    return Own(parties=frozenset((actor.person, actor.subject)), named=frozenset(named))


def with_family(own: Own, dataset: Dataset, told: Iterable[Fact]) -> Own:
    """Return `own` with the people whom a dataset, asked about the actor, names as their family."""
    family = (
        number
        for fact in told
        if fact.element in dataset.family
        for number in _texts(fact.value)
        if is_somebody(number)
    )
    return replace(own, parties=own.parties.union(family))


def _texts(value: Value) -> Iterator[str]:
    """Yield the texts that a value, or any record in it, holds."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            held = part.values() if isinstance(part, Mapping) else (part,)
            yield from (text for text in held if isinstance(text, str))


def is_somebody(text: str) -> bool:
    """Tell whether a text is a citizen's identity number."""
    try:
        CitizenNumber(text)
    except InvalidValue:
        return False
    return True
