"""``tongban catalog`` (事项目录): check, read and publish a city's catalogue files."""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from tongban.adapters.catalogue_files import LoadedCity, read_catalogue
from tongban.adapters.holidays import official_calendar
from tongban.core.catalog.items import ServiceItem
from tongban.core.catalog.lint import Finding, Severity, lint
from tongban.core.vocabulary.errors import CatalogueError, InvalidValue
from tongban.examples.mingchuan import FOLDER
from tongban.project.clock import today
from tongban.project.commands import exchange
from tongban.project.commands.guide.target import find_target
from tongban.project.startup import running_platform

_BY = "tongban catalog import"


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser("catalog", help="check, show or publish catalogue files")
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    publish = actions.add_parser("import", help="publish a city's catalogue files")
    publish.add_argument(
        "--unless-known",
        action="store_true",
        help="publish nothing when these files were published before, whatever came after",
    )
    publish.add_argument(
        "--format", choices=exchange.FORMATS, default="yaml", help="the form of the file or folder"
    )
    publish.set_defaults(run=import_city)
    check = actions.add_parser("lint", help="say what the law and the inspectors would object to")
    check.add_argument("--json", action="store_true", help="answer for programs")
    check.add_argument("--advice", action="store_true", help="list advice too")
    check.set_defaults(run=lint_city)
    exchange.add_export(actions)
    show = actions.add_parser("show", help="print one item")
    show.add_argument("item", help="name or code")
    show.set_defaults(run=show_item)
    for action in (publish, check, show):
        action.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    for action in (publish, check):
        action.add_argument("--today", type=date.fromisoformat, help="the day to check for")


def import_city(options: argparse.Namespace) -> int:
    """Read, check and publish; nothing is published while anything is wrong."""
    if options.format != "yaml":
        return exchange.import_file(options, lambda city: _objections(city, options))
    city = _read(options.folder)
    if city is None:
        return 1
    objections = _objections(city, options)
    if objections:
        sys.stderr.writelines(f"{line}\n" for line in objections)
        return 1
    with running_platform():
        from tongban.actions.catalog import is_known, publish
        from tongban.actions.catalog.laws import keep_laws
        from tongban.actions.overviews.keeping import keep_up
        from tongban.project.wiring import outside

        if options.unless_known and is_known(city.catalogue, city.journeys):
            sys.stdout.write(f"{city.name}：这些文件发布过，目录保持现状\n")
            return 0
        keep_laws(city.law_statuses, by=_BY)
        done = publish(city.catalogue, city.journeys, by=_BY, note=city.name)
        keep_up(outside())
    sys.stdout.write(
        f"{city.name}：发布事项 {len(done.items)} 个、一件事 {len(done.journeys)} 个，"
        f"没有变化 {done.unchanged} 个（第 {done.release} 次发布）\n"
    )
    return 0


def lint_city(options: argparse.Namespace) -> int:
    """Print every objection; fail when one is an error."""
    city = _read(options.folder)
    if city is None:
        return 1
    found = _findings(city, options)
    shown = [one for one in found if options.advice or one.severity is not Severity.ADVICE]
    if options.json:
        sys.stdout.write(json.dumps([_plain(one) for one in shown], ensure_ascii=False) + "\n")
    else:
        sys.stdout.writelines(f"{line}\n" for line in (*_lines(shown), _total(city, found)))
    return int(any(one.severity is Severity.ERROR for one in found))


def show_item(options: argparse.Namespace) -> int:
    """Print what an item is made of."""
    city = _read(options.folder)
    if city is None:
        return 1
    item = find_target(options.item, city)
    if not isinstance(item, ServiceItem):
        raise InvalidValue("item", f"“{item.name}”是一件事，请用 tongban guide {item.name}")
    sys.stdout.writelines(f"{line}\n" for line in _described(item, city))
    return 0


def _read(folder: Path) -> LoadedCity | None:
    """Return the city, or None after every problem has been printed."""
    try:
        return read_catalogue(folder)
    except CatalogueError as error:
        for problem in error.problems:
            sys.stderr.write(f"{folder.name}/{problem.where}: {problem.message}\n")
        sys.stderr.write(f"共 {len(error.problems)} 处错误\n")
        return None


def _objections(city: LoadedCity, options: argparse.Namespace) -> list[str]:
    """Return what the law objects to, in lines."""
    errors = [one for one in _findings(city, options) if one.severity is Severity.ERROR]
    return list(_lines(errors))


def _findings(city: LoadedCity, options: argparse.Namespace) -> tuple[Finding, ...]:
    day = options.today or today()
    return lint(city.catalogue, today=day, repealed=city.repealed, calendar=official_calendar())


def _lines(findings: list[Finding]) -> Iterator[str]:
    for one in findings:
        yield f"{one.severity.label} {one.rule} {one.where}: {one.message}"
        yield f"     {one.fix}（{one.citation}）"


def _total(city: LoadedCity, findings: tuple[Finding, ...]) -> str:
    counts = Counter(one.severity for one in findings)
    told = "，".join(f"{severity.label} {counts[severity]}" for severity in Severity)
    items, journeys = len(city.catalogue.items), len(city.journeys)
    return f"{city.name}：事项 {items} 个，一件事 {journeys} 个；{told}"


def _plain(finding: Finding) -> dict[str, str]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "where": finding.where,
        "message": finding.message,
        "fix": finding.fix,
        "citation": str(finding.citation),
    }


def _described(item: ServiceItem, city: LoadedCity) -> Iterator[str]:
    departments, elements = city.catalogue.departments, city.catalogue.elements
    yield f"{item.name}  [{item.code}，第 {item.version} 版]"
    yield f"实施部门：{departments[item.department].name}"
    yield f"设定依据：{'；'.join(f'{basis.citation} {basis.says}' for basis in item.legal_basis)}"
    yield f"法定时限：{item.statutory_limit.label}（{item.statutory_limit.citation}）"
    yield f"承诺时限：{item.promised_limit.label}（{item.promised_limit.citation}）"
    for title, lines in (
        (
            "受理条件",
            [f"{one.words}（{'、'.join(map(str, one.basis))}）" for one in item.conditions],
        ),
        ("情形提问", [one.words for one in item.questions]),
        (
            "申请材料",
            [f"{one.name}（{'、'.join(map(str, one.basis))}）" for one in item.requirements],
        ),
        ("表单", [f"{elements[one.element].label}：{one.purpose}" for one in item.fields]),
        (
            "办理流程",
            [
                f"{one.name}（{departments[one.department].short_name}，{one.limit.label}）"
                for one in item.steps
            ],
        ),
        ("办理结果", [one.name for one in item.outputs]),
        ("收费", [f"{one.name} {one.amount.label}（{one.basis}）" for one in item.fees]),
        ("本地说明", list(item.local_notes)),
    ):
        if lines:
            yield f"{title}："
            yield from (f"  · {line}" for line in lines)
