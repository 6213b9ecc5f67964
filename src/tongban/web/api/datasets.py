"""The data catalogue for programs (数据目录): which registers are published, and what they tell.

The public learns which data a department holds and shares (政务数据共享条例 §16), not by what
system or under what column names; those are for departments, on their own pages.
"""

from typing import Annotated, Final

from django.http import HttpRequest
from ninja import Path, Query, Router, Schema
from pydantic import Field

from tongban.actions.exchange.documents import offered
from tongban.actions.targets import published
from tongban.core.catalog.datasets import Sharing
from tongban.core.exchange.resources import DataResource, Opening
from tongban.core.vocabulary.errors import NotFound
from tongban.web.api.shapes import Code

router: Final = Router(tags=["Data catalogue"])
MOST: Final = 100


class Told(Schema):
    """A data element that a dataset tells or is asked by."""

    element: str = Field(description="Code of the data element.")
    label: str = Field(description="Its name.")


class Dataset(Schema):
    """A published dataset."""

    code: str
    name: str
    holder: str = Field(description="Code of the department that answers for it.")
    summary: str
    sharing: Sharing = Field(description="How departments may have it.")
    opening: Opening = Field(description="Whether the public may have it.")
    basis: str = Field(description="The provision by which it is not shared freely, or empty.")
    update_cycle: str
    areas: list[str] = Field(description="Administrative divisions that it covers; none: all.")
    asked_by: list[Told] = Field(description="What a record is found by.")
    tells: list[Told] = Field(description="What it tells of a record.")
    proves: list[str] = Field(description="Evidence that need not be handed in where it answers.")


class DatasetPage(Schema):
    """A page of datasets, by code."""

    datasets: list[Dataset]
    next: str = Field(description="What to send as `after` for the next page; empty at the end.")


class DatasetsAsked(Schema):
    """Which page of the datasets."""

    after: Code | None = Field(None, description="`next` of the page before.")
    limit: Annotated[int, Field(ge=1, le=MOST)] = 30


@router.get("datasets", response=DatasetPage, summary="List datasets", operation_id="listDatasets")
def datasets(request: HttpRequest, asked: Query[DatasetsAsked]) -> DatasetPage:
    """Return a page of the published datasets, by code."""
    del request
    catalogue = published().catalogue
    labels = {code: one.label for code, one in catalogue.elements.items()}
    every = sorted(offered(catalogue), key=lambda one: one.code)
    later = [one for one in every if one.code > (asked.after or "")]
    page = later[: asked.limit]
    following = page[-1].code if len(later) > len(page) else ""
    return DatasetPage(datasets=[_told(one, labels) for one in page], next=following)


@router.get(
    "datasets/{slug:code}",
    response=Dataset,
    summary="Read a dataset",
    operation_id="readDataset",
)
def dataset(request: HttpRequest, code: Path[Code]) -> Dataset:
    """Return one published dataset."""
    del request
    catalogue = published().catalogue
    labels = {element: one.label for element, one in catalogue.elements.items()}
    for one in offered(catalogue):
        if one.code == code:
            return _told(one, labels)
    raise NotFound(f"no published dataset {code!r}")


def _told(one: DataResource, labels: dict[str, str]) -> Dataset:
    return Dataset(
        code=one.code,
        name=one.name,
        holder=one.holder,
        summary=one.summary,
        sharing=one.sharing,
        opening=one.opening,
        basis="" if one.basis is None else str(one.basis),
        update_cycle=one.update_cycle,
        areas=list(one.areas),
        asked_by=[Told(element=code, label=labels.get(code, code)) for code in one.keys],
        tells=[Told(element=code, label=labels.get(code, code)) for code in one.serves],
        proves=list(one.proves),
    )
