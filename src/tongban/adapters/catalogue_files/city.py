"""The city (一座城市): its catalogue and journeys, read whole or refused with every problem."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tongban.adapters.catalogue_files.cross_checks import check_journeys, check_references
from tongban.adapters.catalogue_files.fields import Fields
from tongban.adapters.catalogue_files.folder import CityFolder
from tongban.adapters.catalogue_files.laws import Law, read_law
from tongban.adapters.catalogue_files.read_elements import read_element
from tongban.adapters.catalogue_files.read_evidence import read_evidence_type
from tongban.adapters.catalogue_files.read_items import read_item
from tongban.adapters.catalogue_files.read_journeys import read_journey
from tongban.adapters.catalogue_files.read_registers import (
    read_dataset,
    read_department,
    read_parameter,
)
from tongban.adapters.catalogue_files.reading import Reading
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.laws import LawStatus
from tongban.core.catalog.lint import Repeal
from tongban.core.journeys.definitions import Journey
from tongban.core.vocabulary.errors import CatalogueError


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedCity:
    """Everything that one folder of catalogue files says, checked and ready to publish."""

    name: str
    area: str
    catalogue: Catalogue
    journeys: Mapping[str, Journey]
    laws: Mapping[str, Law]

    @property
    def law_statuses(self) -> tuple[LawStatus, ...]:
        """Return the cited laws with the days on which they hold."""
        return tuple(
            LawStatus(
                law=name,
                number=law.citation.number or "",
                level=law.citation.level,
                repealed_on=law.repealed_on,
            )
            for name, law in self.laws.items()
        )

    @property
    def repealed(self) -> tuple[Repeal, ...]:
        """Return the cited laws that have lost their force, or will, with the day."""
        return tuple(
            Repeal(law=name, since=law.repealed_on)
            for name, law in self.laws.items()
            if law.repealed_on is not None
        )


def read_catalogue(folder: Path) -> LoadedCity:
    """Read a city's folder.

    Raises CatalogueError whose `problems` hold every fault of every file, each with file and line.
    """
    reading = Reading()
    city = _read_city(CityFolder(folder, reading), reading)
    if reading.problems:
        problems = tuple(sorted(reading.problems, key=lambda one: _order(one.where)))
        raise CatalogueError(problems)
    return city


def _read_city(files: CityFolder, reading: Reading) -> LoadedCity:
    fields = files.file("city.yaml", "city")
    heading = (_read_heading(fields) if fields else None) or _Heading()
    laws = files.definitions("laws.yaml", "laws", read_law)
    if reading.whole:
        reading.laws = {name: law.citation for name, law in laws.items()}
    reading.whole = True
    catalogue = Catalogue(
        elements=files.definitions("elements/*.yaml", "elements", read_element),
        departments=files.definitions("departments.yaml", "departments", read_department),
        evidence=files.definitions("evidence/*.yaml", "evidence", read_evidence_type),
        items=files.single_definitions("items/*.yaml", "items", read_item),
        datasets=files.definitions("datasets.yaml", "datasets", read_dataset),
        parameters=files.definitions("parameters.yaml", "parameters", read_parameter),
        local_notes=heading.local_notes,
    )
    journeys = files.single_definitions("journeys/*.yaml", "journeys", read_journey)
    if reading.whole:
        check_references(catalogue, reading)
        check_journeys(journeys, catalogue, reading)
    return LoadedCity(
        name=heading.name, area=heading.area, catalogue=catalogue, journeys=journeys, laws=laws
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Heading:
    """What `city.yaml` says."""

    name: str = ""
    area: str = ""
    local_notes: tuple[str, ...] = ()


def _read_heading(fields: Fields) -> _Heading | None:
    return fields.build(
        lambda: _Heading(
            name=fields.text("name"),
            area=fields.text("area"),
            local_notes=fields.texts("local_notes"),
        )
    )


def _order(where: str) -> tuple[str, int]:
    file, _, line = where.partition(":")
    return file, int(line or 0)
