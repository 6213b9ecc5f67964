"""Settings of a connection (连接配置): read strictly; what is missing or too much is named.

`keys` and `fields` map the codes of data elements to the names that the other system uses.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tongban.core.vocabulary.errors import ConfigurationError


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a connection may lean on: seconds for a call, and the folder where files are dropped."""

    seconds: float
    drops: Path


class Told:
    """The settings of one connection, each asked for once by name."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self._settings = dict(settings)
        self._asked: set[str] = set()

    def text(self, name: str, *, default: str | None = None) -> str:
        """Return a setting that is text."""
        value = self._of(name, default)
        if not isinstance(value, str) or (not value and default is None):
            raise ConfigurationError(f"The connection's {name!r} must be a text.")
        return value

    def choice(self, name: str, options: tuple[str, ...]) -> str:
        """Return a setting that is one of `options`; the first where it is not told."""
        value = self.text(name, default=options[0])
        if value not in options:
            raise ConfigurationError(f"The connection's {name!r} must be one of {options}.")
        return value

    def yes(self, name: str) -> bool:
        """Return a setting that is yes or no; no where it is not told."""
        value = self._of(name, False)
        if not isinstance(value, bool):
            raise ConfigurationError(f"The connection's {name!r} must be true or false.")
        return value

    def texts(self, name: str, *, optional: bool = False) -> dict[str, str]:
        """Return a setting that maps texts to texts."""
        value = self._of(name, {} if optional else None)
        if (
            not isinstance(value, dict)
            or not (value or optional)
            or not all(isinstance(one, str) and one for pair in value.items() for one in pair)
        ):
            raise ConfigurationError(f"The connection's {name!r} must map texts to texts.")
        return value

    def texts_of(self, name: str) -> dict[str, dict[str, str]]:
        """Return a setting that maps texts to such maps; none where it is not told."""
        value = self._of(name, {})
        if not isinstance(value, dict):
            raise ConfigurationError(f"The connection's {name!r} must map elements to values.")
        return {one: Told(value).texts(one) for one in value}

    def nothing_else(self) -> None:
        """Raise `ConfigurationError` when something was told that nobody asked for."""
        beyond = sorted(self._settings.keys() - self._asked)
        if beyond:
            raise ConfigurationError(f"The connection knows no {', '.join(beyond)}.")

    def _of(self, name: str, default: Any) -> Any:
        self._asked.add(name)
        return self._settings.get(name, default)
