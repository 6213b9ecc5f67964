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
    "case.mandate_denied": gettext_lazy(
        "这件办件凭纸质委托书提交，委托人不承认，或者复核没有通过，现在不能准予；"
        "请联系委托人：追认后继续办，不追认的由其撤回或者依法不予。"
    ),
    "interest.own": gettext_lazy("这是您本人的办件，应当回避，请由同事办理。"),
    "interest.relative": gettext_lazy("申请人是您的近亲属或者同户人员，应当回避，请由同事办理。"),
    "interest.declared": gettext_lazy("您在这件办件里已经回避，请由同事办理。"),
    "interest.not_yours": gettext_lazy(
        "回避由本人申请，或者由审批人员决定；本人不能解除自己的回避。"
    ),
    "absence.away": gettext_lazy("外出期间这些工作由代理人办理；回来以后先销假。"),
    "absence.not_a_colleague": gettext_lazy("代理人只能是本部门的其他同事。"),
    "absence.no_post": gettext_lazy("双方都要有受理、审查或者审批岗位。"),
    "absence.out_of_reach": gettext_lazy("代理人的管辖区域不包括您的区域。"),
    "absence.chain": gettext_lazy("代理人这几天也外出，或者您正替别人代办，不能再转给第三人。"),
    "absence.not_yours": gettext_lazy("只有本人和本部门审批人员可以销假。"),
    "second_hand": gettext_lazy("这项工作要由另一名有同样岗位的同事复核，本人不能复核自己提交的。"),
    "batch.effect": gettext_lazy("已经对外生效，不能撤销。"),
    "batch.too_late": gettext_lazy("超过可以撤销的时间。"),
    "batch.no_voucher": gettext_lazy("这件办件还没有文书可以打印。"),
    "case.role": gettext_lazy("您的岗位不办理这一步。"),
    "template.not_yours": gettext_lazy("意见模板由审批人员维护。"),
    "joint.lead": gettext_lazy("这一步由牵头部门办理。"),
    "joint.part": gettext_lazy("这件联办没有请本部门做这一步。"),
    "joint.moment": gettext_lazy("联办的进展已经不适用这一步，请先看最新情况。"),
    "joint.veto": gettext_lazy("有部门不同意，并且按规定不能准予；请先整改并由该部门重新答复。"),
    "joint.opinion_owed": gettext_lazy("还有部门没有答复意见，或者答复的条件还没有落实。"),
    "joint.result_awaited": gettext_lazy("要用的前一事项的结果还没有出来，不能准予。"),
    "joint.nothing_to_correct": gettext_lazy("没有需要补正的内容，不用发补正告知。"),
    "joint.one_notice": gettext_lazy("联办的补正内容由牵头部门合并成一份告知；告知以后不能增加。"),
    "case.fee_unpaid": gettext_lazy("还没有缴清费用，不能制发结果；缴清以后再办。"),
    "case.claim": gettext_lazy("同事已经领取了这件办件，请先和同事联系。"),
}
_OTHERWISE = gettext_lazy("按照规定现在不能这样办理。")
_OF_THE_POST = frozenset({"case.role", "case.competence"})


def concerns_post(refused: NotAllowed) -> bool:
    """Tell whether it is this officer who may not, rather than the moment."""
    return refused.rule in _OF_THE_POST


def sentence(refused: NotAllowed) -> str:
    """Return why, in one sentence, with the article behind it."""
    words = sentence_of(refused.rule)
    if not isinstance(refused.citation, Citation):
        return words
    return gettext("%(words)s依据：%(citation)s。") % {
        "words": words,
        "citation": refused.citation,
    }


def sentence_of(rule: str) -> str:
    """Return why a rule did not let something be done."""
    return str(_SENTENCES.get(rule, _OTHERWISE))


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
