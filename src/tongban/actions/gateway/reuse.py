"""Reuse (答复复用): answers kept sealed for as long as a grant says, and told again to nobody else.

The journal comes first: a call stands in the log, permitted by a living grant, before anything is
recalled; suspended, revoked or run out ends reuse with the next call. That an answer was told again
is written down with its end, beside the number of the call that it was first told to.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tongban.core.catalog.elements import DataElement
from tongban.core.catalog.values import decode_value, encode_value
from tongban.core.exchange.calls import Opened
from tongban.core.exchange.reuse import kept_until, reuse_key
from tongban.core.people.facts import Fact, FactSource
from tongban.core.people.registers import Matched, Question, RegisterAnswer
from tongban.store.gateway import reusable
from tongban.store.gateway.reusable import Kept

Recall = Callable[[str], Kept | None]
Keep = Callable[[Kept], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptAnswers:
    """Answers kept in the database; `recall` and `keep` say who speaks to it."""

    clock: Callable[[], datetime]
    recall_one: Recall
    keep_one: Keep

    @classmethod
    def here(cls, clock: Callable[[], datetime]) -> "KeptAnswers":
        """Return them as the calling thread reads and writes them."""
        return cls(
            clock=clock,
            recall_one=lambda key: reusable.recall([key])[0],
            keep_one=lambda kept: reusable.keep([kept]),
        )

    def recall(self, opened: Opened, question: Question) -> Matched | None:
        """Return what was told in the very same call before, while the grant lets it."""
        key = reuse_key(opened)
        kept = None if key is None else self.recall_one(key)
        if kept is None or kept.until <= self.clock():
            return None
        return _matched(kept.content, question)

    def keep(self, opened: Opened, answer: RegisterAnswer) -> None:
        """Keep an answer for as long as its grant says."""
        until = kept_until(opened, answer, at=self.clock())
        key = reuse_key(opened)
        if until is None or key is None or not isinstance(answer, Matched):
            return
        content = {
            "call": opened.number,
            "as_of": answer.as_of.isoformat(),
            "facts": {
                one.element: encode_value(one.value)
                for one in answer.facts
                if one.element in opened.fields
            },
        }
        self.keep_one(Kept(key=key, grant=opened.grant, until=until, content=content))


def _matched(content: Mapping[str, Any], question: Question) -> Matched | None:
    """Return a kept answer; one whose elements the catalogue no longer knows is asked anew."""
    known = {one.code: one for one in question.wanted}
    if not known.keys() >= content["facts"].keys():
        return None
    as_of = date.fromisoformat(content["as_of"])
    return Matched(
        dataset=question.dataset.code,
        facts=tuple(_facts(content["facts"], known, question, as_of)),
        as_of=as_of,
        reused=int(content["call"]),
    )


def _facts(
    told: Mapping[str, Any], known: Mapping[str, DataElement], question: Question, as_of: date
) -> Sequence[Fact]:
    return [
        Fact(
            element=code,
            value=decode_value(known[code], value),
            source=FactSource.SHARED,
            as_of=as_of,
            origin=question.dataset.name,
        )
        for code, value in told.items()
    ]
