"""Why an act was not possible (不能办理): a sentence for each rule, with the article behind it."""

from django.utils.translation import gettext, gettext_lazy

from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.errors import NotAllowed
from tongban.web.components.messages import Notification, NotificationKind

_SENTENCES = {
    "case.moment": gettext_lazy("办件现在的状态不能这样办理，请先看最新进展。"),
    "case.one_notice": gettext_lazy("第一次补正告知没有提出这项要求，不能在后来的告知中增加。"),
    "case.missing_evidence": gettext_lazy("还缺少不能容缺的材料，不能受理；请一次性告知补正。"),
    "case.reasons": gettext_lazy("不予决定必须写明理由、依据和救济途径。"),
    "case.step_order": gettext_lazy("前面的环节还没有办完、没有通过，或者还有容缺材料没有补齐。"),
    "case.competence": gettext_lazy("这一步由其他部门办理。"),
    "case.separate_hands": gettext_lazy(
        "这一步需要两个人分开办理：审查的人不能作决定，一个人也不能单独核查。"
    ),
    "case.special_procedure": gettext_lazy("本事项没有这种特别程序，不能停止计时。"),
    "case.extension": gettext_lazy("期限只能在届满前延长一次，并且不能超过规定的天数。"),
    "case.history": gettext_lazy("办理时间早于上一条记录，请稍后再试。"),
    "case.rebase": gettext_lazy("改用新版会丢失正在办理的内容，或者还缺信息，请按原版本办理。"),
    "case.rebase_consent": gettext_lazy("新版对申请人有更多要求，必须先征得申请人同意。"),
    "audit.seal_overdue": gettext_lazy(
        "操作记录超过规定时间没有封存，暂停作出决定；恢复封存后即可办理。"
    ),
    "case.party_ended": gettext_lazy(
        "登记显示申请人已经去世或者已经注销。办件先等一等：请联系家属或者承受权利义务的人，核实后再办。"
    ),
    "case.claim": gettext_lazy("同事已经领取了这件办件，请先和同事联系。"),
}
_OTHERWISE = gettext_lazy("按照规定现在不能这样办理。")
_OF_THE_POST = frozenset({"case.role", "case.competence"})


def concerns_post(refused: NotAllowed) -> bool:
    """Tell whether it is this officer who may not, rather than the moment."""
    return refused.rule in _OF_THE_POST


def told(refused: NotAllowed) -> Notification:
    """Return the refusal as the officer reads it; nothing was changed."""
    sentence = _SENTENCES.get(refused.rule, _OTHERWISE)
    article = (
        gettext("依据：%(citation)s。") % {"citation": refused.citation}
        if isinstance(refused.citation, Citation)
        else ""
    )
    return Notification(
        title=gettext("没有办理成功"),
        body=gettext("%(sentence)s%(article)s您填写的内容还在下面，办件没有变化。")
        % {"sentence": sentence, "article": article},
        kind=NotificationKind.ATTENTION,
    )
