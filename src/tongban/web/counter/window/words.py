"""Words of the window (用语): how somebody was seen, in whose name they act, papers they show."""

from collections.abc import Iterable

from django.utils.translation import gettext, gettext_lazy

from tongban.actions.targets import published
from tongban.core.catalog.availability import EVERY_ITEM
from tongban.core.people.attending import Identified
from tongban.core.people.mandates import MandateState
from tongban.core.people.paper_authority import GrantorSeen
from tongban.core.people.representation import Capacity, Representation

IDENTIFIED = {
    Identified.CARD_READ: gettext_lazy("读取居民身份证"),
    Identified.PAPER_SEEN: gettext_lazy("查验有效身份证件原件"),
}
GRANTOR_SEEN = {
    GrantorSeen.ORIGINAL: gettext_lazy("看了委托人身份证件（营业执照）的原件"),
    GrantorSeen.COPY: gettext_lazy(
        "看了委托人身份证件（营业执照）的复印件，有委托人的签名或者盖章"
    ),
}
PAPER_STATES = {
    MandateState.PRESENTED: gettext_lazy("等核对"),
    MandateState.ACCEPTED: gettext_lazy("有效"),
    MandateState.RETURNED: gettext_lazy("不符，已退回"),
    MandateState.DISOWNED: gettext_lazy("委托人不承认"),
    MandateState.REVOKED: gettext_lazy("委托人已取消"),
    MandateState.RENOUNCED: gettext_lazy("代理人已辞去"),
}
_AS = {
    Capacity.GUARDIAN: gettext_lazy("以监护人的身份替“%(party)s”办"),
    Capacity.LEGAL_REPRESENTATIVE: gettext_lazy("以法定代表人的身份为“%(party)s”办"),
    Capacity.AGENT: gettext_lazy("受“%(party)s”的委托办"),
}
OWN = "own"
"""What is chosen for one's own name and one's own region."""
OWN_NAME = gettext_lazy("为本人办")


def name_words(acting: Representation) -> str:
    """Return as what and for whom somebody acts."""
    return str(_AS[acting.capacity]) % {"party": acting.name}


def item_names(codes: Iterable[str]) -> str:
    """Return the names of items, or the code where one is gone."""
    known = published().catalogue.items
    return "、".join(known[code].name if code in known else code for code in sorted(codes))


def reach_words(acting: Representation) -> str:
    """Return what a mandate reaches, so that two of one grantor are told apart; else nothing."""
    if acting.capacity is not Capacity.AGENT:
        return ""
    if EVERY_ITEM in acting.items:
        return gettext("全部事项")
    known = published().catalogue.departments
    departments = (known[one].name for one in sorted(acting.departments) if one in known)
    return "、".join(filter(None, (*departments, item_names(acting.items))))
