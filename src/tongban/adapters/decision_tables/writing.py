"""A condition as DMN (写出 DMN): one decision with one table, by the schema of DMN 1.3."""

from typing import Final
from xml.etree.ElementTree import Element as Xml
from xml.etree.ElementTree import SubElement, indent, tostring

from tongban.adapters.decision_tables.saying import table_of
from tongban.adapters.decision_tables.table import Cell, Column, DecisionTable, Rule
from tongban.core.catalog.conditions.nodes import Condition
from tongban.core.catalog.conditions.sentences import Elements

DMN_1_3: Final = "https://www.omg.org/spec/DMN/20191111/MODEL/"
NAMESPACE: Final = "urn:tongban:decision-tables"


def write_dmn(condition: Condition, *, name: str, elements: Elements) -> bytes:
    """Return a condition as a DMN file; `name` is what it decides, in words.

    Raises `Unsayable` naming the part that a decision table cannot say.
    """
    table = table_of(condition, name=name, elements=elements)
    root = Xml("definitions", {"xmlns": DMN_1_3, "id": "definitions", "name": name,
                               "namespace": NAMESPACE})  # fmt: skip
    inputs = dict.fromkeys(_root(column) for column in table.columns)
    for one in inputs:
        data = SubElement(root, "inputData", {"id": f"input_{one}", "name": one})
        SubElement(data, "variable", {"name": one})
    decision = SubElement(root, "decision", {"id": "decision", "name": name})
    SubElement(decision, "variable", {"name": name, "typeRef": "boolean"})
    for one in inputs:
        needed = SubElement(decision, "informationRequirement")
        SubElement(needed, "requiredInput", {"href": f"#input_{one}"})
    _write_table(decision, table)
    indent(root)
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _write_table(decision: Xml, table: DecisionTable) -> None:
    written = SubElement(decision, "decisionTable", {"hitPolicy": table.policy.value})
    _describe(written, table.note)
    for column in table.columns:
        _write_column(written, column)
    SubElement(written, "output", {"typeRef": "boolean"})
    for rule in table.rules:
        _write_rule(written, rule)


def _write_column(table: Xml, column: Column) -> None:
    written = SubElement(table, "input", {"label": column.label})
    asked = SubElement(written, "inputExpression", {"typeRef": column.kind})
    SubElement(asked, "text").text = column.expression


def _write_rule(table: Xml, rule: Rule) -> None:
    written = SubElement(table, "rule")
    _describe(written, rule.note)
    for cell in rule.cells:
        _write_cell(written, cell)
    answer = SubElement(written, "outputEntry")
    SubElement(answer, "text").text = "true" if rule.met else "false"


def _write_cell(rule: Xml, cell: Cell) -> None:
    written = SubElement(rule, "inputEntry")
    _describe(written, cell.note)
    SubElement(written, "text").text = cell.text


def _describe(written: Xml, note: str) -> None:
    if note:
        SubElement(written, "description").text = note


def _root(column: Column) -> str:
    """Return the variable of a column: `premises` for `premises.area`."""
    inside = column.expression.rpartition("duration(")[2]
    asked = next(part for part in inside.replace(",", " ").split() if "today" not in part)
    return asked.partition(".")[0]
