"""Words of the workshop (用词): where a journey stands, and what happened to it."""

from django.utils.translation import gettext_lazy

from tongban.core.authoring.review_state import ReviewStatus
from tongban.web.components.component import Words

STATUSES: dict[ReviewStatus, Words] = {
    ReviewStatus.DRAFTING: gettext_lazy("设计中"),
    ReviewStatus.BUSINESS_REVIEW: gettext_lazy("待业务审核"),
    ReviewStatus.LEGAL_REVIEW: gettext_lazy("待法制审核"),
    ReviewStatus.APPROVED: gettext_lazy("已审定，待发布"),
    ReviewStatus.SCHEDULED: gettext_lazy("已定发布日期"),
    ReviewStatus.PUBLISHED: gettext_lazy("已发布"),
    ReviewStatus.DISCARDED: gettext_lazy("已放弃"),
}
EVENTS: dict[str, Words] = {
    "sent": gettext_lazy("送审"),
    "recalled": gettext_lazy("撤回修改"),
    "approved": gettext_lazy("审核通过"),
    "returned": gettext_lazy("退回修改"),
    "scheduled": gettext_lazy("确定发布日期"),
    "unscheduled": gettext_lazy("取消发布日期"),
    "held_back": gettext_lazy("暂缓发布，退回修改"),
    "published": gettext_lazy("发布"),
    "discarded": gettext_lazy("放弃"),
}
