"""Framing (成帧): how gate and worker talk over a pipe: a line of JSON, then so many bytes."""

import json
from typing import Any, BinaryIO

_LONGEST_HEADER = 4096


def send(pipe: BinaryIO, header: dict[str, Any], content: bytes = b"") -> None:
    """Write one message and push it out."""
    pipe.write(json.dumps({**header, "length": len(content)}).encode() + b"\n")
    pipe.write(content)
    pipe.flush()


def receive(pipe: BinaryIO) -> tuple[dict[str, Any], bytes]:
    """Read one message; raises `EOFError` when the other side is gone or talks nonsense."""
    line = pipe.readline(_LONGEST_HEADER)
    if not line.endswith(b"\n"):
        raise EOFError
    try:
        header: dict[str, Any] = json.loads(line)
        length = int(header["length"])
    except (ValueError, KeyError, TypeError) as error:
        raise EOFError from error
    content = pipe.read(length)
    if len(content) != length:
        raise EOFError
    return header, content
