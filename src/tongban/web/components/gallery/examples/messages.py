"""Errors, notices, confirmations, states (消息示例)."""

from tongban.web.components.gallery.entry import Entry
from tongban.web.components.messages import (
    Confirmation,
    Details,
    EmptyState,
    ErrorSummary,
    FieldError,
    Inset,
    Lamp,
    LampColour,
    Notification,
    NotificationKind,
    Progress,
    Tag,
    Tone,
    WarningText,
)
from tongban.web.components.navigation import Link

ENTRIES = (
    Entry(
        name="error_summary",
        title="错误汇总",
        use="放在页面最上方并取得焦点，用词与字段旁的相同；网页标题前加“错误：”。",
        examples=(
            ErrorSummary(
                errors=(
                    FieldError(words="请填写经营者姓名", target="id_owner"),
                    FieldError(words="提交没有成功，您填写的内容还在，请再试一次"),
                )
            ),
        ),
    ),
    Entry(
        name="notification",
        title="通知",
        use="说明刚刚发生了什么，或需要您做什么。",
        examples=(
            Notification(title="草稿已保存", body="可以在任何设备上登录后继续填写，保存 30 天。"),
            Notification(
                title="需要您补正 2 份材料",
                body=Link(words="查看补正告知书", href="#"),
                kind=NotificationKind.ATTENTION,
            ),
        ),
    ),
    Entry(
        name="inset",
        title="引文",
        use="引用法条或举例，与正文区分。",
        examples=(
            Inset(
                body="行政机关逾期不告知的，自收到申请材料之日起即为受理。——《中华人民共和国行政许可法》第三十二条"
            ),
        ),
    ),
    Entry(
        name="warning_text",
        title="警示",
        use="只用于有法律后果的事。",
        examples=(WarningText(words="提供虚假材料取得许可的，许可将被撤销。"),),
    ),
    Entry(
        name="details",
        title="展开说明",
        use="少数人需要的说明收起来。",
        examples=(
            Details(
                summary="什么是小餐饮",
                body="经营场所面积较小、从业人员较少的餐饮服务者，具体标准由各省规定。",
            ),
        ),
    ),
    Entry(
        name="empty_state",
        title="没有内容",
        use="说明为什么是空的，接下来可以做什么。",
        examples=(
            EmptyState(
                title="您还没有办件",
                advice="提交申请之后，可以在这里查看进度。",
                ways=(Link(words="看看可以办什么", href="#"),),
            ),
        ),
    ),
    Entry(
        name="confirmation",
        title="完成",
        use="编号、接下来会发生什么、什么时候。",
        examples=(
            Confirmation(
                title="申请已提交",
                number="519901-2026-000127",
                next_steps=(
                    "2026年9月22日 星期二之前，告知您是否受理。",
                    "受理后 10 个工作日内作出决定。",
                ),
            ),
        ),
    ),
    Entry(
        name="tag",
        title="标签",
        use="一两个字的状态。",
        examples=(
            Tag(words="即办件"),
            Tag(words="可容缺", tone=Tone.GOOD),
            Tag(words="待核验", tone=Tone.ATTENTION),
            Tag(words="已吊销", tone=Tone.BAD),
        ),
    ),
    Entry(
        name="lamp",
        title="监察灯",
        use="颜色必须同时写成字，并说明还剩多少时间。",
        examples=(
            Lamp(colour=LampColour.GREEN, words="还剩 8 个工作日"),
            Lamp(colour=LampColour.YELLOW, words="还剩 1 个工作日"),
            Lamp(colour=LampColour.ORANGE, words="现场核查超过环节时限"),
            Lamp(colour=LampColour.RED, words="已超时 2 个工作日"),
            Lamp(colour=LampColour.GREY, words="等待申请人补正"),
        ),
    ),
    Entry(
        name="progress",
        title="处理中",
        use="用 htmx 轮询；没有脚本时整页刷新。",
        examples=(
            Progress(
                title="正在核验电子证照", poll="/components/empty_state/alone/", done=2, total=5
            ),
        ),
    ),
)
