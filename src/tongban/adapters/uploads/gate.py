"""The gate (上传关口): bytes in, a rebuilt copy or a refusal out; files are parsed elsewhere.

Workers are processes kept warm between files. One that is too slow is killed, one that dies has met
a file that kills parsers: both are refusals of that file, and the next file meets a fresh worker.
"""

import hashlib
import queue
from collections.abc import Iterator
from contextlib import contextmanager

from tongban.adapters.uploads.limits import UploadLimits
from tongban.adapters.uploads.outcomes import Rebuilt, Refusal, Refused, UploadOutcome
from tongban.adapters.uploads.process import Answer, ConfinedProcess
from tongban.adapters.uploads.recognition import FileKind, recognise
from tongban.core.vocabulary.errors import Unavailable

_SUFFIXES = {FileKind.JPEG: ".jpg", FileKind.PNG: ".png", FileKind.PDF: ".pdf"}


class UploadGate:
    """Examine files one by one; safe to share between threads, `close` when done."""

    def __init__(self, limits: UploadLimits | None = None) -> None:
        self._limits = limits or UploadLimits()
        self._places: queue.Queue[ConfinedProcess | None] = queue.Queue()
        for _ in range(self._limits.workers):
            self._places.put(None)

    def examine(self, content: bytes, *, name: str) -> UploadOutcome:
        """Return a rebuilt copy of the file called `name`, or a refusal that says what to do.

        Raises `Unavailable` when no worker is free in time or none can be started.
        """
        if len(content) > self._limits.file_bytes:
            return Refused(reason=Refusal.TOO_LARGE)
        kind = recognise(content, name)
        if isinstance(kind, Refusal):
            return Refused(reason=kind)
        with self._free_worker() as worker:
            answer = worker.ask(content, kind)
        return self._judged(kind, answer)

    def close(self) -> None:
        """Stop every idle worker; a later file starts a new one."""
        for _ in range(self._places.qsize()):
            try:
                worker = self._places.get_nowait()
            except queue.Empty:
                return
            if worker is not None:
                worker.stop()
            self._places.put(None)

    @contextmanager
    def _free_worker(self) -> Iterator[ConfinedProcess]:
        try:
            worker = self._places.get(timeout=self._limits.wait_seconds)
        except queue.Empty as busy:
            raise Unavailable("all upload workers are busy") from busy
        try:
            if worker is not None and not worker.usable:
                worker.stop()
                worker = None
            worker = worker or ConfinedProcess(self._limits)
            yield worker
        finally:
            self._places.put(worker)

    def _judged(self, kind: FileKind, answer: Answer | Refusal) -> UploadOutcome:
        if isinstance(answer, Refusal):
            return Refused(reason=answer)
        header, rebuilt = answer
        if "refused" in header:
            return Refused(reason=Refusal(header["refused"]))
        if len(rebuilt) > self._limits.file_bytes:
            return Refused(reason=Refusal.TOO_LARGE)
        return Rebuilt(
            content=rebuilt,
            media_type=kind.value,
            suffix=_SUFFIXES[kind],
            pages=int(header["pages"]),
            sha256=hashlib.sha256(rebuilt).hexdigest(),
        )
