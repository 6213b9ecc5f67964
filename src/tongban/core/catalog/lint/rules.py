"""All rules (体检规则目录), each with its provision."""

from collections.abc import Mapping

from tongban.core.catalog.lint.assessed import not_assessed
from tongban.core.catalog.lint.charges import fee_set_too_low, intermediary_without_basis
from tongban.core.catalog.lint.currency import out_of_force
from tongban.core.catalog.lint.findings import Check, LintRule
from tongban.core.catalog.lint.form_fields import over_collected
from tongban.core.catalog.lint.handled_items import handled_apart
from tongban.core.catalog.lint.inspected import (
    catch_all_condition,
    fee_without_amount,
    step_without_requirements,
    without_contact,
    without_legal_basis,
    without_place,
)
from tongban.core.catalog.lint.limits import (
    limit_without_unit,
    promise_beyond_law,
    steps_beyond_promise,
)
from tongban.core.catalog.lint.materials import (
    asked_twice,
    catch_all_name,
    proof_set_too_low,
    removable,
    without_basis,
)
from tongban.core.catalog.lint.processes import broken_process, one_hand
from tongban.core.catalog.lint.publication import guide_differs
from tongban.core.catalog.lint.sameness import different_standard
from tongban.core.catalog.lint.visits import visits_contradicted
from tongban.core.vocabulary.citations import parse_citation

_ONLINE_SERVICE = "行政法规:国务院关于在线政务服务的若干规定(国务院令第716号)"
_PLATFORM_GUIDE = "规范性文件:互联网+政务服务技术体系建设指南(国办函〔2016〕108号)"

_BASIC_DATA = "规范性文件:政务服务事项基础数据规范(GB/T 39046-2020)"
_INSPECTION = "规范性文件:国务院办公厅关于全国互联网政务服务平台检查情况的通报(国办函〔2017〕115号)"

_TABLE: Mapping[str, tuple[str, str, Check]] = {
    "L01": ("材料没有依据", "优化营商环境条例#35", without_basis),
    "L02": ("证明事项依据过低", "优化营商环境条例#44", proof_set_too_low),
    "L03": ("材料名称兜底", "安阳市政务服务条例#13", catch_all_name),
    "L04": ("可以取消的材料", f"{_ONLINE_SERVICE}#7", removable),
    "L05": ("重复提交的材料", "安阳市政务服务条例#23", asked_twice),
    "L06": ("承诺时限超过法定时限", "行政许可法#42", promise_beyond_law),
    "L07": ("环节时限合计超过承诺", "本地配置:流程时限总和不得超过承诺时限", steps_beyond_promise),
    "L08": ("到现场次数自相矛盾", _PLATFORM_GUIDE, visits_contradicted),
    "L09": ("收费依据过低", "行政许可法#58", fee_set_too_low),
    "L10": ("中介服务没有依据", "优化营商环境条例#43", intermediary_without_basis),
    "L11": ("同事不同标", "优化营商环境条例#35", different_standard),
    "L12": ("法定时限没有单位", "行政许可法#82", limit_without_unit),
    "L13": ("引用失效规定或版本过期", "立法法", out_of_force),
    "L14": ("线上线下不一致", f"{_ONLINE_SERVICE}#6", guide_differs),
    "L15": ("过度收集信息", "个人信息保护法#6", over_collected),
    "L16": ("没有设定依据", "优化营商环境条例#35", without_legal_basis),
    "L17": ("没有咨询、投诉方式", _INSPECTION, without_contact),
    "L18": ("没有办理地点、时间", _INSPECTION, without_place),
    "L19": ("环节没有写要求", _INSPECTION, step_without_requirements),
    "L20": ("收费没有写标准", _INSPECTION, fee_without_amount),
    "L21": ("受理条件兜底", "安阳市政务服务条例#13", catch_all_condition),
    "L22": ("业务办理项重叠或遗漏", _BASIC_DATA, handled_apart),
    "L23": ("敏感个人信息没有影响评估", "个人信息保护法#55", not_assessed),
    "L24": ("流程走不通", _PLATFORM_GUIDE, broken_process),
    "L25": ("一个人办到底", "行政许可法#34", one_hand),
}  # fmt: skip

RULES: tuple[LintRule, ...] = tuple(
    LintRule(code=code, title=title, citation=parse_citation(basis), check=check)
    for code, (title, basis, check) in _TABLE.items()
)
