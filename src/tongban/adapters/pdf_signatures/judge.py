"""The judge (验签进程): a process that parses strangers' documents with little to lose.

It reads the roots and one document from its input, says in one line what it found, and ends. It may
use only so much memory and time, write no file, and finds no key and no database.
"""

import json
import resource
import sys
from typing import Any, Final

from tongban.adapters.pdf_signatures.authority import read_root
from tongban.adapters.pdf_signatures.checking import Checked, check_pdf

MEMORY_BYTES: Final = 1024 * 1024 * 1024
SECONDS: Final = 10
_OPEN_FILES: Final = 64


def main() -> None:
    """Judge one document."""
    _confine()
    header = json.loads(sys.stdin.buffer.readline())
    roots = [read_root(one.encode("ascii")) for one in header["roots"]]
    checked = check_pdf(sys.stdin.buffer.read(), roots)
    sys.stdout.write(json.dumps(said(checked)))


def said(checked: Checked) -> dict[str, Any]:
    """Return an answer as it travels."""
    return {
        "verdict": checked.verdict.value,
        "signer": checked.signer,
        "signed_at": checked.signed_at.isoformat() if checked.signed_at else None,
        "face": checked.face.hex() if checked.face else None,
        "number": checked.number,
    }


def _confine() -> None:
    """Give up memory beyond the limit, computing for long, writing files and many open files."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (_OPEN_FILES, _OPEN_FILES))


if __name__ == "__main__":
    main()
