"""What an item does with personal information (个人信息处理说明): for everybody, before they begin.

个人信息保护法 §17 and §30: people are told beforehand what sensitive information is handled, why it
is necessary and what it may do to them; §55, §56: that it was assessed.
"""

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.targets import wanted
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.items import ServiceItem
from tongban.core.catalog.sensitive import sensitive_asked
from tongban.store.impact.queries import KeptImpact, impact_of
from tongban.web.components import lists, messages, navigation
from tongban.web.components.access import public
from tongban.web.components.component import Component
from tongban.web.components.sections import Page, Section, show
from tongban.web.components.words import written_date
from tongban.web.hall import places


@public
@require_safe
def privacy(request: HttpRequest, code: str) -> HttpResponseBase:
    """Show what an item asks of a person, why, and how it is guarded."""
    target = wanted(places.ITEM, code)
    catalogue = target.published.catalogue
    item = catalogue.items[code]
    page = Page(
        title=gettext("个人信息处理说明"),
        caption=item.name,
        back=navigation.BackLink(href=places.guide(places.ITEM, code)),
        body=(
            _asked(item, catalogue),
            _assessed(impact_of(code), item, catalogue),
            lists.Paragraph(
                body=gettext(
                    "保存多久、谁看过，登录后在“我的数据”和“谁查了我的数据”里都能看到；可以要求更正、删除。"
                )
            ),
            navigation.Link(words=gettext("我的数据"), href=reverse("hall:my_data")),
        ),
    )
    return show(request, page)


def _asked(item: ServiceItem, catalogue: Catalogue) -> Component:
    sensitive = sensitive_asked(item, catalogue)
    purposes = {field.element: field.purpose for field in item.fields}
    purposes |= {
        code: gettext("判断是否符合条件、要交什么材料")
        for code in sorted(sensitive - purposes.keys())
    }
    if not purposes:
        return messages.Inset(body=gettext("这个事项不要求填写个人信息。"))
    return lists.DataTable(
        caption=gettext("收集哪些信息、用来做什么"),
        columns=(
            lists.Column(words=gettext("信息")),
            lists.Column(words=gettext("用来做什么")),
            lists.Column(words=gettext("是否敏感")),
        ),
        rows=tuple(
            _row(code, purpose, catalogue, sensitive=code in sensitive)
            for code, purpose in purposes.items()
        ),
    )


def _row(code: str, purpose: str, catalogue: Catalogue, *, sensitive: bool) -> lists.Row:
    known = catalogue.elements.get(code)
    tag = messages.Tag(words=gettext("敏感个人信息"), tone=messages.Tone.ATTENTION)
    return lists.Row(
        cells=(known.label if known else code, purpose or "—", tag if sensitive else "—")
    )


def _assessed(kept: KeptImpact | None, item: ServiceItem, catalogue: Catalogue) -> Component | str:
    """Return the public part of the assessment that was approved last."""
    if kept is None or kept.state.approved is None:
        if not sensitive_asked(item, catalogue):
            return ""
        return messages.Inset(body=gettext("个人信息保护影响评估正在补做，完成后在这里公布。"))
    said = kept.state.approved
    rows = (
        (gettext("处理目的和方式"), said.purpose),
        (gettext("为什么必要"), said.necessity),
        (gettext("对您的影响"), said.impact),
        (gettext("保护措施"), said.measures),
        (gettext("评估日期"), written_date(kept.changed_at.date())),
    )
    return Section(
        title=gettext("个人信息保护影响评估"),
        body=lists.SummaryList(
            rows=tuple(lists.SummaryRow(key=key, value=value) for key, value in rows)
        ),
    )
