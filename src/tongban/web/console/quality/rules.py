"""The rule book (规则集): what is asked of the rows, what would be, and who answers for it."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.core.people.histories import HistoryEvent
from tongban.core.quality.rule_books import BookStatus, RuleBook, may_review
from tongban.core.quality.rules import QualityRule
from tongban.store.quality.queries.books import opened_book
from tongban.web.components import fields, labels, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, PostForm, Section, show
from tongban.web.console.quality import places
from tongban.web.console.quality.frame import Subject, back, is_own, subject, tabs, tag
from tongban.web.console.quality.kinds import KINDS
from tongban.web.console.quality.sentences import sentence
from tongban.web.console.quality.words import BOOKS, CONSEQUENCES, DIMENSIONS, EVENTS
from tongban.web.console.requests import KEEPERS, officer_of


@officer_required(*KEEPERS)
@require_safe
def rules(request: HttpRequest, code: str) -> HttpResponseBase:
    """Show the rules of a dataset, and what can be done about them."""
    about, opened = subject(code), opened_book(code)
    book, own = opened.book, is_own(request, about)
    writes = own and book.status is not BookStatus.SENT
    page = Page(
        title=gettext("质量规则"),
        caption=about.dataset.name,
        back=back(),
        body=(
            tabs(about, "rules"),
            *_standing(book),
            *_acts(request, about, book, own=own),
            Section(
                title=gettext("启用的规则"),
                body=_table(about, book.in_force)
                if book.in_force
                else messages.EmptyState(
                    title=gettext("还没有启用的规则"),
                    advice=gettext("写好规则、送审，由另一位数据管理员审核通过后启用。"),
                ),
            ),
            *_wording(about, book),
            *(_kinds(about) if writes else ()),
            *_history(opened.history),
        ),
        wide=True,
    )
    return show(request, page)


def _standing(book: RuleBook) -> Iterator[Component]:
    if book.length:
        yield tag(BOOKS[book.status])
    if book.reason and book.status is BookStatus.DRAFTED:
        yield messages.Inset(body=gettext("退回理由：%(reason)s") % {"reason": book.reason})


def _acts(
    request: HttpRequest, about: Subject, book: RuleBook, *, own: bool
) -> Iterator[Component]:
    if own and book.status is BookStatus.DRAFTED and book.wording != book.in_force:
        yield _form(about, "send", gettext("送审"))
    if book.status is not BookStatus.SENT:
        return
    if not may_review(book, officer_of(request), about.dataset.holder):
        yield messages.Inset(
            body=gettext("等提供部门的另一位数据管理员，或者目录主管部门的数据管理员审核。")
        )
        return
    yield _form(about, "approve", gettext("审核通过并启用"))
    words = gettext("退回修改")
    form = PostForm(
        action=places.rules_act(about.code, "return"),
        body=fields.Textarea(name="reason", label=gettext("需要修改什么"), limit=500),
        buttons=navigation.Button(words=words, kind=navigation.ButtonKind.SECONDARY),
    )
    yield messages.Details(summary=words, body=form)


def _form(about: Subject, verb: str, words: str) -> Component:
    return PostForm(
        action=places.rules_act(about.code, verb),
        body="",
        buttons=navigation.Button(words=words),
    )


def _wording(about: Subject, book: RuleBook) -> Iterator[Component]:
    """Yield the wording that is not in force, when there is one."""
    if book.wording == book.in_force:
        return
    kept = {one.code: one for one in book.in_force}
    gone = [one for one in book.in_force if book.rule(one.code) is None]
    told = [(one, _newness(one, kept)) for one in book.wording]
    told += [(one, messages.Tag(words=gettext("删除"), tone=messages.Tone.BAD)) for one in gone]
    yield Section(
        title=gettext("改动后的规则"),
        body=lists.DataTable(
            caption=gettext("改动后的规则"),
            caption_hidden=True,
            columns=tuple(lists.Column(words=words) for words in (*_heads(), gettext("改动"))),
            rows=tuple(lists.Row(cells=(*_cells(about, one), new)) for one, new in told),
        ),
    )


def _newness(rule: QualityRule, kept: dict[str, QualityRule]) -> Content:
    if rule.code not in kept:
        return messages.Tag(words=gettext("新增"), tone=messages.Tone.GOOD)
    if kept[rule.code] != rule:
        return messages.Tag(words=gettext("修改"), tone=messages.Tone.ATTENTION)
    return gettext("不变")


def _heads() -> tuple[str, ...]:
    return gettext("规则"), gettext("维度"), gettext("不符合时"), gettext("依据")


def _cells(about: Subject, rule: QualityRule) -> tuple[Content, ...]:
    return (
        sentence(rule, about.names),
        str(DIMENSIONS[rule.dimension]),
        str(CONSEQUENCES[rule.consequence]),
        labels.citation(rule.basis),
    )


def _table(about: Subject, found: tuple[QualityRule, ...]) -> Component:
    return lists.DataTable(
        caption=gettext("启用的规则"),
        caption_hidden=True,
        columns=tuple(lists.Column(words=words) for words in _heads()),
        rows=tuple(lists.Row(cells=_cells(about, one)) for one in found),
    )


def _kinds(about: Subject) -> Iterator[Component]:
    """Yield the ways to a new rule, and those to the rules of the wording."""
    wording = opened_book(about.code).book.wording
    if wording:
        yield Section(
            title=gettext("修改或删除"),
            body=tuple(_change(about, one) for one in wording),
        )
    cards = tuple(
        lists.Card(title=kind.title, href=places.new_rule(about.code, word), summary=kind.summary)
        for word, kind in KINDS.items()
    )
    yield Section(title=gettext("写一条新规则"), body=lists.CardList(cards=cards))


def _change(about: Subject, rule: QualityRule) -> Component:
    words = sentence(rule, about.names)
    return messages.Details(
        summary=words,
        body=(
            navigation.Link(
                words=gettext("修改"), href=places.change_rule(about.code, rule.code), about=words
            ),
            PostForm(
                action=places.rules_act(about.code, "remove"),
                hidden=(("rule", rule.code),),
                body="",
                buttons=navigation.Button(
                    words=gettext("删除"), kind=navigation.ButtonKind.SECONDARY, about=words
                ),
            ),
        ),
    )


def _history(history: tuple[HistoryEvent, ...]) -> Iterator[Component]:
    moments = tuple(
        lists.Moment(
            title=EVENTS[one.name], at=one.at, by=one.by.name, body=getattr(one, "reason", "")
        )
        for one in reversed(history)
    )
    if moments:
        timeline = lists.Timeline(moments=moments)
        yield messages.Details(summary=gettext("经过"), body=timeline)
