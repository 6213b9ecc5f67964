"""Rows as workbooks (工作簿): handed out to be mended, taken back, handed out to be taken over."""

from collections.abc import Callable, Mapping

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.http import content_disposition_header
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from tongban.actions.outside import Outside
from tongban.actions.quality.workbooks import (
    Taken,
    mended_workbook,
    take_back,
    waiting_workbook,
)
from tongban.core.people.actors import Officer
from tongban.core.vocabulary.errors import InvalidValue, NotFound
from tongban.web.components import lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Content
from tongban.web.components.forms import PlainForm, UploadField, errors_of, fields_of
from tongban.web.components.sections import Page, PostForm, show
from tongban.web.console.quality import places
from tongban.web.console.quality.frame import STEWARDS, Subject, own_subject
from tongban.web.console.quality.words import reason_of, told
from tongban.web.console.requests import officer_of, outside_of

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MEGABYTE = 1024 * 1024
_MOST_TOLD = 200
_BOOKS: Mapping[str, Callable[[Officer, str, Outside], bytes]] = {
    "waiting": waiting_workbook,
    "mended": mended_workbook,
}


class MendedForm(PlainForm):
    """The workbook with the mended rows."""

    def questions(self) -> dict[str, forms.Field]:
        """Return the one question."""
        limit = settings.UPLOAD_MEGABYTES * _MEGABYTE
        return {"file": UploadField(label=gettext("改好的工作簿"), limit=limit, kinds=("xlsx",))}


@officer_required(*STEWARDS)
@require_safe
def workbook(request: HttpRequest, code: str, which: str) -> HttpResponseBase:
    """Hand out the rows that wait, or those that were put right."""
    if which not in _BOOKS:
        raise NotFound(f"no workbook {which}")
    about = own_subject(request, code)
    content = _BOOKS[which](officer_of(request), about.code, outside_of(request))
    words = gettext("退回的行") if which == "waiting" else gettext("更正的行")
    name = content_disposition_header(True, f"{about.dataset.name}.{words}.xlsx")
    return HttpResponse(
        content, content_type=_XLSX, headers={"Content-Disposition": name or "attachment"}
    )


@officer_required(*STEWARDS)
@require_http_methods(["GET", "HEAD", "POST"])
def taking_back(request: HttpRequest, code: str) -> HttpResponseBase:
    """Ask for the workbook; a post submits its rows again and says which were not taken."""
    about = own_subject(request, code)
    if request.method != "POST":
        return show(request, _page(MendedForm(), about))
    form = MendedForm(request.POST, request.FILES)
    if form.is_valid():
        (file,) = form.cleaned_data["file"]
        officer, outside = officer_of(request), outside_of(request)
        try:
            taken = take_back(officer, about.code, file.chunks(), outside)
        except InvalidValue as wrong:
            form.add_error("file", reason_of(wrong))
        else:
            return show(request, _page(MendedForm(), about, above=_told(taken)))
    return show(request, _page(form, about))


def _page(form: MendedForm, about: Subject, above: Content = "") -> Page:
    return Page(
        title=gettext("上传改好的工作簿"),
        caption=about.dataset.name,
        lead=gettext("从待处理的行下载工作簿，在里面改好，保留“编号”一列；每一行重新检查。"),
        back=navigation.BackLink(href=places.queue(about.code), words=gettext("待处理的行")),
        above=above,
        errors=errors_of(form),
        body=PostForm(
            body=fields_of(form),
            buttons=navigation.Button(words=gettext("上传并重新检查")),
            sends_files=True,
        ),
    )


def _told(taken: Taken) -> Content:
    words = gettext("已提交 %(count)d 行") % {"count": taken.submitted}
    if not taken.left:
        return messages.Notification(title=words)
    lines = tuple(
        gettext("第 %(line)d 行：%(reason)s") % {"line": line, "reason": told(reason)}
        for line, reason in taken.left[:_MOST_TOLD]
    )
    left = gettext("，%(count)d 行没有收下") % {"count": len(taken.left)}
    return messages.Notification(
        title=words + left,
        body=lists.PlainList(items=lines),
        kind=messages.NotificationKind.ATTENTION,
    )
