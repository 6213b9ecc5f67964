"""The first page of the console (工作台): one card for each part that there is."""

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_safe

from tongban.actions.reform.reminding import DueMeasures, due_measures
from tongban.core.people.actors import Role
from tongban.web.components.access import officer_required, way_to
from tongban.web.components.component import Component, Content
from tongban.web.components.lists import Card, CardList, PlainList
from tongban.web.components.messages import Notification, NotificationKind
from tongban.web.components.navigation import Link
from tongban.web.components.sections import Page, show
from tongban.web.components.words import written_date
from tongban.web.console.requests import KEEPERS, officer_of, outside_of

_PARTS = (
    (
        "console:items",
        gettext_lazy("事项"),
        gettext_lazy("把事项拆到最小颗粒度：情形、条件、材料、环节；送审、发布、比较各版本。"),
    ),
    (
        "console:graph",
        gettext_lazy("图谱"),
        gettext_lazy("从任何一个事项、材料、数据或条款出发，看它牵动什么、改它会怎样。"),
    ),
    (
        "console:what_if",
        gettext_lazy("推演"),
        gettext_lazy("打开或关掉一项数据、规则或环节，看全部事项的材料、时间、环节和跑动怎么变。"),
    ),
    (
        "console:demand",
        gettext_lazy("数据需求清单"),
        gettext_lazy("先向哪些部门要哪几个数据接口，群众和企业少交的材料最多。"),
    ),
    (
        "console:reform",
        gettext_lazy("四减"),
        gettext_lazy("减材料、减时间、减环节、减跑动：基线、目标、措施和实测结果。"),
    ),
    (
        "console:modes",
        gettext_lazy("办理方式"),
        gettext_lazy("秒批规则、容缺期限、告知承诺：怎样设置、依据什么，抽样质检发现了什么。"),
    ),
    (
        "console:supervision",
        gettext_lazy("电子监察"),
        gettext_lazy("规则逐件看期限、内容、流程：红黄灯、督办、反馈、申诉，层层升级。"),
    ),
    (
        "console:feedback",
        gettext_lazy("诉求与评价"),
        gettext_lazy("咨询投诉工单、差评整改、信息公开申请：谁办、哪天前办、群众满不满意。"),
    ),
    (
        "console:assessment",
        gettext_lazy("评估"),
        gettext_lazy(
            "国家评估的五个维度，从数据计算；算不出的由第三方按脚本试办，结果封存到启封日。"
        ),
    ),
    (
        "console:tickets",
        gettext_lazy("校核工单"),
        gettext_lazy("群众和企业对数据、对查阅提出的疑问：核实、更正、答复，看哪些数据错得多。"),
    ),
    (
        "console:data-catalogue",
        gettext_lazy("数据共享"),
        gettext_lazy("数据目录、数据需求和授权：谁有什么数据，谁要，谁同意，谁超期。"),
    ),
    (
        "console:clients",
        gettext_lazy("业务系统对接"),
        gettext_lazy("业务系统的登记、接口密钥和事件推送：谁能调用什么，推送到没有。"),
    ),
    (
        "console:libraries",
        gettext_lazy("基础库"),
        gettext_lazy("人口、法人、证照、信用、住房、社保：归并各部门登记簿，拿不准的由人核对。"),
    ),
    (
        "console:credit",
        gettext_lazy("信用管理"),
        gettext_lazy("失信名单的列入、撤销和信用修复：双人办理，按期答复。"),
    ),
    (
        "console:impacts",
        gettext_lazy("个人信息保护影响评估"),
        gettext_lazy(
            "收集敏感个人信息的事项：目的、必要性、风险和措施，写明并由另一人复核后才发布。"
        ),
    ),
    (
        "console:rights",
        gettext_lazy("个人信息权利申请"),
        gettext_lazy("群众要求更正、删除自己数据的申请：限期答复，不同意的说明理由。"),
    ),
    (
        "console:retention",
        gettext_lazy("数据保存与删除"),
        gettext_lazy("个人信息保存多久、到期怎么处置、删除了什么；复议、诉讼要用的先保全。"),
    ),
    (
        "console:data-quality",
        gettext_lazy("数据质量"),
        gettext_lazy("写规则、检查登记簿、看得分走势；退回的行核实、改正、补齐。"),
    ),
    (
        "console:exchange",
        gettext_lazy("导入导出"),
        gettext_lazy("工作簿、国家交换表和开放标准；有错的行留下来，改好再导。"),
    ),
    (
        "console:oversight",
        gettext_lazy("查阅监督"),
        gettext_lazy("办件以外的紧急查阅、大批量查询的告警：立即知道，逐件看过。"),
    ),
)


@officer_required(*KEEPERS, Role.HOTLINE, Role.ASSESSOR)
@require_safe
def home(request: HttpRequest) -> HttpResponseBase:
    """Show the parts of the console."""
    cards = tuple(
        Card(title=title, href=href, summary=words)
        for name, title, words in _PARTS
        if (href := way_to(name, officer_of(request)))
    )
    due = due_measures(outside_of(request), owner=officer_of(request).department)
    body: Content = (*_due(due), CardList(cards=cards))
    return show(request, Page(title=gettext("工作台"), body=body))


def _due(due: DueMeasures) -> tuple[Component, ...]:
    """Return what the officer's department has to finish, when its day is near or past."""
    if not (due.late or due.soon):
        return ()
    told = tuple(
        (
            Link(words=one.title, href=reverse("console:reform-measure", args=[one.id])),
            f"（{written_date(one.due_on)}）",
        )
        for one in (*due.late, *due.soon)
    )
    return (
        Notification(
            title=gettext("本部门有减负措施快到期或已过期限"),
            body=PlainList(items=told),
            kind=NotificationKind.ATTENTION,
        ),
    )
