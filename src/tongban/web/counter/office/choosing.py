"""Many works for the same verb (批量办理): chosen, looked over, and only then begun.

The look-over says for each row whether it can be done and why not; nothing happens before. What is
begun goes by the state that was looked at: a case that moves on in between is left alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django import forms
from django.contrib import messages as flash
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from tongban.actions.hands import interested
from tongban.actions.officework import batches
from tongban.actions.officework.batches import Order
from tongban.core.cases.outcomes import StepOutcome
from tongban.core.officework.batches import MOST, BatchVerb
from tongban.core.officework.templates import OpinionKind
from tongban.core.officework.views import ListKind
from tongban.core.people.absences import LENT
from tongban.core.people.actors import Officer
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed
from tongban.store.cases.queries.work import WorkLine, inbox, lines_of
from tongban.store.officework.queries import usual_words
from tongban.store.people.queries import colleagues_of
from tongban.web.components import fields, labels, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Content
from tongban.web.components.forms import PlainForm, errors_of, fields_of
from tongban.web.components.saved_views import open_list
from tongban.web.components.sections import Page, PostForm, Section, show
from tongban.web.components.sentences import refusal
from tongban.web.components.words import written_date
from tongban.web.counter.lists import columns
from tongban.web.counter.lists.wanted import works_wanted
from tongban.web.counter.office.words import EFFECTS, VERBS
from tongban.web.counter.requests import HANDLERS, officer_of, outside_of

_SUITS = {
    BatchVerb.ACCEPT: frozenset({"review"}),
    BatchVerb.DRAFT: frozenset({"step"}),
    BatchVerb.FINISH: frozenset({"step"}),
}
"""Which kinds of work a verb is for; the others take any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """One chosen work, and why the verb cannot be done to it; empty when it can."""

    line: WorkLine
    obstacle: str


class OrderForm(PlainForm):
    """What a verb needs besides the works."""

    def __init__(self, officer: Officer, verb: BatchVerb, *args: object, **more: object) -> None:
        self.officer, self.verb = officer, verb
        super().__init__(*args, **more)

    def questions(self) -> dict[str, forms.Field]:
        """Ask for the words of an opinion, or for who gets the work."""
        match self.verb:
            case BatchVerb.ASSIGN:
                return {"to": self._taker()}
            case BatchVerb.DRAFT:
                return {"words": self._words()}
            case BatchVerb.FINISH:
                return {
                    "outcome": forms.ChoiceField(
                        label=gettext("结论"),
                        choices=[(one.value, labels.label(one)) for one in StepOutcome],
                    ),
                    "words": self._words(),
                }
            case _:
                return {}

    @property
    def order(self) -> Order:
        """Return what was filled in."""
        said = self.cleaned_data
        return Order(
            verb=self.verb,
            words=said.get("words", ""),
            outcome=StepOutcome(said.get("outcome", StepOutcome.PASSED.value)),
            to=said.get("to", ""),
        )

    def _taker(self) -> forms.ChoiceField:
        people = (self.officer, *colleagues_of(self.officer))
        return forms.ChoiceField(
            label=gettext("分派给"),
            choices=[(one.staff_number, one.name) for one in people if one.roles & LENT],
        )

    def _words(self) -> forms.CharField:
        known = usual_words(self.officer.department, OpinionKind.STEP, "")
        told = "；".join(f"{one.title}：{one.words}" for one in known)
        hint = gettext("每件用同样的意见；可以写占位，例如 {办件编号}。")
        return forms.CharField(
            label=gettext("意见"),
            help_text=f"{hint}{told}" if told else hint,
            initial=known[0].words if known else "",
            max_length=500,
            widget=forms.Textarea,
        )


@officer_required(*HANDLERS)
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest) -> HttpResponseBase:
    """Choose works and a verb; a post looks them over, a confirmed one begins."""
    if request.method != "POST":
        return _choosing(request)
    officer = officer_of(request)
    verb = _verb(request)
    works = _works(request)
    if verb is None or not 0 < len(works) <= MOST:
        flash.warning(
            request, gettext("请选择一件到 %(most)s 件，再选择要办什么。") % {"most": MOST}
        )
        return _choosing(request)
    if not officer.roles & verb.roles:
        raise PermissionDenied
    confirmed = request.POST.get("confirmed") == "1"
    form = OrderForm(officer, verb, request.POST if confirmed else None)
    looked = tuple(_looked_over(officer, verb, works))
    able = [one.line for one in looked if not one.obstacle]
    if confirmed and form.is_valid() and able:
        begun = _begun(request, form, able)
        if begun is not None:
            return begun
    return _overview(request, verb, looked, form)


def _choosing(request: HttpRequest) -> HttpResponseBase:
    officer, outside = officer_of(request), outside_of(request)
    opened = open_list(officer, ListKind.INBOX, request.GET)
    filters, order = works_wanted(opened.asked, outside)
    found = inbox(officer, filters, order=order, today=outside.today, most=MOST).lines
    verbs = [one for one in BatchVerb if officer.roles & one.roles]
    body: Content = messages.EmptyState(
        title=gettext("没有待办工作"), advice=gettext("新的办件会出现在这里。")
    )
    if found:
        body = PostForm(
            body=(
                fields.Radios(
                    name="verb",
                    label=gettext("要办什么"),
                    choices=tuple(
                        fields.Choice(value=one.value, label=VERBS[one], hint=EFFECTS[one])
                        for one in verbs
                    ),
                    value=request.POST.get("verb", ""),
                ),
                fields.Checkboxes(
                    name="works",
                    label=gettext("选择办件"),
                    hint=gettext("列出最前面的 %(most)s 件。") % {"most": MOST},
                    choices=tuple(_choice(line, officer) for line in found),
                    values=tuple(request.POST.getlist("works")),
                ),
            ),
            buttons=navigation.Button(words=gettext("先看一遍，再办理")),
        )
    page = Page(
        title=gettext("批量办理"),
        back=navigation.BackLink(href=reverse("counter:inbox"), words=gettext("返回待办")),
        body=body,
        wide=True,
    )
    return show(request, page)


def _choice(line: WorkLine, officer: Officer) -> fields.Choice:
    return fields.Choice(
        value=str(line.id),
        label=f"{line.item_name}·{labels.word(line.name)}",
        hint=gettext("%(number)s，%(name)s，%(day)s到期")
        % {
            "number": line.case_number,
            "name": columns.name_in_work(line, officer),
            "day": written_date(line.due_on),
        },
    )


def _looked_over(officer: Officer, verb: BatchVerb, works: list[int]) -> Iterator[Looked]:
    """Yield each work with the reason why the verb cannot be done to it, if there is one."""
    lines = lines_of(officer, works)
    barred = interested(officer, [one.case for one in lines]) if verb.roles else frozenset()
    for line in lines:
        yield Looked(line=line, obstacle=_obstacle(verb, line, barred=line.case in barred))


def _obstacle(verb: BatchVerb, line: WorkLine, *, barred: bool) -> str:
    suits = _SUITS.get(verb)
    if suits is not None and line.kind not in suits:
        return gettext("不是这种工作")
    if barred and verb is not BatchVerb.ASSIGN:
        return gettext("应当回避")
    if line.claimed and not line.mine and verb not in (BatchVerb.ASSIGN, BatchVerb.PRINT):
        return gettext("同事在办")
    return ""


def _overview(
    request: HttpRequest, verb: BatchVerb, looked: tuple[Looked, ...], form: OrderForm
) -> HttpResponseBase:
    able = [one for one in looked if not one.obstacle]
    table = lists.DataTable(
        caption=gettext("逐件预览"),
        caption_hidden=True,
        columns=tuple(
            lists.Column(words=words)
            for words in (gettext("办件"), gettext("要做的事"), gettext("能不能办"))
        ),
        rows=tuple(_row(one) for one in looked),
    )
    beginning = PostForm(
        body=fields_of(form),
        hidden=(
            ("verb", verb.value),
            ("confirmed", "1"),
            *(("works", str(one.line.id)) for one in looked),
            *((f"seen.{one.line.id}", str(one.line.revision)) for one in able),
        ),
        buttons=navigation.Button(words=gettext("办理这 %(count)s 件") % {"count": len(able)}),
    )
    nothing = messages.EmptyState(
        title=gettext("选择的都不能这样办"), advice=gettext("请返回重新选择。")
    )
    page = Page(
        title=str(VERBS[verb]),
        lead=EFFECTS[verb],
        back=navigation.BackLink(href=reverse("counter:batch"), words=gettext("返回重新选择")),
        errors=errors_of(form) if form.is_bound else None,
        body=(
            Section(title=gettext("逐件预览"), body=table),
            beginning if able else nothing,
        ),
        wide=True,
    )
    return show(request, page)


def _row(one: Looked) -> lists.Row:
    tone = messages.Tone.ATTENTION if one.obstacle else messages.Tone.GOOD
    return lists.Row(
        cells=(
            (one.line.item_name, lists.Paragraph(body=one.line.case_number)),
            labels.word(one.line.name),
            messages.Tag(words=one.obstacle or gettext("能办"), tone=tone),
        )
    )


def _begun(request: HttpRequest, form: OrderForm, able: list[WorkLine]) -> HttpResponseBase | None:
    works = [(one.id, _seen(request, one)) for one in able]
    try:
        batch = batches.begin(officer_of(request), works, form.order, outside_of(request))
    except InvalidValue as wrong:
        form.add_error(None, refusal(wrong))
        return None
    except NotAllowed as refused:
        raise PermissionDenied from refused
    return HttpResponseRedirect(reverse("counter:batch_result", args=[batch]))


def _seen(request: HttpRequest, line: WorkLine) -> int:
    """Return the revision that was looked at; without one, none that could be right."""
    told = request.POST.get(f"seen.{line.id}", "")
    return int(told) if told.isdecimal() and len(told) < 10 else 0  # noqa: PLR2004 - a small number


def _verb(request: HttpRequest) -> BatchVerb | None:
    verbs = {one.value: one for one in BatchVerb}
    return verbs.get(request.POST.get("verb", ""))


def _works(request: HttpRequest) -> list[int]:
    told = dict.fromkeys(request.POST.getlist("works"))
    return [int(one) for one in told if one.isdecimal() and len(one) < len(str(2**62))]
