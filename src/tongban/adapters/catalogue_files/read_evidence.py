"""Evidence (电子目录) as it stands in `evidence/*.yaml`, and what items require of it."""

from tongban.adapters.catalogue_files.fields import Fields
from tongban.core.catalog.evidence import (
    EvidenceKind,
    EvidenceRequirement,
    EvidenceSource,
    EvidenceType,
    Trust,
)


def read_evidence_type(code: str, fields: Fields) -> EvidenceType | None:
    """Build one document of the catalogue."""
    return fields.build(
        lambda: EvidenceType(
            code=code,
            name=fields.text("name"),
            kind=fields.choice("kind", EvidenceKind, EvidenceKind.CERTIFICATE),
            source=fields.choice("source", EvidenceSource, EvidenceSource.GOVERNMENT),
            proves=fields.texts("proves"),
            issuer=fields.optional_text("issuer"),
            certificate_type=fields.optional_text("certificate_type"),
            issuer_note=fields.text("issuer_note", ""),
            aliases=fields.texts("aliases"),
            blank_form=fields.text("blank_form", ""),
            filling_notes=fields.text("filling_notes", ""),
        )
    )


def read_requirement(fields: Fields) -> EvidenceRequirement | None:
    """Build one requirement; `alternatives` may name one document, or lists that go together.

    Evidence that may follow later or be declared is not what decides the case, so `primary`
    defaults to the opposite of `deferrable`.
    """
    return fields.build(
        lambda: EvidenceRequirement(
            id=fields.text("id"),
            name=fields.text("name"),
            alternatives=fields.text_lists("alternatives"),
            basis=fields.citations("basis"),
            needed_when=fields.condition("needed_when"),
            deferrable=fields.yes_no("deferrable", default=False),
            primary=fields.yes_no(
                "primary", default=not fields.yes_no("deferrable", default=False)
            ),
            declarable=fields.yes_no("declarable", default=False),
            original_seen=fields.yes_no("original_seen", default=False),
            copies=fields.integer("copies", 1),
            medium=fields.text("medium", "电子"),
            acceptance_standard=fields.text("acceptance_standard", ""),
            least_trust=fields.choice("least_trust", Trust, Trust.DECLARED),
        )
    )
