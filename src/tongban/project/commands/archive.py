"""``tongban archive`` (归档包): make the package of a case, and verify one without a network.

``tongban archive make 办件编号 -o FILE`` writes it; ``tongban archive verify FILE --with FOLDER``
wants only ``keys.json`` in the folder, as ``tongban certificate publish`` writes it, and names what
was tampered with, one word for each kind. It ends with 0 only when nothing was.
"""

import argparse
import json
import sys
from pathlib import Path

from tongban.core.archives.verifying import ArchiveFinding
from tongban.core.vocabulary.errors import InvalidValue
from tongban.project.startup import running_platform

TAMPERED = 1


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser("archive", help="make and verify packages of cases")
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    make = actions.add_parser("make", help="write the package of an ended case")
    make.add_argument("case", metavar="CASE", help="the number of the case")
    make.add_argument("-o", "--output", type=Path, help="where to (CASE.zip)")
    make.set_defaults(run=make_package)
    verify = actions.add_parser("verify", help="verify a package, offline")
    verify.add_argument("file", type=Path)
    verify.add_argument("--with", dest="folder", type=Path, default=Path(), metavar="FOLDER",
                        help="where keys.json is")  # fmt: skip
    verify.add_argument("--json", action="store_true", help="for programs")
    verify.set_defaults(run=verify_package)


def make_package(options: argparse.Namespace) -> int:
    """Write the package of a case; raises `NotFound` for none that has ended."""
    with running_platform():
        from tongban.actions.archives.making import made_by_number
        from tongban.project.wiring import outside

        content = made_by_number(options.case, outside())
    file: Path = options.output or Path(f"{options.case}.zip")
    file.write_bytes(content)
    sys.stdout.write(f"归档包已写入 {file}（{len(content)} 字节）\n")
    return 0


def verify_package(options: argparse.Namespace) -> int:
    """Judge a package without a network; 0 only when it is whole."""
    findings = judged(options.file.read_bytes(), options.folder)
    if options.json:
        said = [{"fault": one.fault.value, "where": one.where} for one in findings]
        sys.stdout.write(json.dumps(said, ensure_ascii=False) + "\n")
    else:
        lines = [f"{one.fault.label} {one.where}（{one.fault.value}）" for one in findings]
        whole = "完好：签名、每份材料的摘要和办理经过的证明都相符"
        sys.stdout.write("\n".join(lines or [whole]) + "\n")
    return TAMPERED if findings else 0


def judged(content: bytes, folder: Path) -> tuple[ArchiveFinding, ...]:
    """Return everything that is wrong with a package, by the keys of a folder.

    Raises:
        InvalidValue: when the folder holds no list of keys.
    """
    from tongban.adapters.case_archives import judged as judged_by
    from tongban.adapters.seals import KnownKeys
    from tongban.project.offline import KEYS

    try:
        listed = json.loads((folder / KEYS).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InvalidValue("key list", f"put {KEYS} into {folder}") from error
    return judged_by(content, KnownKeys.from_list(listed))
