"""What the page of a case is made of: status, dates, history, papers in and papers out."""

from collections.abc import Iterator, Mapping

from django.urls import reverse
from django.utils.translation import gettext

from tongban.core.cases.state import CaseState
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.feedback.ratings import RatedStage
from tongban.core.guides.outcomes import Way
from tongban.core.people.facts import FactSource
from tongban.store.cases.draft_content import decode_fact
from tongban.store.cases.queries.records import PaperRecord
from tongban.store.certificates.queries import KeptCertificate
from tongban.store.feedback.ratings import OwnRating
from tongban.store.payments.queries import bills_of_case
from tongban.web.components import labels, lists, messages, navigation
from tongban.web.components.city import city_word
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, Section
from tongban.web.components.sentences import said
from tongban.web.components.words import joined, written_date
from tongban.web.hall import places
from tongban.web.hall.bills.standing import fees_section, owed_for
from tongban.web.hall.browsing.wording import way_words
from tongban.web.hall.looks.of_case import corrections
from tongban.web.hall.mine import handled, outlook, owing
from tongban.web.hall.mine.following import Followed
from tongban.web.hall.mine.gaps import requirement_names
from tongban.web.hall.mine.history import moments
from tongban.web.hall.mine.rated import rated_at, ratings_of
from tongban.web.hall.mine.together_parts import together_link

_FROM_US = frozenset({FactSource.SHARED, FactSource.CERTIFICATE, FactSource.EARLIER_CASE})


def case_page(
    followed: Followed,
    catalogue: Catalogue,
    *,
    results: tuple[KeptCertificate, ...],
    subject: str,
    rated: tuple[OwnRating, ...],
    joint: bool = False,
    delivery: tuple[Component, ...] = (),
    kinds: tuple[Component, ...] = (),
) -> Page:
    """Return the page of a case for its applicant, who acts for `subject`."""
    record = followed.record
    bills = bills_of_case(record.id)
    return Page(
        title=record.item_name,
        caption=gettext("办件编号 %(number)s") % {"number": record.number},
        back=navigation.Breadcrumbs(
            links=(
                navigation.Link(words=gettext("我的"), href=places.mine()),
                navigation.Link(words=record.filing_title, href=places.filing(record.filing)),
            ),
            here=record.item_name,
        ),
        above=(*owed_for(bills), *handled.wanted(followed), _wanted(followed, rated)),
        body=(
            lists.SummaryList(rows=tuple(_standing(followed, catalogue))),
            together_link(record.filing) if joint else "",
            _progress(followed, catalogue),
            *fees_section(bills, followed.record.id),
            *_results(results, subject),
            *delivery,
            *_vouchers(followed),
            *_papers(followed.record.papers),
            *_sources(followed, catalogue),
            *corrections(followed.record),
            *kinds,
            *_acts(followed, rated),
        ),
    )


def _wanted(followed: Followed, rated: tuple[OwnRating, ...]) -> Content:
    """Return what the applicant is asked to do now, on top of the page."""
    record = followed.record
    if followed.may_correct and followed.state is not None:
        notice = followed.state.corrections[-1]
        return messages.Notification(
            kind=messages.NotificationKind.ATTENTION,
            title=gettext("请在%(day)s前补正") % {"day": written_date(notice.due_on)},
            body=navigation.Button(
                words=gettext("查看需要补正的 %(count)d 项") % {"count": len(notice.gaps)},
                href=reverse("hall:correct", args=[record.id]),
            ),
        )
    if followed.state is not None and followed.state.rebase_offer and followed.may_withdraw:
        return messages.Notification(
            title=gettext("办理部门建议改用新版，请您决定"),
            body=navigation.Button(
                words=gettext("查看变化并决定"),
                href=reverse("hall:newer_version", args=[record.id]),
            ),
        )
    if followed.may_hand_in and followed.state is not None and followed.state.owed:
        return owing.on_its_page(followed, followed.state)
    if followed.may_rate and not rated_at(rated, RatedStage.COMPLETION):
        return messages.Notification(
            title=gettext("这件事已经办结"),
            body=navigation.Link(
                words=gettext("评价这次服务"), href=reverse("hall:rate", args=[record.id])
            ),
        )
    return ""


def _standing(followed: Followed, catalogue: Catalogue) -> Iterator[lists.SummaryRow]:
    department = catalogue.departments[followed.record.department]
    for one in followed.item.handled:
        if followed.item.handled_code(one) == followed.record.handled:
            yield lists.SummaryRow(key=gettext("办理项"), value=one.name)
    yield lists.SummaryRow(key=gettext("状态"), value=outlook.status_tag(followed.status))
    lamp, due = outlook.lamp(followed), followed.due
    yield lists.SummaryRow(
        key=gettext("接下来"),
        value=(outlook.next_sentence(followed), lists.Paragraph(body=lamp) if lamp else ""),
    )
    if due is not None and due.statutory_on is not None and due.statutory_on != due.promised_on:
        yield lists.SummaryRow(key=gettext("法定期限"), value=written_date(due.statutory_on))
    if due is not None and due.provisional:
        yield lists.SummaryRow(
            key=gettext("说明"), value=gettext("日期为暂定：那一年的放假安排还没有公布")
        )
    if followed.may_hand_in and followed.state is not None:
        yield lists.SummaryRow(key=gettext("容缺材料"), value=_debts(followed, followed.state))
    if followed.state is None and followed.record.waits_for:
        names = (catalogue.items[code].name for code in followed.record.waits_for)
        yield lists.SummaryRow(key=gettext("在它之前"), value="、".join(names))
    if agent := followed.record.applicant.get("agent"):
        yield lists.SummaryRow(key=gettext("代办人"), value=_agent(agent))
    yield lists.SummaryRow(
        key=gettext("办理部门"), value=joined((city_word(department.name), department.phone), "，")
    )


def _agent(agent: Mapping[str, str]) -> Content:
    """Return who filed it for the applicant, with the way to what they were allowed to do."""
    name, mandate = agent["name"], agent["authority"].partition("mandate:")[2]
    if not mandate:
        return name
    words = gettext("看这份委托书") if agent.get("paper") else gettext("看这份授权")
    link = navigation.Link(words=words, href=reverse("hall:mandate", args=[mandate]))
    return (gettext("%(name)s，受委托办理。") % {"name": name}, link)


def _debts(followed: Followed, state: CaseState) -> Content:
    """Return how each paper stands that may follow."""
    names = requirement_names(followed.item)
    again = navigation.Link(
        words=gettext("换一份"), href=reverse("hall:hand_in", args=[followed.record.id])
    )
    return lists.PlainList(
        items=tuple(
            (gettext("%(name)s：已补交，等部门核对。") % {"name": names[need]}, again)
            if need in state.handed_in
            else gettext("%(name)s：还没有补交") % {"name": names[need]}
            for need in state.debts
        )
    )


def _progress(followed: Followed, catalogue: Catalogue) -> Component:
    department = catalogue.departments[followed.record.department]
    expected = outlook.next_moment(followed, department.short_name)
    happened = tuple(moments(followed, catalogue))
    return Section(
        title=gettext("办理进度"),
        id="progress",
        body=lists.Timeline(moments=((expected,) if expected else ()) + happened),
    )


def _results(results: tuple[KeptCertificate, ...], subject: str) -> Iterator[Component]:
    if not results:
        return
    yield Section(
        title=gettext("办理结果"),
        id="results",
        body=lists.CardList(
            rows=True,
            cards=tuple(
                lists.Card(
                    title=kept.certificate.face.name,
                    href=places.certificate(kept.id)
                    if kept.certificate.face.holders[0].identifier == subject
                    else places.verification(kept.token),
                    summary=str(kept.certificate.face.number),
                )
                for kept in results
            ),
        ),
    )


def _vouchers(followed: Followed) -> Iterator[Component]:
    if not followed.record.vouchers:
        return
    yield Section(
        title=gettext("文书"),
        id="vouchers",
        body=lists.PlainList(
            items=tuple(
                (
                    navigation.Link(
                        words=gettext("%(label)s（PDF）") % {"label": labels.label(one)},
                        href=places.voucher(one.id),
                        about=one.number,
                    ),
                    f"，{one.number}，{written_date(one.dated_on)}",
                )
                for one in followed.record.vouchers
            )
        ),
    )


def _papers(papers: tuple[PaperRecord, ...]) -> Iterator[Component]:
    if not papers:
        return
    yield Section(
        title=gettext("材料"),
        id="papers",
        body=lists.DataTable(
            caption=gettext("这件事用到的材料"),
            caption_hidden=True,
            columns=(
                lists.Column(words=gettext("材料")),
                lists.Column(words=gettext("怎么取得")),
                lists.Column(words=gettext("文件或来源")),
            ),
            rows=tuple(lists.Row(cells=(one.name, _way(one), _where_from(one))) for one in papers),
        ),
    )


def _way(paper: PaperRecord) -> str:
    """Return how a paper came: what was asked for and is there was handed in."""
    if paper.file is None:
        return way_words(Way(paper.way))
    if paper.origin and not paper.requirement:
        return gettext("窗口登记")
    return gettext("您已提交") if paper.way == Way.UPLOADED.value else way_words(Way(paper.way))


def _where_from(paper: PaperRecord) -> Content:
    if paper.file is not None:
        return navigation.Link(words=paper.file_name, href=places.file(paper.file))
    return said(paper.reason)


def _sources(followed: Followed, catalogue: Catalogue) -> Iterator[Component]:
    """Yield which data of the person were used instead of papers, and whose they are."""
    facts = (decode_fact(fact, catalogue.elements) for fact in followed.record.facts)
    used = {field.element for field in followed.item.fields}
    rows = tuple(
        lists.SummaryRow(
            key=catalogue.elements[fact.element].label,
            value=labels.value(catalogue.elements[fact.element], fact.value),
            source=joined((fact.origin, written_date(fact.as_of)), "，"),
        )
        for fact in facts
        if fact.source in _FROM_US and fact.element in used
    )
    if rows:
        yield messages.Details(
            summary=gettext("为了少要材料，我们用了您的哪些数据"), body=lists.SummaryList(rows=rows)
        )


def _acts(followed: Followed, rated: tuple[OwnRating, ...]) -> Iterator[Component]:
    yield from ratings_of(followed, rated)
    if followed.may_withdraw:
        yield lists.Paragraph(
            body=navigation.Link(
                words=gettext("撤回这项申请"),
                href=reverse("hall:withdraw", args=[followed.record.id]),
            )
        )
