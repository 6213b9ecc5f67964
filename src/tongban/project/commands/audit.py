"""``tongban audit`` (审计): seal what waits, verify everything, prove one entry or a stretch.

`verify` names the first bad leaf and fails; what it prints first is what to look at first. Give it
the folder that another machine keeps to hold the tree against anchors that nobody here can reach.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from tongban.core.audit.checking import Fault
from tongban.project.startup import running_platform

if TYPE_CHECKING:
    from tongban.core.audit.checking import Finding

_WORDS: Final = {
    Fault.ENTRY_CHANGED: "第 {leaf} 号叶的条目 {entry} 被改动，与写入时的散列不符",
    Fault.ENTRY_MISSING: "第 {leaf} 号叶的条目不在了（此处是条目 {entry}）",
    Fault.BACKDATED: "第 {leaf} 号叶的条目 {entry} 时间早于它之前的锚点，是事后补写的",
    Fault.ROOT_DIFFERS: "前 {size} 片叶的根与锚点不符，其中有叶被替换",
    Fault.CUT_SHORT: "只有 {leaf} 片叶，锚点记有 {size} 片，后面的被删除",
    Fault.SIGNATURE: "{size} 片叶的锚点签名无效",
    Fault.ANCHOR_LOST: "库外副本有 {size} 片叶的锚点，库内没有",
    Fault.ANCHOR_DIFFERS: "{size} 片叶的锚点与库外副本不同，整份记录被替换",
    Fault.EVENT_CHANGED: "条目 {entry} 记录的办件经过被改动或者删除",
    Fault.UNCOVERED: "条目 {entry} 不在任何根之下",
}


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    actions = subparsers.add_parser("audit", help="seal, verify and prove what was written down")
    verbs = actions.add_subparsers(required=True, metavar="ACTION")
    verbs.add_parser("seal", help="seal what waits, now").set_defaults(run=seal)
    check = verbs.add_parser("verify", help="check every leaf and anchor; fail at a bad one")
    check.add_argument("--anchors", type=Path, help="a folder of copied anchors (default: VAR)")
    check.set_defaults(run=verify)
    prove = verbs.add_parser("prove", help="print the proof that an entry is under the newest head")
    prove.add_argument("entry", type=int, help="the number of the entry")
    prove.set_defaults(run=prove_entry)
    extend = verbs.add_parser("extends", help="print the proof that a tree was only added to")
    extend.add_argument("old", type=int, help="how many leaves the older tree has")
    extend.add_argument("size", type=int, nargs="?", help="and the newer one (default: newest)")
    extend.set_defaults(run=prove_history)


def seal(_options: argparse.Namespace) -> int:
    """Seal what waits without waiting for the worker."""
    with running_platform():
        from tongban.actions.audit.sealing import seal_waiting
        from tongban.project.wiring import anchor_copies, outside

        sealed = seal_waiting(outside().sealer, anchor_copies())
    sys.stdout.write(f"封存 {sealed.leaves} 条，抄出锚点 {sealed.copied} 个\n")
    return 0


def verify(options: argparse.Namespace) -> int:
    """Say everything that is wrong, the first bad leaf first; fail when anything is."""
    with running_platform():
        from tongban.actions.audit.verifying import verify as verified
        from tongban.adapters.anchor_copies import AnchorFolder
        from tongban.project.wiring import anchor_copies, outside
        from tongban.store.audit.trees import size_of_tree

        copies = AnchorFolder(options.anchors) if options.anchors else anchor_copies()
        size = size_of_tree()
        found = list(verified(outside().sealer, copies.all()))
    sys.stdout.writelines(f"✗ {said(finding)}\n" for finding in found)
    sys.stdout.write(f"共 {size} 片叶，" + (f"{len(found)} 处不符\n" if found else "全部相符\n"))
    return 1 if found else 0


def prove_entry(options: argparse.Namespace) -> int:
    """Print a proof of inclusion as JSON."""
    with running_platform():
        from tongban.actions.audit import proving

        _print(proving.plain_entry(proving.prove_entry(options.entry)))
    return 0


def prove_history(options: argparse.Namespace) -> int:
    """Print a proof of consistency as JSON."""
    with running_platform():
        from tongban.actions.audit import proving

        _print(proving.plain_history(proving.prove_history(options.old, options.size)))
    return 0


def said(finding: "Finding") -> str:
    """Return what is wrong as a sentence."""
    return _WORDS[finding.fault].format(leaf=finding.leaf, entry=finding.entry, size=finding.size)


def _print(said: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(said, ensure_ascii=False, indent=2) + "\n")
