"""The worker (隔离进程): a process that parses strangers' files with little to lose.

It may use only so much memory, write no file and open no more than a few; the gate kills it when a
file takes too long. A parser's hole found here finds no key, no database and no clock to wait on.
"""

import resource
import sys
from dataclasses import fields
from typing import Any

from tongban.adapters.uploads.framing import receive, send
from tongban.adapters.uploads.limits import UploadLimits
from tongban.adapters.uploads.outcomes import Refusal
from tongban.adapters.uploads.pdfs import rebuild_pdf
from tongban.adapters.uploads.pictures import rebuild_picture
from tongban.adapters.uploads.recognition import FileKind

_OPEN_FILES = 32


def main() -> None:
    """Answer one message after the other until the gate hangs up."""
    pipe_in, pipe_out = sys.stdin.buffer, sys.stdout.buffer
    header, _ = receive(pipe_in)
    limits = UploadLimits(**{field.name: header[field.name] for field in fields(UploadLimits)})
    _confine(limits)
    send(pipe_out, {"ready": True})
    while True:
        try:
            header, content = receive(pipe_in)
        except EOFError:
            return
        send(pipe_out, *_answer(content, FileKind(header["kind"]), limits))


def _answer(content: bytes, kind: FileKind, limits: UploadLimits) -> tuple[dict[str, Any], bytes]:
    rebuilt: bytes | Refusal | tuple[bytes, int]
    if kind is FileKind.PDF:
        rebuilt = rebuild_pdf(content, limits)
    else:
        rebuilt = rebuild_picture(content, kind, limits)
    match rebuilt:
        case Refusal():
            return {"refused": rebuilt.value}, b""
        case (made, pages):
            return {"pages": pages}, made
        case bytes():
            return {"pages": 1}, rebuilt


def _confine(limits: UploadLimits) -> None:
    """Give up memory beyond the limit, writing files, core dumps and many open files."""
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (_OPEN_FILES, _OPEN_FILES))


if __name__ == "__main__":
    main()
