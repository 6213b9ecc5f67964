"""The guide of one item (办事指南): the short version first, then the field's usual sections."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.items import ServiceItem
from tongban.core.exchange.household.means import means_tested
from tongban.core.guides.circumstances import Circumstances
from tongban.core.guides.footprint import baseline_footprint
from tongban.core.guides.outcomes import Guide
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.limits import TimeLimit, TimeUnit
from tongban.web.components import figures, labels, lists, messages, navigation
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, Section
from tongban.web.hall import places
from tongban.web.hall.browsing import wording


def item_page(guide: Guide, circumstances: Circumstances, catalogue: Catalogue) -> Page:
    """Return the public guide page of an item."""
    item = guide.item
    department = catalogue.departments[item.department]
    return Page(
        title=item.name,
        caption=department.name,
        lead=item.summary,
        back=navigation.Breadcrumbs(
            links=(navigation.Link(words=gettext("首页"), href="/"),), here=item.name
        ),
        body=(
            short_version(guide, circumstances),
            *sections(guide, catalogue),
        ),
    )


def short_version(guide: Guide, circumstances: Circumstances) -> Content:
    """Return what most people want to know, and the way on."""
    item = guide.item
    return (
        lists.SummaryList(rows=tuple(_short_rows(guide))),
        figures.FootprintComparison(
            title=gettext("要花多少功夫"),
            now=wording.footprint_figure(guide.footprint),
            before=wording.footprint_figure(baseline_footprint(item, circumstances)),
            before_words=gettext("按法定要求"),
        ),
        navigation.Buttons(
            items=(
                navigation.Button(
                    words=gettext("回答几个问题，看我要怎么办"),
                    href=places.ask(places.ITEM, item.code),
                ),
                navigation.Link(
                    words=gettext("直接开始办理"), href=places.begin(places.ITEM, item.code)
                ),
                *(
                    (
                        navigation.Link(
                            words=gettext("发起家庭经济状况核对"),
                            href=reverse("hall:begin_household", args=[item.code]),
                        ),
                    )
                    if means_tested(item)
                    else ()
                ),
            )
        ),
    )


def _short_rows(guide: Guide) -> Iterator[lists.SummaryRow]:
    item = guide.item
    asked = [line.requirement.name for line in guide.evidence if line.way.asks_for_paper]
    yield lists.SummaryRow(
        key=gettext("谁能办"), value="、".join(labels.audience(one) for one in item.audiences)
    )
    yield lists.SummaryRow(
        key=gettext("要带什么"),
        value="、".join(asked) if asked else gettext("一般不用带材料"),
    )
    yield lists.SummaryRow(key=gettext("多久办好"), value=wording.limit_words(item))
    yield lists.SummaryRow(key=gettext("多少钱"), value=_fees(item))
    yield lists.SummaryRow(
        key=gettext("跑几次"),
        value=_visits(item, guide.footprint.visits),
    )
    yield lists.SummaryRow(
        key=gettext("拿到什么"), value="、".join(output.name for output in item.outputs)
    )


def _privacy(item: ServiceItem) -> Component:
    """Return the way to what the item does with personal information."""
    return navigation.Link(
        words=gettext("个人信息处理说明"), href=reverse("hall:item_privacy", args=[item.code])
    )


def _fees(item: ServiceItem) -> str:
    if not item.fees:
        return gettext("不收费")
    return "；".join(f"{fee.name} {labels.money(fee.amount)}" for fee in item.fees)


def _visits(item: ServiceItem, visits: int) -> str:
    if not visits:
        return gettext("一次都不用跑")
    words = gettext("最多 %(visits)d 次") % {"visits": visits}
    return f"{words}：{item.visit_reason}" if item.visit_reason else words


def sections(guide: Guide, catalogue: Catalogue) -> Iterator[Component]:
    """Yield the sections in the order people know from guides (办事指南)."""
    item = guide.item
    yield Section(
        title=gettext("基本信息"), id="basics", body=(_basics(item, catalogue), _privacy(item))
    )
    yield Section(title=gettext("办理地点和时间"), id="places", body=_places(item, catalogue))
    if item.conditions:
        yield Section(title=gettext("申请条件"), id="conditions", body=_conditions(item))
    if item.requirements:
        yield Section(
            title=gettext("申报材料"),
            id="evidence",
            body=wording.evidence_lines(
                ((line, ()) for line in guide.evidence), catalogue.evidence
            ),
        )
    if item.special_procedures:
        yield Section(title=gettext("特殊环节"), id="special", body=_special(item))
    chart = wording.schedule_chart(guide.schedule, catalogue.departments, names={})
    if chart is not None:
        yield Section(
            title=gettext("办理流程"),
            id="steps",
            body=(
                lists.Paragraph(body=gettext("假如今天提交，最晚会这样办：")),
                chart,
                wording.provisional_note(guide.schedule),
            ),
        )
    yield Section(title=gettext("收费标准"), id="fees", body=_fee_table(item))
    yield Section(title=gettext("设定依据"), id="basis", body=_basis(item))
    if item.faqs:
        yield Section(title=gettext("常见问题"), id="faq", body=_faqs(item))
    yield Section(title=gettext("咨询和监督投诉"), id="contact", body=_contact(item, catalogue))


def _basics(item: ServiceItem, catalogue: Catalogue) -> Component:
    rows = [
        (gettext("办理部门"), catalogue.departments[item.department].name),
        (gettext("实施编码"), item.implementation_code or item.code),
        (gettext("版本"), f"{item.version}"),
        (gettext("法定时限"), _limit(item.statutory_limit)),
        (gettext("承诺时限"), _limit(item.promised_limit)),
        (
            gettext("受理答复"),
            _with_article(_answer_words(item), item.acceptance_limit.citation),
        ),
        (gettext("办理形式"), "、".join(labels.channel(one) for one in item.channels)),
    ]
    return lists.SummaryList(
        rows=tuple(lists.SummaryRow(key=key, value=value) for key, value in rows)
    )


def _answer_words(item: ServiceItem) -> str:
    if item.acceptance_limit.unit is TimeUnit.INSTANT:
        return gettext("当场答复，不答复即为受理")
    return gettext("%(limit)s内答复，逾期不答复即为受理") % {
        "limit": labels.limit(item.acceptance_limit)
    }


def _limit(limit: TimeLimit) -> str:
    return _with_article(labels.limit(limit), limit.citation)


def _with_article(words: str, citation: Citation) -> str:
    return gettext("%(words)s（%(article)s）") % {
        "words": words,
        "article": labels.citation(citation),
    }


def _places(item: ServiceItem, catalogue: Catalogue) -> Component:
    department = catalogue.departments[item.department]
    rows = (
        lists.SummaryRow(key=gettext("地点"), value=item.places or department.address),
        lists.SummaryRow(key=gettext("时间"), value=item.hours or department.opening_hours),
    )
    return lists.SummaryList(rows=rows)


def _conditions(item: ServiceItem) -> Component:
    return lists.PlainList(
        items=tuple(
            f"{condition.words}（{wording.articles(condition.basis)}）"
            for condition in item.conditions
        ),
        ordered=True,
    )


def _special(item: ServiceItem) -> Component:
    return lists.DataTable(
        caption=gettext("以下时间不计入办理时限"),
        columns=(
            lists.Column(words=gettext("环节")),
            lists.Column(words=gettext("时间")),
            lists.Column(words=gettext("依据")),
        ),
        rows=tuple(
            lists.Row(cells=(one.name, labels.limit(one.limit), labels.citation(one.basis)))
            for one in item.special_procedures
        ),
    )


def _fee_table(item: ServiceItem) -> Component:
    if not item.fees:
        return lists.Paragraph(body=gettext("不收费。"))
    return lists.DataTable(
        caption=gettext("收费项目"),
        caption_hidden=True,
        columns=(
            lists.Column(words=gettext("项目")),
            lists.Column(words=gettext("金额"), number=True),
            lists.Column(words=gettext("依据")),
            lists.Column(words=gettext("说明")),
        ),
        rows=tuple(
            lists.Row(
                cells=(fee.name, labels.money(fee.amount), labels.citation(fee.basis), fee.note)
            )
            for fee in item.fees
        ),
    )


def _basis(item: ServiceItem) -> Component:
    return lists.PlainList(items=tuple(f"{one.citation}：{one.says}" for one in item.legal_basis))


def _faqs(item: ServiceItem) -> Content:
    return tuple(messages.Details(summary=faq.question, body=faq.answer) for faq in item.faqs)


def _contact(item: ServiceItem, catalogue: Catalogue) -> Component:
    department = catalogue.departments[item.department]
    return lists.SummaryList(
        rows=(
            lists.SummaryRow(key=gettext("咨询"), value=item.contact or department.phone),
            lists.SummaryRow(
                key=gettext("监督投诉"), value=item.complaints or department.complaints
            ),
        )
    )
