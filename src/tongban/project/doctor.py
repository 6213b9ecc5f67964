"""The configuration doctor (配置体检): one finding a question, and what to do about a bad one."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tongban.core.vocabulary.errors import TongbanError

OLDEST_PYTHON = (3, 11)
OLDEST_POSTGRES = 150_000
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_CJK_FONT = ("*CJK*", "*SourceHan*", "*wqy*", "*Fandol*")
_FREE_BYTES = 500 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was looked at, whether it is well, and one sentence; `needed` faults fail the check."""

    name: str
    well: bool
    sentence: str
    needed: bool = True

    def plain(self) -> dict[str, Any]:
        """Return the finding for programs."""
        return asdict(self)


def findings() -> Iterator[Finding]:
    """Yield every finding; settings are loaded and a database runs."""
    yield _python()
    yield _folder()
    yield from _database()
    yield _keys()
    yield _fonts()
    yield _browser()


def refused(fault: TongbanError) -> Finding:
    """Return the finding that the platform cannot even start."""
    return Finding(name="start", well=False, sentence=str(fault))


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    return Finding(
        name="python",
        well=sys.version_info >= OLDEST_PYTHON,
        sentence=f"Python {version}; 3.11 or later is needed.",
    )


def _folder() -> Finding:
    from django.conf import settings

    var: Path = settings.VAR
    try:
        var.mkdir(parents=True, exist_ok=True)
        probe = var / ".probe"
        probe.touch()
        probe.unlink()
    except OSError as fault:
        sentence = f"{var} cannot be written ({fault.strerror}); choose another with TONGBAN_VAR."
        return Finding(name="folder", well=False, sentence=sentence)
    free = shutil.disk_usage(var).free
    return Finding(
        name="folder",
        well=free > _FREE_BYTES,
        sentence=f"{var} can be written, {free // 1024**2} MB are free.",
    )


def _database() -> Iterator[Finding]:
    from django.db import DatabaseError, connection

    from tongban.project import health

    try:
        with connection.cursor() as cursor:
            cursor.execute("SHOW server_version_num")
            version = int(cursor.fetchone()[0])
    except DatabaseError as fault:
        yield Finding(name="database", well=False, sentence=f"No answer: {str(fault).strip()}")
        return
    yield Finding(
        name="database",
        well=version >= OLDEST_POSTGRES,
        sentence=f"PostgreSQL {version // 10_000} answers; 15 or later is needed.",
    )
    yield _asked("schema", health.schema_is_current, "run `tongban migrate`")
    yield _asked("catalogue", health.catalogue_is_loaded, "run `tongban catalog import`")
    yield _asked("worker", health.worker_is_alive, "start `tongban worker`", needed=False)
    yield _asked("audit", health.audit_is_sealed, "run `tongban audit seal`", needed=False)


def _asked(name: str, passes: Callable[[], bool], advice: str, *, needed: bool = True) -> Finding:
    from django.db import DatabaseError

    try:
        well = passes()
    except DatabaseError:
        well = False
    return Finding(name=name, well=well, sentence="In order." if well else advice, needed=needed)


def _keys() -> Finding:
    from tongban.project import settings
    from tongban.project.production import production_faults

    faults = list(production_faults(vars(settings)))
    sentence = f"Not fit for production: {' '.join(faults)}" if faults else "Fit for production."
    return Finding(name="production", well=not faults, sentence=sentence, needed=False)


def _fonts() -> Finding:
    from django.conf import settings

    found = next(_chinese_fonts([Path(folder) for folder in settings.FONT_PATHS]), None)
    return Finding(
        name="fonts",
        well=found is not None,
        sentence=f"{found.name} draws Chinese in documents."
        if found
        else "No Chinese font for documents: install fonts-noto-cjk or set TONGBAN_FONT_PATHS.",
    )


def _chinese_fonts(folders: list[Path]) -> Iterator[Path]:
    for folder in folders:
        for pattern in _CJK_FONT:
            yield from folder.rglob(pattern)


def _browser() -> Finding:
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    sentence = "No Chromium; the browser tests are skipped (Debian: apt-get install chromium)."
    if path is not None:
        said = subprocess.run(  # noqa: S603 - a program found on the path
            [path, "--version"], capture_output=True, text=True, check=False, timeout=30
        )
        sentence = said.stdout.strip() or path
    return Finding(name="browser", well=path is not None, sentence=sentence, needed=False)
