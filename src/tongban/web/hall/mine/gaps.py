"""What is to be put right (补正内容): each gap by its name, why, and what brought it to light.

行政许可法 §32, §72: a later notice may add only what a correction brought to light, so the
applicant is told which correction that was.
"""

from django.utils.translation import gettext

from tongban.actions.targets import published
from tongban.core.cases.submissions import Gap
from tongban.core.catalog.items import ServiceItem


def requirement_names(item: ServiceItem) -> dict[str, str]:
    """Return the names of what an item asks for, by id."""
    return {need.id: need.name for need in item.requirements}


def subject_name(subject: str, item: ServiceItem) -> str:
    """Return what a gap is about: the name of a paper or the label of an answer."""
    element = published().catalogue.elements.get(subject)
    return requirement_names(item).get(subject) or (element.label if element else subject)


def why(gap: Gap, item: ServiceItem) -> str:
    """Return why something is to be put right, and why it is only said now."""
    if gap.arises_from is None:
        return gap.why
    source = subject_name(gap.arises_from, item)
    return gettext("%(why)s（补正“%(source)s”以后才发现）") % {"why": gap.why, "source": source}
