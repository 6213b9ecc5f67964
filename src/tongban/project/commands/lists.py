"""``tongban lists`` (清单公布): publish the lists of powers, responsibilities and services.

Each department's list becomes a dated edition when it says something new, in the name of an
officer who may publish it; what stands is left alone, so the command is harmless to repeat.
"""

import argparse
import sys

from tongban.core.authoring.lists import LIST_TITLES
from tongban.core.people.actors import Officer
from tongban.core.vocabulary.errors import InvalidValue
from tongban.project.startup import running_platform


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser("lists", help="publish the public lists of departments")
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    publish = actions.add_parser("publish", help="publish what has changed as dated editions")
    publish.add_argument("--by", required=True, metavar="ACCOUNT", help="the officer who publishes")
    publish.add_argument("--list", action="append", choices=list(LIST_TITLES), help="one of three")
    publish.add_argument("--department", default="", help="a department's code; all otherwise")
    publish.add_argument("--approval", default="", help="the paper by which it was confirmed")
    publish.add_argument(
        "--unless-published",
        action="store_true",
        help="publish only lists of which no edition exists, whatever came after",
    )
    publish.set_defaults(run=run_publish)


def run_publish(options: argparse.Namespace) -> int:
    """Bring the lists up to the newest release and publish them, each in its own transaction."""
    with running_platform():
        from tongban.actions.overviews.keeping import keep_up
        from tongban.project.wiring import outside
        from tongban.store.overviews.queries.editions import extents

        known = extents() if options.unless_published else {}
        wanted = [name for name in options.list or LIST_TITLES if name not in known]
        if wanted:
            officer = officer_named(options.by)
            keep_up(outside())
            for name in wanted:
                _publish(officer, name, options)
    return 0


def officer_named(account: str) -> Officer:
    """Return the officer of an account.

    Raises:
        InvalidValue: when there is none of that name.
    """
    from django.contrib.auth import get_user_model

    from tongban.project.wiring import actor_for

    user = get_user_model().objects.filter(username=account).first()
    actor = actor_for(user, acting_for=None) if user is not None else None
    if not isinstance(actor, Officer):
        raise InvalidValue("--by", f"没有 {account} 这个工作人员账户")
    return actor


def _publish(officer: Officer, name: str, options: argparse.Namespace) -> None:
    from tongban.actions.overviews.publishing import NothingNew, publish_list
    from tongban.project.wiring import outside

    try:
        written = publish_list(
            officer,
            name,
            outside(),
            department=options.department,
            approval=options.approval,
        )
    except NothingNew:
        sys.stdout.write(f"{LIST_TITLES[name]}：没有变化，保持已公布的一版\n")
        return
    sys.stdout.write(f"{LIST_TITLES[name]}：公布了 {len(written)} 个部门的\n")
