"""The guide of a journey (一件事指南): what it joins, what it saves, who does what when."""

from collections.abc import Iterator

from django.utils.translation import gettext

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.journeys.outcomes import JourneyGuide, Standing, SubItemOutcome
from tongban.web.components import figures, lists, navigation
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, Section
from tongban.web.hall import places
from tongban.web.hall.browsing import wording


def journey_page(guide: JourneyGuide, catalogue: Catalogue) -> Page:
    """Return the public guide page of a journey."""
    journey = guide.journey
    lead = catalogue.departments[journey.lead]
    return Page(
        title=journey.name,
        caption=gettext("一件事 · 由%(department)s牵头") % {"department": lead.name},
        lead=journey.summary,
        back=navigation.Breadcrumbs(
            links=(navigation.Link(words=gettext("首页"), href="/"),), here=journey.name
        ),
        body=(
            comparison(guide),
            navigation.Buttons(
                items=(
                    navigation.Button(
                        words=gettext("回答几个问题，看我要怎么办"),
                        href=places.ask(places.JOURNEY, journey.code),
                    ),
                    navigation.Link(
                        words=gettext("直接开始办理"),
                        href=places.begin(places.JOURNEY, journey.code),
                    ),
                )
            ),
            *sections(guide, catalogue),
        ),
    )


def comparison(guide: JourneyGuide) -> Component:
    """Return the four numbers now, beside doing the same things one by one."""
    return figures.FootprintComparison(
        title=gettext("一件事办和分开办"),
        now=wording.footprint_figure(guide.footprint),
        before=wording.footprint_figure(guide.separate),
        before_words=gettext("分开办"),
    )


def sections(guide: JourneyGuide, catalogue: Catalogue) -> Iterator[Component]:
    """Yield what the journey joins, its documents, its plan and its basis."""
    yield Section(title=gettext("包括哪些事"), id="items", body=sub_items(guide, catalogue))
    if guide.evidence:
        yield Section(
            title=gettext("一套材料"),
            id="evidence",
            body=wording.evidence_lines(
                ((one.line, one.items) for one in guide.evidence), catalogue.evidence
            ),
        )
    yield from plan(guide, catalogue)
    if guide.journey.basis:
        yield Section(
            title=gettext("依据"),
            id="basis",
            body=lists.PlainList(
                items=tuple(f"{one.citation}：{one.says}" for one in guide.journey.basis)
            ),
        )


def plan(guide: JourneyGuide, catalogue: Catalogue) -> Iterator[Component]:
    """Yield the schedule with its critical path named."""
    names = {one.item.code: one.item.name for one in guide.sub_items}
    chart = wording.schedule_chart(guide.schedule, catalogue.departments, names=names)
    if chart is None:
        return
    slowest = wording.critical_words(guide.critical_path)
    yield Section(
        title=gettext("办理流程"),
        id="steps",
        body=(
            lists.Paragraph(body=gettext("假如今天提交，几个部门同时办，最晚会这样：")),
            chart,
            lists.Paragraph(body=gettext("决定最后日期的是：%(steps)s。") % {"steps": slowest}),
            wording.provisional_note(guide.schedule),
        ),
    )


def sub_items(guide: JourneyGuide, catalogue: Catalogue) -> Component:
    """Return the items joined, each with its department, its limit and whether it takes part."""
    return lists.DataTable(
        caption=gettext("联办事项"),
        caption_hidden=True,
        columns=(
            lists.Column(words=gettext("事项")),
            lists.Column(words=gettext("部门")),
            lists.Column(words=gettext("单独办要多久")),
            lists.Column(words=gettext("要不要办")),
        ),
        rows=tuple(
            lists.Row(
                cells=(
                    navigation.Link(
                        words=one.item.name, href=places.guide(places.ITEM, one.item.code)
                    ),
                    catalogue.departments[one.item.department].short_name,
                    wording.limit_words(one.item),
                    standing_words(one),
                )
            )
            for one in guide.sub_items
        ),
    )


def standing_words(outcome: SubItemOutcome) -> Content:
    """Return whether a sub-item takes part, and why not."""
    note = outcome.sub_item.note
    match outcome.standing:
        case Standing.TAKEN:
            return gettext("要办") if not outcome.sub_item.optional else gettext("您选择办")
        case Standing.NOT_OFFERED:
            return gettext("按您的情况不用办")
        case Standing.NOT_CHOSEN:
            return note or gettext("可选，您没有选")
        case Standing.INELIGIBLE:
            return gettext("暂时不符合条件")
