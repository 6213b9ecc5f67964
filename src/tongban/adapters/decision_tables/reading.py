"""DMN as a condition (读入 DMN): DMN 1.3, 1.4 and 1.5, one decision with one table a file.

What a table may have and what it may not is listed here; what is neither is refused by its name.
Words about the decision, diagrams and lists of allowed inputs change no answer and are passed over.
"""

from collections.abc import Iterator
from typing import Final

from tongban.adapters.decision_tables.markup import Node, read_markup
from tongban.adapters.decision_tables.meaning import meaning
from tongban.adapters.decision_tables.refusals import Fault, TableRefused
from tongban.adapters.decision_tables.table import Cell, Column, DecisionTable, HitPolicy, Rule
from tongban.core.catalog.conditions.nodes import Condition
from tongban.core.catalog.conditions.sentences import Elements

VERSIONS: Final = frozenset({
    "https://www.omg.org/spec/DMN/20191111/MODEL/",
    "https://www.omg.org/spec/DMN/20211108/MODEL/",
    "https://www.omg.org/spec/DMN/20230324/MODEL/",
})  # fmt: skip
"""The namespaces of DMN 1.3, 1.4 and 1.5."""
_WORDS: Final = frozenset({"description", "extensionElements"})
_KNOWN: Final = {
    "definitions": _WORDS | {"inputData", "itemDefinition", "decision", "DMNDI",
                             "knowledgeSource", "textAnnotation", "association"},
    "decision": _WORDS | {"question", "allowedAnswers", "variable", "informationRequirement",
                          "authorityRequirement", "decisionTable"},
    "decisionTable": _WORDS | {"input", "output", "annotation", "rule"},
    "input": _WORDS | {"inputExpression", "inputValues"},
    "output": _WORDS | {"outputValues", "defaultOutputEntry"},
    "rule": _WORDS | {"inputEntry", "outputEntry", "annotationEntry"},
}  # fmt: skip
_FEEL: Final = "/FEEL/"
_ANSWERS: Final = {"true": True, "false": False}


def read_dmn(content: bytes, *, elements: Elements) -> Condition:
    """Return the condition that a DMN file says.

    Raises `TableRefused` with everything that is wrong, each with its line.
    """
    root = read_markup(content)
    faults = list(_strange(root))
    if faults:
        raise TableRefused(faults)
    decisions = root.all("decision")
    if len(decisions) != 1:
        raise TableRefused([Fault(root.line, f"文件里要有一个决策，却有 {len(decisions)} 个")])
    return meaning(_table(decisions[0]), elements)


def _strange(root: Node) -> Iterator[Fault]:
    """Yield everything that could change an answer and is not known here."""
    if root.name != "definitions" or root.namespace not in VERSIONS:
        yield Fault(root.line, "不是 DMN 1.3、1.4 或 1.5 的文件")
        return
    waiting = [root]
    while waiting:
        node = waiting.pop(0)
        language = node.attributes.get("expressionLanguage", _FEEL)
        if _FEEL not in language:
            yield Fault(node.line, f"表达式语言 {language} 不支持，只支持 FEEL")
        for child in node.children:
            if child.name == "requiredDecision":
                yield Fault(child.line, "依赖其他决策的表不支持，请先合成一张表")
            elif node.name in _KNOWN and child.name not in _KNOWN[node.name]:
                yield Fault(child.line, f"不支持 {child.name}")
            elif child.name not in _WORDS | {"DMNDI"}:
                waiting.append(child)


def _table(decision: Node) -> DecisionTable:
    tables = decision.all("decisionTable")
    if len(tables) != 1:
        raise TableRefused([Fault(decision.line, "决策里要有一张决策表")])
    table = tables[0]
    faults: list[Fault] = []
    columns = tuple(_column(node) for node in table.all("input"))
    rules = tuple(_rule(node, len(columns), faults) for node in table.all("rule"))
    policy = _policy(table, faults)
    otherwise = _otherwise(table, faults)
    if faults:
        raise TableRefused(faults)
    return DecisionTable(
        name=decision.attributes.get("name", ""),
        columns=columns,
        rules=rules,
        policy=policy,
        otherwise=otherwise,
        note=table.said("description"),
        line=table.line,
    )


def _policy(table: Node, faults: list[Fault]) -> HitPolicy:
    named = table.attributes.get("hitPolicy", HitPolicy.UNIQUE.value)
    if "aggregation" in table.attributes:
        faults.append(Fault(table.line, f"不支持汇总 {table.attributes['aggregation']}"))
    try:
        return HitPolicy(named)
    except ValueError:
        faults.append(Fault(table.line, f"不支持命中策略 {named}"))
        return HitPolicy.UNIQUE


def _otherwise(table: Node, faults: list[Fault]) -> bool:
    """Return the default answer, after seeing that the table answers one thing by yes or no."""
    outputs = table.all("output")
    if len(outputs) != 1:
        faults.append(Fault(table.line, f"表要有一个输出，却有 {len(outputs)} 个"))
        return False
    entries = outputs[0].all("defaultOutputEntry")
    return _answer(entries[0], faults) if entries else False


def _column(node: Node) -> Column:
    asked = next(iter(node.all("inputExpression")), node)
    return Column(
        expression=asked.said("text"), label=node.attributes.get("label", ""), line=asked.line
    )


def _rule(node: Node, width: int, faults: list[Fault]) -> Rule:
    cells = tuple(
        Cell(text=one.said("text"), note=one.said("description"), line=one.line)
        for one in node.all("inputEntry")
    )
    answers = node.all("outputEntry")
    if len(cells) != width or len(answers) != 1:
        faults.append(Fault(node.line, f"规则要有 {width} 个条件格和 1 个结论格"))
    notes = [one.said("text") for one in node.all("annotationEntry")]
    told = [one for one in (node.said("description"), *notes) if one]
    if len(told) > 1:
        faults.append(Fault(node.line, "一条规则写了几处说明，请合成一处"))
    return Rule(
        cells=cells[:width] + (Cell(),) * (width - len(cells)),
        met=_answer(answers[0], faults) if answers else False,
        note=told[0] if told else "",
        line=node.line,
    )


def _answer(node: Node, faults: list[Fault]) -> bool:
    text = node.said("text")
    if text not in _ANSWERS:
        faults.append(Fault(node.line, f"结论只能是 true 或 false，却是“{text}”"))
    return _ANSWERS.get(text, False)
