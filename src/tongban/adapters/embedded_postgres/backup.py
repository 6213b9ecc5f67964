"""A copy of a whole server (备份): one consistent moment, taken while people write (F29).

`pg_basebackup` copies the files and the log that makes them one moment; then every file is read
again and held against the manifest. Any server that allows a replication connection can be copied.
A password is handed over in the environment, since arguments can be read by all users of a machine.
"""

import hashlib
import json
from pathlib import Path
from typing import Final

from psycopg.conninfo import conninfo_to_dict, make_conninfo

from tongban.adapters.embedded_postgres.installation import Installation, find_installation
from tongban.core.vocabulary.errors import Unavailable

_MANIFEST: Final = "backup_manifest"
_HOW: Final = ("-X", "stream", "--checkpoint=fast", "--manifest-checksums=SHA256")


def back_up(url: str, folder: Path, *, installation: Installation | None = None) -> None:
    """Copy the server behind `url` into a new `folder`, from which a server can be started.

    Raises:
        Unavailable: when the folder is not empty, or the copy cannot be made or is not whole.
    """
    programs, target = installation or find_installation(), folder.resolve()
    if target.exists() and any(target.iterdir()):
        raise Unavailable(f"{target} is not empty; a backup wants a folder of its own.")
    target.mkdir(parents=True, exist_ok=True)
    programs.hand_over(target)
    parts = conninfo_to_dict(url)
    secret = {"PGPASSWORD": str(parts.pop("password"))} if parts.get("password") else {}
    arguments = ("-d", make_conninfo("", **parts), "-D", str(target), *_HOW)
    said = programs.run("pg_basebackup", *arguments, secret=secret)
    if said.returncode:
        raise Unavailable(f"pg_basebackup failed: {said.stdout.strip()[-500:]}")
    for name in spoiled(target):
        raise Unavailable(f"{name} in {target} is not what was copied; make another backup.")


def spoiled(folder: Path) -> list[str]:
    """Return the files of a backup that are gone or differ from its manifest."""
    listed = json.loads((folder / _MANIFEST).read_bytes())["Files"]
    return [name for one in listed if not _fits(folder / (name := _name(one)), one)]


def _name(listed: dict[str, str]) -> str:
    """Return where a file is; a name that is no text stands in hexadecimal."""
    encoded = listed.get("Encoded-Path")
    return bytes.fromhex(encoded).decode(errors="surrogateescape") if encoded else listed["Path"]


def _fits(file: Path, listed: dict[str, str]) -> bool:
    try:
        with file.open("rb") as content:
            found = hashlib.file_digest(content, "sha256").hexdigest()
    except OSError:
        return False
    return found == listed["Checksum"]
