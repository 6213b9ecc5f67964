"""Words of data sharing (用词): states, forms and reasons in the reader's language."""

from django.utils.translation import gettext, gettext_lazy, gettext_noop

from tongban.core.catalog.datasets import Sharing
from tongban.core.exchange.conformity import Concern
from tongban.core.exchange.grants import GrantKind, GrantState
from tongban.core.exchange.request_state import RequestStatus, Stage
from tongban.core.exchange.requests import Origin
from tongban.core.exchange.resource_review import ResourceStatus
from tongban.core.exchange.resources import Form, Opening
from tongban.core.vocabulary.errors import InvalidValue
from tongban.web.components.component import Words
from tongban.web.components.messages.tag import Tone
from tongban.web.components.sentences import refusal

SHARING: dict[Sharing, tuple[Words, Tone]] = {
    Sharing.UNCONDITIONAL: (gettext_lazy("无条件共享"), Tone.GOOD),
    Sharing.CONDITIONAL: (gettext_lazy("有条件共享"), Tone.ATTENTION),
    Sharing.NOT_SHARED: (gettext_lazy("不予共享"), Tone.BAD),
}
OPENING: dict[Opening, Words] = {
    Opening.OPEN: gettext_lazy("向社会开放"),
    Opening.CONDITIONAL: gettext_lazy("有条件开放"),
    Opening.NOT_OPEN: gettext_lazy("不开放"),
}
FORMS: dict[Form, Words] = {
    Form.SERVICE: gettext_lazy("接口服务"),
    Form.TABLE: gettext_lazy("库表"),
    Form.FILE: gettext_lazy("文件"),
}
RESOURCES: dict[ResourceStatus, tuple[Words, Tone]] = {
    ResourceStatus.SUBMITTED: (gettext_lazy("待审核"), Tone.ATTENTION),
    ResourceStatus.RETURNED: (gettext_lazy("已退回修改"), Tone.BAD),
    ResourceStatus.PUBLISHED: (gettext_lazy("已发布"), Tone.GOOD),
    ResourceStatus.WITHDRAWN: (gettext_lazy("已撤下"), Tone.PLAIN),
}
REQUESTS: dict[RequestStatus, tuple[Words, Tone]] = {
    RequestStatus.CHECKING: (gettext_lazy("待合规性审查"), Tone.ATTENTION),
    RequestStatus.ANSWERING: (gettext_lazy("待提供部门答复"), Tone.ATTENTION),
    RequestStatus.NEGOTIATING: (gettext_lazy("协商中，待需求部门确认"), Tone.ATTENTION),
    RequestStatus.REFUSED: (gettext_lazy("提供部门不同意"), Tone.BAD),
    RequestStatus.DISPUTED: (gettext_lazy("待主管部门裁定"), Tone.ATTENTION),
    RequestStatus.GRANTED: (gettext_lazy("已授权"), Tone.GOOD),
    RequestStatus.TURNED_BACK: (gettext_lazy("合规性审查不通过"), Tone.BAD),
    RequestStatus.UPHELD: (gettext_lazy("裁定不予共享"), Tone.BAD),
    RequestStatus.TAKEN_BACK: (gettext_lazy("已撤回"), Tone.PLAIN),
}
STAGES: dict[Stage, Words] = {
    Stage.CHECK: gettext_lazy("合规性审查"),
    Stage.ANSWER: gettext_lazy("答复"),
    Stage.PUBLISH_AND_ANSWER: gettext_lazy("挂接数据并答复"),
    Stage.DECIDE: gettext_lazy("裁定争议"),
}
ORIGINS: dict[Origin, Words] = {
    Origin.DEMAND_LIST: gettext_lazy("数据需求清单"),
    Origin.CASE: gettext_lazy("办件中的材料"),
    Origin.STEWARD: gettext_lazy("数据管理员提出"),
}
CONCERNS: dict[Concern, Words] = {
    Concern.NOT_SHARED: gettext_lazy("这项数据不予共享"),
    Concern.UNKNOWN_DATASET: gettext_lazy("目录里没有这项数据"),
    Concern.UNKNOWN_FIELD: gettext_lazy("数据里没有这些字段"),
    Concern.FIELD_NOT_NEEDED: gettext_lazy("所列事项用不到这些字段（最小必要）"),
    Concern.FIELD_MISSING: gettext_lazy("少了这些字段，材料仍要提交"),
    Concern.LOCAL_BASIS: gettext_lazy("依据不是法律、法规或规章"),
    Concern.GRANTED_ALREADY: gettext_lazy("已有授权覆盖这项需求"),
}
GRANTS: dict[GrantState, tuple[Words, Tone]] = {
    GrantState.ACTIVE: (gettext_lazy("可以使用"), Tone.GOOD),
    GrantState.SUSPENDED: (gettext_lazy("已暂停"), Tone.ATTENTION),
    GrantState.REVOKED: (gettext_lazy("已撤销"), Tone.BAD),
}
EXPIRED: tuple[Words, Tone] = (gettext_lazy("已到期"), Tone.PLAIN)
KINDS: dict[GrantKind, Words] = {
    GrantKind.USE: gettext_lazy("平台办件时读取（政务服务办理）"),
    GrantKind.RETURN: gettext_lazy("回流给本部门所在地区"),
}
EVENTS: dict[str, Words] = {
    "asked": gettext_lazy("提出需求"),
    "conformed": gettext_lazy("合规性审查通过"),
    "turned_back": gettext_lazy("合规性审查不通过"),
    "offered": gettext_lazy("提供部门提出条件"),
    "countered": gettext_lazy("需求部门再次提出"),
    "said": gettext_lazy("协商意见"),
    "agreed": gettext_lazy("同意共享"),
    "turned_down": gettext_lazy("不同意共享"),
    "dispute_raised": gettext_lazy("提请主管部门裁定"),
    "refusal_upheld": gettext_lazy("裁定不予共享"),
    "taken_back": gettext_lazy("撤回需求"),
    "submitted": gettext_lazy("报送目录"),
    "returned": gettext_lazy("退回修改"),
    "published": gettext_lazy("审核通过并发布"),
    "withdrawn": gettext_lazy("撤下"),
    "made": gettext_lazy("授权"),
    "suspended": gettext_lazy("暂停授权"),
    "resumed": gettext_lazy("恢复授权"),
    "revoked": gettext_lazy("撤销授权"),
    "quota_set": gettext_lazy("调整每日限额"),
    "reuse_set": gettext_lazy("调整答复复用时限"),
    "extended": gettext_lazy("延长有效期"),
}
REASONS = (
    gettext_noop("请写明授权给谁、哪些字段、用于哪些事项和什么目的"),
    gettext_noop("请写明授权依据"),
    gettext_noop("请写明为什么暂停"),
    gettext_noop("请写明为什么恢复"),
    gettext_noop("请写明为什么撤销"),
    gettext_noop("请写明为什么调整限额"),
    gettext_noop("请写明为什么调整复用时限"),
    gettext_noop("答复最多复用 24 小时"),
    gettext_noop("请写明为什么延期"),
    gettext_noop("新的截止日期要晚于现在的截止日期"),
    gettext_noop("截止日期不能早于开始日期"),
    gettext_noop("一次授权最长 3 年"),
    gettext_noop("每日限额至少为 1 次；要停用请暂停授权"),
    gettext_noop("请给需求起个名字"),
    gettext_noop("请写明使用目的"),
    gettext_noop("请写明用于哪些事项"),
    gettext_noop("请至少选择一个字段"),
    gettext_noop("数据回流要写明回流到哪个地区"),
    gettext_noop("平台只能为政务服务办理读取数据"),
    gettext_noop("请写明哪里不合规"),
    gettext_noop("请写明为什么只能按这个范围共享"),
    gettext_noop("请写明为什么需要这个范围"),
    gettext_noop("请写下要说的话"),
    gettext_noop("请写明不同意的理由"),
    gettext_noop("请写明不予共享的法律、行政法规或国务院规定依据"),
    gettext_noop("请写明争议理由"),
    gettext_noop("请写明裁定理由"),
    gettext_noop("请写明为什么撤回"),
    gettext_noop("请先发布数据资源，再选择用它答复"),
    gettext_noop("请至少选择一个字段和一个事项"),
    gettext_noop("授权范围不能超过需求提出的范围"),
    gettext_noop("不能超过最初提出的范围；需要更多请另提需求"),
    gettext_noop("这项数据没有所选的字段"),
    gettext_noop("请选择提供部门"),
    gettext_noop("这项数据不由所选部门提供"),
    gettext_noop("请填写数据资源名称和所在系统"),
    gettext_noop("请至少写一个信息项"),
    gettext_noop("请选择查询条件（凭什么查到一条记录）"),
    gettext_noop("有条件共享的，请写明共享条件"),
    gettext_noop("不予共享的，请写明法律、行政法规或国务院规定依据"),
    gettext_noop("这个代码已被其他部门使用，请换一个"),
    gettext_noop("请写明需要修改什么"),
    gettext_noop("请写明为什么撤下"),
    gettext_noop("请选择数据元和部门"),
)
"""What the core says when an answer does not do."""

_KNOWN = frozenset(REASONS)


def reason_of(error: InvalidValue) -> str:
    """Return what to tell whoever gave an answer that does not do."""
    return gettext(error.reason) if error.reason in _KNOWN else refusal(error)
