"""``tongban client`` (业务系统): register departments' systems, their keys, and where they receive.

Keys are told once, on standard output. Addresses are registered here and nowhere else: no address
of another system ever comes from a page.
"""

import argparse
import sys
from datetime import timedelta

from tongban.project.startup import running_platform

_USUAL_DAYS = 180


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser("client", help="register departments' systems and their keys")
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    adding = actions.add_parser("add", help="register a system")
    adding.add_argument("code")
    adding.add_argument("--name", required=True)
    adding.add_argument("--department", required=True)
    adding.set_defaults(run=run_add)
    keying = actions.add_parser("key", help="make a key and print it, once")
    keying.add_argument("code")
    keying.add_argument("--scope", action="append", required=True, metavar="SCOPE")
    keying.add_argument("--days", type=int, default=_USUAL_DAYS)
    keying.add_argument("--a-minute", type=int, default=None, metavar="CALLS")
    keying.add_argument("--a-day", type=int, default=None, metavar="CALLS")
    keying.set_defaults(run=run_key)
    _register_others(actions)


def _register_others(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    rotating = actions.add_parser("rotate", help="replace a key; the old one goes on for a week")
    rotating.add_argument("key_id")
    rotating.set_defaults(run=run_rotate)
    revoking = actions.add_parser("revoke", help="let a key be good for nothing")
    revoking.add_argument("key_id")
    revoking.set_defaults(run=run_revoke)
    receiving = actions.add_parser("address", help="register where a system receives webhooks")
    receiving.add_argument("code")
    receiving.add_argument("url")
    receiving.add_argument("--inside", action="store_true", help="a private address is meant")
    receiving.set_defaults(run=run_address)
    actions.add_parser("list", help="list systems, their keys and subscriptions").set_defaults(
        run=run_list
    )


def run_add(options: argparse.Namespace) -> int:
    """Register a system."""
    with running_platform():
        from tongban.actions.clients.registering import register as register_system

        register_system(None, options.code, name=options.name, department=options.department)
        sys.stdout.write(f"已登记：{options.code}\n")
    return 0


def run_key(options: argparse.Namespace) -> int:
    """Make a key and print it."""
    with running_platform():
        from django.utils import timezone

        from tongban.actions.clients.registering import make_key
        from tongban.core.exchange.clients import (
            USUAL_A_DAY,
            USUAL_A_MINUTE,
            Pace,
            scopes_named,
        )

        today = timezone.localdate()
        made = make_key(
            None,
            options.code,
            scopes=scopes_named(options.scope),
            expires_on=today + timedelta(days=options.days),
            pace=Pace(
                a_minute=options.a_minute or USUAL_A_MINUTE, a_day=options.a_day or USUAL_A_DAY
            ),
            today=today,
        )
        sys.stdout.write(f"{made.token}\n")
    return 0


def run_rotate(options: argparse.Namespace) -> int:
    """Replace a key and print the new one."""
    with running_platform():
        from django.utils import timezone

        from tongban.actions.clients.registering import rotate_key

        made = rotate_key(None, options.key_id, today=timezone.localdate())
        sys.stdout.write(f"{made.token}\n")
    return 0


def run_revoke(options: argparse.Namespace) -> int:
    """Revoke a key."""
    with running_platform():
        from django.utils import timezone

        from tongban.actions.clients.registering import revoke_key

        revoke_key(None, options.key_id, today=timezone.localdate())
        sys.stdout.write(f"已停用：密钥 {options.key_id}\n")
    return 0


def run_address(options: argparse.Namespace) -> int:
    """Register where a system receives."""
    with running_platform():
        from tongban.actions.webhooks.subscribing import set_receiver
        from tongban.adapters.partners.posting import receiver

        receiver(options.url, inside=options.inside)
        set_receiver(options.code, options.url, inside=options.inside)
        sys.stdout.write(f"已登记：{options.code} 在 {options.url} 接收事件\n")
    return 0


def run_list(_options: argparse.Namespace) -> int:
    """List systems, keys and subscriptions; no key can be printed again."""
    with running_platform():
        from django.utils import timezone

        from tongban.store.gateway.api_keys import keys_of
        from tongban.store.gateway.queries import clients_of
        from tongban.store.webhooks.queries import receiver_of, subscription_of

        today = timezone.localdate()
        for one in clients_of("", on=today):
            receives = receiver_of(one.code)
            sys.stdout.write(f"{one.code}\t{one.department}\t{receives.url if receives else '-'}\n")
            for listed in keys_of(one.code, on=today):
                state = "有效" if listed.key.standing(today) else "无效"
                scopes = ",".join(sorted(listed.key.scopes))
                sys.stdout.write(f"  {listed.key.key_id}\t{state}\t{scopes}\t{listed.used}\n")
            told = subscription_of(one.code)
            if told is not None:
                topics = ",".join(sorted(told.topics))
                sys.stdout.write(f"  推送 {topics}\t等待 {told.waiting}\t未送达 {told.dead}\n")
    return 0
