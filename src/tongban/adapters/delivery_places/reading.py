"""Read the file (读取送达配置): strictly, since a place that is misspelt is found by nobody."""

from pathlib import Path

import yaml

from tongban.core.cases.collecting import CollectingPlace, DeliveryPlaces
from tongban.core.vocabulary.errors import ConfigurationError


def read_places(file: Path) -> DeliveryPlaces:
    """Return where results are collected in a city.

    Raises:
        ConfigurationError: when the file cannot be read or says something that means nothing.
    """
    try:
        said = yaml.safe_load(file.read_text(encoding="utf-8"))
        places = DeliveryPlaces(
            windows=tuple(CollectingPlace(**one) for one in said["windows"]),
            lockers=tuple(CollectingPlace(**one) for one in said["lockers"]),
            carriers=tuple(map(str, said["carriers"])),
        )
    except (OSError, yaml.YAMLError, KeyError, ValueError, TypeError) as fault:
        raise ConfigurationError(f"{file.name}: {type(fault).__name__} {fault}") from fault
    if any(not one.days for one in places.lockers):
        raise ConfigurationError(f"{file.name}: a locker is emptied after some days")
    return places
