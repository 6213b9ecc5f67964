"""What a page of the form is made of: rows that are known, inputs for the rest."""

from collections.abc import Mapping

from django.utils.translation import gettext

from tongban.core.catalog.elements import DataElement, Value, ValueKind
from tongban.core.guides.outcomes import FieldLine
from tongban.core.people.facts import Fact, FactSource
from tongban.web.components import fields, labels, lists, messages, navigation
from tongban.web.components.autosave import AutosavedForm, SavedNote
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, Section
from tongban.web.components.words import joined, plain_date
from tongban.web.hall import places
from tongban.web.hall.applying import paths, records
from tongban.web.hall.applying.reading import Reading
from tongban.web.hall.applying.topics import Topic, is_asked, is_optional
from tongban.web.hall.asking.fields import field_for

SIGNED_IN_AS = frozenset({"person.identity_number", "person.name", "enterprise.credit_code"})
"""What signing in proves is corrected where one is registered, not here."""


def form_page(
    reading: Reading,
    topic: Topic,
    *,
    typed: Mapping[str, list[str]] | None = None,
    errors: Mapping[str, str] | None = None,
    more: str = "",
) -> Page:
    """Return one page of the form; `typed` comes back as it was, `more` adds a row to a list."""
    shown: list[fields.Field] = []
    parts: list[Component] = []
    for line in topic.asked:
        inputs, part = _input(line, typed=typed, errors=errors or {}, more=more)
        shown += inputs
        parts.append(part)
    return Page(
        title=topic.title,
        caption=reading.title,
        back=navigation.BackLink(href=places.draft(reading.id)),
        errors=messages.ErrorSummary.of(shown),
        body=(*_known(reading, topic), *_form(reading, topic, parts)),
    )


def _known(reading: Reading, topic: Topic) -> tuple[Component, ...]:
    rows = tuple(known_row(reading, line) for line in topic.told)
    if not rows:
        return ()
    return (Section(title=gettext("已经知道的，不用填"), body=lists.SummaryList(rows=rows)),)


def known_row(reading: Reading, line: FieldLine) -> lists.SummaryRow:
    """Return a fact with where it is from, and the way to say that it is wrong."""
    fact, element = line.fact, line.element
    if fact is None:
        return lists.SummaryRow(key=element.label, value=gettext("没有填写"))
    return lists.SummaryRow(
        key=element.label,
        value=value_words(element, fact.value),
        source=source_words(fact),
        actions=_ways_to_dispute(reading, line),
    )


def _ways_to_dispute(reading: Reading, line: FieldLine) -> tuple[navigation.Link, ...]:
    """Return the way to say that a fact is wrong, unless it is not for us to change."""
    element, fact = line.element, line.fact
    if not may_dispute(line) or fact is None:
        return ()
    disputed = fact.source is FactSource.DISPUTED_BY_APPLICANT
    return (
        navigation.Link(
            words=gettext("修改异议") if disputed else gettext("信息不对？"),
            href=paths.dispute(reading.id, element.code),
            about=element.label,
        ),
    )


def may_dispute(line: FieldLine) -> bool:
    """Tell whether the person may say that the value is wrong."""
    of_ours = not is_asked(line) and line.element.kind is not ValueKind.RECORDS
    return of_ours and line.element.code not in SIGNED_IN_AS


def source_words(fact: Fact) -> str:
    """Return where a fact is from and as of when."""
    return joined((fact.origin, plain_date(fact.as_of)), "，")


def value_words(element: DataElement, value: Value) -> Content:
    """Return a value as a page shows it, records line by line."""
    if element.kind is ValueKind.RECORDS and value:
        return lists.PlainList(items=records.record_words(element, value))
    return labels.value(element, value)


def _form(reading: Reading, topic: Topic, parts: list[Component]) -> tuple[Component, ...]:
    if not parts:
        back = navigation.Button(words=gettext("返回"), href=places.draft(reading.id))
        return (navigation.Buttons(items=(back,)),)
    return (
        AutosavedForm(
            action=paths.form(reading.id, topic.code),
            save=paths.saving(reading.id, topic.code),
            note=SavedNote(revision=reading.draft.revision),
            body=_under_heading(topic, parts),
            buttons=(
                navigation.Button(words=gettext("保存并继续")),
                navigation.Button(
                    words=gettext("先保存，以后再填"),
                    kind=navigation.ButtonKind.SECONDARY,
                    name="later",
                    value="1",
                ),
            ),
        ),
    )


def _under_heading(topic: Topic, parts: list[Component]) -> Content:
    """Return the inputs, under a heading of their own where something stands above them."""
    if not topic.told:
        return tuple(parts)
    return Section(title=gettext("请您填写"), body=tuple(parts))


def _input(
    line: FieldLine,
    *,
    typed: Mapping[str, list[str]] | None,
    errors: Mapping[str, str],
    more: str,
) -> tuple[list[fields.Field], Component]:
    element = line.element
    value = line.fact.value if line.fact else None
    if element.kind is ValueKind.RECORDS:
        written = len(value) if isinstance(value, tuple) else 0
        rows = records.rows_typed(element, typed) if typed else written
        return records.inputs(
            element,
            value,
            written=typed,
            rows=rows + (more == element.code),
            errors=errors,
        )
    field = field_for(
        element,
        value=value,
        written=typed,
        error=errors.get(element.code, ""),
        optional=is_optional(line),
    )
    return [field], field
