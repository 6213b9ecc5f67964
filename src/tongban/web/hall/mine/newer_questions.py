"""What only a newer version asks (新版要问的): told beside the offer, by the same inputs as a form.

The answers are kept sealed in the session until the applicant agrees; nothing else is changed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext

from tongban.actions.targets import published
from tongban.core.cases.verbs.rebasing import Newer
from tongban.core.catalog.elements import DataElement, Value
from tongban.core.vocabulary.errors import InvalidValue
from tongban.web.components import fields, labels, lists, navigation
from tongban.web.components.component import Content
from tongban.web.components.sections import PostForm, Section
from tongban.web.components.sentences import refusal
from tongban.web.hall.asking import answers
from tongban.web.hall.asking.answers import Told
from tongban.web.hall.asking.fields import field_for, read_field

TELL, AGAIN = "tell", "again"
_KIND = "newer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What was posted: the values that are right, a sentence for each that is not."""

    values: Mapping[str, Value]
    errors: Mapping[str, str]


def told(request: HttpRequest, case: UUID) -> Told:
    """Return what the applicant told for the newer version of a case so far."""
    return answers.read(request, _KIND, str(case), published().catalogue.elements)


def keep(request: HttpRequest, case: UUID, values: Mapping[str, Value]) -> None:
    """Keep more answers until they agree."""
    known = told(request, case)
    answers.keep(request, _KIND, str(case), Told(answers={**known.answers, **values}))


def forget(request: HttpRequest, case: UUID) -> None:
    """Forget the answers: they were used, or are to be given anew."""
    answers.forget(request, _KIND, str(case))


def read(request: HttpRequest, newer: Newer) -> Answered:
    """Read what was posted to the questions of a newer version."""
    values: dict[str, Value] = {}
    errors: dict[str, str] = {}
    for element, _ in _asked(newer):
        try:
            values[element.code] = read_field(element, request.POST)
        except InvalidValue as fault:
            errors[element.code] = refusal(fault)
    return Answered(values=values, errors=errors)


def inputs(
    newer: Newer,
    *,
    written: Mapping[str, list[str]] | None = None,
    errors: Mapping[str, str] | None = None,
) -> tuple[fields.Field, ...]:
    """Return an input for each question; `written` comes back as it was."""
    return tuple(
        field_for(
            element,
            label=words,
            written=written,
            error=(errors or {}).get(element.code, ""),
        )
        for element, words in _asked(newer)
    )


def asking(shown: tuple[fields.Field, ...]) -> Content:
    """Return the form that asks."""
    button = navigation.Button(words=gettext("继续"), name="answer", value=TELL)
    return Section(
        title=gettext("新版还要问您"), body=PostForm(body=shown, buttons=button), id="questions"
    )


def answered(values: Mapping[str, Value]) -> Content:
    """Return what was told, and the way to tell it anew."""
    if not values:
        return ""
    elements = published().catalogue.elements
    rows = tuple(
        lists.SummaryRow(key=elements[code].label, value=labels.value(elements[code], value))
        for code, value in values.items()
    )
    again = navigation.Button(
        words=gettext("重新回答"),
        kind=navigation.ButtonKind.SECONDARY,
        name="answer",
        value=AGAIN,
    )
    return Section(
        title=gettext("您的回答"),
        body=(lists.SummaryList(rows=rows), PostForm(body="", buttons=again)),
    )


def _asked(newer: Newer) -> Iterator[tuple[DataElement, str]]:
    """Yield each element to ask for, with the words in which the newer version asks."""
    elements = published().catalogue.elements
    words = {one.element: one.words for one in newer.item.questions}
    for code in newer.questions:
        yield elements[code], words.get(code, elements[code].label)
