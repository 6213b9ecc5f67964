"""Rule on publication (线上线下一致): every guide the public sees says what the item says.

L14 国务院令第716号 §6. A guide that says nothing of a field is not compared in it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from tongban.core.catalog.items import ServiceItem
from tongban.core.catalog.lint.findings import Remark, Survey
from tongban.core.catalog.lint.snapshots import snapshot

_LABELS: Mapping[str, str] = {
    "name": "事项名称",
    "statutory_limit": "法定时限",
    "promised_limit": "承诺时限",
    "visits": "到现场次数",
    "materials": "材料",
    "fees": "收费",
    "contact": "咨询方式",
    "complaints": "监督投诉方式",
    "places": "办理地点",
    "hours": "办理时间",
}


def guide_differs(item: ServiceItem, survey: Survey) -> Iterator[Remark]:
    """L14: a published guide that differs from the item."""
    for guide in survey.published.get(item.code, ()):
        own = snapshot(item, guide.place)
        for field in fields(guide):
            told, true = getattr(guide, field.name), getattr(own, field.name)
            if told is not None and told != true:
                yield Remark(
                    part=field.name,
                    message=f"{guide.place}的{_LABELS[field.name]}与实施清单不一致："
                    f"{_shown(told)}，清单是{_shown(true)}",
                    fix=f"更新{guide.place}，各渠道同源发布",
                )


def _shown(value: Any) -> str:
    if isinstance(value, frozenset):
        return "、".join(sorted(_shown(one) for one in value)) or "无"
    if isinstance(value, tuple):
        return " ".join(map(str, value))
    return str(value) or "空白"
