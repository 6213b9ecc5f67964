"""Records of other systems (他方记录): their names turned into ours, then believed or not.

Whatever the kind, a record must repeat the keys that it was found by: another person's is noticed
here as anywhere (A67).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Self

from tongban.adapters.partners.believing import Failed, Said, believed, elements_asked
from tongban.adapters.partners.kinds.settings import Told
from tongban.adapters.partners.kinds.texts import raw_of
from tongban.adapters.partners.reading import Unreadable, read_day
from tongban.core.people.registers import Matched, Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What another system calls our keys and fields, and the day of its record if it tells one.

    `values` are what it writes for values that we write otherwise, by the codes of elements.
    """

    keys: Mapping[str, str]
    fields: Mapping[str, str]
    as_of: str = ""
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, told: Told) -> Self:
        """Return the names that the settings of a connection tell."""
        return cls(
            keys=told.texts("keys"),
            fields=told.texts("fields"),
            as_of=told.text("as_of", default=""),
            values=told.texts_of("values"),
        )

    def ours(self, code: str, value: Any) -> Any:
        """Return a value as we write it."""
        return self.values.get(code, {}).get(str(value).strip(), value)

    def asked(self, question: Question) -> dict[str, str]:
        """Return the keys of a question under the other system's names."""
        try:
            return {self.keys[key]: question.keys[key] for key in question.dataset.keys}
        except KeyError as error:
            raise Failed("refused") from error

    def wanted(self, question: Question) -> dict[str, str]:
        """Return the names of the elements asked for, by their codes."""
        return {
            element.code: self.fields[element.code]
            for element in elements_asked(question)
            if element.code in self.fields
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One record: what finds a value by the other system's name, and all the names it holds."""

    value_of: Callable[[str], Any]
    holds: frozenset[str] = frozenset()


def matched(question: Question, names: Names, record: Record, *, today: date) -> Matched:
    """Return a record as facts; what it holds beyond them is counted and left.

    Raises:
        Failed: when it is not to be believed.
    """
    value_of, wanted = record.value_of, names.wanted(question)
    keys = {key: str(value_of(name) or "") for key, name in names.keys.items()}
    needed = {name.partition(".")[0] for name in (*wanted.values(), *names.keys.values())}
    beyond = len(record.holds - needed - {names.as_of.partition(".")[0]})
    elements = {one.code: one for one in question.wanted}
    try:
        told = {code: value_of(name) for code, name in wanted.items()}
        said = Said(
            keys=keys,
            elements={
                code: raw_of(elements[code], names.ours(code, value))
                for code, value in told.items()
                if value is not None and value != ""
            },
            as_of=_day(value_of(names.as_of)) if names.as_of else today,
            beyond=beyond,
        )
        return believed(said, question, today=today)
    except Unreadable as error:
        raise Failed("garbage") from error


def _day(told: Any) -> date:
    if isinstance(told, date):
        return told
    if not isinstance(told, str):
        raise Unreadable("not a date")
    text = told.strip().replace("/", "-")
    return read_day(text[: len("2026-09-15")])
