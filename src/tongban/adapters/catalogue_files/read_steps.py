"""Steps (环节), outputs (结果) and special procedures (特别程序) of an item file."""

from tongban.adapters.catalogue_files.fields import Fields
from tongban.core.catalog.steps import Output, OutputKind, SpecialProcedure, Step, StepKind


def read_step(fields: Fields) -> Step | None:
    """Build one step."""
    return fields.build(
        lambda: Step(
            id=fields.text("id"),
            name=fields.text("name"),
            department=fields.text("department"),
            limit=fields.limit("limit"),
            kind=fields.choice("kind", StepKind, StepKind.WORK),
            waits_for=fields.texts("waits_for"),
            needed_when=fields.condition("needed_when"),
            presence=fields.text("presence", ""),
            requirements=fields.text("requirements", ""),
            officers=fields.integer("officers", 1),
            basis=fields.citations("basis"),
        )
    )


def read_output(fields: Fields) -> Output | None:
    """Build one result."""
    return fields.build(
        lambda: Output(
            code=fields.text("code"),
            name=fields.text("name"),
            kind=fields.choice("kind", OutputKind),
            evidence=fields.optional_text("evidence"),
            certificate_type=fields.optional_text("certificate_type"),
            settles=fields.texts("settles"),
            needs=fields.texts("needs"),
            validity=fields.optional_limit("validity"),
            renews=fields.yes_no("renews", default=False),
        )
    )


def read_special_procedure(fields: Fields) -> SpecialProcedure | None:
    """Build one special procedure."""
    return fields.build(
        lambda: SpecialProcedure(
            id=fields.text("id"),
            name=fields.text("name"),
            limit=fields.limit("limit"),
            basis=fields.citation("basis"),
        )
    )
