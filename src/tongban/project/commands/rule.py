"""``tongban rule`` (规则): one condition as a decision table, from one, or asked of everybody.

A condition is named `ITEM/CONDITION`, such as `food_business_licence/place`; `-` instead of a file
is the standard output.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Final

from tongban.adapters.catalogue_files import read_catalogue
from tongban.adapters.decision_tables import (
    TableRefused,
    read_dmn,
    read_logic,
    write_dmn,
    write_logic,
)
from tongban.core.authoring.trials import TrialPerson
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.conditions.elements import elements_of, judgements_of
from tongban.core.catalog.conditions.kinds import check
from tongban.core.catalog.conditions.nodes import Condition
from tongban.core.catalog.conditions.sentences import label, sentence
from tongban.core.catalog.conditions.sql.tables import Table
from tongban.core.catalog.conditions.written import written
from tongban.core.catalog.elements import DataElement, Value
from tongban.core.catalog.items import AcceptanceCondition
from tongban.core.catalog.values import decode_value, encode_value
from tongban.core.guides.circumstances import parameters_on
from tongban.core.vocabulary.errors import NotFound
from tongban.engines.population.people import Population, Question
from tongban.examples.mingchuan import FOLDER
from tongban.examples.people.population import population
from tongban.project.clock import today

_FORMATS: Final = ("dmn", "logic")
_SUFFIXES: Final = {".dmn": "dmn", ".xml": "dmn", ".json": "logic"}


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser("rule", help="exchange conditions, or ask one of everybody")
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    export = actions.add_parser("export", help="write a condition as DMN or as JSON")
    export.add_argument("rule", help="ITEM/CONDITION")
    export.set_defaults(run=export_rule)
    take = actions.add_parser("import", help="read DMN or JSON and print the condition")
    take.set_defaults(run=import_rule)
    for action in (export, take):
        action.add_argument("file", type=Path)
        action.add_argument("--format", choices=_FORMATS, help="by the name of the file if absent")
    count = actions.add_parser("count", help="ask a condition of the whole example population")
    count.add_argument("rule", help="ITEM/CONDITION")
    count.add_argument("--today", type=date.fromisoformat, help="the day to ask on")
    count.set_defaults(run=count_rule)
    for action in (export, take, count):
        action.add_argument("--from", dest="source", type=Path, default=FOLDER,
                            help="a folder of catalogue files")  # fmt: skip


def export_rule(options: argparse.Namespace) -> int:
    """Write a condition to a file."""
    catalogue = read_catalogue(options.source).catalogue
    rule = _rule(options.rule, catalogue)
    content = _WRITERS[_format(options)](rule, catalogue)
    if str(options.file) == "-":
        sys.stdout.write(content.decode())
        return 0
    options.file.write_bytes(content)
    sys.stdout.write(f"写出条件“{rule.words}”：{options.file}\n")
    return 0


def import_rule(options: argparse.Namespace) -> int:
    """Read a file, and print its condition as the workshop takes it, with the sentence it says."""
    elements = read_catalogue(options.source).catalogue.elements
    content = _content(options.file)
    try:
        condition = _READERS[_format(options)](content, elements)
    except TableRefused as refused:
        return _refused(str(fault) for fault in refused.faults)
    wrong = check(condition, elements, read_catalogue(options.source).catalogue.parameters)
    if wrong:
        return _refused(wrong)
    sys.stdout.write(f"{written(condition)}\n{sentence(condition, elements)}\n")
    return 0


def count_rule(options: argparse.Namespace) -> int:
    """Count who meets a condition, who does not, and who would have to be asked what."""
    catalogue = read_catalogue(options.source).catalogue
    rule = _rule(options.rule, catalogue)
    day = options.today or today()
    asked = {code: catalogue.elements[code] for code in elements_of(rule.expression)}
    question = Question(
        conditions=(rule.expression,), today=day, parameters=parameters_on(catalogue, day)
    )
    known = [_known(person, asked) for person in population()]
    with Population.of(known, Table.of(asked.values())) as people:
        (tally,), (lacking,) = people.tally(question), people.to_be_asked(question)
    sys.stdout.write(
        f"{rule.words}\n共 {len(known)} 个：符合 {tally.met}，不符合 {tally.not_met}，"
        f"要问才知道 {tally.unknown}\n"
    )
    sys.stdout.writelines(_asked(lacking, asked))
    if tally.unknown and judgements_of(rule.expression):
        sys.stdout.write("  有一部分要由工作人员判断\n")
    return 0


def _asked(lacking: Mapping[str, int], elements: Mapping[str, DataElement]) -> Iterator[str]:
    for code, people in sorted(lacking.items(), key=lambda one: -one[1]):
        if people:
            yield f"  要问“{label(code, elements)}”（{code}）：{people} 个\n"


def _known(person: TrialPerson, asked: Mapping[str, DataElement]) -> dict[str, Value]:
    """Return what is known of a person, in the kinds that the catalogue gives the elements."""
    return {
        code: decode_value(element, encode_value(person.values[code]))
        for code, element in asked.items()
        if code in person.values
    }


def _rule(named: str, catalogue: Catalogue) -> AcceptanceCondition:
    code, _, wanted = named.partition("/")
    if code not in catalogue.items:
        raise NotFound(f"没有事项 {code}")
    conditions = {one.id: one for one in catalogue.items[code].conditions}
    if wanted not in conditions:
        raise NotFound(f"{code} 没有条件“{wanted}”，只有：{'、'.join(conditions) or '（无）'}")
    return conditions[wanted]


def _format(options: argparse.Namespace) -> str:
    return options.format or _SUFFIXES.get(options.file.suffix.lower(), "dmn")


def _content(file: Path) -> bytes:
    if str(file) == "-":
        return sys.stdin.buffer.read()
    try:
        return file.read_bytes()
    except OSError as problem:
        raise NotFound(f"读不了文件 {file}") from problem


def _refused(lines: Iterator[str] | tuple[str, ...]) -> int:
    told = list(lines)
    sys.stderr.writelines(f"{line}\n" for line in told)
    sys.stderr.write(f"共 {len(told)} 处，没有读入\n")
    return 1


_WRITERS: Final[Mapping[str, Callable[[AcceptanceCondition, Catalogue], bytes]]] = {
    "dmn": lambda rule, catalogue: write_dmn(
        rule.expression, name=rule.words, elements=catalogue.elements
    ),
    "logic": lambda rule, _: write_logic(rule.expression),
}
_READERS: Final[Mapping[str, Callable[[bytes, Mapping[str, DataElement]], Condition]]] = {
    "dmn": lambda content, elements: read_dmn(content, elements=elements),
    "logic": lambda content, _: read_logic(content),
}
