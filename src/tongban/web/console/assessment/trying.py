"""A script and its answers (暗访脚本): what to try, and yes or no to each question, once."""

from collections.abc import Iterator, Mapping
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages as news
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from tongban.actions.assessment.rounds import seal_answers
from tongban.actions.targets import published
from tongban.core.assessment.rounds import Answers, RoundState
from tongban.core.assessment.scripts import QUESTIONS, Script, script_for
from tongban.core.people.actors import Role
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed
from tongban.core.vocabulary.plain_text import plain_text
from tongban.store.assessment.queries import round_line, round_state
from tongban.store.catalog.shelf import newest_item
from tongban.web.components import fields, labels, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component
from tongban.web.components.sections import Page, PostForm, Section, show
from tongban.web.components.sentences import refusal
from tongban.web.components.whole_number import whole_number
from tongban.web.console.assessment.seats import bar
from tongban.web.console.requests import officer_of, outside_of

_LONGEST = 400
_SAID = ("yes", "no")
_OF_ANSWERS = ("answers", "minutes")


@officer_required(Role.ASSESSOR)
@require_http_methods(["GET", "HEAD", "POST"])
def trying(request: HttpRequest, code: UUID, place: int) -> HttpResponseBase:
    """Show a script, or take its answers."""
    state = _state(code, place)
    if request.method != "POST":
        return show(request, _page(code, place, state, {}))
    try:
        seal = _sealed(request, code, place)
    except InvalidValue as wrong:
        page = _page(code, place, state, request.POST.dict(), wrong=wrong)
        return show(request, page, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    except NotAllowed:
        news.warning(request, gettext("这个样本已经答过，或者这一轮已经启封。"))
    else:
        news.success(request, gettext("已封存。请记下哈希：%(seal)s") % {"seal": seal})
    return HttpResponseRedirect(reverse("console:assessment-round", args=[code]))


def _state(code: UUID, place: int) -> RoundState:
    if round_line(code) is None:
        raise Http404
    state = round_state(code)
    if place >= len(state.planned.samples) or place in state.sealed or state.opened:
        raise Http404
    return state


def _sealed(request: HttpRequest, code: UUID, place: int) -> str:
    officer, outside = officer_of(request), outside_of(request)
    return seal_answers(officer, code, outside, place=place, answers=_read(request))


def _read(request: HttpRequest) -> Answers:
    posted = request.POST
    return Answers(
        said={
            one.code: posted[one.code] == "yes"
            for one in QUESTIONS
            if posted.get(one.code) in _SAID
        },
        minutes=whole_number(posted.get("minutes", "")) or 0,
        remark=plain_text(posted.get("remark", ""), multiline=True, longest=_LONGEST),
    )


def _page(
    code: UUID,
    place: int,
    state: RoundState,
    posted: Mapping[str, str],
    *,
    wrong: InvalidValue | None = None,
) -> Page:
    item = state.planned.samples[place][0]
    known = published().catalogue.items.get(item) or newest_item(item)
    if known is None:
        raise Http404
    script, asked = script_for(known), tuple(_fields(posted, wrong))
    return Page(
        title=script.name,
        caption=gettext("暗访脚本"),
        errors=messages.ErrorSummary.of(asked) if wrong else None,
        back=navigation.BackLink(href=reverse("console:assessment-round", args=[code])),
        body=(
            bar("console:assessment-rounds"),
            Section(title=gettext("怎么试"), body=_steps(script)),
            Section(title=gettext("答卷"), body=_form(code, place, asked)),
        ),
    )


def _steps(script: Script) -> Component:
    papers = "、".join(script.papers) or gettext("不要材料")
    return lists.PlainList(
        items=(
            gettext("从首页开始，用“%(words)s”或者自己的话找到事项。") % {"words": script.words},
            gettext("用示范账户照指南一步一步办到提交前，记下用了几分钟。"),
            gettext("指南写的材料：%(papers)s。") % {"papers": papers},
            gettext("再到大厅或者打公布的电话核对。"),
        )
    )


def _form(code: UUID, place: int, asked: tuple[fields.Field, ...]) -> PostForm:
    return PostForm(
        action=reverse("console:assessment-try", args=[code, place]),
        body=asked,
        buttons=navigation.Button(words=gettext("封存答卷")),
    )


def _fields(posted: Mapping[str, str], wrong: InvalidValue | None) -> Iterator[fields.Field]:
    """Yield the questions with what was answered; those left open are named when it matters."""
    errors = {wrong.kind: refusal(wrong)} if wrong else {}
    for one in QUESTIONS:
        said = posted.get(one.code, "")
        yield fields.Radios(
            name=one.code,
            label=labels.word(one.words),
            value=said,
            choices=(
                fields.Choice(value="yes", label=gettext("是")),
                fields.Choice(value="no", label=gettext("否")),
            ),
            error="" if said in _SAID else errors.get("answers", ""),
        )
    yield fields.NumberInput(
        name="minutes",
        label=gettext("用了几分钟"),
        value=posted.get("minutes", ""),
        whole=True,
        error=errors.get("minutes", ""),
    )
    yield fields.Textarea(
        name="remark",
        label=gettext("补充说明（选填）"),
        value=posted.get("remark", ""),
        limit=_LONGEST,
        error=refusal(wrong) if wrong and wrong.kind not in _OF_ANSWERS else "",
    )
