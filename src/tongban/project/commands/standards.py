"""``tongban standards`` (基本目录标准): make what is published the standard of its matter.

The standard is set for the area of the officer who keeps the catalogue; departments below take it
up, and see in what their own version differs.
"""

import argparse
import sys

from tongban.core.vocabulary.errors import InvalidValue
from tongban.project.commands.lists import officer_named
from tongban.project.startup import running_platform


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser("standards", help="set standards of matters for an area")
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    setting = actions.add_parser("set", help="make published items the standard of their matter")
    setting.add_argument("items", nargs="+", metavar="ITEM", help="codes of published items")
    setting.add_argument("--by", required=True, metavar="ACCOUNT", help="the officer who sets it")
    setting.add_argument(
        "--unless-set", action="store_true", help="leave matters alone that have a standard here"
    )
    setting.set_defaults(run=run_set)


def run_set(options: argparse.Namespace) -> int:
    """Set each standard in a transaction of its own."""
    with running_platform():
        from tongban.actions.targets import published
        from tongban.actions.workshop.standards import set_standard, standard_for
        from tongban.project.wiring import outside

        officer = officer_named(options.by)
        catalogue = published().catalogue
        area = catalogue.departments[officer.department].area
        for code in options.items:
            item = catalogue.items.get(code)
            if item is None:
                raise InvalidValue("ITEM", f"没有发布过 {code} 这个事项")
            if options.unless_set and standard_for(item.standard_item or "", area) is not None:
                continue
            found = set_standard(officer, code, outside(), area=area)
            sys.stdout.write(f"{found.name}：定为标准，第 {found.version} 版\n")
    return 0
