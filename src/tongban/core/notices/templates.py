"""Templates (告知模板): how each kind is said, in two languages, in versions that are never edited.

A version holds from a day on; whoever changes the words adds a version. Words are filled in once
and never read again, so that braces in a name are just braces (A97): there is no formatting, no
attribute, no code. What stands in the text but may not be filled in is refused when it is read.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

from tongban.core.notices.kinds import KINDS, SHORT_NAMES
from tongban.core.vocabulary.dates import format_short_date
from tongban.core.vocabulary.errors import InvalidValue, NotFound

Language = Literal["zh", "en"]
_PLACE: Final = re.compile(r"\{([a-z_]*)\}")
_STRAY: Final = re.compile(r"[{}]")
_UNSEEN: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")
_LONGEST_VALUE: Final = 120
LONGEST_SHORT: Final = 140
"""Two text messages joined: 2 × 70 characters of UCS-2 (3GPP TS 23.038)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What is said in one language (告知用语): a heading, some words, and a text message."""

    title: str
    words: str
    short: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeTemplate:
    """One version of how a kind is said (告知模板), from the day `since` on."""

    kind: str
    version: int
    since: date
    wordings: Mapping[Language, Wording]

    def __post_init__(self) -> None:
        kind = KINDS.get(self.kind)
        if kind is None:
            raise InvalidValue("notice template", f"no kind of notice is called {self.kind}")
        if set(self.wordings) != {"zh", "en"}:
            raise InvalidValue("notice template", f"{self.kind} wants words in zh and en")
        for wording in self.wordings.values():
            _check(wording.title, kind.names, self.kind)
            _check(wording.words, kind.names, self.kind)
            _check(wording.short, kind.names & SHORT_NAMES, self.kind)

    def said(self, values: Mapping[str, str], language: Language) -> Wording:
        """Return the words with `values` filled in; what is missing is left out."""
        wording = self.wordings[language]
        return Wording(
            title=_filled(wording.title, values, language),
            words=_filled(wording.words, values, language),
            short=_filled(wording.short, values, language)[:LONGEST_SHORT],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeTemplates:
    """All versions of all templates (全部告知模板)."""

    all: tuple[NoticeTemplate, ...] = ()
    _places: Mapping[tuple[str, int], NoticeTemplate] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        places = {(one.kind, one.version): one for one in self.all}
        if len(places) != len(self.all):
            raise InvalidValue("notice templates", "one version stands twice")
        for kind in {one.kind for one in self.all}:
            days = [one.since for one in self._versions(kind)]
            if days != sorted(set(days)):
                raise InvalidValue("notice templates", f"{kind}: versions begin out of order")
        object.__setattr__(self, "_places", places)

    def on(self, kind: str, day: date) -> NoticeTemplate:
        """Return the version that holds on a day.

        Raises:
            NotFound: when none does yet.
        """
        held = [one for one in self._versions(kind) if one.since <= day]
        if not held:
            raise NotFound(f"no template says {kind} on {day}")
        return held[-1]

    def version(self, kind: str, number: int) -> NoticeTemplate:
        """Return a version by its number.

        Raises:
            NotFound: when there is none.
        """
        found = self._places.get((kind, number))
        if found is None:
            raise NotFound(f"no version {number} of how {kind} is said")
        return found

    def lacking(self) -> tuple[str, ...]:
        """Return the kinds that nothing says."""
        said = {one.kind for one in self.all}
        return tuple(code for code in KINDS if code not in said)

    def _versions(self, kind: str) -> list[NoticeTemplate]:
        return sorted((one for one in self.all if one.kind == kind), key=lambda one: one.version)


def plain_values(values: Iterable[tuple[str, object]]) -> dict[str, str]:
    """Return values as they may be filled in: one short line each, nothing unseen in it."""
    lines = ((name, _UNSEEN.sub(" ", str(value)).strip()) for name, value in values)
    return {name: line[:_LONGEST_VALUE] for name, line in lines}


def _check(text: str, names: frozenset[str], kind: str) -> None:
    if not text.strip():
        raise InvalidValue("notice template", f"{kind}: says nothing")
    if strange := set(_PLACE.findall(text)) - names:
        raise InvalidValue("notice template", f"{kind}: {sorted(strange)} may not be filled in")
    if _STRAY.search(_PLACE.sub("", text)):
        raise InvalidValue("notice template", f"{kind}: a brace that names nothing")


def _filled(text: str, values: Mapping[str, str], language: Language) -> str:
    def value(place: re.Match[str]) -> str:
        name = place[1]
        told = values.get(name, "")
        return _day(told, language) if name.endswith("day") else told

    return _PLACE.sub(value, text)


def _day(told: str, language: Language) -> str:
    try:
        day = date.fromisoformat(told)
    except ValueError:
        return ""
    return format_short_date(day) if language == "zh" else f"{day:%d %B %Y}".lstrip("0")
