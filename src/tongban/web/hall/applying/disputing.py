"""Dispute a fact (数据异议): the register may be wrong; the person's own document then prevails.

浙江省保障“最多跑一次”改革规定 §7: the department that holds the data is asked to check it.
"""

from django.contrib import messages as news
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from tongban.actions.drafts.writing import dispute as keep_dispute
from tongban.actions.drafts.writing import take_back_dispute
from tongban.core.guides.outcomes import FieldLine
from tongban.core.vocabulary.errors import InvalidValue, NotFound
from tongban.core.vocabulary.plain_text import plain_text
from tongban.web.components import fields, lists, messages, navigation
from tongban.web.components.sections import Page, PostForm, show
from tongban.web.components.sentences import refusal
from tongban.web.hall.applying import paths
from tongban.web.hall.applying.form_page import known_row, may_dispute
from tongban.web.hall.applying.reading import Reading, draft_page
from tongban.web.hall.asking.fields import field_for, read_field
from tongban.web.hall.visitor import citizen_of

LONGEST_WORDS = 200
_WORDS = "words"


@draft_page
@require_http_methods(["GET", "HEAD", "POST"])
def dispute(request: HttpRequest, reading: Reading, element: str) -> HttpResponseBase:
    """Let the person say what is right, or let the register's fact stand again."""
    line = _line(reading, element)
    if request.method != "POST":
        return show(request, _page(reading, line))
    if "take_back" in request.POST:
        take_back_dispute(citizen_of(request), reading.id, element)
        return _to_form(reading, element)
    errors: dict[str, str] = {}
    try:
        value = read_field(line.element, request.POST)
    except InvalidValue as wrong:
        value, errors[element] = None, refusal(wrong)
    try:
        words = plain_text(request.POST.get(_WORDS, ""), longest=LONGEST_WORDS)
    except InvalidValue as wrong:
        words, errors[_WORDS] = "", refusal(wrong)
    if errors:
        typed = dict(request.POST.lists())
        return show(request, _page(reading, line, typed=typed, errors=errors))
    keep_dispute(citizen_of(request), reading.id, element, value, words=words)
    news.success(
        request,
        gettext("已记下您的异议，以您填写的为准。部门会核对数据；需要时请提交能证明的材料。"),
    )
    return _to_form(reading, element)


def _line(reading: Reading, element: str) -> FieldLine:
    for line, _ in reading.fields:
        if line.element.code == element and may_dispute(line):
            return line
    raise NotFound(f"{element} is not a fact that this draft can dispute")


def _page(
    reading: Reading,
    line: FieldLine,
    *,
    typed: dict[str, list[str]] | None = None,
    errors: dict[str, str] | None = None,
) -> Page:
    wrong = errors or {}
    code = line.element.code
    disputed = reading.content.disputes.get(code)
    value = field_for(
        line.element,
        label=gettext("正确的应该是"),
        value=disputed.value if disputed else None,
        written=typed,
        error=wrong.get(code, ""),
    )
    words = fields.TextInput(
        name=_WORDS,
        label=gettext("为什么不对"),
        optional=True,
        value=(typed or {}).get(_WORDS, [disputed.words if disputed else ""])[-1],
        error=wrong.get(_WORDS, ""),
    )
    return Page(
        title=gettext("“%(label)s”不对？") % {"label": line.element.label},
        caption=reading.title,
        back=navigation.BackLink(href=_form_of(reading, code)),
        lead=lists.Paragraph(
            body=gettext("部门的数据可能没有及时更新。您提出后以您自己的材料为准，不影响您办事。")
        ),
        errors=messages.ErrorSummary.of((value, words)),
        body=(
            lists.SummaryList(rows=(_plain_row(reading, line),)),
            PostForm(body=(value, words), buttons=navigation.Button(words=gettext("提出异议"))),
            *_take_back(disputed is not None),
        ),
    )


def _plain_row(reading: Reading, line: FieldLine) -> lists.SummaryRow:
    row = known_row(reading, line)
    return lists.SummaryRow(key=row.key, value=row.value, source=row.source)


def _take_back(disputed: bool) -> tuple[PostForm, ...]:  # noqa: FBT001 - whether there is one
    if not disputed:
        return ()
    return (
        PostForm(
            body="",
            hidden=(("take_back", "1"),),
            buttons=navigation.Button(
                words=gettext("撤回异议，用部门的数据"), kind=navigation.ButtonKind.SECONDARY
            ),
        ),
    )


def _form_of(reading: Reading, element: str) -> str:
    return paths.form(reading.id, element.partition(".")[0])


def _to_form(reading: Reading, element: str) -> HttpResponseBase:
    return HttpResponseRedirect(_form_of(reading, element))
