"""Checks of households in words (家庭经济状况核对): stages, consents, lines, how rules stand.

The hall and the counter say the same words; what each may see is decided where it asks.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from django.utils.translation import gettext, gettext_lazy

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.conditions.nodes import Truth
from tongban.core.exchange.household.events import AnswerOutcome, Ending, Opinion
from tongban.core.exchange.household.members import SignedBy
from tongban.core.exchange.household.report import Amount, ReportLine, RuleStanding, Threshold
from tongban.core.exchange.household.standing import CheckStage, Consent
from tongban.web.components import labels, lists
from tongban.web.components.component import Component, Content, Words
from tongban.web.components.messages import Tag, Tone
from tongban.web.components.words import plain_date

STAGES: Final[Mapping[CheckStage, tuple[Words, Tone]]] = {
    CheckStage.SIGNING: (gettext_lazy("等待授权"), Tone.ATTENTION),
    CheckStage.STOPPED: (gettext_lazy("有成员不同意授权"), Tone.BAD),
    CheckStage.ASKING: (gettext_lazy("正在核对"), Tone.PLAIN),
    CheckStage.COMPLETE: (gettext_lazy("核对完成"), Tone.GOOD),
    CheckStage.CLOSED: (gettext_lazy("已终结"), Tone.PLAIN),
    CheckStage.FORGOTTEN: (gettext_lazy("数据已到期删除"), Tone.PLAIN),
}
CONSENTS: Final[Mapping[Consent, tuple[Words, Tone]]] = {
    Consent.AWAITED: (gettext_lazy("还没有签授权书"), Tone.ATTENTION),
    Consent.GIVEN: (gettext_lazy("已签授权书"), Tone.GOOD),
    Consent.REFUSED: (gettext_lazy("已表示不同意"), Tone.BAD),
    Consent.TAKEN_BACK: (gettext_lazy("已撤回授权"), Tone.BAD),
    Consent.RUN_OUT: (gettext_lazy("授权已到期"), Tone.ATTENTION),
}
WAYS: Final[Mapping[SignedBy, Words]] = {
    SignedBy.OWN: gettext_lazy("本人在自己的账户里签署"),
    SignedBy.GUARDIAN: gettext_lazy("父母代未成年子女签署"),
    SignedBy.PAPER: gettext_lazy("窗口收取的纸质授权书"),
}
OPINIONS: Final[Mapping[Opinion, tuple[Words, Tone]]] = {
    Opinion.MEETS: (gettext_lazy("收入和财产条件都符合"), Tone.GOOD),
    Opinion.DOES_NOT_MEET: (gettext_lazy("有条件不符合"), Tone.BAD),
    Opinion.OPEN: (gettext_lazy("还不能判断"), Tone.ATTENTION),
}
ENDINGS: Final[Mapping[Ending, Words]] = {
    Ending.DECIDED: gettext_lazy("承办部门已出具核对意见"),
    Ending.GIVEN_UP: gettext_lazy("申请人放弃了核对"),
    Ending.LAPSED: gettext_lazy("半年没有办完，自动终结"),
}
_TRUTHS: Final[Mapping[Truth, tuple[Words, Tone]]] = {
    Truth.MET: (gettext_lazy("符合"), Tone.GOOD),
    Truth.NOT_MET: (gettext_lazy("不符合"), Tone.BAD),
    Truth.UNKNOWN: (gettext_lazy("待核实"), Tone.ATTENTION),
}


def stage_tag(stage: CheckStage) -> Tag:
    """Return how far a check has come."""
    return _tag(STAGES[stage])


def consent_tag(consent: Consent) -> Tag:
    """Return whether a member allows the check."""
    return _tag(CONSENTS[consent])


def opinion_tag(opinion: Opinion) -> Tag:
    """Return what the rules make of what was told."""
    return _tag(OPINIONS[opinion])


def told(line: ReportLine, catalogue: Catalogue) -> Content:
    """Return what a register says in a line; silence is no answer, and nobody on record is one."""
    match line.outcome:
        case None:
            return gettext("还没有查询")
        case AnswerOutcome.NOT_AVAILABLE:
            return gettext("部门暂时没有答复，会自动再查，不影响申请")
        case AnswerOutcome.NO_RECORD:
            return gettext("查无登记")
        case AnswerOutcome.MATCHED if line.value is None:
            return gettext("没有这一项")
        case AnswerOutcome.MATCHED:
            return labels.value(catalogue.elements[line.element], line.value)


def rules_table(
    standings: Iterable[RuleStanding], catalogue: Catalogue, *, size: int, with_totals: bool
) -> Component:
    """Return how each rule stands, with the numbers in force; totals only for whoever decides."""
    columns = [gettext("条件"), gettext("标准和依据")]
    columns += [gettext("全家合计")] if with_totals else []
    return lists.DataTable(
        caption=gettext("按规定怎么看"),
        caption_hidden=True,
        columns=tuple(lists.Column(words=one) for one in (*columns, gettext("判断"))),
        rows=tuple(
            lists.Row(
                cells=(
                    one.rule.words,
                    _standards(one),
                    *((_totals(one, catalogue, size),) if with_totals else ()),
                    _truth(one),
                )
            )
            for one in standings
        ),
    )


def _truth(standing: RuleStanding) -> Content:
    tag = _tag(_TRUTHS[standing.truth])
    return (tag, gettext("有异议，等部门核实")) if standing.disputed else tag


def _standards(standing: RuleStanding) -> Content:
    numbers = [_threshold(one) for one in standing.thresholds]
    basis = gettext("依据：%(basis)s") % {"basis": labels.citations(standing.rule.basis)}
    return lists.PlainList(items=(*numbers, basis))


def _threshold(one: Threshold) -> str:
    return gettext("%(label)s %(value)s %(unit)s，%(day)s起，%(basis)s") % {
        "label": one.parameter.label,
        "value": f"{one.in_force.value:,}",
        "unit": one.parameter.unit,
        "day": plain_date(one.in_force.effective_from),
        "basis": labels.citation(one.in_force.citation),
    }


def _totals(standing: RuleStanding, catalogue: Catalogue, size: int) -> Content:
    """Return the totals of a household, and by head where the number is an amount."""
    return lists.PlainList(
        items=tuple(_total(code, one, catalogue, size) for code, one in standing.totals.items())
    )


def _total(code: str, amount: Amount | None, catalogue: Catalogue, size: int) -> str:
    element = catalogue.elements[code]
    if amount is None:
        return gettext("%(label)s：不知道") % {"label": element.label}
    shown = labels.value(element, amount)
    if element.unit != "元":
        return gettext("%(label)s：%(value)s") % {"label": element.label, "value": shown}
    return gettext("%(label)s：%(value)s，%(size)d 人，人均 %(each)s 元") % {
        "label": element.label,
        "value": shown,
        "size": size,
        "each": f"{amount / size:,.2f}",
    }


def _tag(said: tuple[Words, Tone]) -> Tag:
    words, tone = said
    return Tag(words=words, tone=tone)
