"""The log of a case with its proofs (办理日志及证明): each event, its entry, its way to a head.

An entry says of which case and place in its history it is, so a proof cannot stand for another
event. Whoever verifies needs no database: the leaf is made again from the entry, the root from the
leaf, and the head is signed.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tongban.core.audit.hashing import leaf_hash
from tongban.core.audit.heads import Anchor
from tongban.core.audit.proofs import Inclusion, includes
from tongban.core.certificates.seals import Seal, Verifier
from tongban.core.vocabulary.errors import InvalidValue


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvenEntry:
    """An audit entry as its exact bytes, and the proof that the tree holds it (入树证明)."""

    content: bytes
    inclusion: Inclusion

    @property
    def said(self) -> Mapping[str, Any]:
        """Return what the entry says."""
        found: Mapping[str, Any] = json.loads(self.content)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvenLog:
    """All entries of a case under one signed head (日志证明)."""

    anchor: Anchor
    entries: tuple[ProvenEntry, ...]

    def written(self) -> dict[str, Any]:
        """Return the proofs as plain values."""
        return {
            "head": self.anchor.line,
            "entries": [
                {
                    "content": one.content.decode(),
                    "index": one.inclusion.index,
                    "size": one.inclusion.size,
                    "path": [hashed.hex() for hashed in one.inclusion.path],
                }
                for one in self.entries
            ],
        }

    @classmethod
    def read(cls, said: Any) -> "ProvenLog":
        """Return the proofs that `written` wrote.

        Raises:
            InvalidValue: when they are none.
        """
        try:
            return cls(anchor=Anchor.from_line(said["head"]), entries=tuple(_entries(said)))
        except (KeyError, TypeError, ValueError, AttributeError) as broken:
            raise InvalidValue("archive log", "the proofs cannot be read") from broken

    def signed(self, verifier: Verifier) -> bool:
        """Tell whether the head is signed by a key that is known."""
        anchor = self.anchor
        seal = Seal(key_id=anchor.key_id, algorithm=anchor.algorithm, signature=anchor.signature)
        return verifier.verify(anchor.head.content, seal)

    def unproven(self, number: str, events: Iterable[Mapping[str, Any]]) -> tuple[int, ...]:
        """Return the places of events of a case that no entry under the head stands for."""
        proven = {
            (one.said.get("case_number"), one.said.get("action"), place)
            for one in self.entries
            if (place := str(one.said.get("details", {}).get("sequence", ""))) and self._holds(one)
        }
        return tuple(
            place
            for place, event in enumerate(events, start=1)
            if (number, f"case.act.{event['event']}", str(place)) not in proven
        )

    def _holds(self, one: ProvenEntry) -> bool:
        head = self.anchor.head
        right = one.inclusion.size == head.size
        return right and includes(head.root, leaf_hash(one.content), one.inclusion)


def _entries(said: Mapping[str, Any]) -> Iterator[ProvenEntry]:
    for one in said["entries"]:
        yield ProvenEntry(
            content=one["content"].encode(),
            inclusion=Inclusion(
                index=int(one["index"]),
                size=int(one["size"]),
                path=tuple(bytes.fromhex(each) for each in one["path"]),
            ),
        )
