"""What a table means (读成条件): rules that hold, joined as the hit policy says.

Where no rule hits, the answer is the default of the table, or no. UNIQUE is held to what it
promises, and ANY to it; every cell that cannot be read is listed, not only the first.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, groupby
from typing import Final

from tongban.adapters.decision_tables.cells import condition_of
from tongban.adapters.decision_tables.overlap import can_both_hold
from tongban.adapters.decision_tables.refusals import Fault, TableRefused, Unsayable
from tongban.adapters.decision_tables.table import DecisionTable, HitPolicy, Rule
from tongban.adapters.decision_tables.terms import term_of
from tongban.core.catalog.conditions.bounds import refuse_costly
from tongban.core.catalog.conditions.nodes import (
    ALWAYS,
    NEVER,
    NO_NOTE,
    AllOf,
    Always,
    AnyOf,
    Condition,
    Elapsed,
    Element,
    Not,
    Note,
    Term,
)
from tongban.core.catalog.conditions.sentences import Elements
from tongban.core.catalog.conditions.text import parse
from tongban.core.catalog.elements import ValueKind
from tongban.core.vocabulary.errors import InvalidValue

MOST_RULES: Final = 500
"""More rules than any condition may have nodes for; comparing them all would only take time."""


def meaning(table: DecisionTable, elements: Elements) -> Condition:
    """Return the condition that a table says.

    Raises `TableRefused` with everything that is wrong, each with its line.
    """
    if len(table.rules) > MOST_RULES:
        raise TableRefused([Fault(table.line, f"规则超过 {MOST_RULES} 行，请拆成几张表")])
    faults: list[Fault] = []
    terms = [_term(column.expression, column.line, faults) for column in table.columns]
    rows = [_row(rule, terms, faults) for rule in table.rules]
    if not faults:
        faults += _clashes(table, terms, elements)
    if faults:
        raise TableRefused(faults)
    condition = _joined(table, rows)
    if table.note:
        condition = _with_note(condition, note_of(table.note), table.line)
    refuse_costly(condition)
    return condition


def note_of(text: str) -> Note:
    """Return a note as the condition language writes it; other words are words."""
    if not text:
        return NO_NOTE
    try:
        read = parse(f"always {text}")
    except InvalidValue:
        return Note(words=" ".join(text.split()))
    return read.note if isinstance(read, Always) else Note(words=" ".join(text.split()))


def _term(text: str, line: int, faults: list[Fault]) -> Term | None:
    try:
        return term_of(text)
    except Unsayable as refused:
        faults.append(Fault(line, refused.reason))
        return None


def _row(rule: Rule, terms: list[Term | None], faults: list[Fault]) -> Condition:
    cells: list[Condition] = []
    for cell, term in zip(rule.cells, terms, strict=True):
        try:
            found = condition_of(cell.text, term) if term is not None else ALWAYS
            if found != ALWAYS:
                cells.append(replace(found, note=note_of(cell.note)))
            elif cell.note:
                raise Unsayable("“-”单元格上的说明没有地方放")
        except InvalidValue as refused:
            faults.append(Fault(cell.line, refused.reason))
    note = note_of(rule.note)
    if len(cells) > 1:
        return AllOf(tuple(cells), note)
    alone = cells[0] if cells else ALWAYS
    try:
        return _with_note(alone, note, rule.line) if rule.note else alone
    except TableRefused as refused:
        faults += refused.faults
        return alone


def _with_note(condition: Condition, note: Note, line: int) -> Condition:
    if condition.note != NO_NOTE:
        raise TableRefused([Fault(line, "同一个条件写了两处说明，请合成一处")])
    return replace(condition, note=note)


def _joined(table: DecisionTable, rows: list[Condition]) -> Condition:
    """Join the rows; where rules exclude each other, those that answer no add nothing to no."""
    answered = list(zip(rows, (rule.met for rule in table.rules), strict=True))
    if table.policy is not HitPolicy.FIRST and not table.otherwise:
        answered = [one for one in answered if one[1]]
    rest: Condition = ALWAYS if table.otherwise else NEVER
    for met, group in reversed([(met, list(g)) for met, g in groupby(answered, lambda a: a[1])]):
        found = [row for row, _ in group]
        rest = _met_by(found, rest) if met else _unless(found, rest)
    return rest


def _met_by(rows: list[Condition], rest: Condition) -> Condition:
    parts = rows if rest == NEVER else [*rows, rest]
    return AnyOf(tuple(parts)) if len(parts) > 1 else parts[0]


def _unless(rows: list[Condition], rest: Condition) -> Condition:
    return rest if rest == NEVER else AllOf((*map(Not, rows), rest))


def _clashes(table: DecisionTable, terms: list[Term | None], elements: Elements) -> Iterator[Fault]:
    """Yield what breaks the promise of the hit policy."""
    if table.policy is HitPolicy.COLLECT:
        if table.otherwise or not all(rule.met for rule in table.rules):
            yield Fault(table.line, "COLLECT 的表只能有回答“是”的规则")
        return
    if table.policy is HitPolicy.FIRST:
        return
    for one, other in combinations(table.rules, 2):
        may = table.policy is HitPolicy.ANY and one.met is other.met
        if not may and _meet(one, other, terms, elements):
            yield Fault(
                other.line,
                f"{table.policy.value} 的规则不能同时命中"
                f"{'而回答不同' if table.policy is HitPolicy.ANY else ''}，"
                f"它和第 {one.line} 行的规则重叠",
            )


def _meet(one: Rule, other: Rule, terms: list[Term | None], elements: Elements) -> bool:
    asked: dict[Term, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for term, mine, theirs in zip(terms, one.cells, other.cells, strict=True):
        if term is not None:
            asked[term][0].append(mine.text)
            asked[term][1].append(theirs.text)
    return all(
        can_both_hold(mine, theirs, whole=_whole(term, elements))
        for term, (mine, theirs) in asked.items()
    )


def _whole(term: Term, elements: Elements) -> bool:
    if isinstance(term, Elapsed):
        return True
    element = elements.get(term.code) if isinstance(term, Element) else None
    return element is not None and element.kind is ValueKind.INTEGER
