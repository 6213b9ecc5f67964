"""Answer a correction notice (补正): only what was asked for; everything handed in before stays.

行政许可法 §32: the authority names all gaps at once, so this page is all there is to do.
"""

from collections.abc import Mapping
from uuid import UUID

from django.contrib import messages as news
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from tongban.actions.cases.applicant import correct as hand_in
from tongban.actions.targets import published
from tongban.core.cases.events import CorrectionRequested
from tongban.core.catalog.elements import DataElement, Value
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed
from tongban.core.vocabulary.plain_text import plain_text
from tongban.store.cases.draft_content import decode_fact
from tongban.web.components import fields, lists, messages, navigation
from tongban.web.components.access import agent_admitted
from tongban.web.components.sections import Page, PostForm, show
from tongban.web.components.sentences import refusal
from tongban.web.components.uploads import most_octets, read_papers, uploaded_under
from tongban.web.components.words import written_date
from tongban.web.hall import places
from tongban.web.hall.asking.fields import field_for, read_field
from tongban.web.hall.mine.cases import followed_case
from tongban.web.hall.mine.following import Followed
from tongban.web.hall.mine.gaps import requirement_names, why
from tongban.web.hall.visitor import citizen_of, outside_of

LONGEST_EXPLANATION = 500
_EXPLANATION = "explanation"


@agent_admitted
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, case_id: UUID) -> HttpResponseBase:
    """Show every gap of the notice, and take in what fills them together."""
    followed = followed_case(request, case_id)
    if not followed.may_correct or followed.state is None:
        return _nothing_asked(request, case_id)
    notice = followed.state.corrections[-1]
    if request.method != "POST":
        return show(request, _page(followed, notice))
    return _hand_in(request, followed, notice)


def _hand_in(
    request: HttpRequest, followed: Followed, notice: CorrectionRequested
) -> HttpResponseBase:
    written = request.POST.get(_EXPLANATION, "")
    names = _papers_named(followed, notice)
    papers, errors = read_papers(request, names)
    errors |= {
        need: gettext("请上传“%(name)s”") % {"name": names[need]}
        for need in names.keys() - papers.keys() - errors.keys()
    }
    answers = _answers(request, followed, notice, errors)
    try:
        explanation = plain_text(written, longest=LONGEST_EXPLANATION, multiline=True)
    except InvalidValue as wrong:
        explanation, errors[_EXPLANATION] = "", refusal(wrong)
    if not errors:
        try:
            outcome = hand_in(
                citizen_of(request),
                followed.record.id,
                papers,
                outside_of(request),
                answers=answers,
                explanation=explanation,
            )
        except NotAllowed:
            return _nothing_asked(request, followed.record.id)
        if not isinstance(outcome, dict):
            news.success(request, gettext("补正已提交，受理期限重新计算。"))
            return HttpResponseRedirect(places.case(followed.record.id))
        errors = {need: refused.words for need, refused in outcome.items()}
    posted = dict(request.POST.lists())
    return show(request, _page(followed, notice, errors=errors, posted=posted))


def _papers_named(followed: Followed, notice: CorrectionRequested) -> dict[str, str]:
    """Return the names of the papers that the notice asks for, by requirement."""
    names = requirement_names(followed.item)
    return {gap.subject: names[gap.subject] for gap in notice.gaps if gap.subject in names}


def _page(
    followed: Followed,
    notice: CorrectionRequested,
    *,
    errors: Mapping[str, str] | None = None,
    posted: Mapping[str, list[str]] | None = None,
) -> Page:
    wrong = errors or {}
    inputs = _inputs(followed, notice, wrong, posted)
    summary = messages.ErrorSummary.of(inputs, _again(wrong, inputs))
    return Page(
        title=gettext("补正“%(name)s”") % {"name": followed.record.item_name},
        back=navigation.BackLink(href=places.case(followed.record.id)),
        lead=lists.Paragraph(
            body=gettext("请在%(day)s前交齐。下面是需要补正的全部内容，以前交过的材料仍然有效。")
            % {"day": written_date(notice.due_on)}
        ),
        errors=summary,
        body=PostForm(
            body=tuple(inputs),
            sends_files=True,
            buttons=navigation.Button(words=gettext("提交补正")),
        ),
    )


def _inputs(
    followed: Followed,
    notice: CorrectionRequested,
    wrong: Mapping[str, str],
    posted: Mapping[str, list[str]] | None,
) -> list[fields.Field]:
    """Return an upload for each paper, an input for each answer, and room for an explanation."""
    explanation = fields.Textarea(
        name=_EXPLANATION,
        label=gettext("补充说明"),
        optional=True,
        value=((posted or {}).get(_EXPLANATION) or [""])[-1],
        limit=LONGEST_EXPLANATION,
        error=wrong.get(_EXPLANATION, ""),
    )
    answers = _answers_asked(followed, notice, wrong, posted)
    return [*_papers_asked(followed, notice, wrong), *answers, explanation]


def _papers_asked(
    followed: Followed, notice: CorrectionRequested, wrong: Mapping[str, str]
) -> list[fields.Field]:
    names = _papers_named(followed, notice)
    return [
        fields.FileUpload(
            name=uploaded_under(gap.subject),
            label=names[gap.subject],
            hint=why(gap, followed.item),
            limit=most_octets(),
            several=True,
            error=wrong.get(gap.subject, ""),
        )
        for gap in notice.gaps
        if gap.subject in names
    ]


def _answers_asked(
    followed: Followed,
    notice: CorrectionRequested,
    wrong: Mapping[str, str],
    posted: Mapping[str, list[str]] | None,
) -> list[fields.Field]:
    filed = {one["element"]: one for one in followed.record.facts}
    return [
        field_for(
            element,
            hint=reason,
            value=decode_fact(filed[element.code], elements()).value
            if element.code in filed
            else None,
            written=posted,
            error=wrong.get(element.code, ""),
        )
        for element, reason in _wrong_answers(followed, notice)
    ]


def elements() -> Mapping[str, DataElement]:
    """Return the data elements of the city."""
    return published().catalogue.elements


def _wrong_answers(
    followed: Followed, notice: CorrectionRequested
) -> list[tuple[DataElement, str]]:
    """Return each answer that the notice asks to put right, and why."""
    known = elements()
    return [
        (known[gap.subject], why(gap, followed.item)) for gap in notice.gaps if gap.subject in known
    ]


def _answers(
    request: HttpRequest,
    followed: Followed,
    notice: CorrectionRequested,
    errors: dict[str, str],
) -> dict[str, Value]:
    """Return the answers put right; what cannot be read is added to `errors`."""
    read: dict[str, Value] = {}
    for element, _ in _wrong_answers(followed, notice):
        try:
            read[element.code] = read_field(element, request.POST)
        except InvalidValue as wrong:
            errors[element.code] = refusal(wrong)
    return read


def _again(errors: Mapping[str, str], inputs: list[fields.Field]) -> tuple[str, ...]:
    """Say that a browser forgets chosen files when a page comes back."""
    several = sum(isinstance(one, fields.FileUpload) for one in inputs) > 1
    if errors and several:
        return (gettext("没有提交。请改正下面的问题，并重新选择其他文件"),)
    return ()


def _nothing_asked(request: HttpRequest, case_id: UUID) -> HttpResponseBase:
    news.warning(request, gettext("这件事现在没有需要补正的内容。"))
    return HttpResponseRedirect(places.case(case_id))
