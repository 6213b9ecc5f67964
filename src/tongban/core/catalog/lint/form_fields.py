"""Rule on form fields (表单项): what is asked serves this case, or is not asked.

L15 个人信息保护法 §6 and §28, 行政许可法 §29: a form may not ask for what has nothing to do with
the matter, and sensitive information only where it is strictly needed.
"""

import re
from collections.abc import Iterator

from tongban.core.catalog.conditions.elements import elements_of
from tongban.core.catalog.elements import Sensitivity
from tongban.core.catalog.items import ServiceItem
from tongban.core.catalog.lint.findings import Remark, Severity, Survey

_EMPTY_PURPOSE = re.compile(r"(?:其他|其它|备用|备查|存档|了解情况|完善信息|待定|无)[。.]?\Z")


def over_collected(item: ServiceItem, survey: Survey) -> Iterator[Remark]:
    """L15: a field that no condition, decision, notice or statistic uses."""
    used = _used(item, survey)
    for field in item.fields:
        element = survey.catalogue.elements.get(field.element)
        label = element.label if element is not None else field.element
        purpose = field.purpose.strip()
        if not purpose or _EMPTY_PURPOSE.match(purpose):
            yield Remark(
                part=f"fields/{field.element}",
                message=f"表单项“{label}”没有说明用于哪个条件、决定、通知或统计",
                fix="写明具体用途；没有用途就不收集",
            )
        elif (
            element is not None
            and element.sensitivity is Sensitivity.SENSITIVE
            and field.element not in used
        ):
            yield Remark(
                part=f"fields/{field.element}",
                message=f"敏感个人信息“{label}”不用于任何条件、材料、数据查询或结果",
                fix="不收集，或说明特定目的和充分必要性",
                severity=Severity.WARNING,
            )


def _used(item: ServiceItem, survey: Survey) -> frozenset[str]:
    """Return what conditions read, documents prove, registers need or the result carries."""
    used = {code for _, condition in item.expressions() for code in elements_of(condition)}
    used.update(code for output in item.outputs for code in (*output.settles, *output.needs))
    asked = {
        code
        for requirement in item.requirements
        for ways in requirement.alternatives
        for code in ways
    }
    for code in asked | {output.evidence for output in item.outputs if output.evidence}:
        evidence = survey.catalogue.evidence.get(code)
        used.update(evidence.proves if evidence is not None else ())
        used.update(key for register in survey.registers_for(code) for key in register.keys)
    return frozenset(used)
