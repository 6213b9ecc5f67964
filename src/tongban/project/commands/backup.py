"""``tongban backup FOLDER`` (备份): the whole database as of one moment, while people work.

The keys are not in the database and are kept apart. How to restore, and to try it:
``docs/how-to/back-up-and-restore.md``.
"""

import argparse
import sys
from pathlib import Path

from tongban.project.startup import running_platform


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser("backup", help="copy the database into a new folder")
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Copy the database; raises `Unavailable` when that cannot be done."""
    with running_platform():
        from django.conf import settings

        from tongban.adapters.embedded_postgres import back_up
        from tongban.project.database import embedded_url

        back_up(settings.DATABASE_URL or embedded_url(settings.VAR), options.folder)
    sys.stdout.write(f"备份已写入 {options.folder}，并已逐个文件核对\n")
    return 0
