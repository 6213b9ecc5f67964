"""What the city has set (本市办理方式): what rules decide, what may follow, what is promised.

Read from the configuration that is in force; it is changed there and nowhere else.
"""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.targets import published
from tongban.core.cases.mode_practices import (
    DeclarationPractice,
    DeferralPractice,
    HandlingModes,
    InstantPractice,
)
from tongban.core.catalog.catalogue import Catalogue
from tongban.web.components import labels, lists, messages
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component
from tongban.web.components.sections import Page, Section, show
from tongban.web.console.modes.bar import bar
from tongban.web.console.requests import KEEPERS, officer_of, outside_of


@officer_required(*KEEPERS)
@require_safe
def practices(request: HttpRequest) -> HttpResponseBase:
    """Show every mode that is set, with what it rests on."""
    modes, catalogue = outside_of(request).modes, published().catalogue
    body = tuple(_sections(modes, catalogue))
    page = Page(
        title=gettext("办理方式"),
        wide=True,
        lead=lists.Paragraph(
            body=gettext(
                "哪些事项由规则自动办理，哪些材料可以容缺，哪些事项可以告知承诺。"
                "都写在配置里，改配置即生效，不改事项。"
            )
        ),
        body=(
            bar("console:modes", officer_of(request)),
            body or messages.EmptyState(title=gettext("还没有设置特别的办理方式")),
        ),
    )
    return show(request, page)


def _sections(modes: HandlingModes, catalogue: Catalogue) -> Iterator[Component]:
    if modes.instant:
        yield Section(
            title=gettext("秒批：按规则自动办理"),
            id="instant",
            body=tuple(_instant(code, one, catalogue) for code, one in modes.instant.items()),
        )
    terms = ([("", modes.deferral)] if modes.deferral else []) + [*modes.deferrals.items()]
    if terms:
        yield Section(
            title=gettext("容缺受理"),
            id="deferral",
            body=tuple(_deferral(code, one, catalogue) for code, one in terms),
        )
    if modes.declarations:
        declared = modes.declarations.items()
        yield Section(
            title=gettext("告知承诺"),
            id="declaration",
            body=tuple(_declaration(code, one, catalogue) for code, one in declared),
        )
    yield Section(
        title=gettext("人工复核"),
        id="review",
        body=lists.SummaryList(
            rows=(
                _row(gettext("答复期限"), labels.limit(modes.review.within)),
                _row(gettext("查实后撤销的期限"), labels.limit(modes.review.revoke_within)),
                _row(gettext("依据"), labels.citation(modes.review.within.citation)),
            )
        ),
    )


def _row(key: str, value: str) -> lists.SummaryRow:
    return lists.SummaryRow(key=key, value=value)


def _name(code: str, catalogue: Catalogue) -> str:
    return catalogue.items[code].name if code in catalogue.items else code


def _instant(code: str, one: InstantPractice, catalogue: Catalogue) -> Component:
    rules = tuple(
        gettext("%(words)s（%(basis)s）")
        % {"words": rule.words, "basis": labels.citation(rule.basis)}
        for rule in one.rules
    )
    sources = (catalogue.datasets[one_].name for one_ in one.sources)
    return lists.SummaryList(
        title=_name(code, catalogue),
        rows=(
            lists.SummaryRow(key=gettext("规则"), value=lists.PlainList(items=rules)),
            _row(gettext("必须核验一致的数据"), "、".join(sources)),
            _row(gettext("抽样质检"), _rate(one)),
            _row(gettext("依据"), labels.citation(one.basis)),
        ),
    )


def _rate(one: InstantPractice) -> str:
    return gettext("千分之 %(rate)d，%(days)s内完成") % {
        "rate": one.per_thousand,
        "days": labels.limit(one.check_within),
    }


def _deferral(code: str, one: DeferralPractice, catalogue: Catalogue) -> Component:
    return lists.SummaryList(
        title=_name(code, catalogue) if code else gettext("所有可以容缺的事项"),
        rows=(
            _row(
                gettext("最晚补交"),
                gettext("承诺期限前 %(margin)s，最长 %(longest)s")
                % {"margin": labels.limit(one.margin), "longest": labels.limit(one.longest)},
            ),
            _row(gettext("提前提醒"), labels.limit(one.remind_before)),
            _row(gettext("退回后重交"), labels.limit(one.again)),
            _row(gettext("不可抗力最多延长"), labels.limit(one.most_extended)),
            _row(gettext("逾期的后果"), labels.label(one.consequence)),
            _row(gettext("后果的依据"), labels.citation(one.consequence_basis)),
            _row(gettext("依据"), labels.citation(one.basis)),
        ),
    )


def _declaration(code: str, one: DeclarationPractice, catalogue: Catalogue) -> Component:
    return lists.SummaryList(
        title=_name(code, catalogue),
        rows=(
            _row(gettext("告知的义务"), one.duty),
            lists.SummaryRow(key=gettext("承诺的内容"), value=lists.PlainList(items=one.content)),
            _row(gettext("不实的后果"), one.liability),
            _row(gettext("作出决定"), labels.limit(one.decide_within)),
            _row(gettext("事后核查"), labels.limit(one.check_within)),
            _row(gettext("整改期限"), labels.limit(one.rectify_within)),
            _row(gettext("依据"), labels.citation(one.basis)),
        ),
    )
