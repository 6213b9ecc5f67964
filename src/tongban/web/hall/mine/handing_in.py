"""Hand in what may follow (容缺补交): the papers that were let come after acceptance.

A late paper is still taken as long as nothing is decided; the page says what lateness may cost.
"""

from collections.abc import Mapping
from uuid import UUID

from django.contrib import messages as news
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from tongban.actions.cases.applicant import hand_in_debts
from tongban.core.cases.debt_events import DebtSentBack
from tongban.core.catalog.evidence import EvidenceRequirement
from tongban.core.vocabulary.errors import NotAllowed
from tongban.web.components import fields, lists, messages, navigation
from tongban.web.components.access import agent_admitted
from tongban.web.components.sections import Page, PostForm, show
from tongban.web.components.uploads import most_octets, read_papers, uploaded_under
from tongban.web.components.words import written_date
from tongban.web.hall import places
from tongban.web.hall.mine.cases import followed_case
from tongban.web.hall.mine.following import Followed
from tongban.web.hall.visitor import citizen_of, outside_of


@agent_admitted
@require_http_methods(["GET", "HEAD", "POST"])
def hand_in(request: HttpRequest, case_id: UUID) -> HttpResponseBase:
    """Show every paper that may follow, and take in those that are there now."""
    followed = followed_case(request, case_id)
    if not followed.may_hand_in:
        return _nothing_owed(request, case_id)
    if request.method != "POST":
        return show(request, _page(followed))
    return _take_in(request, followed)


def _take_in(request: HttpRequest, followed: Followed) -> HttpResponseBase:
    owed = _owed(followed)
    papers, errors = read_papers(request, (need.id for need in owed))
    if not papers and not errors:
        errors[owed[0].id] = gettext("请至少上传一份材料")
    if not errors:
        try:
            outcome = hand_in_debts(
                citizen_of(request), followed.record.id, papers, outside_of(request)
            )
        except NotAllowed:
            return _nothing_owed(request, followed.record.id)
        if not isinstance(outcome, dict):
            news.success(request, gettext("材料已补交，等办理部门核对。"))
            return HttpResponseRedirect(places.case(followed.record.id))
        errors = {need: refused.words for need, refused in outcome.items()}
    return show(request, _page(followed, errors))


def _page(followed: Followed, errors: Mapping[str, str] | None = None) -> Page:
    wrong = errors or {}
    inputs = [_input(followed, need, wrong.get(need.id, "")) for need in _owed(followed)]
    several = len(inputs) > 1
    again = (gettext("没有提交。请改正下面的问题，并重新选择其他文件"),) if several else ()
    return Page(
        title=gettext("补交“%(name)s”的材料") % {"name": followed.record.item_name},
        back=navigation.BackLink(href=places.case(followed.record.id)),
        lead=lists.Paragraph(
            body=gettext(
                "申请已经受理，下面的材料可以后补。可以先交一部分；交了以后由办理部门核对。"
            )
        ),
        errors=messages.ErrorSummary.of(inputs, again if wrong else ()),
        body=(
            messages.WarningText(
                words=gettext(
                    "补交的期限已过，办理部门可以据此作出不予决定。决定作出之前补交的，仍然收下。"
                )
            )
            if followed.debts_overdue
            else "",
            PostForm(
                body=tuple(inputs),
                sends_files=True,
                buttons=navigation.Button(words=gettext("补交材料")),
            ),
        ),
    )


def _input(followed: Followed, need: EvidenceRequirement, error: str) -> fields.FileUpload:
    return fields.FileUpload(
        name=uploaded_under(need.id),
        label=need.name,
        hint="".join((_day(followed, need), _sent_back(followed, need), need.acceptance_standard)),
        limit=most_octets(),
        several=True,
        error=error,
    )


def _day(followed: Followed, need: EvidenceRequirement) -> str:
    state = followed.state
    if state is not None and need.id in state.handed_in:
        return gettext("已经补交，等办理部门核对；要换一份可以重新上传。")
    day = state.debt_days.get(need.id) if state else None
    return gettext("请在%(day)s前补交。") % {"day": written_date(day)} if day else ""


def _sent_back(followed: Followed, need: EvidenceRequirement) -> str:
    """Return why the last copy did not serve, as long as no other came."""
    if followed.state is None or need.id in followed.state.handed_in:
        return ""
    reasons = [
        event.reason
        for event in followed.record.events
        if isinstance(event, DebtSentBack) and event.requirement == need.id
    ]
    return gettext("上次补交的被退回：%(reason)s。") % {"reason": reasons[-1]} if reasons else ""


def _owed(followed: Followed) -> list[EvidenceRequirement]:
    """Return what may be handed in, in the item's order."""
    debts = followed.state.debts if followed.state else ()
    return [need for need in followed.item.requirements if need.id in debts]


def _nothing_owed(request: HttpRequest, case_id: UUID) -> HttpResponseBase:
    news.warning(request, gettext("这件事现在没有需要补交的材料。"))
    return HttpResponseRedirect(places.case(case_id))
