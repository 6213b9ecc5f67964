"""Changes in words (改动说明): a sentence for each, and for how a paper is had."""

from django.utils.translation import gettext, gettext_lazy

from tongban.actions.burden import CityBurden
from tongban.core.graph.burden.measure import NeedStanding
from tongban.core.graph.burden.model import Clientele, Source, SourceKind
from tongban.core.graph.nodes import NodeKind
from tongban.web.components.component import Words
from tongban.web.console.what_if.changes import Change

NODES = {
    SourceKind.DATASET: NodeKind.DATASET,
    SourceKind.CERTIFICATE: NodeKind.CERTIFICATE,
    SourceKind.JOURNEY: NodeKind.JOURNEY,
}
"""What each kind of source is in the graph, where its name stands."""

CLIENTELES = {
    Clientele.PEOPLE: gettext_lazy("个人"),
    Clientele.BUSINESSES: gettext_lazy("企业和其他组织"),
    Clientele.BOTH: gettext_lazy("个人和企业都办"),
}
STANDINGS = {
    NeedStanding.SPARED: gettext_lazy("不用提交"),
    NeedStanding.DECLARED: gettext_lazy("承诺代替"),
    NeedStanding.DEFERRED: gettext_lazy("可以后补"),
    NeedStanding.HANDED_IN: gettext_lazy("要提交"),
    None: gettext_lazy("不再要求"),
}
_OFF = {
    SourceKind.DATASET: gettext_lazy("不再共享“%(name)s”"),
    SourceKind.CERTIFICATE: gettext_lazy("不再调用电子证照“%(name)s”"),
    SourceKind.JOURNEY: gettext_lazy("“%(name)s”不再内部流转材料"),
}
_ON = {
    SourceKind.DATASET: gettext_lazy("共享“%(name)s”"),
    SourceKind.CERTIFICATE: gettext_lazy("调用电子证照“%(name)s”"),
    SourceKind.JOURNEY: gettext_lazy("“%(name)s”内部流转材料"),
}
_TO_ALL = gettext_lazy("把“%(name)s”共享给所有用得到的事项")
RULE_WORDS = {
    "declarations": gettext_lazy("停用告知承诺"),
    "deferrals": gettext_lazy("停用容缺受理"),
    "grade_a": gettext_lazy("只用 A 级电子证照，B 级的不再直接使用"),
}
_PARTS = {
    "drop": gettext_lazy("%(item)s：取消“%(part)s”"),
    "declare": gettext_lazy("%(item)s：“%(part)s”可以用承诺代替"),
    "defer": gettext_lazy("%(item)s：“%(part)s”可以后补"),
    "copy": gettext_lazy("%(item)s：“%(part)s”不再看原件"),
    "remove": gettext_lazy("%(item)s：取消环节“%(part)s”"),
    "parallel": gettext_lazy("%(item)s：环节“%(part)s”受理后就并行办理"),
    "remote": gettext_lazy("%(item)s：环节“%(part)s”不用到场"),
}


_SHORTLY = {
    "drop": gettext_lazy("取消"),
    "declare": gettext_lazy("可以承诺"),
    "defer": gettext_lazy("可以后补"),
    "copy": gettext_lazy("不看原件"),
    "remove": gettext_lazy("取消"),
    "parallel": gettext_lazy("受理后就并行"),
    "remote": gettext_lazy("不用到场"),
    "online": gettext_lazy("开通网上办理"),
}


def shortly(change: Change, city: CityBurden) -> str:
    """Return what a change does, where what it is about is said beside it."""
    if change.kind == "merge":
        item, _, into = change.codes
        return gettext("并入“%(into)s”") % {"into": part_name(item, into, city)}
    return str(_SHORTLY[change.kind])


def said(change: Change, city: CityBurden) -> str:
    """Return a change as a sentence."""
    if change.kind in RULE_WORDS:
        return str(RULE_WORDS[change.kind])
    if len(change.codes) == 1:
        return _of_one(change, city)
    item, part, *into = change.codes
    names = {"item": item_name(item, city), "part": part_name(item, part, city)}
    if into:
        words = gettext("%(item)s：环节“%(part)s”并入“%(into)s”")
        return words % {**names, "into": part_name(item, into[0], city)}
    return str(_PARTS[change.kind]) % names


def _of_one(change: Change, city: CityBurden) -> str:
    (code,) = change.codes
    if change.kind == "online":
        return gettext("%(item)s：开通网上办理") % {"item": item_name(code, city)}
    source = Source(SourceKind(change.kind), code)
    words = (_OFF if source in city.today else _ON)[source.kind]
    if source._replace(in_part=True) in city.today:
        words = _TO_ALL
    return str(words) % {"name": source_name(source, city)}


def item_name(item: str, city: CityBurden) -> str:
    """Return the name of an item."""
    return city.name(NodeKind.ITEM, item)


def part_name(item: str, part: str, city: CityBurden) -> str:
    """Return the name of a requirement or a step of an item."""
    name = city.name(NodeKind.REQUIREMENT, item, part)
    return name if name != part else city.name(NodeKind.STEP, item, part)


def source_name(source: Source, city: CityBurden) -> str:
    """Return the name of a dataset, a certificate type or a journey."""
    return city.name(NODES[source.kind], source.code)


def department_name(code: str, city: CityBurden) -> Words:
    """Return the short name of a department."""
    found = city.catalogue.departments.get(code)
    return code if found is None else found.short_name
