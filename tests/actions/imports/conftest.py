"""Imports are tested in the example city, which is published."""

from pathlib import Path

import pytest
from city.fixtures import city, clock, officer_of, outside, published

from tongban.actions.imports.beginning import begin
from tongban.actions.imports.carrying import carry_on
from tongban.core.people.actors import Role
from tongban.store.imports.kinds import Format
from tongban.store.imports.models import ImportRun

__all__ = ["city", "clock", "officer_of", "outside", "published"]

ENDINGS = {
    Format.WORKBOOK: "xlsx",
    Format.NATIONAL: "zip",
    Format.CPSV: "jsonld",
    Format.MODEL: "json",
    Format.HEADINGS: "json",
}


@pytest.fixture
def keeper(published, officer_of):
    """Return who keeps the catalogue of the whole city."""
    return officer_of("data_bureau", Role.ITEM_ADMINISTRATOR)


@pytest.fixture
def handed_in(keeper, outside):
    """Return what hands in a file and has the worker go on until nothing is left to do."""

    def hand_in(form: Format, content: bytes, *, by=None, work: bool = True) -> ImportRun:
        name = f"items.{ENDINGS[form]}"
        run = begin(by or keeper, form, [content], outside, name=name)
        while work and carry_on(outside):
            pass
        return ImportRun.objects.get(pk=run)

    return hand_in


@pytest.fixture
def path(tmp_path) -> Path:
    return tmp_path / "file"
