"""What an applicant does beside the ordinary way (办理方式操作): ask a human, take back, put right.

Each is one page with one question. What the state does not allow any more says so and goes back.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.contrib import messages as news
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from tongban.actions.cases import declaring, reviewing
from tongban.core.cases.mode_practices import AUTOMATED_DECISION
from tongban.core.cases.state import CaseState, Status
from tongban.core.cases.verbs.declaring import may_report
from tongban.core.cases.verbs.reviewing import may_ask
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed
from tongban.core.vocabulary.plain_text import plain_text
from tongban.web.components import fields, lists, messages, navigation
from tongban.web.components.access import agent_admitted
from tongban.web.components.component import Content
from tongban.web.components.sections import Page, PostForm, show
from tongban.web.components.sentences import refusal
from tongban.web.hall import places
from tongban.web.hall.mine.cases import followed_case
from tongban.web.hall.mine.following import Followed
from tongban.web.hall.visitor import citizen_of, outside_of

LONGEST: Final = 500
_UNDECIDED = (Status.RECEIVED, Status.IN_PROGRESS, Status.SUSPENDED)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Act:
    """One page: what it asks, whether it is open, and the one action that it calls."""

    title: str
    told: Content
    label: str
    hint: str
    button: str
    done: str
    open_to: Callable[[CaseState], bool]
    act: Callable[..., Any]
    wanted: bool = False
    kind: navigation.ButtonKind = navigation.ButtonKind.PRIMARY


@agent_admitted
@require_http_methods(["GET", "HEAD", "POST"])
def ask_human(request: HttpRequest, case_id: UUID) -> HttpResponseBase:
    """Ask that a human look at what rules decided."""
    within = outside_of(request).modes.review.within
    return _done(
        request,
        case_id,
        _Act(
            title=gettext("请工作人员复核"),
            told=lists.Paragraph(
                body=gettext(
                    "这件事由系统按规则自动决定。您有权要求说明、要求工作人员重新看一遍"
                    "（%(basis)s）。工作人员在 %(days)d 个工作日内答复，原来的结果在答复前有效。"
                )
                % {"basis": AUTOMATED_DECISION, "days": within.value}
            ),
            label=gettext("您觉得哪里不对"),
            hint=gettext("可以不填，不影响复核"),
            button=gettext("提交复核申请"),
            done=gettext("已经收到，工作人员会在期限内答复您。"),
            open_to=may_ask,
            act=reviewing.ask_human,
        ),
    )


@agent_admitted
@require_http_methods(["GET", "HEAD", "POST"])
def rectify(request: HttpRequest, case_id: UUID) -> HttpResponseBase:
    """Say that things are put right."""
    return _done(
        request,
        case_id,
        _Act(
            title=gettext("报告整改完成"),
            told=lists.Paragraph(body=gettext("部门会再来核查一次。仍不符合承诺的，撤销决定。")),
            label=gettext("您做了哪些整改"),
            hint=gettext("写清楚做了什么、什么时候做的"),
            button=gettext("报告整改完成"),
            done=gettext("已经报告，部门会来核查。"),
            open_to=may_report,
            act=declaring.report_rectification,
            wanted=True,
        ),
    )


@agent_admitted
@require_http_methods(["GET", "HEAD", "POST"])
def take_back_promise(request: HttpRequest, case_id: UUID) -> HttpResponseBase:
    """Take a promise back before the decision."""
    return _done(
        request,
        case_id,
        _Act(
            title=gettext("撤回承诺，改交材料"),
            told=messages.WarningText(
                words=gettext("撤回后按一般程序办理，办理时间按一般承诺时限计算，材料要另外补交。")
            ),
            label=gettext("撤回的原因"),
            hint=gettext("可以不填，不影响撤回"),
            button=gettext("确认撤回承诺"),
            done=gettext("承诺已经撤回，请按期补交材料。"),
            open_to=_may_take_back,
            act=_take_back,
            kind=navigation.ButtonKind.WARNING,
        ),
    )


def _may_take_back(state: CaseState) -> bool:
    return state.modes.promise is not None and state.status in _UNDECIDED


def _take_back(*who: Any, words: str) -> None:
    declaring.withdraw_declaration(*who, reason=words)


def _done(request: HttpRequest, case_id: UUID, act: _Act) -> HttpResponseBase:
    """Show the page, or carry the act out."""
    followed = followed_case(request, case_id)
    if followed.state is None or not act.open_to(followed.state):
        return _too_late(request, case_id)
    if request.method != "POST":
        return show(request, _page(followed, act))
    written = request.POST.get("words", "")
    try:
        words = plain_text(written, multiline=True, longest=LONGEST)
        if act.wanted and not words.strip():
            return show(request, _page(followed, act, error=gettext("请写明做了哪些整改")))
        act.act(citizen_of(request), case_id, outside_of(request), words=words)
    except InvalidValue as wrong:
        return show(request, _page(followed, act, written=written, error=refusal(wrong)))
    except NotAllowed:
        return _too_late(request, case_id)
    news.success(request, act.done)
    return HttpResponseRedirect(places.case(case_id))


def _too_late(request: HttpRequest, case_id: UUID) -> HttpResponseBase:
    news.warning(request, gettext("这一步现在不能做：办件的状态已经变了，请看最新进展。"))
    return HttpResponseRedirect(places.case(case_id))


def _page(followed: Followed, act: _Act, *, written: str = "", error: str = "") -> Page:
    words = fields.Textarea(
        name="words",
        label=act.label,
        hint=act.hint,
        optional=not act.wanted,
        value=written,
        error=error,
    )
    back = places.case(followed.record.id)
    return Page(
        title=act.title,
        caption=followed.record.item_name,
        back=navigation.BackLink(href=back),
        errors=messages.ErrorSummary.of((words,)),
        body=(
            act.told,
            PostForm(
                body=words,
                buttons=(
                    navigation.Button(words=act.button, kind=act.kind),
                    navigation.Link(words=gettext("返回"), href=back),
                ),
            ),
        ),
    )
