"""Levels (核验等级要求): how sure an act wants us to be, item by item and not for a whole site.

Looking asks for nothing, asking for a little, filing for more, and most where money, the household
register or a registration follows. Certificates, authority and data that leave one's hands ask too.
A city sets this; each level names what it rests on.
"""

import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from tongban.core.people.assurance import Assurance
from tongban.core.vocabulary.citations import Citation


class OnlineAct(enum.Enum):
    """What somebody wants to do (网上行为)."""

    VIEW = "view"
    CONSULT = "consult"
    APPLY = "apply"
    SHARE = "share"
    AUTHORISE = "authorise"
    PAY = "pay"
    EXPORT = "export"


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedLevel:
    """How sure an act wants us to be, for what reason, and on what basis (核验等级要求).

    `fresh` wants a proof of the last minutes (`assurance.FRESH`).
    """

    level: Assurance
    reason: str
    citation: Citation
    fresh: bool = False


_USUAL: Final = Citation.local("按事项确定核验等级：查看不限，咨询一级，一般申请二级")
_AWAY: Final = Citation.local("把证照、权限或者数据交给别人，核验到二级")
_ACTS: Final = {
    OnlineAct.VIEW: WantedLevel(level=Assurance.ANYBODY, reason="查看", citation=_USUAL),
    OnlineAct.CONSULT: WantedLevel(level=Assurance.CLAIMED, reason="咨询", citation=_USUAL),
    OnlineAct.APPLY: WantedLevel(level=Assurance.PROVEN, reason="一般申请", citation=_USUAL),
    OnlineAct.SHARE: WantedLevel(level=Assurance.PROVEN, reason="出示、授权证照", citation=_AWAY),
    OnlineAct.AUTHORISE: WantedLevel(
        level=Assurance.PROVEN, reason="授权别人办事", citation=_AWAY, fresh=True
    ),
    OnlineAct.PAY: WantedLevel(
        level=Assurance.CLAIMED, reason="缴费", citation=Citation.local("付款由银行另行核验")
    ),
    OnlineAct.EXPORT: WantedLevel(
        level=Assurance.PROVEN, reason="拿走个人数据副本", citation=_AWAY, fresh=True
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AssuranceLevels:
    """What a city wants (本市核验等级): for each act, and more for some kinds and items."""

    acts: Mapping[OnlineAct, WantedLevel] = field(default_factory=lambda: dict(_ACTS))
    kinds: Mapping[str, WantedLevel] = field(default_factory=dict)
    items: Mapping[str, WantedLevel] = field(default_factory=dict)

    def wanted(self, act: OnlineAct) -> WantedLevel:
        """Return what an act wants, whatever it is about."""
        return self.acts.get(act, _ACTS[act])

    def to_apply(self, items: Iterable[tuple[str, str]]) -> WantedLevel:
        """Return what filing several items at once wants; each is a code and its kind of power."""
        asked = [self.wanted(OnlineAct.APPLY)]
        for code, kind in items:
            pairs = ((self.kinds, kind), (self.items, code))
            asked += [found[key] for found, key in pairs if key in found]
        return max(asked, key=lambda one: one.level)
