"""What choices are called (选项名称): all that an editor chooses, in the words of GB/T 39046."""

import enum
from collections.abc import Mapping
from typing import Final

from tongban.core.catalog.elements import Sensitivity, ValueKind
from tongban.core.catalog.evidence import EvidenceKind, EvidenceSource, Trust
from tongban.core.catalog.items import Audience, CaseKind, Channel, ItemType
from tongban.core.catalog.steps import OutputKind, StepKind

_LABELS: Final[Mapping[enum.Enum, str]] = {
    ItemType.LICENCE: "行政许可",
    ItemType.COLLECTION: "行政征收",
    ItemType.PAYMENT: "行政给付",
    ItemType.CONFIRMATION: "行政确认",
    ItemType.REWARD: "行政奖励",
    ItemType.RULING: "行政裁决",
    ItemType.OTHER: "其他行政权力",
    ItemType.PUBLIC_SERVICE: "公共服务",
    CaseKind.INSTANT: "即办件",
    CaseKind.PROMISED: "承诺件",
    Audience.PERSON: "自然人",
    Audience.ENTERPRISE: "企业法人",
    Audience.OTHER_ORGANISATION: "其他组织",
    Channel.WINDOW: "窗口",
    Channel.WEB: "网上",
    Channel.MOBILE: "手机",
    Channel.TERMINAL: "自助终端",
    Channel.POST: "邮寄",
    EvidenceKind.CERTIFICATE: "证件证书证明",
    EvidenceKind.FORM: "申请表格文书",
    EvidenceKind.OTHER: "其他材料",
    EvidenceSource.APPLICANT: "申请人自备",
    EvidenceSource.GOVERNMENT: "政府部门核发",
    EvidenceSource.THIRD_PARTY: "第三方出具",
    Trust.DECLARED: "D（本人承诺）",
    Trust.UPLOADED: "C（上传件）",
    Trust.CHECKED: "B（窗口核验）",
    Trust.ISSUED: "A（签发机关）",
    StepKind.ACCEPTANCE: "受理",
    StepKind.WORK: "审查办理",
    StepKind.DECISION: "决定",
    StepKind.PUBLICITY: "公示",
    StepKind.SPECIAL: "特别程序",
    StepKind.DELIVERY: "制证送达",
    OutputKind.CERTIFICATE: "证照",
    OutputKind.APPROVAL: "批文",
    OutputKind.REGISTRATION: "登记",
    OutputKind.PAYMENT: "发放资金",
    OutputKind.RECEIPT: "回执",
    ValueKind.YES_NO: "是或否",
    ValueKind.INTEGER: "整数",
    ValueKind.DECIMAL: "小数",
    ValueKind.TEXT: "文字",
    ValueKind.DATE: "日期",
    ValueKind.CHOICE: "单选",
    ValueKind.CHOICES: "多选",
    ValueKind.RECORDS: "名单",
    Sensitivity.PUBLIC: "可公开",
    Sensitivity.PERSONAL: "个人信息",
    Sensitivity.SENSITIVE: "敏感个人信息",
}


def label_of(choice: enum.Enum) -> str:
    """Return what a choice is called in Chinese."""
    return _LABELS[choice]
