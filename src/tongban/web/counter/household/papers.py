"""Authorisations on paper (纸质授权书): for whoever has no account, taken in at the counter.

The clerk has seen who signed; the paper is kept sealed with the check and deleted with it.
"""

import base64
from uuid import UUID

from django.conf import settings
from django.contrib import messages as flash
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from tongban.actions.audit import note
from tongban.actions.exchange.household import looking
from tongban.actions.exchange.household.signing import take_paper
from tongban.adapters.uploads import Refused
from tongban.core.exchange.household.members import WRITTEN, Member
from tongban.core.people.actors import Role
from tongban.core.vocabulary.errors import Conflict
from tongban.store.exchange.queries.households import KeptHousehold, paper_of
from tongban.web.components import fields, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.sections import Page, PostForm, show
from tongban.web.components.sentences import said
from tongban.web.counter.desk import found
from tongban.web.counter.downloads import attached
from tongban.web.counter.requests import HANDLERS, officer_of, outside_of

_PAPER = "paper"
_BYTES_A_MEGABYTE = 1024 * 1024


@officer_required(Role.WINDOW)
@require_http_methods(["GET", "HEAD", "POST"])
def take(request: HttpRequest, check: UUID, slot: int) -> HttpResponseBase:
    """Take in the paper that a member signed."""
    kept, member = _member(request, check, slot)
    file = request.FILES.get(_PAPER)
    if request.method != "POST":
        return show(request, _page(kept, member))
    if file is None:
        return show(request, _page(kept, member, error=gettext("请选择授权书的扫描件")))
    with found():
        try:
            taken = take_paper(
                officer_of(request),
                check,
                slot,
                outside_of(request),
                content=file.read(),
                name=f"{member.name}授权书",
            )
        except Conflict:
            flash.warning(request, gettext("情况已经变了，请看最新进展。"))
            return HttpResponseRedirect(reverse("counter:household", args=[check]))
    if isinstance(taken, Refused):
        return show(request, _page(kept, member, error=said(taken.words)))
    flash.success(request, gettext("纸质授权书已收取。"))
    return HttpResponseRedirect(reverse("counter:household", args=[check]))


@officer_required(*HANDLERS)
@require_safe
def file(request: HttpRequest, check: UUID, slot: int) -> HttpResponseBase:
    """Hand out the paper by which a member authorised the check; opening it is written down."""
    kept, _ = _member(request, check, slot)
    paper = paper_of(kept.id, slot)
    if paper is None:
        raise Http404
    note(
        officer_of(request),
        "file.open",
        f"household_paper:{paper.pk}",
        case_number=kept.number,
        ground=str(WRITTEN),
        concerned=kept.concerned,
    )
    content = paper.content
    return attached(
        base64.b64decode(content["bytes"]), media_type=paper.media_type, name=content["name"]
    )


def _member(request: HttpRequest, check: UUID, slot: int) -> tuple[KeptHousehold, Member]:
    kept = looking.open_check(officer_of(request), check)
    member = kept.at(slot) if kept else None
    if kept is None or member is None:
        raise Http404
    return kept, member


def _page(kept: KeptHousehold, member: Member, *, error: str = "") -> Page:
    paper = fields.FileUpload(
        name=_PAPER,
        label=gettext("授权书扫描件"),
        hint=gettext("请当面核对签字人的身份证；未成年人由监护人签字，附监护关系证明。"),
        limit=settings.UPLOAD_MEGABYTES * _BYTES_A_MEGABYTE,
        error=error,
    )
    return Page(
        title=gettext("收取%(name)s的纸质授权书") % {"name": member.name},
        caption=kept.number,
        back=navigation.BackLink(href=reverse("counter:household", args=[kept.id])),
        errors=messages.ErrorSummary.of((paper,)),
        lead=lists.Paragraph(
            body=gettext("授权书加密保存，核对终结后到期删除。依据%(law)s。") % {"law": WRITTEN}
        ),
        body=PostForm(
            body=paper,
            buttons=navigation.Button(words=gettext("收取并登记授权")),
            sends_files=True,
        ),
    )
