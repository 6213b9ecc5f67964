"""Words of acting for others (用语): as what, how far, until when, and why no longer."""

from collections.abc import Iterable

from django.utils.translation import gettext, gettext_lazy

from tongban.core.catalog.availability import EVERY_ITEM
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.people.authority import Lacking, Unauthorised
from tongban.core.people.mandates import Mandate, MandateState
from tongban.core.people.paper_authority import GrantorSeen
from tongban.core.people.representation import Capacity, Representation
from tongban.store.people.standing import Standing
from tongban.web.components.component import Words
from tongban.web.components.words import written_date

CAPACITIES = {
    Capacity.GUARDIAN: gettext_lazy("未成年子女，您是监护人"),
    Capacity.LEGAL_REPRESENTATIVE: gettext_lazy("您是法定代表人"),
    Capacity.AGENT: gettext_lazy("委托您办理"),
}
STATES = {
    MandateState.OFFERED: gettext_lazy("等对方接受"),
    MandateState.ACCEPTED: gettext_lazy("授权有效"),
    MandateState.DECLINED: gettext_lazy("对方没有接受"),
    MandateState.REVOKED: gettext_lazy("委托人已取消"),
    MandateState.RENOUNCED: gettext_lazy("代理人已辞去"),
    MandateState.PRESENTED: gettext_lazy("窗口已登记，等第二人核对"),
    MandateState.RETURNED: gettext_lazy("核对没有通过"),
    MandateState.DISOWNED: gettext_lazy("委托人不承认"),
}
GRANTOR_SEEN = {
    GrantorSeen.ORIGINAL: gettext_lazy("看了委托人身份证件（营业执照）的原件"),
    GrantorSeen.COPY: gettext_lazy(
        "看了委托人身份证件（营业执照）的复印件，有委托人的签名或者盖章"
    ),
}
_WHY = {
    Lacking.AGENT_DIED: gettext_lazy("登记显示代理人已经去世，代理终止。"),
    Lacking.PARTY_ENDED: gettext_lazy("登记显示对方已经去世或者已经注销，代理终止。"),
    Lacking.NOT_ACCEPTED: gettext_lazy("授权还没有接受。"),
    Lacking.NOT_CHECKED: gettext_lazy("纸质委托书要由窗口的第二位工作人员核对以后才生效。"),
    Lacking.DISOWNED: gettext_lazy("委托人不承认这份委托书。"),
    Lacking.TAKEN_BACK: gettext_lazy("授权已经取消或者辞去。"),
    Lacking.NOT_YET_VALID: gettext_lazy("代理期限还没有开始。"),
    Lacking.EXPIRED: gettext_lazy("代理期限已经届满。"),
    Lacking.OF_AGE: gettext_lazy("子女已满十八周岁，监护终止，由其本人办理。"),
}
_OTHERWISE = gettext_lazy("现在不能以对方的名义办事。")


def capacity_words(acting: Representation) -> str:
    """Return as what somebody acts, and until when where there is an end."""
    words = str(CAPACITIES[acting.capacity])
    if acting.until is None:
        return words
    return gettext("%(words)s，到%(day)s为止") % {
        "words": words,
        "day": written_date(acting.until),
    }


def why_not(standing: Standing) -> str:
    """Return why a ground does not hold, with the article."""
    outcome = standing.outcome
    if not isinstance(outcome, Unauthorised):
        return ""
    words = _WHY.get(outcome.reason, _OTHERWISE)
    return gettext("%(words)s（%(citation)s）") % {"words": words, "citation": outcome.citation}


def scope_words(mandate: Mandate, catalogue: Catalogue) -> tuple[Words, ...]:
    """Return what a mandate reaches, line by line."""
    if EVERY_ITEM in mandate.items:
        return (gettext("全部事项（法律规定必须本人办理的除外）"),)
    departments = _names(mandate.departments, catalogue.departments)
    items = _names(mandate.items, catalogue.items)
    return (
        *(gettext("%(name)s的全部事项") % {"name": name} for name in departments),
        *items,
    )


def _names(codes: Iterable[str], known: object) -> tuple[str, ...]:
    """Return the names under codes, or the code where it is gone."""
    return tuple(getattr(known.get(code), "name", code) for code in sorted(codes))  # type: ignore[attr-defined]
