"""Take over what was issued before (存量归集): a file in, good rows kept, the others told."""

import csv
import io
from uuid import UUID

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from tongban.actions.certificates.registers import rows_of, take_register, types_for
from tongban.actions.targets import published
from tongban.core.certificates.existing import columns
from tongban.core.certificates.types import CertificateType
from tongban.core.vocabulary.errors import InvalidValue, NotFound
from tongban.store.certificates.issued import Batch, Rejected, batch_of, batches_of
from tongban.web.components import lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Content
from tongban.web.components.forms import PlainForm, UploadField, errors_of, fields_of
from tongban.web.components.sections import Page, PostForm, Section, show
from tongban.web.components.sentences import refusal
from tongban.web.components.words import written_moment
from tongban.web.counter.certificates.words import POSTS, sections
from tongban.web.counter.requests import officer_of, outside_of

_MEGABYTE = 1024 * 1024
_MOST_TOLD = 200
"""Rejected rows that a page shows; the others come again with the next file."""


class RegisterForm(PlainForm):
    """Of which type the register is, and the file."""

    def __init__(self, posted: object, files: object, kinds: dict[str, CertificateType]) -> None:
        self._kinds = kinds
        super().__init__(posted, files)

    def questions(self) -> dict[str, forms.Field]:
        """Return the two questions."""
        return {
            "evidence": forms.ChoiceField(
                label=gettext("证照类型"),
                choices=[(code, kind.name) for code, kind in self._kinds.items()],
            ),
            "file": UploadField(
                label=gettext("文件"),
                limit=settings.UPLOAD_MEGABYTES * _MEGABYTE,
                kinds=("xlsx", "csv"),
            ),
        }


@officer_required(*POSTS)
@require_http_methods(["GET", "HEAD", "POST"])
def registers(request: HttpRequest) -> HttpResponseBase:
    """Ask for a register; a post takes over its good rows."""
    kinds = types_for(officer_of(request), published().catalogue)
    sent = request.method == "POST"
    form = RegisterForm(request.POST if sent else None, request.FILES if sent else None, kinds)
    if sent and form.is_valid():
        batch = _taken(request, form)
        if batch is not None:
            return HttpResponseRedirect(reverse("counter:register", args=[batch]))
    page = Page(
        title=gettext("存量归集"),
        wide=True,
        errors=errors_of(form),
        body=(
            sections("counter:registers"),
            _asking(form, kinds) if kinds else _no_type(),
            _batches(batches_of(officer_of(request))),
        ),
    )
    return show(request, page)


@officer_required(*POSTS)
@require_safe
def register(request: HttpRequest, batch_id: UUID) -> HttpResponseBase:
    """Show what came of one register, with every row that was not taken and why."""
    found = batch_of(officer_of(request), batch_id)
    if found is None:
        raise NotFound(f"no register {batch_id}")
    batch, rejected = found
    page = Page(
        title=batch.name,
        back=navigation.BackLink(href=reverse("counter:registers"), words=gettext("存量归集")),
        wide=True,
        body=(
            lists.SummaryList(
                rows=(
                    lists.SummaryRow(key=gettext("新归集"), value=str(batch.taken)),
                    lists.SummaryRow(key=gettext("早已归集"), value=str(batch.known)),
                    lists.SummaryRow(key=gettext("没有收下"), value=str(batch.rejected)),
                )
            ),
            _rejected(rejected) if rejected else (),
        ),
    )
    return show(request, page)


@officer_required(*POSTS)
@require_safe
def template(request: HttpRequest, evidence: str) -> HttpResponseBase:
    """Hand out an empty register of a type, with its headings."""
    kind = types_for(officer_of(request), published().catalogue).get(evidence)
    if kind is None:
        raise NotFound(f"no type {evidence}")
    text = io.StringIO()
    csv.writer(text).writerow(columns(kind))
    response = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    disposition = content_disposition_header(as_attachment=True, filename=f"{kind.name}.csv")
    response["Content-Disposition"] = disposition or "attachment"
    return response


def _taken(request: HttpRequest, form: RegisterForm) -> UUID | None:
    (file,) = form.cleaned_data["file"]
    try:
        with rows_of(file.chunks()) as rows:
            return take_register(
                officer_of(request),
                form.cleaned_data["evidence"],
                rows,
                outside_of(request),
                name=file.name or "",
            )
    except InvalidValue as error:
        form.add_error("file", refusal(error))
    return None


def _asking(form: RegisterForm, kinds: dict[str, CertificateType]) -> Content:
    links = tuple(
        navigation.Link(
            words=gettext("%(name)s空表") % {"name": kind.name},
            href=reverse("counter:register_template", args=[code]),
        )
        for code, kind in kinds.items()
    )
    return (
        messages.Inset(
            body=gettext(
                "可信等级：A 本机关签发，B 窗口核对过原件，C 只有影像、用前核对原件，D 当事人自制。"
            )
        ),
        lists.PlainList(items=links),
        PostForm(
            body=fields_of(form),
            buttons=navigation.Button(words=gettext("上传并归集")),
            sends_files=True,
        ),
    )


def _no_type() -> Content:
    return messages.EmptyState(
        title=gettext("本部门没有证照类型"),
        advice=gettext("事项的结果写成电子证照并发布以后，类型会自动出现在这里。"),
    )


def _batches(batches: tuple[Batch, ...]) -> Content:
    if not batches:
        return ()
    columns_ = (gettext("文件"), gettext("时间"), gettext("新归集"), gettext("没有收下"))
    table = lists.DataTable(
        caption=gettext("归集记录"),
        caption_hidden=True,
        columns=tuple(lists.Column(words=words) for words in columns_),
        rows=tuple(
            lists.Row(
                cells=(
                    navigation.Link(
                        words=one.name, href=reverse("counter:register", args=[one.id])
                    ),
                    written_moment(one.at),
                    str(one.taken),
                    str(one.rejected),
                )
            )
            for one in batches
        ),
    )
    return Section(title=gettext("归集记录"), body=table)


def _rejected(rejected: tuple[Rejected, ...]) -> Content:
    table = lists.DataTable(
        caption=gettext("没有收下的行"),
        caption_hidden=True,
        columns=(
            lists.Column(words=gettext("行"), number=True),
            lists.Column(words=gettext("错在哪里、怎么改")),
        ),
        rows=tuple(
            lists.Row(
                cells=(
                    str(one.number),
                    lists.PlainList(
                        items=tuple(f"{column}：{reason}" for column, reason in one.faults)
                    ),
                )
            )
            for one in rejected[:_MOST_TOLD]
        ),
    )
    return Section(title=gettext("没有收下的行"), body=table)
