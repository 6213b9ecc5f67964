"""Take a file in (导入): it is kept, and read by the worker while nobody has to wait."""

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from tongban.actions.imports.beginning import ENDINGS, begin
from tongban.core.vocabulary.errors import InvalidValue
from tongban.store.imports.kinds import Format
from tongban.web.components.access import officer_required
from tongban.web.components.fields import Choice, Radios
from tongban.web.components.forms import PlainForm, UploadField, errors_of, field_of
from tongban.web.components.messages import Inset
from tongban.web.components.navigation import BackLink, Button
from tongban.web.components.sections import Page, PostForm, show
from tongban.web.console.exchange import places
from tongban.web.console.exchange.wording import FORM_HINTS, FORMS, reason
from tongban.web.console.requests import EDITORS, officer_of, outside_of

_MEGABYTE = 1024 * 1024
_KINDS = tuple(dict.fromkeys(one for endings in ENDINGS.values() for one in endings))


class UploadForm(PlainForm):
    """In what form the file is, and the file."""

    def questions(self) -> dict[str, forms.Field]:
        """Return the two questions."""
        return {
            "form": forms.ChoiceField(
                label=gettext("格式"), choices=[(one.value, FORMS[one.value]) for one in Format]
            ),
            "file": UploadField(
                label=gettext("文件"), limit=settings.UPLOAD_MEGABYTES * _MEGABYTE, kinds=_KINDS
            ),
        }


@officer_required(*EDITORS)
@require_http_methods(["GET", "HEAD", "POST"])
def uploading(request: HttpRequest) -> HttpResponseBase:
    """Ask for a file; a post keeps it and leads to how far it has come."""
    if request.method != "POST":
        return show(request, _page(UploadForm()))
    form = UploadForm(request.POST, request.FILES)
    if form.is_valid():
        (file,) = form.cleaned_data["file"]
        try:
            run = begin(
                officer_of(request),
                Format(form.cleaned_data["form"]),
                file.chunks(),
                outside_of(request),
                name=file.name or "",
            )
        except InvalidValue as error:
            form.add_error("file", reason(error))
        else:
            return HttpResponseRedirect(places.run(run))
    return show(request, _page(form))


def _page(form: UploadForm) -> Page:
    chosen = form["form"]
    return Page(
        title=gettext("导入文件"),
        back=BackLink(href=places.home()),
        errors=errors_of(form),
        body=(
            Inset(
                body=gettext(
                    "读入的内容先放在一边，由您核对后转为编制稿；现行事项要经审核才会改动。"
                )
            ),
            PostForm(
                body=(
                    Radios(
                        name="form",
                        label=gettext("格式"),
                        error=str(chosen.errors[0]) if chosen.errors else "",
                        value=str(chosen.value() or ""),
                        choices=tuple(
                            Choice(
                                value=one.value, label=FORMS[one.value], hint=FORM_HINTS[one.value]
                            )
                            for one in Format
                        ),
                    ),
                    field_of(form["file"]),
                ),
                buttons=Button(words=gettext("上传并读入")),
                sends_files=True,
            ),
        ),
    )
