"""Have a register checked (发起检查): a connected one at a press, or a file that is handed in."""

from django import forms
from django.conf import settings
from django.contrib import messages as told
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from tongban.actions.quality.beginning import check_connected, check_file
from tongban.core.vocabulary.errors import Conflict, InvalidValue
from tongban.web.components import lists, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.forms import PlainForm, UploadField, errors_of, fields_of
from tongban.web.components.sections import Page, PostForm, Section, show
from tongban.web.console.quality import places
from tongban.web.console.quality.frame import STEWARDS, Subject, own_subject
from tongban.web.console.quality.rule_fields import own_fields
from tongban.web.console.quality.words import reason_of
from tongban.web.console.requests import officer_of, outside_of

_MEGABYTE = 1024 * 1024


class RegisterForm(PlainForm):
    """The file that holds the whole register."""

    def questions(self) -> dict[str, forms.Field]:
        """Return the one question."""
        limit = settings.UPLOAD_MEGABYTES * _MEGABYTE
        return {"file": UploadField(label=gettext("登记簿"), limit=limit, kinds=("csv", "xlsx"))}


@officer_required(*STEWARDS)
@require_POST
def check_now(request: HttpRequest, code: str) -> HttpResponseBase:
    """Have the connected register checked, and lead to how far that is."""
    about = own_subject(request, code)
    try:
        run = check_connected(officer_of(request), about.code, outside_of(request))
    except InvalidValue as wrong:
        told.error(request, reason_of(wrong))
    except Conflict:
        told.error(request, gettext("这项数据正在检查，完成以后再发起。"))
    else:
        return HttpResponseRedirect(places.check(run))
    return HttpResponseRedirect(places.dataset(code))


@officer_required(*STEWARDS)
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, code: str) -> HttpResponseBase:
    """Ask for the file; a post keeps it until it was read, and leads to how far that is."""
    about = own_subject(request, code)
    if request.method != "POST":
        return show(request, _page(RegisterForm(), about))
    form = RegisterForm(request.POST, request.FILES)
    if form.is_valid():
        (file,) = form.cleaned_data["file"]
        try:
            run = check_file(
                officer_of(request),
                about.code,
                file.chunks(),
                outside_of(request),
                name=file.name or "",
            )
        except InvalidValue as wrong:
            form.add_error("file", reason_of(wrong))
        except Conflict:
            form.add_error("file", gettext("这项数据正在检查，完成以后再发起。"))
        else:
            return HttpResponseRedirect(places.check(run))
    return show(request, _page(form, about))


def _page(form: RegisterForm, about: Subject) -> Page:
    headings = "、".join(label for _, label in own_fields(about))
    return Page(
        title=gettext("上传登记簿来检查"),
        caption=about.dataset.name,
        lead=gettext("文件检查完就删除；只留下统计数字，和退回的行（加密保存，到期清除）。"),
        back=navigation.BackLink(href=places.dataset(about.code), words=about.dataset.name),
        errors=errors_of(form),
        body=(
            PostForm(
                body=fields_of(form),
                buttons=navigation.Button(words=gettext("上传并检查")),
                sends_files=True,
            ),
            Section(
                title=gettext("表头怎么写"),
                body=lists.Paragraph(
                    body=gettext("第一行写信息项的名称：%(headings)s。多出的列不检查。")
                    % {"headings": headings}
                ),
            ),
        ),
    )
