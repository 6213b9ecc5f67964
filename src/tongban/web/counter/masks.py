"""What an officer sees of a person (脱敏显示): the one place through which personal values pass.

`core.people.masking` decides by what the officer is to the case. A test holds that no other module
of the counter or the console reads a number, a telephone or a party of a case.
"""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext, gettext_lazy

from tongban.core.catalog.elements import DataElement, Sensitivity, Value
from tongban.core.people.masking import Sight, Viewer, masked, masked_text
from tongban.core.people.representation import Capacity
from tongban.store.cases.queries.records import CaseRecord
from tongban.web.components import labels

CLOSED = gettext_lazy("与本部门环节无关，不显示")
AGENTS = {
    Capacity.GUARDIAN.value: gettext_lazy("监护人"),
    Capacity.LEGAL_REPRESENTATIVE.value: gettext_lazy("法定代表人"),
    Capacity.AGENT.value: gettext_lazy("受委托人"),
}


def shown(viewer: Viewer, element: DataElement, value: Value) -> str:
    """Return a value of an element as this officer may see it."""
    match viewer.sight(element.sensitivity):
        case Sight.WHOLE:
            return labels.value(element, value)
        case Sight.CLOSED:
            return str(CLOSED)
        case Sight.MASKED:
            return masked(value) or labels.value(element, value)


def applicant_words(viewer: Viewer, applicant: Mapping[str, Any]) -> str:
    """Return the applicant; the number, always covered, only where the department leads the case.

    The bar stays in sight of whoever passes the counter; the facts show the whole number.
    """
    if not viewer.leads:
        return str(applicant["name"])
    return gettext("%(name)s（%(number)s）") % {
        "name": applicant["name"],
        "number": masked_text(str(applicant["number"])),
    }


def organisation_words(viewer: Viewer, applicant: Mapping[str, Any]) -> str:
    """Return for which organisation somebody applies; empty for nobody, or nobody's business."""
    code = applicant.get("acting_for")
    if not code or not viewer.leads:
        return ""
    name = applicant.get("acting_name")
    return f"{name}（{code}）" if name else str(code)


def agent_words(applicant: Mapping[str, Any]) -> str:
    """Return who acts for the person whose application it is, and as what; empty for nobody."""
    agent = applicant.get("agent")
    if not agent or applicant.get("acting_for"):
        return ""
    words = AGENTS.get(agent["capacity"], AGENTS[Capacity.AGENT.value])
    if agent.get("paper"):
        return gettext("%(name)s（%(capacity)s，凭纸质委托书）") % {
            "name": agent["name"],
            "capacity": words,
        }
    return gettext("%(name)s（%(capacity)s）") % {"name": agent["name"], "capacity": words}


def listed_name(viewer: Viewer, name: str) -> str:
    """Return an applicant's name as a list or a file shows it."""
    whole = viewer.sight(Sensitivity.PERSONAL) is Sight.WHOLE
    return name if whole else masked_text(name)


def party_of(case: CaseRecord) -> str:
    """Return whose case it is, by number, for counting looks and not for showing."""
    return str(case.applicant.get("acting_for") or case.applicant["number"])


def covered(text: str) -> str:
    """Return a personal text with its middle covered, whoever looks."""
    return masked_text(text)
