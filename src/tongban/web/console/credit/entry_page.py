"""One entry (名单记录): what it says, what happened, and what the officer can do about it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_safe

from tongban.actions.audit import note
from tongban.actions.targets import published
from tongban.core.credit.entries import COUNTING, EntryStatus
from tongban.core.vocabulary.errors import NotFound
from tongban.store.credit.queries import OpenedEntry, entry_for
from tongban.store.sealing import blind_index
from tongban.web.components import credit, fields, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Words
from tongban.web.components.sections import Page, PostForm, Section, SideBySide, show
from tongban.web.components.words import written_date
from tongban.web.console.credit.listing import STEWARDS
from tongban.web.console.requests import officer_of, outside_of

LONGEST: Final = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """Something to do: its button, and how its reason is asked for; no label asks for none."""

    name: str
    words: Words
    reason: Words = ""
    kind: navigation.ButtonKind = navigation.ButtonKind.PRIMARY


_SECOND: Final = navigation.ButtonKind.SECONDARY
_WARNING: Final = navigation.ButtonKind.WARNING
VERBS: Final = {
    EntryStatus.PROPOSED: (
        Verb(name="confirm", words=gettext_lazy("确认列入")),
        Verb(
            name="drop",
            words=gettext_lazy("决定不列入"),
            reason=gettext_lazy("不予列入的理由"),
            kind=_SECOND,
        ),
    ),
    EntryStatus.REPAIR_ASKED: (
        Verb(name="take", words=gettext_lazy("受理修复申请")),
        Verb(
            name="turn-down",
            words=gettext_lazy("不受理申请"),
            reason=gettext_lazy("不予受理的理由"),
            kind=_SECOND,
        ),
    ),
    EntryStatus.REPAIR_TAKEN: (
        Verb(name="grant", words=gettext_lazy("准予修复"), reason=gettext_lazy("核实情况")),
        Verb(
            name="refuse",
            words=gettext_lazy("作出不予修复决定"),
            reason=gettext_lazy("不予修复的理由"),
            kind=_SECOND,
        ),
    ),
}
ANNUL: Final = Verb(
    name="annul",
    words=gettext_lazy("撤销列入"),
    reason=gettext_lazy("撤销的理由"),
    kind=_WARNING,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What was typed for an act that was not taken, and what to tell about it."""

    verb: str = ""
    reason: str = ""
    error: str = ""
    news: messages.Notification | None = None


NOTHING_TYPED: Final = Typed()


@officer_required(*STEWARDS)
@require_safe
def credit_entry(request: HttpRequest, entry: UUID) -> HttpResponseBase:
    """Show an entry of the department; the look is written down for whom it is about."""
    found = found_entry(request, entry)
    note(
        officer_of(request),
        "credit.open",
        f"credit:{entry}",
        concerned=[blind_index(found.number)],
        details={"list": found.entry.list},
    )
    return show(request, page_of(request, found))


def found_entry(request: HttpRequest, entry: UUID) -> OpenedEntry:
    """Return the entry of an address, if the officer's department keeps it.

    Raises:
        NotFound: the same for what never was and for what another department keeps.
    """
    found = entry_for(officer_of(request), entry)
    if found is None:
        note(officer_of(request), "credit.open", f"credit:{entry}", outcome="not_found")
        raise NotFound(f"no credit entry {entry} for this department")
    return found


def page_of(request: HttpRequest, found: OpenedEntry, typed: Typed = NOTHING_TYPED) -> Page:
    """Return the page of an entry."""
    departments = published().catalogue.departments
    forms = tuple(_forms(request, found, typed))
    wrong = (_reason(_verb(typed.verb, found), typed),) if typed.error else ()
    return Page(
        title=found.party,
        caption=credit.name(found.entry.list),
        back=navigation.BackLink(href=reverse("console:credit")),
        above=typed.news or "",
        errors=messages.ErrorSummary.of(wrong),
        wide=True,
        body=SideBySide(
            main=(
                _facts(request, found),
                Section(
                    title=gettext("经过"),
                    body=lists.Timeline(
                        moments=tuple(credit.moments(found.history, departments, named=True))
                    ),
                ),
            ),
            beside=forms,
            label=gettext("办理"),
        ),
    )


def _facts(request: HttpRequest, found: OpenedEntry) -> Component:
    outside, entry = outside_of(request), found.entry
    department = published().catalogue.departments.get(found.department)
    over = credit.ended(entry.status, entry.counts_until(outside.calendar), outside.today)
    rows = [
        lists.SummaryRow(key=gettext("状态"), value=credit.tag(entry.status, ended=over)),
        lists.SummaryRow(key=gettext("号码"), value=found.number),
        *credit.facts(
            entry, department.short_name if department else found.department, outside.calendar
        ),
    ]
    if (until := entry.answer_due(outside.calendar)) is not None:
        rows.insert(1, lists.SummaryRow(key=gettext("答复期限"), value=written_date(until)))
    return lists.SummaryList(rows=tuple(rows))


def _forms(request: HttpRequest, found: OpenedEntry, typed: Typed) -> Iterator[Component]:
    yield from _second_person(request, found)
    for verb in VERBS.get(found.entry.status, ()):
        yield Section(title=verb.words, body=_form(verb, found, typed))
    if found.entry.status in COUNTING:
        yield messages.Details(
            summary=gettext("列错了？"),
            open=typed.verb == ANNUL.name,
            body=_form(ANNUL, found, typed),
        )


def _second_person(request: HttpRequest, found: OpenedEntry) -> Iterator[Component]:
    """Say beforehand what the officer may not do because they did the step before."""
    before = {
        EntryStatus.PROPOSED: found.entry.proposed_by,
        EntryStatus.REPAIR_TAKEN: found.entry.taken_by,
    }.get(found.entry.status)
    if before == officer_of(request).staff_number:
        yield messages.Inset(body=gettext("上一步是您办的，这一步要由另一名同事办理。"))


def _form(verb: Verb, found: OpenedEntry, typed: Typed) -> Component:
    return PostForm(
        action=reverse("console:credit_act", args=[found.id, verb.name]),
        hidden=(("revision", str(found.revision)),),
        body=_reason(verb, typed) if verb.reason else "",
        buttons=navigation.Button(words=verb.words, kind=verb.kind),
    )


def _reason(verb: Verb, typed: Typed) -> fields.Field:
    mine = typed.verb == verb.name
    return fields.Textarea(
        name="reason",
        form=verb.name,
        label=verb.reason or verb.words,
        value=typed.reason if mine else "",
        rows=3,
        limit=LONGEST,
        error=typed.error if mine else "",
    )


def _verb(name: str, found: OpenedEntry) -> Verb:
    offered = (*VERBS.get(found.entry.status, ()), ANNUL)
    return next((verb for verb in offered if verb.name == name), ANNUL)
