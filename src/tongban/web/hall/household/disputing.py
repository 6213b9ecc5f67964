"""Dispute a line (提出异议): what is right instead, and why; the holder is asked to check it."""

from decimal import Decimal
from typing import Final, cast
from uuid import UUID

from django.contrib import messages as news
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from tongban.actions.exchange.household.disputing import dispute as keep_dispute
from tongban.actions.exchange.household.looking import report_of
from tongban.actions.targets import published
from tongban.actions.tickets.opening import LONGEST_WORDS
from tongban.core.catalog.elements import DataElement
from tongban.core.exchange.household.report import ReportLine
from tongban.core.exchange.household.signing import signs_for
from tongban.core.exchange.ticket_events import TicketKind
from tongban.core.exchange.tickets import LIMITS
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed, NotFound
from tongban.core.vocabulary.plain_text import plain_text
from tongban.web.components import fields, lists, messages, navigation
from tongban.web.components import households as words_of
from tongban.web.components.access import citizen_required
from tongban.web.components.sections import Page, PostForm, show
from tongban.web.components.sentences import refusal
from tongban.web.components.words import PeriodKind, written_period
from tongban.web.hall.asking.fields import field_for, read_field
from tongban.web.hall.household.reading import opened
from tongban.web.hall.visitor import citizen_of, outside_of

_WORDS: Final = "words"


@citizen_required
@require_http_methods(["GET", "HEAD", "POST"])
def dispute(
    request: HttpRequest, check: UUID, slot: int, *, source: str, element: str
) -> HttpResponseBase:
    """Take a dispute about one line that concerns the visitor or their child."""
    line = _line(request, check, slot, source=source, element=element)
    known = published().catalogue.elements[line.element]
    if request.method != "POST":
        return show(request, _page(check, line, known))
    errors: dict[str, str] = {}
    claimed, words = Decimal(0), ""
    try:
        claimed = Decimal(cast("Decimal", read_field(known, request.POST)))
    except InvalidValue as wrong:
        errors[known.code] = refusal(wrong)
    try:
        words = plain_text(request.POST.get(_WORDS, ""), multiline=True, longest=LONGEST_WORDS)
        if not words.strip():
            errors[_WORDS] = gettext("请写明哪里不对")
    except InvalidValue as wrong:
        errors[_WORDS] = refusal(wrong)
    if errors:
        typed = dict(request.POST.lists())
        return show(request, _page(check, line, known, typed=typed, errors=errors))
    return _keep(request, check, line, claimed=claimed, words=words)


def _keep(
    request: HttpRequest, check: UUID, line: ReportLine, *, claimed: Decimal, words: str
) -> HttpResponseBase:
    try:
        keep_dispute(
            citizen_of(request),
            check,
            (line.member, line.source),
            outside_of(request),
            element=line.element,
            claimed=claimed,
            words=words,
        )
    except (Conflict, NotAllowed):
        news.warning(request, gettext("这一项现在不能提出异议，请看最新进展。"))
    else:
        news.success(request, gettext("异议已转给登记部门核实；核实以前不会按它作出不利的判断。"))
    return HttpResponseRedirect(reverse("hall:household", args=[check]))


def _line(request: HttpRequest, check: UUID, slot: int, *, source: str, element: str) -> ReportLine:
    """Return a line about somebody for whom the visitor signs; the same 404 for all else."""
    kept, outside = opened(request, check, "household.dispute"), outside_of(request)
    signer = kept.member(citizen_of(request).person)
    own = signs_for(kept.check, signer, kept.members, today=outside.today) if signer else ()
    if slot in {one.slot for one in own}:
        for line in report_of(kept, outside).of(slot):
            if (line.source, line.element) == (source, element) and line.outcome is not None:
                return line
    raise NotFound("household.dispute: no such line for this person")


def _page(
    check: UUID,
    line: ReportLine,
    known: DataElement,
    *,
    typed: dict[str, list[str]] | None = None,
    errors: dict[str, str] | None = None,
) -> Page:
    catalogue = published().catalogue
    value, words = _asked(known, typed, errors or {})
    dataset = catalogue.datasets[line.source]
    limit = written_period(LIMITS[TicketKind.CORRECTION].value, PeriodKind.WORKING_DAYS)
    return Page(
        title=gettext("“%(label)s”不对？") % {"label": known.label},
        back=navigation.BackLink(href=reverse("hall:household", args=[check])),
        errors=messages.ErrorSummary.of((value, words)),
        lead=lists.Paragraph(
            body=gettext("由%(holder)s核实，%(limit)s内答复；更正以后会重新核对。")
            % {"holder": catalogue.departments[dataset.holder].short_name, "limit": limit}
        ),
        body=(
            lists.SummaryList(
                rows=(
                    lists.SummaryRow(
                        key=known.label,
                        value=words_of.told(line, catalogue),
                        source=dataset.name,
                    ),
                )
            ),
            PostForm(body=(value, words), buttons=navigation.Button(words=gettext("提出异议"))),
        ),
    )


def _asked(
    known: DataElement, typed: dict[str, list[str]] | None, wrong: dict[str, str]
) -> tuple[fields.Field, fields.Field]:
    """Return what is asked: the right value, and what is wrong."""
    value = field_for(
        known, label=gettext("正确的应该是"), written=typed, error=wrong.get(known.code, "")
    )
    words = fields.Textarea(
        name=_WORDS,
        label=gettext("哪里不对"),
        hint=gettext("例如：这辆车去年已经卖了，还没有过户。"),
        value=(typed or {}).get(_WORDS, [""])[-1],
        limit=LONGEST_WORDS,
        error=wrong.get(_WORDS, ""),
    )
    return value, words
