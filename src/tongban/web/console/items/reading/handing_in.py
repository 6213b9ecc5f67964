"""Handing in a guide (提供指南): pasted as text, or as one file of a usual kind."""

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils.translation import gettext

from tongban.adapters.guide_documents import KINDS, read_document
from tongban.adapters.guide_documents.gate import MOST_BYTES
from tongban.core.reading.blocks import GuideText, guide_of_text
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.plain_text import plain_text
from tongban.web.components.fields import FileUpload, Textarea
from tongban.web.components.messages import ErrorSummary, Inset
from tongban.web.components.navigation import Button, Link
from tongban.web.components.sections import Page, PostForm
from tongban.web.console.items import places
from tongban.web.console.items.bar import bar
from tongban.web.console.items.desk import Desk

_LONGEST = 60_000


def handed_in(request: HttpRequest) -> GuideText:
    """Return the guide that was pasted or uploaded; a file goes before pasted text.

    Raises:
        InvalidValue: with a sentence that says what to do instead.
    """
    file = request.FILES.get("file")
    if isinstance(file, UploadedFile) and file.name:
        if file.size and file.size > MOST_BYTES:
            raise InvalidValue("guide", gettext("文件太大；请只保留指南文字，去掉图片和附件"))
        return read_document(file.name, file.read())
    text = plain_text(request.POST.get("text", ""), longest=_LONGEST, multiline=True)
    if not text:
        raise InvalidValue("guide", gettext("请粘贴指南的文字，或者选择一个文件"))
    return guide_of_text(text)


def handing_in(desk: Desk, *, text: str = "", error: str = "", of_file: bool = False) -> Page:
    """Return the page that asks for a guide; an error stands at the field that it is about."""
    pasted = _pasted(text, "" if of_file else error)
    file = FileUpload(
        name="file",
        label=gettext("或者选择一个文件"),
        kinds=tuple(kind.removeprefix(".") for kind in KINDS),
        limit=MOST_BYTES,
        error=error if of_file else "",
        optional=True,
    )
    back = Link(words=gettext("返回"), href=places.copy(desk.key))
    return Page(
        title=gettext("从现有指南开始"),
        back=desk.back,
        above=bar(desk),
        errors=ErrorSummary.of((pasted, file)),
        body=(
            Inset(
                body=gettext(
                    "读出的条件、材料、时限和依据会逐条列出，每条旁边是原文。"
                    "您采纳的才会写进编制稿。"
                )
            ),
            PostForm(
                body=(pasted, file),
                hidden=(("act", "read"),),
                buttons=(Button(words=gettext("读出建议")), back),
                sends_files=True,
            ),
        ),
    )


def _pasted(text: str, error: str) -> Textarea:
    return Textarea(
        name="text",
        label=gettext("粘贴指南的文字"),
        hint=gettext("从网页、Word 或者 Excel 里复制过来就行，标题和表格不用整理"),
        rows=12,
        value=text[:_LONGEST],
        error=error,
        limit=_LONGEST,
        optional=True,
    )
