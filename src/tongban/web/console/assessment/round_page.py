"""One round (评估轮次页): commitments to keep, samples for assessors, results once open."""

from uuid import UUID

from django.contrib import messages as news
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from tongban.actions.assessment.rounds import open_round
from tongban.actions.targets import published
from tongban.core.assessment.rounds import AnswersSealed, RoundState
from tongban.core.assessment.scripts import QUESTIONS
from tongban.core.catalog.items import Channel
from tongban.core.people.actors import Role
from tongban.core.vocabulary.errors import NotAllowed
from tongban.store.assessment.queries import round_line, round_state
from tongban.web.components import labels, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, PostForm, Section, show
from tongban.web.components.words import written_date
from tongban.web.console.assessment.seats import SEATS, bar
from tongban.web.console.assessment.strata import strata_section
from tongban.web.console.requests import officer_of, outside_of


@officer_required(*SEATS)
@require_safe
def round_page(request: HttpRequest, code: UUID) -> HttpResponseBase:
    """Show a round: samples only to assessors until it is open, answers to nobody until then."""
    line = round_line(code)
    if line is None:
        raise Http404
    state, roles = round_state(code), officer_of(request).roles
    page = Page(
        title=line.title,
        caption=gettext("第三方实测"),
        wide=True,
        back=navigation.BackLink(href=reverse("console:assessment-rounds")),
        body=(
            bar("console:assessment-rounds"),
            _committed(state),
            _samples(code, state, trying=Role.ASSESSOR in roles),
            strata_section(state) if state.opened else "",
            _opening(request, code, state) if Role.SUPERVISOR in roles else "",
        ),
    )
    return show(request, page)


@officer_required(Role.SUPERVISOR)
@require_POST
def open_now(request: HttpRequest, code: UUID) -> HttpResponseBase:
    """Open a round, on its day or later."""
    if round_line(code) is None:
        raise Http404
    try:
        open_round(officer_of(request), code, outside_of(request))
        news.success(request, gettext("已启封，实测结果计入评估。"))
    except NotAllowed:
        news.warning(request, gettext("还没有到启封日，或者已经启封。"))
    return HttpResponseRedirect(reverse("console:assessment-round", args=[code]))


def _committed(state: RoundState) -> Component:
    rows = [
        (gettext("抽样种子的哈希（SHA-256）"), state.seed_hash),
        (gettext("启封日"), written_date(state.planned.open_on)),
        (gettext("分层"), "、".join(labels.label(one) for one in state.planned.layers)),
        (gettext("样本"), str(len(state.planned.samples))),
        (gettext("已封存答卷"), str(len(state.sealed))),
    ]
    if state.opened:
        rows.insert(0, (gettext("抽样种子"), state.planned.seed))
    return lists.SummaryList(
        rows=tuple(lists.SummaryRow(key=key, value=value) for key, value in rows)
    )


def _samples(code: UUID, state: RoundState, *, trying: bool) -> Component:
    if not (trying or state.opened):
        seals = tuple(state.seal(place) for place in sorted(state.sealed))
        body: Content = (
            messages.Inset(body=gettext("启封前，抽到了哪些事项只有评估员知道；答卷谁也看不到。")),
            lists.PlainList(items=seals) if seals else "",
        )
        return Section(title=gettext("答卷的哈希"), body=body)
    return Section(
        title=gettext("样本"),
        body=lists.DataTable(
            caption=gettext("样本"),
            caption_hidden=True,
            columns=(
                lists.Column(words=gettext("事项")),
                lists.Column(words=gettext("渠道")),
                lists.Column(words=gettext("答卷")),
                lists.Column(words=gettext("哈希")),
            ),
            rows=tuple(
                lists.Row(cells=_sample(code, state, place, trying=trying))
                for place in range(len(state.planned.samples))
            ),
        ),
    )


def _sample(code: UUID, state: RoundState, place: int, *, trying: bool) -> tuple[Content, ...]:
    item, channel = state.planned.samples[place]
    known = published().catalogue.items.get(item)
    name = item if known is None else known.name
    sealed = state.sealed.get(place)
    return (
        name,
        labels.channel(Channel(channel)),
        _answer(code, state, place, sealed, name=name, trying=trying),
        state.seal(place) if sealed else "—",
    )


def _answer(
    code: UUID,
    state: RoundState,
    place: int,
    sealed: AnswersSealed | None,
    *,
    name: str,
    trying: bool,
) -> Content:
    if sealed is None:
        if not trying or state.opened:
            return gettext("没有试办")
        address = reverse("console:assessment-try", args=[code, place])
        return navigation.Link(words=gettext("按脚本试办"), href=address, about=name)
    if not state.opened:
        return gettext("已封存")
    yes = sum(sealed.answers.said.values())
    told = gettext("%(yes)s / %(all)s 个“是”，用了 %(minutes)s 分钟") % {
        "yes": yes,
        "all": len(QUESTIONS),
        "minutes": sealed.answers.minutes,
    }
    words = {True: gettext("是"), False: gettext("否")}
    shown = (
        *(f"{labels.word(one.words)}：{words[sealed.answers.said[one.code]]}" for one in QUESTIONS),
        sealed.answers.remark,
        gettext("盐：%(salt)s") % {"salt": sealed.salt},
    )
    return messages.Details(
        summary=told, body=lists.PlainList(items=tuple(one for one in shown if one))
    )


def _opening(request: HttpRequest, code: UUID, state: RoundState) -> Content:
    if state.opened:
        return ""
    if outside_of(request).today < state.planned.open_on:
        return messages.Inset(
            body=gettext("%(day)s起可以启封。") % {"day": written_date(state.planned.open_on)}
        )
    return PostForm(
        action=reverse("console:assessment-open", args=[code]),
        body="",
        buttons=navigation.Button(words=gettext("启封")),
    )
