"""``tongban check`` (配置体检): look at everything the platform stands on and say what is wrong."""

import argparse
import json
import sys

from tongban.core.vocabulary.errors import TongbanError
from tongban.project.doctor import Finding, findings, refused
from tongban.project.startup import running_platform


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser("check", help="say whether everything is set up rightly")
    parser.add_argument("--json", action="store_true", help="answer for programs")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print every finding; fail when a needed one is bad."""
    found: list[Finding] = []
    try:
        with running_platform():
            found.extend(findings())
    except TongbanError as fault:
        found.append(refused(fault))
    if options.json:
        sys.stdout.write(json.dumps([each.plain() for each in found], ensure_ascii=False) + "\n")
    else:
        sys.stdout.writelines(f"{_mark(each)} {each.name}: {each.sentence}\n" for each in found)
    return 0 if all(each.well for each in found if each.needed) else 1


def _mark(finding: Finding) -> str:
    if finding.well:
        return "✓"
    return "✗" if finding.needed else "·"
