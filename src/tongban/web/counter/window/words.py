"""Words of the window (用语): how somebody was seen, in whose name they act."""

from django.utils.translation import gettext_lazy

from tongban.core.people.attending import Identified
from tongban.core.people.representation import Capacity, Representation

IDENTIFIED = {
    Identified.CARD_READ: gettext_lazy("读取居民身份证"),
    Identified.PAPER_SEEN: gettext_lazy("查验有效身份证件原件"),
}
_AS = {
    Capacity.GUARDIAN: gettext_lazy("以监护人的身份替“%(party)s”办"),
    Capacity.LEGAL_REPRESENTATIVE: gettext_lazy("以法定代表人的身份为“%(party)s”办"),
    Capacity.AGENT: gettext_lazy("受“%(party)s”的委托办"),
}
OWN_NAME = gettext_lazy("为本人办")


def name_words(acting: Representation) -> str:
    """Return as what and for whom somebody acts."""
    return str(_AS[acting.capacity]) % {"party": acting.name}
