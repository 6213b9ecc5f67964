"""``tongban systems`` (接入系统): which departments' systems may ask who somebody is, or call us.

``tongban systems register market_desk --name 市场监管业务系统 --department market_regulation
--scope openid --scope profile --redirect https://…/back`` prints an id and a secret, this once.
"""

import argparse
import sys

from tongban.project.startup import running_platform


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser("systems", help="systems that sign people in through us")
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    new = actions.add_parser("register", help="register a system; its secret is told once")
    new.add_argument("code")
    new.add_argument("--name", required=True)
    new.add_argument("--department", required=True)
    new.add_argument("--scope", action="append", required=True, dest="scopes")
    new.add_argument("--redirect", action="append", default=[], dest="redirects")
    new.set_defaults(run=_register)
    actions.add_parser("list", help="list them").set_defaults(run=_list)
    gone = actions.add_parser("remove", help="take a system off, and all its tokens")
    gone.add_argument("code")
    gone.set_defaults(run=_remove)


def _register(options: argparse.Namespace) -> int:
    with running_platform():
        from tongban.project.identity.registering import NewSystem, register

        made = register(
            None,
            NewSystem(
                code=options.code,
                name=options.name,
                department=options.department,
                scopes=tuple(options.scopes),
                redirects=tuple(options.redirects),
            ),
        )
    sys.stdout.write(f"client_id     {made.id}\nclient_secret {made.secret}\n")
    return 0


def _list(_options: argparse.Namespace) -> int:
    with running_platform():
        from tongban.project.identity.registering import systems

        for one in systems():
            sys.stdout.write(f"{one.code:<24} {one.id}  {one.name}  {' '.join(one.scopes)}\n")
    return 0


def _remove(options: argparse.Namespace) -> int:
    with running_platform():
        from tongban.project.identity.registering import remove

        remove(None, options.code)
    return 0
