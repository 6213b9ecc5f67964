"""Second hands (双人复核): what a colleague proposed, as they filled it in, and the answer to it.

What is confirmed is carried out at once, in the same transaction, with both names.
"""

from dataclasses import replace
from uuid import UUID

from django.contrib import messages as flash
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from tongban.actions.officework import second_hands
from tongban.core.officework.second_hands import SecondHandStatus
from tongban.core.people.actors import Officer, Role
from tongban.core.people.assurance import Assurance
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed, NotFound
from tongban.store.officework.queries import KeptAct, act_of
from tongban.web.components import fields, labels, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.assurance import held_back
from tongban.web.components.city import city_word
from tongban.web.components.component import Component, Content
from tongban.web.components.forms import fields_of
from tongban.web.components.sections import Page, PostForm, SideBySide, show
from tongban.web.components.sentences import refusal
from tongban.web.components.words import written_moment
from tongban.web.counter import places, refusals
from tongban.web.counter.desk import Desk, open_desk
from tongban.web.counter.dossier.evidence import evidence
from tongban.web.counter.proposing import verb_title
from tongban.web.counter.requests import HANDLERS, officer_of, outside_of
from tongban.web.counter.verbs.choice import VERBS
from tongban.web.counter.verbs.verb import DeskForm, Verb
from tongban.web.counter.work_page import identity


@officer_required(*HANDLERS)
@require_http_methods(["GET", "HEAD", "POST"])
def second(request: HttpRequest, act: UUID) -> HttpResponseBase:
    """Show a proposed act, and let a second officer answer it."""
    kept = act_of(officer_of(request), act)
    if kept is None:
        raise Http404
    verb = VERBS[kept.act.verb]
    if request.method == "POST":
        answer = _answered(request, kept, verb)
        if answer is not None:
            return answer
    desk = open_desk(request, kept.work)
    page = Page(
        title=gettext("复核：%(verb)s") % {"verb": verb_title(verb.slug)},
        caption=kept.item_name,
        back=navigation.BackLink(href=reverse("counter:inbox"), words=gettext("返回待办")),
        above=(identity(desk.dossier), _why(kept, desk)),
        body=SideBySide(
            main=(_proposed(kept, verb, desk), _ways(kept, verb, officer_of(request))),
            beside=evidence(desk.dossier),
            label=gettext("材料"),
        ),
        wide=True,
    )
    return show(request, page)


def _answered(request: HttpRequest, kept: KeptAct, verb: Verb) -> HttpResponseBase | None:
    """Confirm, or send back; None when the page has to be shown again."""
    confirming = request.POST.get("verb") == "confirm"
    if confirming and verb.sealing:
        waiting = held_back(request, Assurance.PROVEN, why=verb.title, fresh=True)
        if waiting is not None:
            return waiting
    answer = _confirmed if confirming else _declined
    try:
        answer(request, kept, verb)
    except NotFound as missing:
        raise Http404 from missing
    except InvalidValue as wrong:
        flash.warning(request, refusal(wrong))
        return None
    except NotAllowed as refused:
        flash.warning(request, refusals.sentence(refused))
        return None
    except Conflict:
        _overtaken(request, kept)
        return HttpResponseRedirect(reverse("counter:inbox"))
    told = gettext("复核同意，已经办理。") if confirming else gettext("已退回，没有办理。")
    flash.success(request, told)
    return HttpResponseRedirect(reverse("counter:inbox"))


def _declined(request: HttpRequest, kept: KeptAct, verb: Verb) -> None:
    second_hands.decline(
        officer_of(request),
        kept.id,
        outside_of(request),
        roles=verb.roles,
        reason=request.POST.get("reason", ""),
    )


@transaction.atomic
def _confirmed(request: HttpRequest, kept: KeptAct, verb: Verb) -> None:
    """Carry the act out as the first officer filled it in, with both names."""
    officer = officer_of(request)
    both = second_hands.confirm(officer, kept.id, outside_of(request), roles=verb.roles)
    seen = open_desk(request, kept.work)
    if Role.APPROVER in verb.roles and len(verb.roles) == 1:
        steps = seen.state.steps.values()
        examined = frozenset(one.identifier for step in steps for one in step.officers)
        second_hands.require_second_did_not_examine(officer, examined)
    desk = replace(seen, dossier=replace(seen.dossier, officer=both))
    form = verb.form(desk, _filled(kept))
    if not form.is_valid():
        raise Conflict("what was filled in no longer fits")
    verb.act(desk, form, kept.act.revision)


def _overtaken(request: HttpRequest, kept: KeptAct) -> None:
    """Say that the case has moved on; what was proposed lapses."""
    flash.warning(request, gettext("办件已经有了变化，这次提交失效，请重新办理。"))
    try:
        second_hands.overtake(officer_of(request), kept.id, outside_of(request))
    except Conflict:
        return


def _filled(kept: KeptAct) -> QueryDict:
    filled = QueryDict(mutable=True)
    for name, values in kept.filled.items():
        filled.setlist(name, list(values))
    return filled


def _why(kept: KeptAct, desk: Desk) -> Content:
    rule = desk.outside.two_hands.wanted(kept.item, kept.act.verb)
    if rule is None:
        return ""
    return messages.Inset(
        body=gettext("需要两人办理：%(reason)s（%(citation)s）。")
        % {"reason": city_word(rule.reason), "citation": labels.citation(rule.citation)}
    )


def _proposed(kept: KeptAct, verb: Verb, desk: Desk) -> Component:
    """Return what the first officer filled in, as they saw it."""
    form: DeskForm = verb.form(desk, _filled(kept))
    rows = [
        lists.SummaryRow(key=gettext("提交人"), value=kept.act.by.name),
        lists.SummaryRow(key=gettext("提交时间"), value=written_moment(kept.proposed_at)),
    ]
    rows += [
        lists.SummaryRow(key=field.label, value="、".join(told))
        for field in fields_of(form)
        if (told := _told(form, field.name))
    ]
    return lists.SummaryList(rows=tuple(rows))


def _told(form: DeskForm, name: str) -> list[str]:
    """Return what was filled in, choices in their words."""
    value = form[name].value() if name in form.fields else ""
    several = value if isinstance(value, list | tuple) else [value]
    choices = dict(getattr(form.fields.get(name), "choices", ()))
    return [str(choices.get(one, one)) for one in several if one]


def _ways(kept: KeptAct, verb: Verb, officer: Officer) -> Content:
    if kept.act.status is not SecondHandStatus.WAITING:
        return messages.Notification(title=gettext("已经答复，不用再办"))
    own = kept.act.by.staff_number == officer.staff_number
    if not own and not verb.fits(officer.roles):
        return lists.Paragraph(body=gettext("由有同样岗位的同事复核。"))
    back = PostForm(
        body=fields.TextInput(name="reason", label=gettext("退回的理由")),
        buttons=navigation.Button(
            words=gettext("撤回") if own else gettext("退回，不同意"),
            kind=navigation.ButtonKind.SECONDARY,
            name="verb",
            value="decline",
        ),
    )
    if own:
        return (lists.Paragraph(body=gettext("已提交，等同事复核；复核前没有办理。")), back)
    agree = PostForm(
        body="",
        buttons=navigation.Button(
            words=gettext("复核同意，一起办理"), name="verb", value="confirm"
        ),
    )
    see = navigation.Link(words=gettext("查看办件"), href=places.work(kept.work))
    return (agree, back, see)
