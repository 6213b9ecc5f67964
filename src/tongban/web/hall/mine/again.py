"""Apply again (重新申请): what is taken over, what changed since, what has to be done anew."""

from uuid import UUID

from django.contrib import messages as news
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from tongban.actions.filings.again import TakenOver, apply_again, taken_over
from tongban.core.vocabulary.errors import NotAllowed
from tongban.web.components import lists, navigation
from tongban.web.components.access import agent_admitted
from tongban.web.components.changes import change_said
from tongban.web.components.component import Component
from tongban.web.components.sections import Page, PostForm, Section, show
from tongban.web.hall import places
from tongban.web.hall.mine.cases import followed_case
from tongban.web.hall.visitor import citizen_of, outside_of


@agent_admitted
@require_http_methods(["GET", "HEAD", "POST"])
def again(request: HttpRequest, case_id: UUID) -> HttpResponseBase:
    """Say what applying again begins with; a post begins."""
    followed = followed_case(request, case_id)
    actor, outside = citizen_of(request), outside_of(request)
    try:
        if request.method == "POST":
            return HttpResponseRedirect(places.draft(apply_again(actor, case_id, outside)))
        found = taken_over(actor, case_id, outside)
    except NotAllowed:
        news.warning(request, gettext("这件还在办，或者已经作出决定，不能带着原来的内容重新申请。"))
        return HttpResponseRedirect(places.case(case_id))
    page = Page(
        title=gettext("重新申请“%(name)s”") % {"name": followed.record.item_name},
        back=navigation.BackLink(href=places.case(case_id)),
        body=(
            lists.PlainList(items=_kept(found)),
            _changes(found),
            PostForm(body="", buttons=navigation.Button(words=gettext("带上这些，重新申请"))),
        ),
    )
    return show(request, page)


def _kept(found: TakenOver) -> tuple[str, ...]:
    said = [
        gettext("填过的 %(count)d 项带过来，可以改。") % {"count": found.answers},
        gettext("交过的 %(count)d 份材料带过来，可以换。") % {"count": found.papers},
        gettext("部门数据重新核验：以今天的为准。"),
        gettext("受理和办理期限重新计算，原办件留着备查。"),
    ]
    if found.promises:
        said.append(gettext("承诺要重新确认：上次的承诺只管上次。"))
    return tuple(said)


def _changes(found: TakenOver) -> Component:
    body = (
        lists.PlainList(items=tuple(map(change_said, found.changes)))
        if found.changes
        else lists.Paragraph(body=gettext("规定没有变化。"))
    )
    return Section(title=gettext("上次申请以后变了什么"), id="changes", body=body)
