"""Laws (法律法规) as they stand in `laws.yaml`: each cited law once, with number, level and end.

A catalogue may cite only what is listed here, so a mistyped title is an error with a line, and a
repealed law is found by the lint rule on repealed bases.
"""

from dataclasses import dataclass
from datetime import date

from tongban.adapters.catalogue_files.fields import Fields
from tongban.core.vocabulary.citations import Citation, LegalLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """One law that the city cites, by its short name (法律法规)."""

    citation: Citation
    repealed_on: date | None = None


def read_law(name: str, fields: Fields) -> Law | None:
    """Build one law; its key is the short name by which files cite it."""
    return fields.build(
        lambda: Law(
            citation=Citation(
                law=name,
                number=fields.optional_text("number"),
                article=None,
                level=fields.choice("level", LegalLevel),
            ),
            repealed_on=fields.optional_day("repealed_on"),
        )
    )
