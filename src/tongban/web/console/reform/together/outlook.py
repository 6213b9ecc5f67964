"""What follows from a design (合并效果): questions, one form, one set, one schedule."""

from django.utils.translation import gettext

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.guides.outcomes import Footprint
from tongban.core.journeys.definitions import Journey
from tongban.core.journeys.outcomes import JourneyGuide
from tongban.core.reform.designing import outlook, supporting
from tongban.web.components import figures, lists, messages
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Section
from tongban.web.console.reform.drawings import schedule_of


def shown(journey: Journey, catalogue: Catalogue, **day: object) -> Content:
    """Return what a journey would ask of anybody, and how the departments work side by side."""
    guide = outlook(journey, catalogue, **day)  # type: ignore[arg-type]
    if guide is None:
        return messages.Notification(
            title=gettext("这些事项合不到一起"),
            body=gettext("有的事项已经不在目录里，或者互相等对方的结果，请去掉其中一个。"),
            kind=messages.NotificationKind.ATTENTION,
        )
    names = catalogue.departments
    offices = "、".join(names[one].short_name for one in supporting(journey, catalogue))
    return (
        _footprint(guide),
        lists.SummaryList(
            rows=(
                lists.SummaryRow(
                    key=gettext("牵头部门"),
                    value=names[journey.lead].short_name if journey.lead in names else "",
                ),
                lists.SummaryRow(key=gettext("配合部门"), value=offices or gettext("没有")),
            )
        ),
        Section(title=gettext("要问的问题"), body=_questions(guide)),
        Section(title=gettext("一张表"), body=_form(guide)),
        Section(title=gettext("一套材料"), body=_evidence(guide)),
        Section(title=gettext("时间安排"), body=schedule_of(guide)),
    )


def _footprint(guide: JourneyGuide) -> Component:
    return figures.FootprintComparison(
        title=gettext("一起办，与一件一件办相比"),
        now=_figure(guide.footprint),
        before=_figure(guide.separate),
        before_words=gettext("分开办"),
    )


def _figure(cost: Footprint) -> figures.Footprint:
    return figures.Footprint(
        documents=cost.documents,
        working_days=cost.working_days,
        steps=cost.steps,
        visits=cost.visits,
    )


def _questions(guide: JourneyGuide) -> Content:
    asked = {
        question.element: question.words
        for one in guide.sub_items
        for question in one.item.questions
    }
    if not asked:
        return gettext("没有要问的问题。")
    return lists.PlainList(items=tuple(asked.values()), ordered=True)


def _form(guide: JourneyGuide) -> Component:
    return lists.DataTable(
        caption=gettext("一张表"),
        caption_hidden=True,
        columns=(
            lists.Column(words=gettext("填什么")),
            lists.Column(words=gettext("用在哪些事项")),
        ),
        rows=tuple(
            lists.Row(
                cells=(
                    one.line.element.label,
                    gettext("由“%(item)s”的结果带出") % {"item": one.produced_by}
                    if one.produced_by
                    else "、".join(one.items),
                )
            )
            for one in guide.form
        ),
    )


def _evidence(guide: JourneyGuide) -> Content:
    if not guide.evidence:
        return gettext("不需要材料。")
    return lists.DataTable(
        caption=gettext("一套材料"),
        caption_hidden=True,
        columns=(
            lists.Column(words=gettext("材料")),
            lists.Column(words=gettext("用在哪些事项")),
            lists.Column(words=gettext("怎样取得")),
        ),
        rows=tuple(
            lists.Row(cells=(one.line.requirement.name, "、".join(one.items), one.line.reason))
            for one in guide.evidence
        ),
    )
