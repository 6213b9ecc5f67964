"""What the personal checklist is made of: verdict, dates, documents, plan, cost, what was told."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext

from tongban.actions.drafts.readiness import guides_of
from tongban.actions.targets import AnyGuide
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.conditions.nodes import Truth
from tongban.core.guides.outcomes import (
    ConditionOutcome,
    EvidenceLine,
    Footprint,
    Guide,
    Verdict,
    Way,
)
from tongban.core.journeys.outcomes import JourneyGuide, Standing
from tongban.web.components import fields, labels, lists, messages, navigation
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, PostForm, Section
from tongban.web.components.words import written_date
from tongban.web.hall import places
from tongban.web.hall.browsing import journey_page, wording


def checklist_page(kind: str, guide: AnyGuide, catalogue: Catalogue, *, answered: Content) -> Page:
    """Return the checklist of one person for one target."""
    name, code = _named(guide)
    return Page(
        title=gettext("%(name)s：我的办事清单") % {"name": name},
        back=navigation.BackLink(href=places.guide(kind, code), words=gettext("返回办事指南")),
        body=(
            *_verdicts(guide),
            *_open_question(kind, code, guide),
            *_way(kind, code, guide, catalogue),
            *_told(kind, code, answered),
        ),
    )


def _named(guide: AnyGuide) -> tuple[str, str]:
    match guide:
        case Guide():
            return guide.item.name, guide.item.code
        case JourneyGuide():
            return guide.journey.name, guide.journey.code


def _verdicts(guide: AnyGuide) -> Iterator[Component]:
    match guide:
        case Guide():
            yield from _verdict(guide.item.name, guide.eligibility.verdict)
            yield from _unmet(guide.eligibility.outcomes)
        case JourneyGuide():
            for one in guide.sub_items:
                if one.standing is Standing.INELIGIBLE and one.eligibility is not None:
                    yield from _verdict(one.item.name, one.eligibility.verdict)
                    yield from _unmet(one.eligibility.outcomes)


def _verdict(name: str, verdict: Verdict) -> Iterator[Component]:
    match verdict:
        case Verdict.ELIGIBLE:
            yield messages.Notification(title=gettext("您符合办理条件"))
        case Verdict.JUDGED:
            yield messages.Notification(
                title=gettext("您可以申请"),
                body=gettext("您能说明的条件都符合，其余由工作人员审查后决定。"),
            )
        case Verdict.INELIGIBLE:
            yield messages.Notification(
                title=gettext("按您的回答，暂时不能办“%(name)s”") % {"name": name},
                kind=messages.NotificationKind.ATTENTION,
            )
        case Verdict.UNDECIDED:
            return


def _unmet(outcomes: Iterable[ConditionOutcome]) -> Iterator[Component]:
    for outcome in outcomes:
        if outcome.truth is Truth.NOT_MET:
            condition = outcome.condition
            yield messages.Inset(
                body=(
                    lists.Paragraph(
                        body=gettext("需要满足：%(words)s（%(basis)s）")
                        % {"words": condition.words, "basis": wording.articles(condition.basis)}
                    ),
                    lists.Paragraph(body=condition.otherwise) if condition.otherwise else "",
                )
            )


def _open_question(kind: str, code: str, guide: AnyGuide) -> Iterator[Component]:
    if guide.next_question is not None:
        yield messages.Notification(
            title=gettext("还有问题没有回答，下面有的内容还不能确定"),
            body=navigation.Link(
                words=gettext("继续回答：%(question)s") % {"question": guide.next_question.words},
                href=places.ask(kind, code),
            ),
            kind=messages.NotificationKind.ATTENTION,
        )


def _way(kind: str, code: str, guide: AnyGuide, catalogue: Catalogue) -> Iterator[Component]:
    """Yield the way through it, unless nothing can be filed."""
    if isinstance(guide, JourneyGuide):
        yield Section(title=gettext("办哪几件事"), body=_choose(guide, kind, code, catalogue))
    if not _possible(guide):
        return
    yield lists.SummaryList(title=gettext("要点"), rows=tuple(_key_facts(guide)))
    yield from _documents(guide, catalogue)
    if isinstance(guide, JourneyGuide):
        yield journey_page.comparison(guide)
        yield from journey_page.plan(guide, catalogue)
    else:
        yield from _plan(guide, catalogue)
    yield PostForm(
        action=places.begin(kind, code),
        body="",
        buttons=(navigation.Button(words=gettext("开始办理")), navigation.PrintButton()),
    )


def _possible(guide: AnyGuide) -> bool:
    guides = guides_of(guide)
    return bool(guides) and all(one.eligibility.verdict is not Verdict.INELIGIBLE for one in guides)


def _key_facts(guide: AnyGuide) -> Iterator[lists.SummaryRow]:
    schedule = guide.schedule
    footprint: Footprint = guide.footprint
    yield lists.SummaryRow(
        key=gettext("今天提交，最晚办好"),
        value=gettext("%(day)s（%(count)d 个工作日）")
        % {"day": written_date(schedule.ends_on), "count": footprint.working_days},
        source="",
    )
    yield lists.SummaryRow(
        key=gettext("费用"),
        value=labels.money(guide.total_fee) if guide.fees else gettext("不收费"),
    )
    yield lists.SummaryRow(
        key=gettext("跑动"),
        value=gettext("%(count)d 次") % {"count": footprint.visits}
        if footprint.visits
        else gettext("不用跑"),
    )
    if schedule.provisional:
        yield lists.SummaryRow(
            key=gettext("说明"), value=gettext("日期为暂定：明年的放假安排还没有公布")
        )


def _documents(guide: AnyGuide, catalogue: Catalogue) -> Iterator[Component]:
    lines: list[tuple[EvidenceLine, tuple[str, ...]]] = (
        [(one.line, one.items) for one in guide.evidence]
        if isinstance(guide, JourneyGuide)
        else [(line, ()) for line in guide.evidence]
    )
    needed = [(line, items) for line, items in lines if line.way is not Way.NOT_NEEDED]
    if not needed:
        return
    yield Section(
        title=gettext("材料清单"), body=wording.evidence_lines(needed, catalogue.evidence)
    )


def _plan(guide: Guide, catalogue: Catalogue) -> Iterator[Component]:
    chart = wording.schedule_chart(guide.schedule, catalogue.departments, names={})
    if chart is not None:
        yield Section(
            title=gettext("办理流程"), body=(chart, wording.provisional_note(guide.schedule))
        )


def _choose(guide: JourneyGuide, kind: str, code: str, catalogue: Catalogue) -> Content:
    """Return the sub-items with the free choice among them (尊重自主选择)."""
    offered = [one for one in guide.sub_items if one.standing is not Standing.NOT_OFFERED]
    taken = tuple(one.item.code for one in guide.taken)
    form = PostForm(
        action=places.checklist(kind, code),
        body=fields.Checkboxes(
            name="items",
            label=gettext("勾选要办的事，不办的可以去掉"),
            choices=tuple(
                fields.Choice(
                    value=one.item.code,
                    label=one.item.name,
                    hint=f"{catalogue.departments[one.item.department].short_name}，"
                    f"{wording.limit_words(one.item)}",
                )
                for one in offered
            ),
            values=taken,
        ),
        buttons=navigation.Button(
            words=gettext("按勾选重新计算"), kind=navigation.ButtonKind.SECONDARY
        ),
    )
    return (
        form,
        messages.Details(
            summary=gettext("为什么是这几件"), body=journey_page.sub_items(guide, catalogue)
        ),
    )


def _told(kind: str, code: str, answered: Content) -> Iterator[Component]:
    if not answered:
        return
    yield Section(title=gettext("您的回答"), body=answered)
    yield PostForm(
        action=places.checklist(kind, code),
        body="",
        hidden=(("start_over", "1"),),
        buttons=navigation.Button(
            words=gettext("清空回答，重新开始"), kind=navigation.ButtonKind.SECONDARY
        ),
    )
