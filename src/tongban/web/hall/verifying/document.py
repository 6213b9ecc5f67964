"""Verify a document (核验证照文件): a signed PDF is judged, its certificate looked up.

Anyone may send one; it is read by a process of its own, within bounds, and forgotten.
"""

from collections.abc import Iterator
from http import HTTPStatus

from django import forms
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from tongban.actions.certificates.verifying import PdfAnswer, verify_pdf
from tongban.adapters.pdf_signatures import Checked, PdfVerdict
from tongban.core.cases.acts import CHINA_STANDARD_TIME
from tongban.core.vocabulary.errors import Unavailable
from tongban.web.components import lists, messages, navigation
from tongban.web.components.access import public
from tongban.web.components.component import Component
from tongban.web.components.forms import PlainForm, UploadField, errors_of, fields_of
from tongban.web.components.sections import Page, PostForm, Section, show
from tongban.web.components.words import written_moment
from tongban.web.hall.verifying.answer import details, words
from tongban.web.hall.verifying.limits import too_many
from tongban.web.hall.verifying.slower import slower
from tongban.web.hall.visitor import outside_of

MOST_BYTES = 5 * 1024 * 1024
"""A page of ours is a tenth of that."""


class DocumentForm(PlainForm):
    """The document."""

    def questions(self) -> dict[str, forms.Field]:
        """Return the one question."""
        return {"file": UploadField(label=gettext("证照文件"), limit=MOST_BYTES, kinds=("pdf",))}


@public
@require_http_methods(["GET", "HEAD", "POST"])
def document(request: HttpRequest) -> HttpResponseBase:
    """Ask for a document; a post judges it."""
    if request.method != "POST":
        return show(request, _form(DocumentForm()))
    outside = outside_of(request)
    if too_many(request, now=outside.now):
        return slower(request)
    form = DocumentForm(request.POST, request.FILES)
    if not form.is_valid():
        return show(request, _form(form))
    (file,) = form.cleaned_data["file"]
    try:
        answer = verify_pdf(file.read(), outside)
    except Unavailable:
        form.add_error("file", gettext("现在核验的人太多，请过一会儿再试。"))
        return show(request, _form(form), status=HTTPStatus.SERVICE_UNAVAILABLE)
    return show(request, _answered(answer))


def _form(form: DocumentForm) -> Page:
    return Page(
        title=gettext("核验证照文件"),
        lead=gettext(
            "上传从本平台下载的证照（PDF），看签名是不是真的、文件改没改过。文件不会保存。"
        ),
        back=navigation.BackLink(href=reverse("hall:verify"), words=gettext("核验证照")),
        errors=errors_of(form),
        body=PostForm(
            body=fields_of(form),
            buttons=navigation.Button(words=gettext("核验")),
            sends_files=True,
        ),
    )


def _answered(answer: PdfAnswer) -> Page:
    heading, advice = _verdict(answer.checked.verdict)
    intact = answer.checked.verdict is PdfVerdict.INTACT
    kinds = messages.NotificationKind
    return Page(
        title=heading,
        back=navigation.BackLink(href=reverse("hall:verify"), words=gettext("核验证照")),
        body=(
            messages.Notification(kind=kinds.GOOD if intact else kinds.ATTENTION, title=advice),
            *_signed(answer.checked),
            *_certificate(answer),
            navigation.Buttons(
                items=(
                    navigation.Link(words=gettext("再核验一份"), href=reverse("hall:verify_file")),
                )
            ),
        ),
    )


def _signed(checked: Checked) -> Iterator[Component]:
    if checked.signed_at is None:
        return
    moment = written_moment(checked.signed_at.astimezone(CHINA_STANDARD_TIME))
    yield lists.SummaryList(
        rows=(
            lists.SummaryRow(key=gettext("签名"), value=checked.signer),
            lists.SummaryRow(key=gettext("签名时间"), value=moment),
        )
    )


def _certificate(answer: PdfAnswer) -> Iterator[Component]:
    """Yield how the certificate stands that the document shows."""
    if answer.certificate is not None:
        heading, advice = words(answer.certificate.code)
        kinds = messages.NotificationKind
        kind = kinds.GOOD if answer.certificate.code.usable else kinds.ATTENTION
        yield Section(
            title=gettext("文件上的证照"),
            body=(
                messages.Notification(kind=kind, title=heading, body=advice),
                *details(answer.certificate),
            ),
        )
    elif answer.checked.verdict is PdfVerdict.INTACT:
        yield lists.Paragraph(body=gettext("这份文件没有写明是哪张证照，只能核验签名。"))


def _verdict(verdict: PdfVerdict) -> tuple[str, str]:
    """Return the heading for a verdict, and what to do about it."""
    unusable = gettext("请不要凭它办事；请对方重新下载，或者出示亮证码。")
    return {
        PdfVerdict.INTACT: (
            gettext("签名有效，文件没有改过"),
            gettext("再看证照现在是不是有效。"),
        ),
        PdfVerdict.UNREADABLE: (gettext("这份文件读不出来"), unusable),
        PdfVerdict.OVERSIZE: (gettext("这份文件太大"), unusable),
        PdfVerdict.UNSIGNED: (gettext("这份文件没有签名"), unusable),
        PdfVerdict.ALTERED: (gettext("文件改过，或者签名以后又加了内容"), unusable),
        PdfVerdict.UNKNOWN_KEY: (gettext("签名或时间戳不是受信任的机构颁发的"), unusable),
    }[verdict]
