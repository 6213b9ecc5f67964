"""``tongban keys`` (密钥): make a key for personal content, move to it, and see which is in use.

Keys of blind indexes are put one over the other; `index` carries over what is stored.
"""

import argparse
import base64
import secrets
import sys
from collections import Counter
from typing import Final

from tongban.project.startup import running_platform

_SIZES: Final = {"aes": ("", 32), "sm4": ("sm4:", 16)}
_FOREVER: Final = float("inf")
_INDEX_KEY_BYTES: Final = 32


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser("keys", help="make and change the keys of personal content")
    verbs = parser.add_subparsers(required=True, metavar="ACTION")
    make = verbs.add_parser("make", help="print a fresh key for TONGBAN_FIELD_KEYS")
    make.add_argument("id", help="what to call it, such as 2027")
    make.add_argument("--algorithm", choices=list(_SIZES), default="aes")
    make.set_defaults(run=run_make)
    verbs.add_parser("use", help="say how many values each key seals").set_defaults(run=run_use)
    move = verbs.add_parser("move", help="seal all again under the newest key, now")
    move.set_defaults(run=run_move)
    another = verbs.add_parser("make-index", help="print a key for TONGBAN_BLIND_INDEX_LATER_KEYS")
    another.set_defaults(run=run_make_index)
    index = verbs.add_parser("index", help="carry blind indexes over to the newest key, now")
    index.set_defaults(run=run_index)


def run_make(options: argparse.Namespace) -> int:
    """Print a key; it is kept nowhere."""
    sys.stdout.write(f"{fresh(options.id, options.algorithm)}\n")
    return 0


def fresh(key_id: str, algorithm: str = "aes") -> str:
    """Return a key that never was, as the setting writes it."""
    named, size = _SIZES[algorithm]
    return f"{key_id}:{named}{base64.b64encode(secrets.token_bytes(size)).decode()}"


def run_use(_options: argparse.Namespace) -> int:
    """Say how much stands under each key; fail when one is in use that is not listed."""
    with running_platform():
        from django.conf import settings

        from tongban.store.sealing.keys import key_ids
        from tongban.store.sealing.resealing import standings

        listed = key_ids(settings.FIELD_KEYS)
        counted: Counter[str] = Counter(dict.fromkeys(listed, 0))
        for standing in standings():
            counted.update(standing.values)
    for key, values in counted.items():
        sys.stdout.write(f"{key}\t{values} 个值\t{_said(key, listed, values)}\n")
    return int(any(key not in listed for key in counted))


def run_move(_options: argparse.Namespace) -> int:
    """Move everything without waiting for the worker."""
    with running_platform():
        from tongban.actions.resealing import reseal
        from tongban.project.wiring import outside

        moved = reseal(outside(), seconds=_FOREVER)
    sys.stdout.write(f"改用最新密钥加密 {moved} 个值\n")
    return 0


def run_make_index(_options: argparse.Namespace) -> int:
    """Print a key; it is kept nowhere."""
    sys.stdout.write(f"{secrets.token_urlsafe(_INDEX_KEY_BYTES)}\n")
    return 0


def run_index(_options: argparse.Namespace) -> int:
    """Carry every blind index over; whoever is connected connects again."""
    with running_platform():
        from tongban.actions.index_keys import carry_over
        from tongban.store.sealing.indexes import generation

        moved = carry_over()
        sys.stdout.write(f"{moved} 处盲索引已换到第 {generation()} 把密钥\n")
    return 0


def _said(key: str, listed: tuple[str, ...], values: int) -> str:
    if key not in listed:
        return "不在 TONGBAN_FIELD_KEYS 中，打不开"
    if key == listed[0]:
        return "最新，用来加密"
    return "仍在使用，不能删除" if values else "不再使用，可以从配置中删除"
