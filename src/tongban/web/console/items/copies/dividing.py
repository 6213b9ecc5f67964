"""Divide an item by one of its questions (按问题划分办理项): a handled item for each answer."""

from django.utils.translation import gettext

from tongban.core.authoring.edits import AddPart, Edit
from tongban.core.authoring.handling import divided_by
from tongban.core.authoring.sections import Section
from tongban.core.catalog.elements import DataElement, ValueKind
from tongban.web.components.component import Content
from tongban.web.components.fields import Choice, Select
from tongban.web.components.navigation import Button
from tongban.web.components.navigation.buttons import ButtonKind
from tongban.web.components.sections import PostForm
from tongban.web.console.items import places
from tongban.web.console.items.desk import Desk


def dividing(desk: Desk) -> Content:
    """Return the form that divides an item which is not divided yet."""
    found = _dividing_questions(desk)
    if not desk.writable or desk.copy.item.handled or not found:
        return ""
    return PostForm(
        action=places.section(desk.key, Section.HANDLED),
        hidden=(*desk.hidden, ("act", "divide")),
        body=Select(
            name="element",
            label=gettext("按哪个问题划分"),
            hint=gettext("每个答案各成一个办理项，以后可以改名、增减。"),
            choices=tuple(Choice(value=one.code, label=one.label) for one in found),
            value=found[0].code,
        ),
        buttons=Button(words=gettext("按这个问题划分"), kind=ButtonKind.SECONDARY),
    )


def division(desk: Desk, code: str) -> tuple[Edit, ...]:
    """Return the edits that divide an item by a question; none where it cannot be divided by it."""
    element = next((one for one in _dividing_questions(desk) if one.code == code), None)
    if element is None or desk.copy.item.handled:
        return ()
    handled = divided_by(desk.copy.item, element)
    return tuple(AddPart(section=Section.HANDLED, part=one) for one in handled)


def _dividing_questions(desk: Desk) -> tuple[DataElement, ...]:
    asked = (desk.catalogue.elements.get(one.element) for one in desk.copy.item.questions)
    kinds = (ValueKind.CHOICE, ValueKind.YES_NO)
    return tuple(one for one in asked if one is not None and one.kind in kinds)
