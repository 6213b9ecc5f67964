"""Read the file (读取告知模板): strictly; a kind that nothing says would be told to nobody."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import yaml

from tongban.core.notices.templates import Language, NoticeTemplate, NoticeTemplates, Wording
from tongban.core.vocabulary.errors import ConfigurationError, InvalidValue

_LANGUAGES: Final[tuple[Language, ...]] = ("zh", "en")
_KEYS: Final = frozenset({"version", "since", *_LANGUAGES})


def read_templates(file: Path) -> NoticeTemplates:
    """Return how a city says its notices.

    Raises:
        ConfigurationError: when the file cannot be read, or a kind has no words.
    """
    try:
        said = yaml.safe_load(file.read_text(encoding="utf-8"))
        templates = NoticeTemplates(all=tuple(_templates(said["templates"])))
    except (OSError, yaml.YAMLError, InvalidValue) as fault:
        raise ConfigurationError(f"{file.name} cannot be read: {fault}") from fault
    except (KeyError, ValueError, TypeError, AttributeError) as fault:
        raise ConfigurationError(f"{file.name}: {type(fault).__name__} {fault}") from fault
    if lacking := templates.lacking():
        raise ConfigurationError(f"{file.name}: nothing says {', '.join(lacking)}")
    return templates


def _templates(entries: list[Mapping[str, Any]]) -> Iterator[NoticeTemplate]:
    for entry in entries:
        for version in entry["versions"]:
            if unknown := set(version) - _KEYS:
                raise ConfigurationError(f"unknown words in a template: {sorted(unknown)}")
            yield NoticeTemplate(
                kind=entry["kind"],
                version=version["version"],
                since=version["since"],
                wordings={one: Wording(**version[one]) for one in _LANGUAGES},
            )
