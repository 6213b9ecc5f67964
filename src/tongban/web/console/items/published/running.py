"""Cases of earlier versions (在办旧版): how many run, and how the version in force differs.

They are decided under the version they were filed under. Who handles a case may offer its applicant
the newer one; here is told what that would change.
"""

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.workshop.offering import RunningVersion, running_versions
from tongban.web.components.access import officer_required
from tongban.web.components.component import Content
from tongban.web.components.lists import Paragraph
from tongban.web.components.messages import EmptyState
from tongban.web.components.navigation import BackLink
from tongban.web.components.sections import Page, Section
from tongban.web.console.items import places
from tongban.web.console.items.published.differences import side_by_side
from tongban.web.console.items.published.finding import version_of
from tongban.web.console.items.showing import show
from tongban.web.console.requests import KEEPERS, officer_of


@officer_required(*KEEPERS)
@require_safe
def running(request: HttpRequest, code: str) -> HttpResponseBase:
    """Show the earlier versions under which cases are still handled."""
    found = running_versions(officer_of(request), code)
    shown = version_of(code)
    nothing = EmptyState(
        title=gettext("没有按旧版本在办的办件"), advice=gettext("在办的都是按现行版本收的。")
    )
    body: Content = tuple(_version(one) for one in found) if found else nothing
    return show(
        request,
        Page(
            title=gettext("按旧版本在办的办件"),
            caption=shown.item.name,
            lead=gettext(
                "办件照收件时的版本办完。办理人员可以向申请人建议改用新版，由申请人决定。"
            ),
            back=BackLink(href=places.item(code), words=shown.item.name),
            body=body,
            wide=True,
        ),
    )


def _version(one: RunningVersion) -> Section:
    told = {"version": one.version, "count": one.cases}
    return Section(
        title=gettext("第 %(version)d 版：在办 %(count)d 件") % told,
        body=(
            Paragraph(body=gettext("如果改用现行版本：")),
            side_by_side(
                one.differences,
                before=gettext("第 %(version)d 版") % {"version": one.version},
                after=gettext("现行"),
            ),
        ),
    )
