"""The types (证照类型): what each face holds, how long it is valid, which item gives it."""

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.certificates.registers import types_for
from tongban.actions.targets import published
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.certificates.types import CertificateType
from tongban.web.components import labels, lists, messages
from tongban.web.components.access import officer_required
from tongban.web.components.sections import Page, show
from tongban.web.counter.certificates.words import POSTS, sections
from tongban.web.counter.requests import officer_of


@officer_required(*POSTS)
@require_safe
def kinds(request: HttpRequest) -> HttpResponseBase:
    """Show the types of certificate that the department issues."""
    catalogue = published().catalogue
    found = types_for(officer_of(request), catalogue).values()
    nothing = messages.EmptyState(
        title=gettext("本部门没有证照类型"),
        advice=gettext("事项的结果写成电子证照并发布以后，类型会自动出现在这里。"),
    )
    page = Page(
        title=gettext("证照类型"),
        wide=True,
        lead=lists.Paragraph(
            body=gettext(
                "类型由事项目录得出：结果是哪种证照、证明哪些数据、有效多久。要改就改事项。"
            )
        ),
        body=(
            sections("counter:certificate_kinds"),
            *(_kind(kind, catalogue) for kind in found),
            () if found else nothing,
        ),
    )
    return show(request, page)


def _kind(kind: CertificateType, catalogue: Catalogue) -> lists.SummaryList:
    validity = labels.limit(kind.validity) if kind.validity else gettext("长期")
    items = [catalogue.items[code].name for code in kind.items if code in catalogue.items]
    rows = (
        (gettext("类型代码"), kind.code),
        (gettext("照面内容"), "、".join(element.label for element in kind.fields)),
        (gettext("有效期"), validity),
        (gettext("由哪些事项办出"), "、".join(items)),
    )
    return lists.SummaryList(
        title=kind.name,
        rows=tuple(
            lists.SummaryRow(key=key, value=value or gettext("没有")) for key, value in rows
        ),
    )
