"""Labels (代码含义): what the codes of the catalogue are called in a cell (GB/T 39046 Annex A)."""

from typing import Final

from tongban.core.catalog.datasets import Sharing
from tongban.core.catalog.elements import Sensitivity, ValueKind
from tongban.core.catalog.evidence import EvidenceKind, EvidenceSource, Trust
from tongban.core.catalog.items import Audience, CaseKind, Channel, ItemType
from tongban.core.catalog.steps import OutputKind, StepKind

ITEM_TYPES: Final = {
    ItemType.LICENCE: "行政许可",
    ItemType.COLLECTION: "行政征收",
    ItemType.PAYMENT: "行政给付",
    ItemType.CONFIRMATION: "行政确认",
    ItemType.REWARD: "行政奖励",
    ItemType.RULING: "行政裁决",
    ItemType.OTHER: "其他行政权力",
    ItemType.PUBLIC_SERVICE: "公共服务",
}
CASE_KINDS: Final = {CaseKind.INSTANT: "即办件", CaseKind.PROMISED: "承诺件"}
AUDIENCES: Final = {
    Audience.PERSON: "自然人",
    Audience.ENTERPRISE: "企业法人",
    Audience.OTHER_ORGANISATION: "其他组织",
}
CHANNELS: Final = {
    Channel.WINDOW: "窗口",
    Channel.WEB: "电脑端",
    Channel.MOBILE: "移动端",
    Channel.TERMINAL: "自助终端",
    Channel.POST: "快递",
}
STEP_KINDS: Final = {
    StepKind.ACCEPTANCE: "受理",
    StepKind.WORK: "办理",
    StepKind.DECISION: "决定",
    StepKind.PUBLICITY: "公示",
    StepKind.SPECIAL: "特别程序",
    StepKind.DELIVERY: "送达",
}
OUTPUT_KINDS: Final = {
    OutputKind.CERTIFICATE: "证照",
    OutputKind.APPROVAL: "批文",
    OutputKind.REGISTRATION: "登记",
    OutputKind.PAYMENT: "给付",
    OutputKind.RECEIPT: "凭证",
}
EVIDENCE_KINDS: Final = {
    EvidenceKind.CERTIFICATE: "证件证书证明",
    EvidenceKind.FORM: "申请表格文书",
    EvidenceKind.OTHER: "其他",
}
EVIDENCE_SOURCES: Final = {
    EvidenceSource.APPLICANT: "申请人自备",
    EvidenceSource.GOVERNMENT: "政府部门核发",
    EvidenceSource.THIRD_PARTY: "其他",
}
TRUSTS: Final = {
    Trust.ISSUED: "A 部门出具",
    Trust.CHECKED: "B 核对原件",
    Trust.UPLOADED: "C 自行上传",
    Trust.DECLARED: "D 书面承诺",
}
VALUE_KINDS: Final = {
    ValueKind.YES_NO: "是否",
    ValueKind.INTEGER: "整数",
    ValueKind.DECIMAL: "小数",
    ValueKind.TEXT: "文字",
    ValueKind.DATE: "日期",
    ValueKind.CHOICE: "单选",
    ValueKind.CHOICES: "多选",
    ValueKind.RECORDS: "明细",
}
SENSITIVITIES: Final = {
    Sensitivity.PUBLIC: "公开",
    Sensitivity.PERSONAL: "个人信息",
    Sensitivity.SENSITIVE: "敏感个人信息",
}
SHARINGS: Final = {
    Sharing.UNCONDITIONAL: "无条件共享",
    Sharing.CONDITIONAL: "有条件共享",
    Sharing.NOT_SHARED: "不予共享",
}
