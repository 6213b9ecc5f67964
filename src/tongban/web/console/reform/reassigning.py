"""Another owner or another day (调整责任): the form on the page of a measure, and what it asks."""

from collections.abc import Mapping

from django.http import HttpRequest
from django.utils.translation import gettext

from tongban.actions.reform import measures
from tongban.actions.reform.measures import Charge
from tongban.actions.targets import published
from tongban.core.reform.measure_state import MeasureState
from tongban.core.vocabulary.errors import InvalidValue
from tongban.store.reform.queries import OpenedMeasure
from tongban.web.components import fields
from tongban.web.components.component import Component
from tongban.web.console.reform.days import day_field, day_in
from tongban.web.console.requests import officer_of, outside_of


def asking(opened: OpenedMeasure) -> tuple[Component, ...]:
    """Return what is asked: who, until when, and why it changes."""
    departments = published().catalogue.departments.items()
    return (
        fields.Select(
            name="owner",
            label=gettext("责任部门"),
            choices=tuple(
                fields.Choice(value=code, label=one.short_name) for code, one in departments
            ),
            value=opened.state.owner,
        ),
        day_field(gettext("完成期限"), shown=opened.state.due_on),
        fields.Textarea(name="reason", label=gettext("为什么调整"), rows=2),
    )


def reassigned(
    request: HttpRequest, opened: OpenedMeasure, posted: Mapping[str, str]
) -> MeasureState:
    """Write down what was posted.

    Raises:
        InvalidValue: for a department that there is not, or a day that is none.
    """
    owner = posted.get("owner", "")
    if owner not in published().catalogue.departments:
        raise InvalidValue("measure", "请选择责任部门")
    return measures.reassign(
        officer_of(request),
        opened.id,
        outside_of(request),
        charge=Charge(owner=owner, due_on=day_in(posted)),
        reason=posted.get("reason", ""),
    )
