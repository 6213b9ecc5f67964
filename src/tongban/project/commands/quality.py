"""``tongban quality`` (数据质量): a file's columns at a glance, and its rows held against rules.

Files are CSV, `.xlsx` or Parquet; rules are YAML. Neither needs the platform's database. ``check``
writes the rows that are turned away, each with its reasons, into a workbook to be mended and sent
again, and ends with 1 when there are any.
"""

import argparse
import itertools
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final

import yaml

from tongban.adapters.reports import Part, Report, Sheet, workbook_of
from tongban.adapters.workbooks import read_plain
from tongban.core.quality.profiles import ColumnProfile
from tongban.core.quality.reading import RulesRefused, missing_fields, read_rules
from tongban.core.quality.rules import QualityRule
from tongban.core.quality.saying import sentence
from tongban.core.quality.scores import Examination, by_dimension, score
from tongban.core.vocabulary.errors import ConfigurationError, InvalidValue, NotFound
from tongban.engines.quality.compiling import Scope
from tongban.engines.quality.examining import RejectedRow, examine, profiles, rejected_rows
from tongban.engines.quality.tables import Tables
from tongban.project.clock import today

MOST_REJECTED: Final = 100_000
"""A workbook of more rows is mended by nobody; the counts are always of all."""

_HEADING_LINES: Final = 2
"""The first row stands on the second line, below the headings."""

_ADDED: Final = ("行号", "退回原因")
_SHOWN_SHAPE: Final = 40


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser("quality", help="hold a register against rules")
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    check = actions.add_parser("check", help="count what breaks the rules, and write it out")
    check.add_argument("file", type=Path)
    check.add_argument("--rules", type=Path, required=True, help="a YAML file")
    check.add_argument("--rejected", type=Path, metavar="XLSX", help="a workbook to write")
    check.add_argument(
        "--beside", action="append", default=[], metavar="NAME=FILE", help="another register"
    )
    check.add_argument("--today", type=date.fromisoformat, help="the day to judge on")
    check.set_defaults(run=run_check)
    look = actions.add_parser("profile", help="say what each column looks like")
    look.add_argument("file", type=Path)
    look.set_defaults(run=run_profile)


def run_check(options: argparse.Namespace) -> int:
    """Hold the rows of a file against rules; 1 when rows are turned away."""
    rules = _rules(options.rules)
    with Tables() as tables:
        _open(tables, options.file.stem, options.file)
        for pair in options.beside:
            name, _, file = pair.partition("=")
            _open(tables, name, Path(file))
        if missing := missing_fields(rules, options.file.stem, tables.headings):
            raise RulesRefused(missing)
        scope = Scope(register=options.file.stem, tables=tables, today=options.today or today())
        found = examine(rules, scope)
        sys.stdout.writelines(_said(rules, found))
        if options.rejected and found.rejected:
            rows = rejected_rows(rules, scope, at_most=MOST_REJECTED)
            options.rejected.write_bytes(_workbook(rows, scope))
            sys.stdout.write(f"退回的行写入：{options.rejected}\n")
    return int(bool(found.rejected))


def run_profile(options: argparse.Namespace) -> int:
    """Say what each column of a file looks like."""
    with Tables() as tables:
        _open(tables, options.file.stem, options.file)
        for one in profiles(Scope(register=options.file.stem, tables=tables, today=today())):
            sys.stdout.writelines(_seen(one))
    return 0


def _open(tables: Tables, name: str, file: Path) -> None:
    """Take up a register; a name that is taken would judge a register by itself."""
    if not name or name in tables.headings:
        raise InvalidValue("register", f"登记簿的名称“{name}”是空的，或者用了两次")
    if not file.is_file():
        raise NotFound(f"读不了文件 {file}")
    if file.suffix.lower() == ".parquet":
        tables.open_parquet(name, file)
        return
    rows = read_plain(file)
    first = next(rows, None)
    if first is None:
        raise InvalidValue("register", f"{file} 里没有一行数据")
    tables.load(name, tuple(first), itertools.chain([first], rows))


def _rules(file: Path) -> tuple[QualityRule, ...]:
    try:
        written: Any = yaml.safe_load(file.read_text(encoding="utf-8"))
    except OSError as problem:
        raise NotFound(f"读不了文件 {file}") from problem
    except (UnicodeDecodeError, yaml.YAMLError) as problem:
        raise ConfigurationError(f"{file} 不是 YAML：{problem}") from problem
    return read_rules(written)


def _said(rules: tuple[QualityRule, ...], found: Examination) -> Iterator[str]:
    rate = score(found.accepted, found.rows)
    yield f"共 {found.rows} 行，退回 {found.rejected} 行，合格率 {rate}%\n"
    for dimension, count in by_dimension(rules, found).items():
        yield f"  {dimension.label}  {score(count.held, count.judged)}\n"
    for rule in rules:
        count = found.counts[rule.code]
        if count.broken:
            yield f"  {sentence(rule)}：{count.broken} 行不符（{rule.code}，{rule.basis}）\n"


def _seen(one: ColumnProfile) -> Iterator[str]:
    yield f"{one.field}：{one.rows} 行，空 {one.blank}，不同的值 {one.distinct}\n"
    if one.least is not None:
        yield f"  从“{one.least}”到“{one.most}”\n"
    yield from (f"  {shape[:_SHOWN_SHAPE]}：{rows} 行\n" for shape, rows in one.shapes)


def _workbook(rows: Iterator[RejectedRow], scope: Scope) -> bytes:
    """Return the rejected rows with their reasons first, so that they can be mended in place."""
    sheet = Sheet(
        title="退回的行",
        headings=(*_ADDED, *scope.own.fields),
        rows=tuple(
            (
                row.place + _HEADING_LINES,
                "；".join(map(sentence, row.broken)),
                *(text or "" for text in row.cells),
            )
            for row in rows
        ),
    )
    title = f"{scope.register}：退回的行"
    part = Part(title=title, sheet=sheet)
    return workbook_of(Report(title=title, subtitle="", dated_on=scope.today, parts=(part,)))
