"""Signed heads (锚点): how many leaves the tree had at a moment, and its root, under a seal.

An anchor is kept beside the tree and copied to where the keeper of the database cannot reach it:
whoever cuts the tree short or puts another in its place contradicts an anchor.
"""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Self

from tongban.core.vocabulary.errors import InvalidValue


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeHead:
    """The root of the tree over the first `size` leaves, as it was at a moment."""

    size: int
    root: bytes
    at: datetime

    @property
    def content(self) -> bytes:
        """Return the bytes that a seal is put under: four lines of text."""
        at = self.at.astimezone(UTC).isoformat(timespec="microseconds")
        return f"tongban.audit.1\n{self.size}\n{self.root.hex()}\n{at}\n".encode()


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A head with the signature over it."""

    head: TreeHead
    key_id: str
    algorithm: str
    signature: bytes

    @property
    def line(self) -> str:
        """Return the anchor as one line of JSON."""
        said = {
            "size": self.head.size,
            "root": self.head.root.hex(),
            "at": self.head.at.astimezone(UTC).isoformat(timespec="microseconds"),
            "key": self.key_id,
            "algorithm": self.algorithm,
            "signature": self.signature.hex(),
        }
        return json.dumps(said, separators=(",", ":"))

    @classmethod
    def from_line(cls, line: str) -> Self:
        """Return the anchor that a line tells of.

        Raises:
            InvalidValue: when the line is not an anchor.
        """
        try:
            said = json.loads(line)
            return cls(
                head=TreeHead(
                    size=int(said["size"]),
                    root=bytes.fromhex(said["root"]),
                    at=datetime.fromisoformat(said["at"]),
                ),
                key_id=str(said["key"]),
                algorithm=str(said["algorithm"]),
                signature=bytes.fromhex(said["signature"]),
            )
        except (ValueError, TypeError, KeyError) as broken:
            raise InvalidValue("anchor", "不是一行锚点") from broken
