"""Append lines to the file of their day; several processes may write to one folder."""

import json
import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from tongban.core.vocabulary.errors import Unavailable

_PRIVATE = 0o600


class EventJournal:
    """A folder of daily files, ``2026-09-14.jsonl`` and so on."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def append(self, day: date, line: Mapping[str, Any]) -> None:
        """Write one line under its day.

        Raises:
            Unavailable: when the disk does not take it.
        """
        text = json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._write(self._folder / f"{day.isoformat()}.jsonl", text.encode())
        except OSError as fault:
            raise Unavailable(f"the journal cannot be written: {fault.strerror}") from fault

    def forget(self, before: date) -> int:
        """Delete the files of the days before a day; return how many there were."""
        old = [file for file in self._folder.glob("????-??-??.jsonl") if file.stem < f"{before}"]
        for file in old:
            file.unlink(missing_ok=True)
        return len(old)

    @staticmethod
    def _write(file: Path, line: bytes) -> None:
        descriptor = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, _PRIVATE)
        try:
            if os.write(descriptor, line) != len(line):
                raise OSError(0, "the disk took only a part of a line")
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
