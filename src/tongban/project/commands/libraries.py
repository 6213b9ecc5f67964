"""``tongban libraries`` (基础库): take in registers, build entities, say how much there is.

``import`` fills the libraries of the example city; ``take LIBRARY REGISTER FILE`` takes in a whole
register from CSV or `.xlsx`, the first column being its key; ``build LIBRARY`` compares what is
new. Each is harmless to repeat.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from tongban.adapters.workbooks import read_plain
from tongban.core.vocabulary.errors import ConfigurationError, NotFound
from tongban.project.startup import running_platform


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser("libraries", help="take in registers and build base libraries")
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    actions.add_parser("import", help="fill the example city's libraries").set_defaults(
        run=run_import
    )
    take = actions.add_parser("take", help="take in a whole register from a file")
    take.add_argument("library")
    take.add_argument("register")
    take.add_argument("file", type=Path)
    take.set_defaults(run=run_take)
    build = actions.add_parser("build", help="compare what is new with everything")
    build.add_argument("library")
    build.set_defaults(run=run_build)


def run_import(_options: argparse.Namespace) -> int:
    """Fill what is empty, and the credit register of the example city."""
    with running_platform():
        from django.conf import settings

        from tongban.project.example_libraries import fill_credit, fill_libraries

        if not settings.DEMO_ACCOUNTS:
            raise ConfigurationError("TONGBAN_DEMO_ACCOUNTS is off: nothing is invented here.")
        for name, built in fill_libraries():
            sys.stdout.write(f"{name}：{built.formed} 个主体，待人工核对 {built.waiting} 对\n")
        sys.stdout.write(f"失信名单 {fill_credit()} 条\n")
    return 0


def run_take(options: argparse.Namespace) -> int:
    """Take in a register."""
    if not options.file.is_file():
        raise NotFound(f"读不了文件 {options.file}")
    rows = dict(_keyed(options.file))
    with running_platform():
        from tongban.actions.libraries.taking import take
        from tongban.project.wiring import outside

        taken = take(options.library, options.register, rows.items(), outside())
    sys.stdout.write(
        f"新增 {taken.new} 行，变化 {taken.changed} 行，"
        f"没有变化 {taken.same} 行，已注销 {taken.gone} 行\n"
    )
    return 0


def run_build(options: argparse.Namespace) -> int:
    """Compare what is new."""
    with running_platform():
        from tongban.actions.libraries.building import build
        from tongban.project.wiring import outside

        built = build(options.library, outside())
    sys.stdout.write(
        f"新建主体 {built.formed} 个，归入 {built.joined} 行，"
        f"合并 {built.merged} 个，待人工核对 {built.waiting} 对\n"
    )
    return 0


def _keyed(file: Path) -> Iterator[tuple[str, Mapping[str, str | None]]]:
    for row in read_plain(file):
        key = next(iter(row.values()), None)
        if key:
            yield key, row
