"""A folder of anchors: ``2026.jsonl`` and so on, a line for each, in the order of their size."""

import os
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Final

from tongban.core.audit.heads import Anchor
from tongban.core.vocabulary.errors import InvalidValue, Unavailable

_PRIVATE: Final = 0o600
_TAIL_BYTES: Final = 4096


class AnchorFolder:
    """Anchors as lines of JSON, a file for each year."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def newest_size(self) -> int:
        """Return how many leaves the last copied anchor counts; 0 when there is none.

        A line that a crash cut in half counts for nothing: its anchor is copied again.
        """
        for file in reversed(self._files()):
            for line in reversed(_tail(file)):
                try:
                    return Anchor.from_line(line).head.size
                except InvalidValue:
                    continue
        return 0

    def append(self, anchors: Iterable[Anchor]) -> None:
        """Write anchors down, each on a line of its own, and wait until the disk has them.

        Raises:
            Unavailable: when the disk does not take them.
        """
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            for year, group in groupby(anchors, key=lambda anchor: anchor.head.at.year):
                _write(self._folder / f"{year}.jsonl", [anchor.line for anchor in group])
        except OSError as fault:
            raise Unavailable(f"anchors cannot be copied: {fault.strerror}") from fault

    def all(self) -> Iterator[Anchor]:
        """Yield every copied anchor, passing over half lines."""
        for file in self._files():
            with file.open(encoding="utf-8", errors="replace") as lines:
                for line in lines:
                    try:
                        yield Anchor.from_line(line)
                    except InvalidValue:
                        continue

    def _files(self) -> list[Path]:
        return sorted(self._folder.glob("[0-9][0-9][0-9][0-9].jsonl"))


def _tail(file: Path) -> list[str]:
    with file.open("rb") as content:
        content.seek(max(0, file.stat().st_size - _TAIL_BYTES))
        return content.read().decode("utf-8", errors="replace").splitlines()


def _write(file: Path, lines: list[str]) -> None:
    """Append lines after a line end, so that half a line before them spoils none of them."""
    content = "".join(f"{line}\n" for line in lines).encode()
    descriptor = os.open(file, os.O_RDWR | os.O_APPEND | os.O_CREAT, _PRIVATE)
    try:
        end = os.fstat(descriptor).st_size
        if end and os.pread(descriptor, 1, end - 1) != b"\n":
            content = b"\n" + content
        if os.write(descriptor, content) != len(content):
            raise OSError(0, "the disk took only a part of a line")
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
