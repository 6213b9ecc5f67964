"""Words of accounts (用语): posts, what happened to an account, why something was refused."""

from typing import Final

from django.utils.translation import gettext, gettext_lazy

from tongban.core.people.actors import Role
from tongban.core.people.breaking_glass import Finding, GlassReason
from tongban.core.people.postings import (
    AnyPostingEvent,
    PostingMoved,
    PostingOpened,
    PostingRestored,
    PostingSuspended,
    RoleGranted,
    RoleWithdrawn,
)
from tongban.core.vocabulary.errors import NotAllowed
from tongban.web.components.component import Words

ROLES: Final = {
    Role.WINDOW: gettext_lazy("窗口受理"),
    Role.EXAMINER: gettext_lazy("审查人员"),
    Role.APPROVER: gettext_lazy("审批人员"),
    Role.ITEM_ADMINISTRATOR: gettext_lazy("事项管理员"),
    Role.ITEM_REVIEWER: gettext_lazy("业务审核人员"),
    Role.LEGAL_REVIEWER: gettext_lazy("法制审核人员"),
    Role.DATA_STEWARD: gettext_lazy("数据管理员"),
    Role.SUPERVISOR: gettext_lazy("监督人员"),
    Role.REFORMER: gettext_lazy("改革专班人员"),
    Role.ASSESSOR: gettext_lazy("第三方评估员"),
    Role.HOTLINE: gettext_lazy("热线与回访人员"),
    Role.SYSTEM_ADMINISTRATOR: gettext_lazy("系统管理员"),
    Role.SECURITY_ADMINISTRATOR: gettext_lazy("安全管理员"),
    Role.AUDIT_ADMINISTRATOR: gettext_lazy("审计管理员"),
}
REASONS: Final = {
    GlassReason.LIFE: gettext_lazy("抢救生命、保护人身安全"),
    GlassReason.PUBLIC_EMERGENCY: gettext_lazy("应对突发公共事件"),
    GlassReason.LAWFUL_ORDER: gettext_lazy("司法、执法机关依法紧急调取"),
    GlassReason.LOST_PERSON: gettext_lazy("查找走失人员的家属"),
}
FINDINGS: Final = {
    Finding.JUSTIFIED: gettext_lazy("事由成立"),
    Finding.UNJUSTIFIED: gettext_lazy("事由不成立，移交处理"),
}
ALERTS: Final = {
    "glass": gettext_lazy("紧急查阅"),
    "mass_query": gettext_lazy("一小时内查询人数过多，已拦截"),
}
_REFUSED: Final = {
    "posting.not_yours": gettext_lazy("这一步由另一名管理员办理。"),
    "posting.oneself": gettext_lazy("不能调整自己的账户。"),
    "posting.separate": gettext_lazy("管理员只能有一个岗位：三员分立，不能兼任，也不办件。"),
}
_OTHERWISE: Final = gettext_lazy("按照规定现在不能这样办理。")


def refusal_words(refused: NotAllowed) -> str:
    """Return why an administrator may not."""
    return str(_REFUSED.get(refused.rule, _OTHERWISE))


def event_words(event: AnyPostingEvent) -> str:
    """Return what happened to an account."""
    match event:
        case PostingOpened():
            return gettext("开户，没有任何岗位")
        case RoleGranted(role=role):
            return gettext("授予岗位：%(role)s") % {"role": ROLES[role]}
        case RoleWithdrawn(role=role):
            return gettext("收回岗位：%(role)s") % {"role": ROLES[role]}
        case PostingMoved():
            return gettext("调动，原有岗位全部收回")
        case PostingSuspended():
            return gettext("停用账户")
        case PostingRestored():
            return gettext("恢复使用")


def role_names(roles: frozenset[Role]) -> Words:
    """Return the posts of an account in one line."""
    if not roles:
        return gettext("没有岗位")
    return "、".join(str(ROLES[role]) for role in Role if role in roles)
