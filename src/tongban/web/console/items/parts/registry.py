"""Which form belongs to which section (登记)."""

from collections.abc import Mapping
from typing import Final

from tongban.core.authoring.sections import Section
from tongban.web.console.items.parts import asked, described, done, proved
from tongban.web.console.items.parts.form import PartForm

_FORMS: Final = (
    described.LegalBasisForm,
    asked.QuestionForm,
    proved.ConditionForm,
    proved.RequirementForm,
    asked.FieldForm,
    done.StepForm,
    done.OutputForm,
    done.FeeForm,
    done.SpecialProcedureForm,
    described.IntermediaryForm,
    described.FaqForm,
    done.HandledForm,
    asked.ElementForm,
    proved.EvidenceTypeForm,
    described.LawForm,
)
FORMS: Final[Mapping[Section, type[PartForm]]] = {one.section: one for one in _FORMS}
