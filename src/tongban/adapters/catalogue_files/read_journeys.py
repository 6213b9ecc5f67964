"""Journeys (一件事) as they stand in `journeys/*.yaml`: one file, one life or business event."""

from tongban.adapters.catalogue_files.fields import Fields
from tongban.adapters.catalogue_files.read_items import read_legal_basis, read_question
from tongban.core.journeys.definitions import EventKind, Journey, SubItem


def read_journey(fields: Fields) -> Journey | None:
    """Build one journey from its file."""
    return fields.build(
        lambda: Journey(
            code=fields.text("code"),
            version=fields.integer("version", 1),
            name=fields.text("name"),
            event=fields.choice("event", EventKind),
            lead=fields.text("lead"),
            sub_items=fields.each("sub_items", _sub_item, named="item"),
            summary=fields.text("summary", ""),
            keywords=fields.texts("keywords"),
            basis=fields.each("basis", read_legal_basis, named="citation"),
            questions=fields.each("questions", read_question, named="element"),
            effective_from=fields.day("effective_from"),
            local_notes=fields.texts("local_notes"),
        )
    )


def _sub_item(fields: Fields) -> SubItem | None:
    return fields.build(
        lambda: SubItem(
            item=fields.text("item"),
            optional=fields.yes_no("optional", default=False),
            offered_when=fields.condition("offered_when"),
            note=fields.text("note", ""),
        )
    )
