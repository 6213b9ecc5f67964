"""Models of the example city (示例匹配模型): figures set by hand, with a wide band for people.

`python -m bench.linkage` learns figures and lines on labelled pairs instead, beginning with these,
and says how right they are on registers not seen.
"""

from typing import Final

from tongban.core.linkage.levels import Equal, LevelTest, Near, Otherwise, PartEqual
from tongban.core.linkage.model import LinkageComparison, LinkageLevel, LinkageModel


def _compared(
    name: str, label: str, fields: tuple[str, ...], *levels: tuple[LevelTest, str, float, float]
) -> LinkageComparison:
    return LinkageComparison(
        name=name,
        label=label,
        fields=fields,
        levels=tuple(
            LinkageLevel(test=test, label=words, m=m, u=u) for test, words, m, u in levels
        ),
    )


_NUMBER: Final = _compared(
    "number",
    "身份号码",
    ("number",),
    (Equal(field="number"), "相同", 0.92, 0.000001),
    (Near(field="number", edits=2), "差一两位", 0.07, 0.00002),
    (Otherwise(), "不同", 0.01, 0.99),
)
_NAME: Final = _compared(
    "name",
    "姓名",
    ("name", "sound"),
    (Equal(field="name"), "相同", 0.88, 0.0006),
    (Equal(field="sound"), "同音", 0.09, 0.0012),
    (Near(field="sound", edits=2), "音近", 0.02, 0.01),
    (Otherwise(), "不同", 0.01, 0.98),
)
_BORN: Final = _compared(
    "born",
    "出生日期",
    ("birth_date",),
    (Equal(field="birth_date"), "相同", 0.96, 0.00004),
    (Near(field="birth_date", edits=1), "差一个数字", 0.03, 0.0012),
    (Otherwise(), "不同", 0.01, 0.99),
)
_SEX: Final = _compared(
    "sex",
    "性别",
    ("sex",),
    (Equal(field="sex"), "相同", 0.99, 0.5),
    (Otherwise(), "不同", 0.01, 0.5),
)
_PHONE: Final = _compared(
    "phone",
    "电话",
    ("phone",),
    (Equal(field="phone"), "相同", 0.6, 0.00001),
    (Otherwise(), "不同", 0.4, 0.99),
)
_ADDRESS: Final = _compared(
    "address",
    "地址",
    ("address",),
    (Equal(field="address"), "相同", 0.6, 0.0001),
    (PartEqual(field="address", start=1, length=9), "同一条路", 0.15, 0.12),
    (Otherwise(), "不同", 0.25, 0.87),
)
PEOPLE: Final = LinkageModel(
    code="people",
    name="自然人匹配",
    comparisons=(_NUMBER, _NAME, _BORN, _SEX, _PHONE, _ADDRESS),
    keys=(("number", "name"),),
    blocks=(
        ("number",),
        ("sound", "birth_date"),
        ("birth_date", "address"),
        ("phone", "birth_date"),
        ("sound", "address"),
    ),
    prior=0.0001,
    link_from=12,
    review_from=2,
)
_CODE: Final = _compared(
    "credit_code",
    "统一社会信用代码",
    ("credit_code",),
    (Equal(field="credit_code"), "相同", 0.93, 0.000001),
    (Near(field="credit_code", edits=2), "差一两位", 0.06, 0.00002),
    (Otherwise(), "不同", 0.01, 0.99),
)
_FIRM: Final = _compared(
    "name",
    "名称",
    ("name", "sound"),
    (Equal(field="name"), "相同", 0.9, 0.0002),
    (Equal(field="sound"), "同音", 0.06, 0.0004),
    (Near(field="sound", edits=3), "音近", 0.02, 0.002),
    (Otherwise(), "不同", 0.02, 0.99),
)
_REPRESENTATIVE: Final = _compared(
    "representative",
    "法定代表人",
    ("representative",),
    (Equal(field="representative"), "相同", 0.9, 0.005),
    (Otherwise(), "不同", 0.1, 0.995),
)
ORGANISATIONS: Final = LinkageModel(
    code="organisations",
    name="法人匹配",
    comparisons=(_CODE, _FIRM, _REPRESENTATIVE, _ADDRESS),
    keys=(("credit_code", "name"),),
    blocks=(("credit_code",), ("sound",), ("representative", "address")),
    prior=0.0005,
    link_from=12,
    review_from=3,
)
_THING: Final = _compared(
    "number",
    "编号",
    ("number",),
    (Equal(field="number"), "相同", 0.95, 0.00001),
    (Near(field="number", edits=1), "差一位", 0.04, 0.001),
    (Otherwise(), "不同", 0.01, 0.99),
)
_HOLDER: Final = _compared(
    "holder",
    "权利人",
    ("holder_name",),
    (Equal(field="holder_name"), "相同", 0.95, 0.01),
    (Otherwise(), "不同", 0.05, 0.99),
)
THINGS: Final = LinkageModel(
    code="things",
    name="证照和房屋匹配",
    comparisons=(_THING, _HOLDER, _ADDRESS),
    keys=(("number", "holder_name"),),
    blocks=(("number",), ("holder_name", "address")),
    prior=0.0005,
    link_from=12,
    review_from=3,
)
