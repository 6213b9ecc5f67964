"""Elements of every kind, and lines about them, for tests of the condition form."""

from tongban.core.authoring.lines import ConditionLine
from tongban.core.catalog.elements import DataElement, Option, ValueKind

OPTIONS = (Option(value="shop", label="商店"), Option(value="stall", label="摊位"))
MEMBER_AGE = DataElement(code="member.age", label="年龄", kind=ValueKind.INTEGER)
ELEMENTS = {
    one.code: one
    for one in (
        DataElement(code="p.open", label="已开业", kind=ValueKind.YES_NO),
        DataElement(code="p.staff", label="人数", kind=ValueKind.INTEGER),
        DataElement(code="p.area", label="面积", kind=ValueKind.DECIMAL),
        DataElement(code="p.name", label="字号", kind=ValueKind.TEXT),
        DataElement(code="p.born", label="出生日期", kind=ValueKind.DATE),
        DataElement(code="p.kind", label="类型", kind=ValueKind.CHOICE, options=OPTIONS),
        DataElement(code="p.goods", label="经营项目", kind=ValueKind.CHOICES, options=OPTIONS),
        DataElement(
            code="p.family", label="家庭成员", kind=ValueKind.RECORDS, columns=(MEMBER_AGE,)
        ),
    )
}


def line(element, asking, *values):
    return ConditionLine(element=element, asking=asking, values=values)
