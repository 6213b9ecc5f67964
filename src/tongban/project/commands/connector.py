"""``tongban connector`` (接入工具): put a department's table, file or interface behind the gateway.

``check FILE`` tries a connection and says how one record reads; ``add FILE`` registers it;
``client`` makes a key for a system that calls; ``call`` calls the gateway as that system would.
Files are YAML, written by an operator on this machine: no address ever comes from a page.
"""

import argparse
import sys
from pathlib import Path

from tongban.project.commands.connector_calls import call, check, keys_of
from tongban.project.startup import running_platform


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser("connector", help="put registers behind the gateway")
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    checking = actions.add_parser("check", help="try a connection without registering it")
    checking.add_argument("file", type=Path)
    checking.add_argument("--key", action="append", required=True, metavar="ELEMENT=VALUE")
    checking.set_defaults(run=run_check)
    adding = actions.add_parser("add", help="register a connection, or change it")
    adding.add_argument("file", type=Path)
    adding.set_defaults(run=run_add)
    removing = actions.add_parser("remove", help="let a dataset no longer be reached this way")
    removing.add_argument("dataset")
    removing.set_defaults(run=run_remove)
    _register_clients(actions)
    actions.add_parser("list", help="list connections and the last calls").set_defaults(
        run=run_list
    )


def _register_clients(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    client = actions.add_parser("client", help="register a system that calls, and make its key")
    client.add_argument("code")
    client.add_argument("--name", required=True)
    client.add_argument("--department", required=True)
    client.add_argument("--key-file", type=Path, required=True)
    client.set_defaults(run=run_client)
    trial = actions.add_parser("trial", help="grant a client two days of trying out")
    trial.add_argument("client")
    trial.add_argument("dataset")
    trial.add_argument("--field", action="append", required=True, metavar="ELEMENT")
    trial.set_defaults(run=run_trial)
    revoking = actions.add_parser("revoke", help="let a key sign no more")
    revoking.add_argument("key_id")
    revoking.set_defaults(run=run_revoke)
    calling = actions.add_parser("call", help="call the gateway as a registered system")
    calling.add_argument("dataset")
    calling.add_argument("--key-file", type=Path, required=True)
    calling.add_argument("--key", action="append", required=True, metavar="ELEMENT=VALUE")
    calling.add_argument("--field", action="append", default=[], metavar="ELEMENT")
    calling.add_argument("--claim", action="append", default=[], metavar="ELEMENT=VALUE")
    calling.add_argument("--item", required=True)
    calling.add_argument("--actor", default="operator")
    calling.add_argument("--purpose", default="")
    calling.set_defaults(run=call)


def run_check(options: argparse.Namespace) -> int:
    """Ask the connection about one subject and say which fields were read."""
    with running_platform():
        for line in check(options.file, keys_of(options.key)):
            sys.stdout.write(f"{line}\n")
    return 0


def run_add(options: argparse.Namespace) -> int:
    """Register the connection of a file."""
    with running_platform():
        from tongban.actions.gateway.connecting import connect
        from tongban.project.commands.connector_calls import read_file, source

        dataset, kind, settings = read_file(options.file)
        connect(dataset, kind, settings, checked=source)
        sys.stdout.write(f"已登记：数据资源 {dataset}，方式 {kind}；一秒内生效\n")
    return 0


def run_remove(options: argparse.Namespace) -> int:
    """Remove the connection of a dataset."""
    with running_platform():
        from tongban.actions.gateway.connecting import disconnect

        disconnect(options.dataset)
        sys.stdout.write(f"已断开：数据资源 {options.dataset}\n")
    return 0


def run_client(options: argparse.Namespace) -> int:
    """Register a client and write its new private key where only its owner reads it."""
    with running_platform():
        from tongban.actions.gateway.connecting import add_key, register_client
        from tongban.adapters.gateway import ED25519
        from tongban.project.commands.connector_calls import new_key

        signer = new_key(options.code, options.key_file)
        register_client(options.code, name=options.name, department=options.department)
        add_key(options.code, signer.key_id, ED25519, signer.public)
        sys.stdout.write(f"已登记：调用方 {options.code}，密钥 {signer.key_id}\n")
    return 0


def run_trial(options: argparse.Namespace) -> int:
    """Grant a trial."""
    with running_platform():
        from django.utils import timezone

        from tongban.actions.gateway.trying import CALLS_A_DAY, grant_trial

        code = grant_trial(options.client, options.dataset, options.field, at=timezone.now())
        sys.stdout.write(f"试调授权 {code}：今明两天，每天 {CALLS_A_DAY} 次，用途“接入试调”\n")
    return 0


def run_revoke(options: argparse.Namespace) -> int:
    """Revoke a key."""
    with running_platform():
        from tongban.actions.gateway.connecting import revoke_key

        revoke_key(options.key_id)
        sys.stdout.write(f"已吊销：密钥 {options.key_id}\n")
    return 0


def run_list(_options: argparse.Namespace) -> int:
    """List connections and the last calls, nobody's name among them."""
    with running_platform():
        from tongban.store.gateway.queries import connections, latest_calls

        for one in connections():
            sys.stdout.write(f"{one.dataset}\t{one.kind}\n")
        for line in latest_calls():
            told = (str(line.number), line.client, line.service, line.outcome, line.reason)
            sys.stdout.write("\t".join(told) + "\n")
    return 0
