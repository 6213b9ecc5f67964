"""Summaries, tasks, evidence, histories, tables (列表示例)."""

from datetime import UTC, date, datetime

from tongban.web.components.gallery.entry import Entry
from tongban.web.components.lists import (
    Card,
    CardList,
    Column,
    DataTable,
    EvidenceLine,
    EvidenceList,
    Moment,
    Paragraph,
    PlainList,
    Row,
    SummaryList,
    SummaryRow,
    Task,
    TaskGroup,
    TaskList,
    TaskStatus,
    Timeline,
)
from tongban.web.components.messages import Lamp, LampColour
from tongban.web.components.navigation import Link

ENTRIES = (
    Entry(
        name="summary_list",
        title="摘要",
        use="核对页和详情页；写明数据来源，可以修改或提出异议。",
        examples=(
            SummaryList(
                title="经营场所",
                rows=(
                    SummaryRow(
                        key="地址",
                        value="明川市望江街道清溪路 18 号",
                        source="不动产登记",
                        actions=(Link(words="数据有误", href="#", about="地址"),),
                    ),
                    SummaryRow(
                        key="面积",
                        value="80 平方米",
                        actions=(Link(words="修改", href="#", about="面积"),),
                    ),
                ),
            ),
        ),
    ),
    Entry(
        name="task_list",
        title="任务清单",
        use="一件事的起点和每次回来时；已完成的用普通文字，突出剩下的。",
        examples=(
            TaskList(
                groups=(
                    TaskGroup(
                        title="准备申请",
                        tasks=(
                            Task(title="回答几个问题", status=TaskStatus.DONE, href="#"),
                            Task(title="填写申请信息", status=TaskStatus.UNDER_WAY, href="#"),
                            Task(
                                title="补充材料",
                                status=TaskStatus.OPEN,
                                href="#",
                                hint="还需要 1 份：经营场所平面图",
                            ),
                            Task(title="健康证明", status=TaskStatus.NEEDS_CORRECTION, href="#"),
                        ),
                    ),
                    TaskGroup(
                        title="提交",
                        tasks=(Task(title="核对并提交", status=TaskStatus.NOT_YET),),
                    ),
                ),
            ),
        ),
    ),
    Entry(
        name="card_list",
        title="卡片",
        use="人生大事、事项、证照的入口；搜索结果用单列。",
        examples=(
            CardList(
                cards=(
                    Card(
                        title="开办餐饮店",
                        href="#",
                        summary="营业执照、食品经营许可、消防检查等一次办好",
                        facts=("4 份材料", "9 个工作日", "不用跑"),
                    ),
                    Card(
                        title="新生儿出生",
                        href="#",
                        summary="出生证明、落户、医保、社保卡一次办好",
                        facts=("2 份材料", "5 个工作日", "不用跑"),
                    ),
                    Card(title="退休", href="#", summary="待遇核定、公积金提取、医保待遇一次办好"),
                ),
            ),
        ),
    ),
    Entry(
        name="prose",
        title="正文",
        use="其他组件里的段落和列表。",
        examples=(
            Paragraph(body="受理后，您可以随时在“我的办件”查看进度。"),
            PlainList(items=("身份证明由系统核验", "租赁合同需要您上传")),
        ),
    ),
    Entry(
        name="timeline",
        title="时间线",
        use="办件的每个事件：什么、何时、谁；预计的用虚线。",
        examples=(
            Timeline(
                moments=(
                    Moment(
                        title="作出决定",
                        at=date(2026, 9, 29),
                        by="市场监督管理局",
                        expected=True,
                    ),
                    Moment(
                        title="已受理",
                        at=datetime(2026, 9, 16, 2, 20, tzinfo=UTC),
                        by="市场监督管理局",
                        body="从今天起计算承诺办结时限：9 个工作日。",
                    ),
                    Moment(
                        title="收到申请", at=datetime(2026, 9, 15, 6, 5, tzinfo=UTC), by="网上提交"
                    ),
                )
            ),
        ),
    ),
    Entry(
        name="evidence_list",
        title="材料清单",
        use="每份材料怎么取得、为什么需要、依据哪一条；要您准备的排在前面。",
        examples=(
            EvidenceList(
                lines=(
                    EvidenceLine(
                        title="营业执照",
                        way="共享核验",
                        reason="由系统向市场主体登记库核验，您不用提交。",
                        article="《优化营商环境条例》第三十七条",
                        ready=True,
                    ),
                    EvidenceLine(
                        title="经营场所平面图",
                        way="需要上传",
                        reason="用来核对操作流程和布局是否符合要求。",
                        article="《食品经营许可和备案管理办法》第十五条",
                        actions=Link(words="上传", href="#", about="经营场所平面图"),
                    ),
                )
            ),
        ),
    ),
    Entry(
        name="data_table",
        title="表格",
        use="只用来比较；手机上每行变成一组。",
        examples=(
            DataTable(
                caption="待受理办件",
                columns=(
                    Column(words="办件编号", one_line=True),
                    Column(words="事项"),
                    Column(words="已用工作日", number=True),
                    Column(words="监察灯"),
                ),
                rows=(
                    Row(
                        cells=(
                            Link(words="519901-2026-000127", href="#"),
                            "食品经营许可（新办）",
                            "2",
                            Lamp(colour=LampColour.GREEN),
                        )
                    ),
                    Row(
                        cells=(
                            Link(words="519901-2026-000098", href="#"),
                            "公众聚集场所投入使用、营业前消防安全检查",
                            "9",
                            Lamp(colour=LampColour.YELLOW),
                        )
                    ),
                ),
            ),
        ),
    ),
)
