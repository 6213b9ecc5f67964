"""Settings come from the environment (环境变量): a typed reader that remembers what it was asked.

Names carry the prefix ``TONGBAN_`` except the two that every host sets, ``DATABASE_URL`` and
``PORT``. A file ``.env`` in the working folder fills in what the environment leaves out. What was
asked is remembered, so that a test can hold the documentation against it.
"""

from collections.abc import Mapping
from pathlib import Path

from tongban.core.vocabulary.errors import ConfigurationError

PREFIX = "TONGBAN_"
_UNPREFIXED = frozenset({"DATABASE_URL", "PORT"})
_YES = frozenset({"1", "true", "yes", "on"})
_NO = frozenset({"0", "false", "no", "off", ""})


class Environment:
    """Typed access to `values`; `asked` holds the full name of every setting read so far."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self._values = values
        self.asked: set[str] = set()

    def text(self, name: str, *, default: str) -> str:
        """Return the setting as it stands."""
        found = self._find(name)
        return default if found is None else found

    def boolean(self, name: str, *, default: bool) -> bool:
        """Return the setting as yes or no; raises `ConfigurationError` for any other word."""
        found = self._find(name)
        if found is None:
            return default
        if found.lower() in _YES:
            return True
        if found.lower() in _NO:
            return False
        raise ConfigurationError(f"{_full(name)} must be yes or no, not {found!r}.")

    def integer(self, name: str, *, default: int, least: int = 0) -> int:
        """Return the setting as a number not below `least`; raises `ConfigurationError`."""
        found = self._find(name)
        if found is None:
            return default
        if not found.isascii() or not found.isdecimal() or int(found) < least:
            raise ConfigurationError(
                f"{_full(name)} must be a number from {least} up, not {found!r}."
            )
        return int(found)

    def words(self, name: str, *, default: tuple[str, ...]) -> list[str]:
        """Return the setting as a list that was written with commas."""
        found = self._find(name)
        if found is None:
            return list(default)
        return [word.strip() for word in found.split(",") if word.strip()]

    def numbers(self, name: str) -> dict[str, int]:
        """Return the setting as numbers by name, written ``name=1,other=2``."""
        pairs = [word.partition("=") for word in self.words(name, default=())]
        for named, _, number in pairs:
            if not named or not number.isascii() or not number.isdecimal():
                raise ConfigurationError(f"{_full(name)} must be written name=number.")
        return {named: int(number) for named, _, number in pairs}

    def folder(self, name: str, *, default: str) -> Path:
        """Return the setting as an absolute path, read from the working folder."""
        return Path(self.text(name, default=default)).expanduser().absolute()

    def _find(self, name: str) -> str | None:
        full = _full(name)
        self.asked.add(full)
        found = self._values.get(full)
        return found.strip() if found is not None and found.strip() else None


def _full(name: str) -> str:
    return name if name in _UNPREFIXED else PREFIX + name


def with_env_file(values: Mapping[str, str], file: Path) -> dict[str, str]:
    """Return `values` completed by the lines ``NAME=value`` of `file`, when there is one.

    Raises `ConfigurationError` for a line that is neither a setting, a comment nor blank.
    """
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return dict(values)
    except (OSError, UnicodeDecodeError) as fault:
        raise ConfigurationError(f"The file {file} cannot be read as text.") from fault
    written: dict[str, str] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        name, equals, value = line.partition("=")
        if not equals or not name.strip().isidentifier():
            raise ConfigurationError(f"{file.name}:{number}: expected NAME=value.")
        written[name.strip()] = value.strip().strip("\"'")
    return {**written, **values}
