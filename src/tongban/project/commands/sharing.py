"""``tongban sharing`` (数据共享): the data catalogue as DCAT-AP, and the catalogues of peers.

``export FILE`` writes what is published; ``import FILE --peer NAME`` takes in somebody's catalogue;
``harvest NAME`` reads it from a registered peer, from where it broke off.
"""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tongban.project.startup import running_platform

if TYPE_CHECKING:
    from tongban.actions.exchange.harvesting import Harvest


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser("sharing", help="export, import and harvest data catalogues")
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    exporting = actions.add_parser("export", help="write what is published as DCAT-AP")
    exporting.add_argument("file", type=Path)
    exporting.set_defaults(run=run_export)
    importing = actions.add_parser("import", help="take in the catalogue of a peer from a file")
    importing.add_argument("file", type=Path)
    importing.add_argument("--peer", required=True)
    importing.set_defaults(run=run_import)
    harvesting = actions.add_parser("harvest", help="read the catalogue of a registered peer")
    harvesting.add_argument("peer")
    harvesting.set_defaults(run=run_harvest)


def run_export(options: argparse.Namespace) -> int:
    """Write what is published."""
    with running_platform():
        from tongban.actions.exchange.documents import catalogue_document

        content = catalogue_document("数据目录")
    options.file.write_bytes(content)
    return 0


def run_import(options: argparse.Namespace) -> int:
    """Take in a document as the catalogue of a peer."""
    content = options.file.read_bytes()
    with running_platform():
        from django.utils import timezone

        from tongban.actions.exchange.harvesting import take_in

        _tell(take_in(options.peer, content, at=timezone.now()))
    return 0


def run_harvest(options: argparse.Namespace) -> int:
    """Read the catalogue of a registered peer."""
    with running_platform():
        from django.utils import timezone

        from tongban.actions.exchange.harvesting import harvest
        from tongban.project.peers import fetch_of

        _tell(harvest(options.peer, fetch_of(options.peer), at=timezone.now()))
    return 0


def _tell(done: "Harvest") -> None:
    sys.stdout.write(
        f"读了 {done.pages} 页：新增 {done.new} 项，变化 {done.changed} 项，"
        f"没有变化 {done.unchanged} 项，不再提供 {done.gone} 项\n"
    )
    for one in done.unread:
        sys.stdout.write(f"读不懂，已略过：{one}\n")
