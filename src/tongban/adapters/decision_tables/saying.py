"""A condition as a table (写成决策表): parts joined by "or" are rules, by "and" cells of a rule.

What says "unless" before the rest becomes rules that answer no, and the first that hits wins.
"""

from dataclasses import dataclass, field

from tongban.adapters.decision_tables.cells import shown_range
from tongban.adapters.decision_tables.refusals import Unsayable
from tongban.adapters.decision_tables.table import Cell, Column, DecisionTable, HitPolicy, Rule
from tongban.adapters.decision_tables.terms import described, expression
from tongban.adapters.decision_tables.tokens import literal
from tongban.core.catalog.conditions.literals import Literal
from tongban.core.catalog.conditions.nodes import (
    NO_NOTE,
    AllOf,
    Always,
    AnyOf,
    Between,
    Compare,
    Comparison,
    Condition,
    Constant,
    Element,
    Exists,
    Not,
    Note,
    OneOf,
    Term,
)
from tongban.core.catalog.conditions.operations import Sort, sort_of
from tongban.core.catalog.conditions.sentences import Elements, term_words
from tongban.core.catalog.conditions.written import written

_KINDS = {
    Sort.NUMBER: "number",
    Sort.TEXT: "string",
    Sort.YES_NO: "boolean",
    Sort.DATE: "date",
}


def table_of(condition: Condition, *, name: str, elements: Elements) -> DecisionTable:
    """Return the table that says a condition; `elements` give the columns their words.

    Raises `Unsayable` naming the part that no cell can say.
    """
    sheet = _Sheet(elements)
    note = NO_NOTE
    if isinstance(condition, AnyOf):
        note = condition.note
    rules = sheet.rules(condition)
    width = len(sheet.columns)
    whole = tuple(
        Rule(cells=(*one.cells, *(Cell(),) * (width - len(one.cells))), met=one.met, note=one.note)
        for one in rules
    )
    return DecisionTable(
        name=name,
        columns=tuple(sheet.columns),
        rules=whole,
        policy=_policy(whole),
        note=noted(note),
    )


def noted(note: Note) -> str:
    """Return a note as the condition language writes it; nothing for none."""
    return written(Always(note=note)).removeprefix("always").strip()


def _policy(rules: tuple[Rule, ...]) -> HitPolicy:
    if not all(one.met for one in rules) and len(rules) > 1:
        return HitPolicy.FIRST
    return HitPolicy.ANY if len(rules) > 1 else HitPolicy.UNIQUE


@dataclass(slots=True)
class _Sheet:
    """The columns so far; a row takes the next column of its term, or adds one at the end."""

    elements: Elements
    columns: list[Column] = field(default_factory=list)

    def rules(self, condition: Condition) -> list[Rule]:
        """Return the rules of a condition, in order."""
        match condition:
            case Always(False, note) if note == NO_NOTE:
                return [Rule(cells=(), met=False)]
            case AnyOf(parts):
                _two(parts)
                return [*map(self._row, parts[:-1]), *self._rest(parts[-1])]
            case _:
                return self._rest(condition)

    def _rest(self, condition: Condition) -> list[Rule]:
        """Return the rules of what comes last: a row, or exceptions before the rest."""
        match condition:
            case AllOf(parts) if not _is_row(parts) and _unless(parts):
                _bare(condition.note)
                refused = [
                    self._row(part.part, met=False) for part in parts[:-1] if isinstance(part, Not)
                ]
                rest = parts[-1]
                noted_alone = isinstance(rest, AnyOf) and rest.note != NO_NOTE
                return [*refused, *([self._row(rest)] if noted_alone else self.rules(rest))]
            case _:
                return [self._row(condition)]

    def _row(self, condition: Condition, *, met: bool = True) -> Rule:
        match condition:
            case Always(True, note):
                return Rule(cells=(), met=met, note=noted(note))
            case AllOf(parts, note):
                _two(parts)
                return Rule(cells=self._cells(parts), met=met, note=noted(note))
            case _:
                return Rule(cells=self._cells((condition,)), met=met)

    def _cells(self, parts: tuple[Condition, ...]) -> tuple[Cell, ...]:
        cells: list[Cell] = []
        for part in parts:
            term, text = said(part)
            place = self._place(term, len(cells), part)
            cells += [Cell()] * (place - len(cells))
            cells.append(Cell(text=text, note=noted(part.note)))
        return tuple(cells)

    def _place(self, term: Term, least: int, part: Condition) -> int:
        asked = expression(term)
        for place in range(least, len(self.columns)):
            if self.columns[place].expression == asked:
                return place
        label = term_words(term, self.elements)
        self.columns.append(Column(expression=asked, label=label, kind=_kind(part)))
        return len(self.columns) - 1


def _unless(parts: tuple[Condition, ...]) -> bool:
    return len(parts) > 1 and all(isinstance(part, Not) for part in parts[:-1])


def _is_row(parts: tuple[Condition, ...]) -> bool:
    try:
        for part in parts:
            said(part)
    except Unsayable:
        return False
    return True


def said(part: Condition) -> tuple[Term, str]:
    """Return what a cell asks, and how it says this condition."""
    match part:
        case Compare(term, Comparison.NOT_EQUAL, Constant(value)):
            return term, f"not({literal(value)})"
        case Exists(code):
            return Element(code), "not(null)"
        case Not(Exists(code, note)):
            _bare(note)
            return Element(code), "null"
        case Not(OneOf() | AnyOf() | Between() | AllOf() | Compare() as inside):
            _bare(inside.note)
            if isinstance(inside, Compare) and inside.comparison in _EITHER_WAY:
                raise Unsayable("“不是”后面的等于或不等于，请直接写成不等于或等于")
            term, text = _tests(inside)
            return term, f"not({text})"
        case _:
            return _tests(part)


_EITHER_WAY = (Comparison.EQUAL, Comparison.NOT_EQUAL)


def _tests(part: Condition) -> tuple[Term, str]:
    match part:
        case OneOf(term, values):
            if len(values) == 1:
                raise Unsayable("只有一个值的集合，请直接写成等于")
            return term, ", ".join(map(literal, values))
        case AnyOf(parts):
            _two(parts)
            for one in parts:
                _bare(one.note)
            tests = [_test(one) for one in parts]
            if all(_equals(one) for one in parts):
                raise Unsayable("同一数据元的几个等于，请写成一个集合")
            if len({expression(term) for term, _ in tests}) > 1:
                raise Unsayable("一个单元格里只能问同一个数据元")
            return tests[0][0], ", ".join(text for _, text in tests)
        case _:
            return _test(part)


def _equals(part: Condition) -> bool:
    return isinstance(part, Compare) and part.comparison is Comparison.EQUAL


def _test(part: Condition) -> tuple[Term, str]:
    match part:
        case Compare(term, Comparison.EQUAL, Constant(value)):
            return term, literal(value)
        case Compare(term, sign, Constant(value)) if sign is not Comparison.NOT_EQUAL:
            return term, f"{sign.value} {literal(value)}"
        case Between(term, Constant(low), Constant(high)):
            return term, f"[{literal(low)}..{literal(high)}]"
        case AllOf((Compare() as low, Compare() as high)):
            _bare(low.note)
            _bare(high.note)
            text = shown_range(low, high)
            if text:
                return low.left, text
        case Not(Exists(code, note)):
            _bare(note)
            return Element(code), "null"
        case Compare(_, _, right) if not isinstance(right, Constant):
            raise Unsayable(
                f"单元格里只能与固定值比较，不能与{described(right)}比较：{written(part)}"
            )
    raise Unsayable(f"单元格里说不出{described(part)}：{written(part)}")


def _two(parts: tuple[Condition, ...]) -> None:
    if len(parts) == 1:
        raise Unsayable("只有一项的“并且”“或者”，请去掉这一层")


def _bare(note: Note) -> None:
    if note != NO_NOTE:
        raise Unsayable(f"决策表没有地方写这里的说明：{noted(note)}")


def _feel(value: Literal) -> str:
    sort = sort_of(value)
    return _KINDS[sort] if sort is not None else "Any"


def _kind(part: Condition) -> str:
    """Return the FEEL kind of the first value that a cell compares with."""
    match part:
        case Compare(_, _, Constant(value)) | Between(_, Constant(value), _):
            return _feel(value)
        case OneOf(_, (value, *_)):
            return _feel(value)
        case AllOf((first, *_)) | AnyOf((first, *_)) | Not(first):
            return _kind(first)
        case _:
            return "Any"
