"""Papers to check (纸质委托核对): what colleagues kept, each beside its scan, and the answer."""

from collections.abc import Iterator

from django.contrib import messages as news
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from tongban.actions import audit
from tongban.actions.paper_mandates import checking
from tongban.core.people.actors import Officer, Role
from tongban.core.people.mandates import MandateReturned
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed
from tongban.store.documents.queries import FileContent, scan_of
from tongban.store.people.paper_queries import PaperFile, kept_lately, paper_kept, unchecked
from tongban.store.sealing import blind_index
from tongban.web.components import fields, figures, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, PostForm, Section, SideBySide, show
from tongban.web.components.sentences import refusal
from tongban.web.components.words import written_date, written_moment
from tongban.web.counter import masks
from tongban.web.counter.desk import found
from tongban.web.counter.downloads import attached
from tongban.web.counter.requests import officer_of, outside_of
from tongban.web.counter.window.words import GRANTOR_SEEN, PAPER_STATES, item_names


@officer_required(Role.WINDOW)
@require_safe
def papers(request: HttpRequest) -> HttpResponseBase:
    """Show what waits for a check, and what the windows of the department kept lately."""
    officer = officer_of(request)
    page = Page(
        title=gettext("纸质委托"),
        lead=gettext("窗口登记的纸质授权委托书。一个人登记，另一个人核对；委托人可以在网上否认。"),
        back=navigation.BackLink(href=reverse("counter:window"), words=gettext("窗口接待")),
        body=(
            Section(
                title=gettext("等核对"),
                id="to-check",
                body=_table(unchecked(officer), officer, gettext("现在没有要核对的委托书。")),
            ),
            Section(
                title=gettext("最近登记的"),
                id="lately",
                body=_table(kept_lately(officer), officer, gettext("还没有登记过纸质委托书。")),
            ),
        ),
        wide=True,
    )
    return show(request, page)


@officer_required(Role.WINDOW)
@require_safe
def paper(request: HttpRequest, code: str) -> HttpResponseBase:
    """Show what a colleague read off a paper, beside its scan, with what can be answered."""
    officer = officer_of(request)
    kept = _kept(officer, code)
    _note(officer, kept, "mandate.open")
    page = Page(
        title=gettext("纸质授权委托书"),
        back=navigation.BackLink(href=reverse("counter:paper_mandates"), words=gettext("纸质委托")),
        body=SideBySide(
            main=(lists.SummaryList(rows=tuple(_rows(kept))), *_answers(kept, officer)),
            beside=_scan(code),
            label=gettext("扫描件"),
        ),
        wide=True,
    )
    return show(request, page)


@officer_required(Role.WINDOW)
@require_safe
def scan(request: HttpRequest, code: str) -> HttpResponseBase:
    """Hand out the scan of a paper that the department's window kept."""
    officer = officer_of(request)
    kept = _kept(officer, code)
    _note(officer, kept, "mandate.scan")
    file = _file(code)
    return attached(file.content, media_type=file.media_type, name=file.name)


@officer_required(Role.WINDOW)
@require_POST
def answer(request: HttpRequest, code: str) -> HttpResponseBase:
    """Find a paper in order, or not."""
    officer, outside = officer_of(request), outside_of(request)
    here = HttpResponseRedirect(reverse("counter:paper_mandate", args=[code]))
    try:
        with found():
            if request.POST.get("verb") == "check":
                checking.check(officer, code, outside)
                news.success(request, gettext("已核对。代理人可以以委托人的名义办了。"))
            else:
                reason = request.POST.get("reason", "")
                checking.give_back(officer, code, outside, reason=reason)
                news.success(request, gettext("已退回，不能再凭这份委托书办。"))
    except InvalidValue as wrong:
        news.warning(request, refusal(wrong))
    except NotAllowed:
        news.warning(request, gettext("自己登记的委托书，要由同部门的另一位窗口人员核对。"))
    except Conflict:
        news.warning(request, gettext("这份委托书现在不用核对，请看它的状态。"))
    return here


def _kept(officer: Officer, code: str) -> PaperFile:
    kept = paper_kept(officer, code)
    if kept is None:
        raise Http404
    return kept


def _note(officer: Officer, kept: PaperFile, action: str) -> None:
    one = kept.mandate
    audit.note(
        officer,
        action,
        f"mandate:{one.code}",
        ground="核对纸质授权委托书",
        concerned=[blind_index(one.principal), blind_index(one.agent)],
        details={"at": "window"},
    )


def _table(rows: tuple[PaperFile, ...], officer: Officer, nothing: str) -> Component:
    if not rows:
        return lists.Paragraph(body=nothing)
    return lists.DataTable(
        caption=gettext("纸质授权委托书"),
        caption_hidden=True,
        columns=(
            lists.Column(words=gettext("委托人")),
            lists.Column(words=gettext("代理人"), one_line=True),
            lists.Column(words=gettext("事项")),
            lists.Column(words=gettext("登记人"), one_line=True),
            lists.Column(words=gettext("状态"), one_line=True),
        ),
        rows=tuple(lists.Row(cells=tuple(_cells(one, officer))) for one in rows),
    )


def _cells(kept: PaperFile, officer: Officer) -> Iterator[Content]:
    one = kept.mandate
    yield navigation.Link(
        words=masks.covered(one.principal_name),
        href=reverse("counter:paper_mandate", args=[one.code]),
    )
    yield masks.covered(one.agent_name)
    yield item_names(one.items)
    own = kept.paper.clerk.staff_number == officer.staff_number
    yield gettext("我") if own else kept.paper.clerk.name
    yield _state(kept)


def _state(kept: PaperFile) -> Component:
    waits = kept.unchecked
    tone = messages.Tone.ATTENTION if waits else messages.Tone.PLAIN
    words = gettext("等核对") if waits else str(PAPER_STATES[kept.mandate.state])
    return messages.Tag(words=words, tone=tone)


def _rows(kept: PaperFile) -> Iterator[lists.SummaryRow]:
    one, paper_ = kept.mandate, kept.paper
    yield lists.SummaryRow(key=gettext("状态"), value=_state(kept))
    named = gettext("%(name)s（%(number)s）")
    principal = {"name": one.principal_name, "number": masks.covered(one.principal)}
    agent = {"name": one.agent_name, "number": masks.covered(one.agent)}
    yield lists.SummaryRow(key=gettext("委托人"), value=named % principal)
    yield lists.SummaryRow(key=gettext("代理人"), value=named % agent)
    yield lists.SummaryRow(key=gettext("事项"), value=item_names(one.items))
    yield lists.SummaryRow(key=gettext("签署日期"), value=written_date(paper_.signed_on))
    yield lists.SummaryRow(key=gettext("委托到"), value=written_date(one.valid_until))
    yield lists.SummaryRow(
        key=gettext("怎样核对的委托人身份"), value=GRANTOR_SEEN[paper_.grantor_seen]
    )
    yield lists.SummaryRow(
        key=gettext("登记人和时间"),
        value=gettext("%(name)s，%(moment)s")
        % {"name": paper_.clerk.name, "moment": written_moment(kept.events[0].at)},
    )
    if paper_.checked_by is not None:
        yield lists.SummaryRow(key=gettext("核对"), value=paper_.checked_by.name)
    for event in kept.events:
        if isinstance(event, MandateReturned):
            yield lists.SummaryRow(key=gettext("退回的理由"), value=event.reason)


def _answers(kept: PaperFile, officer: Officer) -> Iterator[Component]:
    if not kept.unchecked:
        return
    if kept.paper.clerk.staff_number == officer.staff_number:
        yield lists.Paragraph(body=gettext("您登记的，等同部门的另一位窗口人员核对。"))
        return
    if kept.paper.check_by is not None:
        yield lists.Paragraph(
            body=gettext("请在%(day)s前核对：看扫描件和这里写的是不是一样，有没有签名或者盖章。")
            % {"day": written_date(kept.paper.check_by)}
        )
    here = reverse("counter:paper_mandate_answer", args=[kept.mandate.code])
    yield PostForm(
        action=here,
        body="",
        buttons=navigation.Button(words=gettext("核对无误"), name="verb", value="check"),
    )
    yield PostForm(
        action=here,
        body=fields.TextInput(name="reason", label=gettext("哪里不符")),
        buttons=navigation.Button(
            words=gettext("不符，退回"),
            kind=navigation.ButtonKind.WARNING,
            name="verb",
            value="return",
        ),
    )


def _scan(code: str) -> Content:
    """Return the scan: to look at where it is a picture, to download in any case."""
    file, address = _file(code), reverse("counter:paper_mandate_scan", args=[code])
    link = navigation.Link(words=gettext("下载 %(label)s") % {"label": file.name}, href=address)
    if not file.media_type.startswith("image/"):
        return link
    picture = figures.Picture(src=address, alt=gettext("委托书的扫描件"), caption=file.name)
    return (picture, link)


def _file(code: str) -> FileContent:
    file = scan_of(code)
    if file is None:
        raise Http404
    return file
