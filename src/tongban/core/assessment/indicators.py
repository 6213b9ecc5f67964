"""Indicators (评估指标): the five dimensions of the national assessment, in versioned editions.

The centre that assesses for the General Office of the State Council publishes the dimensions, not
the formulas: these are ours, each in words, and an edition is never changed once used. Weights of
what cannot be measured are not spread silently: how much of an index is covered is always told.
"""

import enum
from dataclasses import dataclass
from typing import Final

from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.errors import InvalidValue, NotFound


class Dimension(enum.Enum):
    """What an assessment looks at (评估维度)."""

    EFFECT = "effect"
    MATURITY = "maturity"
    WAYS = "ways"
    COVERAGE = "coverage"
    GUIDES = "guides"

    @property
    def label(self) -> str:
        """Return the dimension in Chinese."""
        return _DIMENSIONS[self]


_DIMENSIONS: Final = {
    Dimension.EFFECT: "在线服务成效度",
    Dimension.MATURITY: "在线办理成熟度",
    Dimension.WAYS: "服务方式完备度",
    Dimension.COVERAGE: "服务事项覆盖度",
    Dimension.GUIDES: "办事指南准确度",
}


class How(enum.Enum):
    """How an indicator is known (取数方式)."""

    COMPUTED = "computed"
    ASSESSED = "assessed"
    NOT_MEASURED = "not_measured"

    @property
    def label(self) -> str:
        """Return the way in Chinese."""
        return {"computed": "系统计算", "assessed": "第三方实测", "not_measured": "测不了"}[
            self.value
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One indicator (评估指标): its formula in words, its weight within its dimension.

    One that cannot be measured says why in `formula`.
    """

    code: str
    dimension: Dimension
    name: str
    formula: str
    weight: int
    how: How = How.COMPUTED


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """The indicators of a year (指标版本)."""

    version: str
    basis: Citation
    indicators: tuple[Indicator, ...]

    def __post_init__(self) -> None:
        codes = [one.code for one in self.indicators]
        if len(set(codes)) < len(codes):
            raise InvalidValue("assessment edition", "an indicator stands twice")
        if any(one.weight < 1 for one in self.indicators):
            raise InvalidValue("assessment edition", "an indicator without weight")
        if {one.dimension for one in self.indicators} != set(Dimension):
            raise InvalidValue("assessment edition", "a dimension without indicators")

    def of(self, dimension: Dimension) -> tuple[Indicator, ...]:
        """Return the indicators of a dimension."""
        return tuple(one for one in self.indicators if one.dimension is dimension)


_2026: Final = (
    Indicator(
        code="on_time",
        dimension=Dimension.EFFECT,
        name="按时办结率",
        formula="按时办结件 ÷（办结件＋已超期仍在办的件）",
        weight=20,
    ),
    Indicator(
        code="rated_good",
        dimension=Dimension.EFFECT,
        name="好评率",
        formula="基本满意以上的评价 ÷ 主动评价",
        weight=20,
    ),
    Indicator(
        code="rated",
        dimension=Dimension.EFFECT,
        name="主动评价率",
        formula="申请人主动给出的评价 ÷ 办结件",
        weight=10,
    ),
    Indicator(
        code="time_saved",
        dimension=Dimension.EFFECT,
        name="减时间",
        formula="1 − 承诺工作日之和 ÷ 法定工作日之和，按在架事项计",
        weight=15,
    ),
    Indicator(
        code="found_by_words",
        dimension=Dimension.EFFECT,
        name="查询精准度",
        formula="用事项自己的关键词检索，前三条里有这个事项的关键词 ÷ 抽取的关键词",
        weight=15,
    ),
    Indicator(
        code="easy_to_file",
        dimension=Dimension.EFFECT,
        name="申报易用度",
        formula="评估员按脚本模拟申报，各问答“是”的 ÷ 全部问题",
        weight=20,
        how=How.ASSESSED,
    ),
    Indicator(
        code="active_users",
        dimension=Dimension.EFFECT,
        name="实名用户活跃率",
        formula="平台不留存浏览和登录次数的统计，测不了",
        weight=5,
        how=How.NOT_MEASURED,
    ),
    Indicator(
        code="no_visit",
        dimension=Dimension.MATURITY,
        name="全程网办率",
        formula="到现场次数为零的事项 ÷ 在架事项",
        weight=35,
    ),
    Indicator(
        code="online",
        dimension=Dimension.MATURITY,
        name="网上可办率",
        formula="可以网上或者手机申请的事项 ÷ 在架事项",
        weight=25,
    ),
    Indicator(
        code="without_paper",
        dimension=Dimension.MATURITY,
        name="材料免交率",
        formula="由共享数据、电子证照、以前提交或者承诺代替的材料 ÷ 需要的材料",
        weight=25,
    ),
    Indicator(
        code="in_journeys",
        dimension=Dimension.MATURITY,
        name="“一件事”覆盖率",
        formula="进入至少一个“一件事”的事项 ÷ 在架事项",
        weight=15,
    ),
    Indicator(
        code="mobile",
        dimension=Dimension.WAYS,
        name="移动端可办率",
        formula="可以用手机申请的事项 ÷ 在架事项",
        weight=30,
    ),
    Indicator(
        code="window_too",
        dimension=Dimension.WAYS,
        name="线下渠道保留率",
        formula="仍可到窗口办理的事项 ÷ 在架事项",
        weight=20,
    ),
    Indicator(
        code="accessible",
        dimension=Dimension.WAYS,
        name="适老化和无障碍",
        formula="评估员按脚本用大字、键盘和读屏办事，各问答“是”的 ÷ 全部问题",
        weight=30,
        how=How.ASSESSED,
    ),
    Indicator(
        code="answered",
        dimension=Dimension.WAYS,
        name="咨询响应",
        formula="评估员拨打公布的咨询电话，接通并答对的 ÷ 拨打次数",
        weight=20,
        how=How.ASSESSED,
    ),
    Indicator(
        code="published",
        dimension=Dimension.COVERAGE,
        name="应上尽上",
        formula="写明主管部门和法定依据的事项 ÷ 在架事项",
        weight=50,
    ),
    Indicator(
        code="same_offline",
        dimension=Dimension.COVERAGE,
        name="线上线下一致",
        formula="评估员到大厅核对，线上线下材料和时限一致的事项 ÷ 抽查事项",
        weight=50,
        how=How.ASSESSED,
    ),
    Indicator(
        code="basis_cited",
        dimension=Dimension.GUIDES,
        name="依据到条",
        formula="每条设定依据都写到条的事项 ÷ 在架事项",
        weight=25,
    ),
    Indicator(
        code="conditions_told",
        dimension=Dimension.GUIDES,
        name="条件可判断",
        formula="受理条件都能由系统判断、没有兜底的事项 ÷ 在架事项",
        weight=20,
    ),
    Indicator(
        code="contacts_told",
        dimension=Dimension.GUIDES,
        name="联系方式齐全",
        formula="咨询、投诉、地点、时间都写明的事项 ÷ 在架事项",
        weight=20,
    ),
    Indicator(
        code="papers_explained",
        dimension=Dimension.GUIDES,
        name="材料说明齐全",
        formula="每份材料都写明来源的事项 ÷ 在架事项",
        weight=15,
    ),
    Indicator(
        code="guide_true",
        dimension=Dimension.GUIDES,
        name="指南与实际一致",
        formula="评估员照指南办理，各问答“是”的 ÷ 全部问题",
        weight=20,
        how=How.ASSESSED,
    ),
)
E2026: Final = Edition(
    version="2026",
    basis=Citation.local("一体化政务服务能力评估的五个维度；公式由本市自定"),
    indicators=_2026,
)
_SEARCHED: Final = (
    Indicator(
        code="search_found",
        dimension=Dimension.EFFECT,
        name="检索有结果率",
        formula="大厅里查到结果的检索 ÷ 全部检索；只计词和次数，不计人",
        weight=5,
    ),
    Indicator(
        code="search_led",
        dimension=Dimension.EFFECT,
        name="检索命中率",
        formula="打开了前三条之一的检索 ÷ 有结果的检索；一次检索最多计一次",
        weight=10,
    ),
)
E2026_SEARCHED: Final = Edition(
    version="2026-2",
    basis=E2026.basis,
    indicators=tuple(
        each
        for one in _2026
        for each in ((one, *_SEARCHED) if one.code == "found_by_words" else (one,))
    ),
)
"""The first one with what people really looked for beside the words of the catalogue itself."""

EDITIONS: Final = (E2026_SEARCHED, E2026)
"""Every edition, the newest first; a round keeps the one it began with."""


def edition(version: str) -> Edition:
    """Return an edition.

    Raises:
        NotFound: when there is none.
    """
    for one in EDITIONS:
        if one.version == version:
            return one
    raise NotFound(f"no edition {version}")
