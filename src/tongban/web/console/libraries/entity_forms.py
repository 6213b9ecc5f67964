"""What can be done about an entity (更正和拆分的表单), and what was typed into it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext

from tongban.store.libraries.queries import OpenedEntity
from tongban.web.components import fields, messages, navigation
from tongban.web.components.component import Component
from tongban.web.components.sections import PostForm, Section

LONGEST: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What was typed for an act that was not taken: by field of its form, and what is wrong."""

    verb: str = ""
    values: tuple[tuple[str, str], ...] = ()
    wrong: tuple[tuple[str, str], ...] = ()
    news: messages.Notification | None = None


NOTHING_TYPED: Final = Typed()


def asked_of(found: OpenedEntity, typed: Typed) -> Iterator[tuple[str, fields.Field]]:
    """Yield each question with the act to which it belongs."""
    if found.state.into or not found.records:
        return
    if found.state.proposal is not None:
        yield "drop", _reason("drop", gettext("不予更正的理由"), typed)
    else:
        yield from (("propose", one) for one in _to_propose(found, typed))
    if len(found.records) > 1:
        yield from (("take-apart", one) for one in _to_take_apart(found, typed))


def _to_propose(found: OpenedEntity, typed: Typed) -> Iterator[fields.Field]:
    kept, wrong = _kept("propose", typed), _wrong("propose", typed)
    yield fields.Select(
        name="field",
        form="propose",
        label=gettext("要更正的字段"),
        choices=tuple(
            fields.Choice(value=one.code, label=one.label) for one in found.library.fields
        ),
        value=kept.get("field", ""),
        error=wrong.get("field", ""),
    )
    yield fields.TextInput(
        name="value",
        form="propose",
        label=gettext("正确的内容"),
        value=kept.get("value", ""),
        error=wrong.get("value", ""),
    )
    yield _reason("propose", gettext("更正的依据"), typed)


def _to_take_apart(found: OpenedEntity, typed: Typed) -> Iterator[fields.Field]:
    yield fields.Select(
        name="record",
        form="take-apart",
        label=gettext("不属于这个主体的记录"),
        choices=tuple(
            fields.Choice(
                value=str(one.id),
                label=f"{found.library.source(one.register).name} {one.key}",
            )
            for one in found.records
        ),
        value=_kept("take-apart", typed).get("record", ""),
        error=_wrong("take-apart", typed).get("record", ""),
    )
    yield _reason("take-apart", gettext("拆分的理由"), typed)


def _reason(verb: str, label: str, typed: Typed) -> fields.Field:
    return fields.Textarea(
        name="reason",
        form=verb,
        label=label,
        value=_kept(verb, typed).get("reason", ""),
        rows=3,
        limit=LONGEST,
        error=_wrong(verb, typed).get("reason", ""),
    )


def _kept(verb: str, typed: Typed) -> dict[str, str]:
    return dict(typed.values) if typed.verb == verb else {}


def _wrong(verb: str, typed: Typed) -> dict[str, str]:
    return dict(typed.wrong) if typed.verb == verb else {}


def forms_of(
    found: OpenedEntity, asked: tuple[tuple[str, fields.Field], ...]
) -> Iterator[Component]:
    """Yield a form for each act that the entity is ready for."""
    proposal = found.state.proposal
    if proposal is not None:
        labels = {field.code: field.label for field in found.library.fields}
        yield messages.Inset(
            body=gettext("%(name)s提出：%(label)s更正为“%(value)s”。须由另一名同事同意。")
            % {
                "name": proposal.by.name,
                "label": labels.get(proposal.field, proposal.field),
                "value": proposal.value,
            }
        )
        yield _form(found, "agree", gettext("同意更正"), ())
    titles = {
        "drop": gettext("不予更正"),
        "propose": gettext("提出更正"),
        "take-apart": gettext("拆出一条记录"),
    }
    for verb, title in titles.items():
        questions = tuple(field for name, field in asked if name == verb)
        if questions:
            yield Section(title=title, body=_form(found, verb, title, questions))


def _form(
    found: OpenedEntity, verb: str, words: str, questions: tuple[fields.Field, ...]
) -> Component:
    primary = verb == "agree"
    return PostForm(
        action=reverse("console:library_entity_act", args=[found.code, verb]),
        hidden=(("revision", str(found.revision)),),
        body=questions or "",
        buttons=navigation.Button(
            words=words,
            kind=navigation.ButtonKind.PRIMARY if primary else navigation.ButtonKind.SECONDARY,
        ),
    )
