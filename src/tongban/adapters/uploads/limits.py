"""Limits of the gate (上传限额): local configuration, not law, so every number can be changed."""

from dataclasses import dataclass

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadLimits:
    """How much one file may cost.

    `file_bytes` bounds the upload and the rebuilt copy; `pixels` bounds one picture, also inside a
    PDF; `nodes` counts the values walked in a PDF; `seconds` is wall time for one file, waiting
    for a free worker not included; `memory_bytes` is the address space of the worker.
    """

    file_bytes: int = 10 * MEBIBYTE
    pixels: int = 50_000_000
    pages: int = 200
    nodes: int = 500_000
    seconds: float = 15.0
    memory_bytes: int = 1024 * MEBIBYTE
    workers: int = 1
    wait_seconds: float = 30.0
    files_per_worker: int = 200
