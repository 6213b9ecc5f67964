"""``tongban certificate`` (电子证照): verify offline, publish what verifies, add a key."""

import argparse
import json
import sys
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from tongban.core.cases.acts import CHINA_STANDARD_TIME
from tongban.core.vocabulary.errors import ConfigurationError, InvalidValue
from tongban.project.startup import running_platform, variable_folder

NOT_USABLE = 1
_ALGORITHMS = ("ed25519", "p256", "sm2")


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser("certificate", help="verify and publish certificates")
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    _add_verify(actions)
    publish = actions.add_parser("publish", help="write keys, root and status lists to a folder")
    publish.add_argument("folder", type=Path)
    publish.set_defaults(run=publish_files)
    rotate = actions.add_parser("add-key", help="add a key for showing; it signs from now on")
    rotate.add_argument("--algorithm", choices=_ALGORITHMS, default="ed25519")
    rotate.set_defaults(run=add_key)


def _add_verify(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    verify = actions.add_parser("verify", help="verify a code or a signed page, offline")
    verify.add_argument("what", metavar="FILE|CODE", help="a PDF, or the text of a scanned code")
    verify.add_argument("--with", dest="folder", type=Path, default=Path(), metavar="FOLDER",
                        help="where keys.json, root.pem and status-N.json are")  # fmt: skip
    verify.add_argument("--beside", default="", metavar="CODE", help="the code on that page")
    verify.add_argument("--at", type=datetime.fromisoformat, default=None, metavar="MOMENT")
    verify.add_argument("--json", action="store_true", help="for programs")
    verify.set_defaults(run=verify_offline)


def verify_offline(options: argparse.Namespace) -> int:
    """Judge a code or a page without a network; 0 only when it may be relied on."""
    from tongban.project.clock import now
    from tongban.project.offline import AtHand, verify_page, verify_text

    at_hand = AtHand.from_folder(options.folder)
    moment = (options.at or now()).astimezone(CHINA_STANDARD_TIME)
    page = _file(options.what)
    answer = (
        verify_text(options.what, at_hand, moment)
        if page is None
        else verify_page(page, at_hand, moment, beside=options.beside)
    )
    if options.json:
        sys.stdout.write(json.dumps(asdict(answer), ensure_ascii=False) + "\n")
    else:
        lines = [f"{answer.code}：{answer.sentence}"]
        lines += [f"  {label}：{value}" for label, value in answer.shown.items()]
        sys.stdout.write("\n".join(lines) + "\n")
    return 0 if answer.usable else NOT_USABLE


def publish_files(options: argparse.Namespace) -> int:
    """Write what verifies into a folder, for machines without a network."""
    with running_platform():
        from tongban.actions.certificates.publishing import keys, status_list
        from tongban.project.offline import KEYS, ROOT
        from tongban.project.wiring import authority, outside
        from tongban.store.certificates.issued import list_count

        folder: Path = options.folder
        folder.mkdir(parents=True, exist_ok=True)
        _write(folder / KEYS, keys(outside()))
        (folder / ROOT).write_bytes(authority().root_pem)
        count = list_count()
        for number in range(count):
            _write(folder / f"status-{number}.json", status_list(number, outside()))
    sys.stdout.write(f"公钥清单、根证书和 {count} 份状态清单已写入 {folder}\n")
    return 0


def add_key(options: argparse.Namespace) -> int:
    """Add a key for showing; the older ones still verify what they sealed."""
    from tongban.adapters.seals import Algorithm
    from tongban.adapters.seals import add_key as add

    folder = variable_folder() / "seal"
    try:
        add(folder, Algorithm[options.algorithm.upper()])
    except InvalidValue as error:
        raise ConfigurationError(str(error)) from error
    sys.stdout.write("已加入新密钥；从下一次签发起使用，旧密钥仍能核验以前的签发\n")
    return 0


def _file(what: str) -> bytes | None:
    """Return the bytes of a file by that name; None when it is a code."""
    path = Path(what)
    try:
        return path.read_bytes() if path.is_file() else None
    except OSError:  # too long for a name: it is a code
        return None


def _write(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
