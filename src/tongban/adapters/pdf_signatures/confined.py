"""Documents of strangers (陌生文件验签): judged by a process of its own, within bounds.

Whoever may send a document here is nobody we know. One that takes too long, or too much memory, is
called unreadable; nothing of it is kept. Only so many are judged side by side.
"""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from tongban.adapters.pdf_signatures.checking import MOST_BYTES, Checked, PdfVerdict
from tongban.adapters.pdf_signatures.judge import SECONDS
from tongban.core.vocabulary.errors import Unavailable

SIDE_BY_SIDE: Final = 2
_STARTING_SECONDS: Final = 20
_WAIT_SECONDS: Final = 20.0
_COMMAND: Final = (sys.executable, "-m", "tongban.adapters.pdf_signatures.judge")


class ConfinedCheck:
    """Judges documents under some roots, each in a process of its own."""

    def __init__(self, roots: Sequence[bytes]) -> None:
        told = {"roots": [one.decode("ascii") for one in roots]}
        self._header = json.dumps(told).encode() + b"\n"
        self._places = threading.BoundedSemaphore(SIDE_BY_SIDE)

    def __call__(self, document: bytes) -> Checked:
        """Return whether a document is as it was signed.

        Raises:
            Unavailable: when too many are judged already, or no process starts.
        """
        if len(document) > MOST_BYTES:
            return Checked(verdict=PdfVerdict.OVERSIZE)
        if not self._places.acquire(timeout=_WAIT_SECONDS):
            raise Unavailable("too many documents are judged at this moment")
        try:
            return _judged(self._header + document)
        finally:
            self._places.release()


def _judged(told: bytes) -> Checked:
    try:
        done = subprocess.run(  # noqa: S603 - our own module, no shell
            _COMMAND,
            input=told,
            capture_output=True,
            timeout=SECONDS + _STARTING_SECONDS,
            env={"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Checked(verdict=PdfVerdict.UNREADABLE)
    except OSError as error:
        raise Unavailable("the judge does not start") from error
    return _read(done.stdout) if done.returncode == 0 else Checked(verdict=PdfVerdict.UNREADABLE)


def _read(line: bytes) -> Checked:
    said = json.loads(line)
    return Checked(
        verdict=PdfVerdict(said["verdict"]),
        signer=said["signer"],
        signed_at=datetime.fromisoformat(said["signed_at"]) if said["signed_at"] else None,
        face=bytes.fromhex(said["face"]) if said["face"] else None,
        number=said["number"],
    )
