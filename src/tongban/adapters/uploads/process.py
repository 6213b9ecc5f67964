"""The confined process (隔离进程句柄): start it, ask it, and end it when it is silent for too long.

It is started by the interpreter alone, not forked: it inherits no connection, no key and no
environment beyond where Python finds its modules.
"""

import os
import subprocess
import sys
import threading
from dataclasses import asdict
from typing import Any, BinaryIO, TypeAlias, cast

from tongban.adapters.uploads.framing import receive, send
from tongban.adapters.uploads.limits import UploadLimits
from tongban.adapters.uploads.outcomes import Refusal
from tongban.adapters.uploads.recognition import FileKind
from tongban.core.vocabulary.errors import Unavailable

Answer: TypeAlias = tuple[dict[str, Any], bytes]

_START_SECONDS = 30.0
_COMMAND = (sys.executable, "-m", "tongban.adapters.uploads.worker")


class ConfinedProcess:
    """One worker and the pipe to it; raises `Unavailable` when it does not start."""

    def __init__(self, limits: UploadLimits) -> None:
        self._limits = limits
        self._files = 0
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own module, no shell
                _COMMAND,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
                close_fds=True,
            )
        except OSError as error:
            raise Unavailable("the upload worker does not start") from error
        if isinstance(self._exchange(asdict(limits), b"", seconds=_START_SECONDS), Refusal):
            raise Unavailable("the upload worker does not start")

    @property
    def usable(self) -> bool:
        """Tell whether the process lives and has not yet done its share of files."""
        return self._process.poll() is None and self._files < self._limits.files_per_worker

    def ask(self, content: bytes, kind: FileKind) -> Answer | Refusal:
        """Have one file rebuilt; a worker that is silent or dies means the file is refused."""
        self._files += 1
        return self._exchange({"kind": kind.value}, content, seconds=self._limits.seconds)

    def stop(self) -> None:
        """End the process and close the pipes; a second call does nothing."""
        self._process.kill()
        self._process.wait()
        for pipe in self._pipes():
            try:
                pipe.close()
            except OSError:
                continue

    def _exchange(
        self, header: dict[str, Any], content: bytes, *, seconds: float
    ) -> Answer | Refusal:
        """Send and receive, killing the process when it takes longer than `seconds`."""
        pipe_in, pipe_out = self._pipes()
        late = threading.Event()
        alarm = threading.Timer(seconds, self._end_late, [late])
        alarm.start()
        try:
            send(pipe_in, header, content)
            return receive(pipe_out)
        except (EOFError, OSError):
            self.stop()
            return Refusal.TOO_SLOW if late.is_set() else Refusal.TOO_COMPLEX
        finally:
            alarm.cancel()

    def _end_late(self, late: threading.Event) -> None:
        late.set()
        self._process.kill()

    def _pipes(self) -> tuple[BinaryIO, BinaryIO]:
        return cast("BinaryIO", self._process.stdin), cast("BinaryIO", self._process.stdout)
