"""Topics (栏目): what a heading, a label or a column speaks of.

Labels are formal and must match whole, so that 其他必要材料 in a list is no heading; what a guide
asks itself in plain words (带什么、多久拿到) is looked for anywhere in a heading or a question.
"""

import enum
import re
from typing import Final


class Topic(enum.Enum):
    """What a passage of a guide is about (栏目)."""

    NAME = "name"
    DEPARTMENT = "department"
    AUDIENCE = "audience"
    CASE_KIND = "case_kind"
    BASIS = "basis"
    CONDITIONS = "conditions"
    EVIDENCE = "evidence"
    LIMITS = "limits"
    FEES = "fees"
    STEPS = "steps"
    PLACES = "places"
    HOURS = "hours"
    CONTACT = "contact"
    COMPLAINTS = "complaints"
    OUTPUT = "output"
    CHANNELS = "channels"
    OTHER = "other"


_DOING: Final = (
    "(?:申请|申报|申领|办理|受理|审批|准予|登记|参保|救助|许可|提交|提供"
    "|所需|需要|应|需|的|须|具体)"
)
_LABELS: Final = (
    (Topic.NAME, r"(?:服务|办理|审批|许可|业务)?(?:事项|项目|业务)(?:名称)?|名称"),
    (
        Topic.DEPARTMENT,
        (
            r"(?:实施|办理|受理|主管|承办|经办|登记|责任|审批|决定|牵头)"
            r"(?:机关|主体|机构|部门|单位|科室)|部门|主管部门"
        ),
    ),
    (Topic.AUDIENCE, r"(?:服务|适用|办理|面向|申请)(?:对象|主体)|申请人(?:类型)?"),
    (Topic.CASE_KIND, r"办件类型"),
    (
        Topic.BASIS,
        (
            r"(?:设定|设立|法律|法定|法规|政策|实施|办理|审批|许可|文件|法律法规|制定)?(?:依据|出处)"
            r"|(?:政策|法律)(?:文件|法规)"
        ),
    ),
    (
        Topic.CONDITIONS,
        rf"{_DOING}*(?:条件|资格)(?:及要求)?|(?:受理|申请|救助|保障)范围|(?:入学|救助|保障|补贴)对象",
    ),
    (
        Topic.EVIDENCE,
        rf"{_DOING}*(?:材料|资料|要件|证件)(?:目录|清单|名称|及要求|[一二三四五六七八九十]|\d{{1,2}})?",
    ),
    (
        Topic.LIMITS,
        (
            r"(?:法定|承诺|办理|办结|审批|登记|审核|审查|许可|延长)*(?:办结|审批|办理)?(?:时限|期限|时间)"
            r"(?:[（(].{1,12}[)）])?|法定|承诺|公示期?|特别程序"
        ),
    ),
    (
        Topic.FEES,
        r"(?:是否)?(?:收费|费用|缴费)(?:情况|标准|依据|依据[及和]标准|项目|项目及标准|方式)?|收费标准及依据",
    ),
    (Topic.STEPS, rf"{_DOING}*(?:流程|程序|步骤)(?:图)?"),
    (
        Topic.PLACES,
        r"(?:办理|办公|受理|服务|窗口|申请)?(?:地点|地址|场所)|(?:办理|办公|受理)(?:地点|地址)[及和](?:办公|办理)?时间",
    ),
    (Topic.HOURS, r"(?:工作|办公|营业|上班|服务)时间"),
    (
        Topic.COMPLAINTS,
        r"(?:监督|投诉|举报|监督投诉|投诉举报)(?:电话|方式|渠道|热线)?",
    ),
    (
        Topic.CONTACT,
        r"(?:咨询|联系|服务|窗口|办公|业务)?(?:电话|热线)|咨询(?:方式|监督|渠道|途径)?|联系(?:方式|我们)|咨询监督投诉",
    ),
    (
        Topic.OUTPUT,
        r"(?:办理|审批|许可|办结)?结果(?:名称|类型|样本)?|审批证件|结果(?:送达)?|送达(?:方式|时限)?",
    ),
    (Topic.CHANNELS, r"(?:办理|申请|申领|申报|受理)(?:方式|形式|渠道|途径)"),
    (
        Topic.OTHER,
        (
            r"备注|说明|注|提示|温馨提示|注意事项|申请人须知|须知|基本编码|实施编码|事项类型|事项类别|.{0,6}次数"
            r"|(?:登记|申报|报名|受理)时间|基本情况|数量限制|年检要求|序号|常见问题"
        ),
    ),
)
_LABELLED: Final = tuple((topic, re.compile(pattern)) for topic, pattern in _LABELS)
_ASKED: Final = (
    (Topic.EVIDENCE, re.compile(r"材料|资料|带什么|带哪些|(?:准备|提交|提供)(?:什么|哪些)")),
    (Topic.BASIS, re.compile(r"依据|凭什么|文件|哪[条部]法|法律|政策")),
    (Topic.FEES, re.compile(r"收费|费用|花钱|交钱|多少钱|收钱")),
    (Topic.LIMITS, re.compile(r"多久|多长时间|几天|时限|期限|什么时候能|时间")),
    (Topic.CONTACT, re.compile(r"电话|联系|咨询")),
    (Topic.PLACES, re.compile(r"哪里|哪儿|去哪|在哪|地点|地址|窗口")),
    (Topic.STEPS, re.compile(r"流程|步骤|程序|怎么办理|如何办理")),
    (
        Topic.CONDITIONS,
        re.compile(r"谁|什么人|哪些人|哪些家庭|什么条件|条件|资格|对象|能不能|可以申请"),
    ),
    (Topic.OUTPUT, re.compile(r"结果|拿到什么|领到什么")),
)
_LONGEST: Final = 40
_STOPS: Final = " \t\u3000：:【】[]*《》。"


def topic_of_label(label: str) -> Topic | None:
    """Return what a formal label speaks of; None for words that are no label."""
    plain = re.sub(r"\s+", "", label[:_LONGEST]).strip(_STOPS)
    for topic, pattern in _LABELLED:
        if pattern.fullmatch(plain):
            return topic
    return None


def topic_of_question(words: str) -> Topic | None:
    """Return what a plain heading or a question asks for."""
    for topic, pattern in _ASKED:
        if pattern.search(words):
            return topic
    return None
