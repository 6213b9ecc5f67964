"""The container (归档包容器): a ZIP without compression, whose bytes follow from its parts alone.

Parts stand in the order of their names, all with the same date and rights. A reader writes the
file once more and compares: whatever was slipped between, behind or into the headers is found,
though no program that unpacks the file would show it (A49, A52).
"""

import io
import stat
import zipfile
from collections.abc import Mapping
from typing import Final

from cryptography.hazmat.primitives.hashes import SM3, Hash

from tongban.core.archives.packages import MOST_PARTS

MOST_BYTES: Final = 512 * 1024 * 1024
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_UNIX: Final = 3


class BrokenPackage(Exception):
    """A file is no package; `changed` says that it was one and its container was altered."""

    def __init__(self, reason: str, *, changed: bool = False) -> None:
        super().__init__(reason)
        self.changed = changed


def write_package(parts: Mapping[str, bytes]) -> bytes:
    """Return the parts as one file, always the same for the same parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for path in sorted(parts):
            entry = zipfile.ZipInfo(path, date_time=_EPOCH)
            entry.create_system = _UNIX
            entry.external_attr = (stat.S_IFREG | 0o444) << 16
            archive.writestr(entry, parts[path])
    return made.getvalue()


def read_package(content: bytes) -> dict[str, bytes]:
    """Return the parts of a file.

    Raises:
        BrokenPackage: when it is no package, too large, or not written as packages are.
    """
    if len(content) > MOST_BYTES:
        raise BrokenPackage("too large")
    try:
        names, parts = _unpacked(content)
    except BrokenPackage:
        raise
    except Exception as broken:  # zipfile raises many kinds for what is broken
        raise BrokenPackage("no readable package") from broken
    if names != sorted(parts) or write_package(parts) != content:
        raise BrokenPackage("written otherwise than packages are", changed=True)
    return parts


def _unpacked(content: bytes) -> tuple[list[str], dict[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
        if len(entries) > MOST_PARTS or sum(one.file_size for one in entries) > len(content):
            raise BrokenPackage("more than it can hold", changed=True)
        return [one.filename for one in entries], {
            one.filename: archive.read(one) for one in entries
        }


def sm3(content: bytes) -> bytes:
    """Return the digest of GB/T 32905."""
    digest = Hash(SM3())
    digest.update(content)
    return digest.finalize()
