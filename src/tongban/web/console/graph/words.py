"""What the graph's kinds, relations and charges are called (名称), on pages and in drawings."""

from django.utils.translation import gettext_lazy

from tongban.core.graph.handling import Charge
from tongban.core.graph.nodes import NodeKind
from tongban.core.graph.relations import Relation
from tongban.core.graph.ways import Objective, Origin
from tongban.web.components.component import Words

KINDS: dict[NodeKind, Words] = {
    NodeKind.JOURNEY: gettext_lazy("一件事"),
    NodeKind.ITEM: gettext_lazy("事项"),
    NodeKind.CONDITION: gettext_lazy("受理条件"),
    NodeKind.REQUIREMENT: gettext_lazy("材料要求"),
    NodeKind.STEP: gettext_lazy("环节"),
    NodeKind.FEE: gettext_lazy("收费"),
    NodeKind.OUTPUT: gettext_lazy("办理结果"),
    NodeKind.EVIDENCE: gettext_lazy("材料"),
    NodeKind.CERTIFICATE: gettext_lazy("证照类型"),
    NodeKind.ELEMENT: gettext_lazy("数据元"),
    NodeKind.DATASET: gettext_lazy("数据资源"),
    NodeKind.DEPARTMENT: gettext_lazy("部门"),
    NodeKind.PARAMETER: gettext_lazy("参数"),
    NodeKind.STANDARD: gettext_lazy("基本目录"),
    NodeKind.ARTICLE: gettext_lazy("条款"),
    NodeKind.LAW: gettext_lazy("法规"),
}

CHARGES: dict[Charge, Words] = {
    Charge.LEADS: gettext_lazy("牵头"),
    Charge.DECIDES: gettext_lazy("实施主体"),
    Charge.WORKS: gettext_lazy("办理环节"),
    Charge.ISSUES: gettext_lazy("出具材料"),
    Charge.HOLDS: gettext_lazy("提供数据"),
    Charge.KEEPS: gettext_lazy("数源部门"),
}

OBJECTIVES: dict[Objective, Words] = {
    Objective.DAYS: gettext_lazy("用时最短"),
    Objective.VISITS: gettext_lazy("跑动最少"),
    Objective.ITEMS: gettext_lazy("办的事最少"),
}

ORIGINS: dict[Origin, Words] = {
    Origin.HELD: gettext_lazy("已经有"),
    Origin.SHARED: gettext_lazy("数据共享，不用交"),
    Origin.BROUGHT: gettext_lazy("本人提供"),
    Origin.ITEM: gettext_lazy("先办出来"),
}

_OWNER = gettext_lazy("所属事项")
_BASIS = gettext_lazy("依据条款")
_READS = gettext_lazy("用到的数据元")
_USES = gettext_lazy("用到的参数")

RELATIONS: dict[Relation, tuple[Words, Words]] = {
    Relation.JOURNEY_INCLUDES: (gettext_lazy("包含的事项"), gettext_lazy("所在的一件事")),
    Relation.JOURNEY_LED_BY: (gettext_lazy("牵头部门"), gettext_lazy("牵头的一件事")),
    Relation.JOURNEY_ASKS: (gettext_lazy("询问的情形"), gettext_lazy("询问它的一件事")),
    Relation.JOURNEY_FOUNDED_ON: (_BASIS, gettext_lazy("依据它的一件事")),
    Relation.ITEM_HANDLED_BY: (gettext_lazy("实施部门"), gettext_lazy("实施的事项")),
    Relation.ITEM_FOLLOWS: (gettext_lazy("对应的基本目录"), gettext_lazy("各地各部门的事项")),
    Relation.ITEM_FOUNDED_ON: (gettext_lazy("设定依据"), gettext_lazy("由它设定的事项")),
    Relation.ITEM_LIMITED_BY: (gettext_lazy("时限依据"), gettext_lazy("时限依据它的事项")),
    Relation.ITEM_ASKS: (gettext_lazy("询问的情形"), gettext_lazy("询问它的事项")),
    Relation.ITEM_COLLECTS: (gettext_lazy("表单填写的内容"), gettext_lazy("表单里填它的事项")),
    Relation.ITEM_READS: (
        gettext_lazy("表单条件用到的数据元"),
        gettext_lazy("表单条件用到它的事项"),
    ),
    Relation.ITEM_USES: (gettext_lazy("表单条件用到的参数"), gettext_lazy("表单条件用到它的事项")),
    Relation.ITEM_CONDITIONS: (gettext_lazy("受理条件"), _OWNER),
    Relation.ITEM_REQUIREMENTS: (gettext_lazy("材料要求"), _OWNER),
    Relation.ITEM_STEPS: (gettext_lazy("办理环节"), _OWNER),
    Relation.ITEM_FEES: (gettext_lazy("收费"), _OWNER),
    Relation.ITEM_OUTPUTS: (gettext_lazy("办理结果"), _OWNER),
    Relation.CONDITION_READS: (_READS, gettext_lazy("用到它的受理条件")),
    Relation.CONDITION_USES: (_USES, gettext_lazy("用到它的受理条件")),
    Relation.CONDITION_CITES: (_BASIS, gettext_lazy("依据它的受理条件")),
    Relation.REQUIREMENT_ACCEPTS: (gettext_lazy("接受的材料"), gettext_lazy("要它的材料要求")),
    Relation.REQUIREMENT_READS: (_READS, gettext_lazy("用到它的材料要求")),
    Relation.REQUIREMENT_USES: (_USES, gettext_lazy("用到它的材料要求")),
    Relation.REQUIREMENT_CITES: (_BASIS, gettext_lazy("依据它的材料要求")),
    Relation.STEP_DONE_BY: (gettext_lazy("办理部门"), gettext_lazy("办理的环节")),
    Relation.STEP_WAITS_FOR: (gettext_lazy("先办的环节"), gettext_lazy("后办的环节")),
    Relation.STEP_READS: (_READS, gettext_lazy("用到它的环节")),
    Relation.STEP_USES: (_USES, gettext_lazy("用到它的环节")),
    Relation.STEP_CITES: (_BASIS, gettext_lazy("依据它的环节")),
    Relation.FEE_READS: (_READS, gettext_lazy("用到它的收费")),
    Relation.FEE_USES: (_USES, gettext_lazy("用到它的收费")),
    Relation.FEE_CITES: (_BASIS, gettext_lazy("依据它的收费")),
    Relation.OUTPUT_IS: (gettext_lazy("可作材料"), gettext_lazy("产生它的办理结果")),
    Relation.OUTPUT_CERTIFIES: (gettext_lazy("证照类型"), gettext_lazy("发放它的办理结果")),
    Relation.OUTPUT_SETTLES: (gettext_lazy("由此确定的数据元"), gettext_lazy("确定它的办理结果")),
    Relation.OUTPUT_NEEDS: (gettext_lazy("送达要用的数据元"), gettext_lazy("送达用到它的结果")),
    Relation.EVIDENCE_PROVES: (gettext_lazy("证明的数据元"), gettext_lazy("证明它的材料")),
    Relation.EVIDENCE_CERTIFIED_BY: (gettext_lazy("证照类型"), gettext_lazy("属于它的材料")),
    Relation.EVIDENCE_ISSUED_BY: (gettext_lazy("出具部门"), gettext_lazy("出具的材料")),
    Relation.ELEMENT_KEPT_BY: (gettext_lazy("数源部门"), gettext_lazy("负责的数据元")),
    Relation.DATASET_SERVES: (gettext_lazy("提供的数据元"), gettext_lazy("提供它的数据资源")),
    Relation.DATASET_KEYED_BY: (gettext_lazy("查询条件"), gettext_lazy("凭它查询的数据资源")),
    Relation.DATASET_VOUCHES: (gettext_lazy("可代替的材料"), gettext_lazy("可代替它的数据资源")),
    Relation.DATASET_HELD_BY: (gettext_lazy("提供部门"), gettext_lazy("提供的数据资源")),
    Relation.DATASET_CITES: (_BASIS, gettext_lazy("依据它的数据资源")),
    Relation.PARAMETER_CITES: (_BASIS, gettext_lazy("由它规定的参数")),
    Relation.ARTICLE_PART_OF: (gettext_lazy("所在法规"), gettext_lazy("被引用的条款")),
}


def relation_words(relation: Relation, *, onward: bool) -> Words:
    """Return what the neighbours by a relation are to the node."""
    return RELATIONS[relation][0 if onward else 1]
