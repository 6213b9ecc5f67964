"""The catalogue for programs (事项目录): lists in pages, search, and one version as a model."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Final, Literal

from django.http import HttpRequest
from ninja import Path, Query, Router, Schema
from pydantic import Field, StringConstraints

from tongban.actions.searching import LONGEST_QUERY, find
from tongban.actions.targets import published
from tongban.adapters.modelling_json import model_schema, write_model
from tongban.core.catalog.items import Audience
from tongban.core.catalog.selection import selection
from tongban.core.vocabulary.errors import NotFound
from tongban.store.catalog.listing import PAGE, ItemFilters, ItemLine, items_page
from tongban.store.catalog.queries import listed_journeys
from tongban.web.api.outside import outside_of
from tongban.web.api.shapes import CODE, LONGEST_CODE, Code, Document, Listed

router: Final = Router(tags=["Catalogue"])

_PLACE: Final = CODE[1:-1]
Words = Annotated[
    str, StringConstraints(min_length=1, max_length=LONGEST_QUERY, pattern=r"^[^\x00-\x1f\x7f]+$")
]


class ListedItem(Listed):
    """An item in force."""

    audiences: list[Audience] = Field(description="For whom it is.")
    version: int = Field(description="The version in force.", ge=1)
    published_at: datetime = Field(description="When that version was published.")


class ItemPage(Schema):
    """A page of items, by department and code."""

    items: list[ListedItem]
    next: str = Field(description="What to send as `after` for the next page; empty at the end.")


class ItemsAsked(Schema):
    """What narrows a list of items."""

    department: Code | None = Field(None, description="Only items of this department.")
    audience: Audience | None = Field(None, description="Only items for such applicants.")
    after: str | None = Field(
        None,
        description="`next` of the page before.",
        max_length=2 * LONGEST_CODE + 1,
        pattern=f"^{_PLACE}:{_PLACE}$",
    )


class ListedJourney(Listed):
    """A journey (several items as one) in force; `department` leads it."""


class Journeys(Schema):
    """Every journey in force, by name."""

    journeys: list[ListedJourney]


class Hit(Listed):
    """One thing found."""

    kind: Literal["item", "journey"]
    available: bool = Field(description="False while it takes no applications.")


class Found(Schema):
    """What was found, the best first."""

    hits: list[Hit]


class SearchAsked(Schema):
    """What is looked for."""

    q: Words = Field(description="Words that people use.", examples=["餐饮"])
    limit: int = Field(20, ge=1, le=50, description="At most so many.")


@router.get("items", response=ItemPage, summary="List items in force", operation_id="listItems")
def items(request: HttpRequest, asked: Query[ItemsAsked]) -> ItemPage:
    """Return a page of up to 30 items in force, by department and code."""
    del request
    audience = "" if asked.audience is None else asked.audience.value
    filters = ItemFilters(department=asked.department or "", audience=audience)
    department, _, code = (asked.after or "").partition(":")
    lines = items_page(filters, after=(department, code) if asked.after else None)
    return ItemPage(items=[_line(one) for one in lines[:PAGE]], next=_next(lines))


@router.get(
    "items/{slug:code}",
    response=Document,
    summary="Read an item as a model",
    operation_id="readItem",
)
def item(request: HttpRequest, code: Path[Code]) -> Document:
    """Return the version in force with all elements, evidence and registers that it speaks of.

    The document follows the schema that `readItemSchema` returns.
    """
    del request
    catalogue = published().catalogue
    if code not in catalogue.items:
        raise NotFound(f"no published item {code!r}")
    model: Document = json.loads(write_model(selection(catalogue, [code])))
    return model


@router.get(
    "item-schema",
    response=Document,
    summary="Read the schema of item models",
    operation_id="readItemSchema",
)
def item_schema(request: HttpRequest) -> Document:
    """Return the JSON Schema (2020-12) of the documents that `readItem` returns."""
    del request
    return model_schema()


@router.get("journeys", response=Journeys, summary="List journeys", operation_id="listJourneys")
def journeys(request: HttpRequest) -> Journeys:
    """Return every journey in force, by name."""
    del request
    return Journeys(
        journeys=[
            ListedJourney(
                code=one.code, name=one.name, department=one.department, summary=one.summary
            )
            for one in listed_journeys()
        ]
    )


@router.get("search", response=Found, summary="Find items and journeys", operation_id="search")
def search(request: HttpRequest, asked: Query[SearchAsked]) -> Found:
    """Return the items and journeys that fit the words, those out of service too."""
    found = find(asked.q, outside_of(request), limit=asked.limit)
    return Found(
        hits=[
            Hit(
                kind=hit.kind.value,
                code=hit.code,
                name=hit.title,
                department=hit.department,
                summary=hit.summary,
                available=(hit.kind, hit.code) not in found.out,
            )
            for hit in found.hits
        ]
    )


def _line(line: ItemLine) -> ListedItem:
    one = line.listed
    return ListedItem(
        code=one.code,
        name=one.name,
        department=one.department,
        summary=one.summary,
        audiences=[Audience(word) for word in one.audiences],
        version=line.version,
        published_at=line.published_at,
    )


def _next(lines: Sequence[ItemLine]) -> str:
    """Return the place after this page, empty when it is the last."""
    if len(lines) <= PAGE:
        return ""
    last = lines[PAGE - 1].listed
    return f"{last.department}:{last.code}"
