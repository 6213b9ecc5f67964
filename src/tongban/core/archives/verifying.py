"""Verify a package (核验归档包): what was done to it, one word for each kind of tampering.

Only keys are needed, no network and no database. Everything that is wrong is named, not only the
first thing, so that whoever keeps the file knows what to look for.
"""

import enum
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from tongban.core.archives.logs import ProvenLog
from tongban.core.archives.packages import FORM, LOG, MANIFEST, PROOFS, SIGNATURE, Digest
from tongban.core.certificates.seals import Seal, Verifier
from tongban.core.vocabulary.errors import InvalidValue

_FACTS: Final = frozenset({"path", "kind", "title", "size", "sha256", "sm3"})


class ArchiveFault(enum.Enum):
    """What is wrong with a package (归档包问题); the value is the word for programs."""

    NOT_A_PACKAGE = "not_a_package"
    CONTAINER_CHANGED = "container_changed"
    MANIFEST_MISSING = "manifest_missing"
    MANIFEST_UNREADABLE = "manifest_unreadable"
    SIGNATURE_MISSING = "signature_missing"
    SIGNATURE_UNREADABLE = "signature_unreadable"
    UNKNOWN_KEY = "unknown_key"
    SIGNATURE_WRONG = "signature_wrong"
    PART_MISSING = "part_missing"
    PART_ADDED = "part_added"
    PART_CHANGED = "part_changed"
    LOG_UNREADABLE = "log_unreadable"
    HEAD_NOT_SIGNED = "head_not_signed"
    EVENT_NOT_PROVEN = "event_not_proven"

    @property
    def label(self) -> str:
        """Return the sentence a person reads; where it is follows."""
        return _LABELS[self]


_LABELS: Final = {
    ArchiveFault.NOT_A_PACKAGE: "不是归档包，或者文件已经损坏",
    ArchiveFault.CONTAINER_CHANGED: "文件的容器改过：夹带、追加或者改写了内容之外的字节",
    ArchiveFault.MANIFEST_MISSING: "没有清单",
    ArchiveFault.MANIFEST_UNREADABLE: "清单读不出来",
    ArchiveFault.SIGNATURE_MISSING: "清单没有签名",
    ArchiveFault.SIGNATURE_UNREADABLE: "签名读不出来",
    ArchiveFault.UNKNOWN_KEY: "签名的密钥不在公钥清单里",
    ArchiveFault.SIGNATURE_WRONG: "签名不符：清单改过，或者是别的密钥签的",
    ArchiveFault.PART_MISSING: "少了一份材料",
    ArchiveFault.PART_ADDED: "多了一份材料",
    ArchiveFault.PART_CHANGED: "一份材料改过",
    ArchiveFault.LOG_UNREADABLE: "办理经过或者它的证明读不出来",
    ArchiveFault.HEAD_NOT_SIGNED: "审计树的树根没有可信的签名",
    ArchiveFault.EVENT_NOT_PROVEN: "有一条办理经过没有证明，序号",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveFinding:
    """One thing that is wrong, and where (核验发现)."""

    fault: ArchiveFault
    where: str = ""


def verify(
    parts: Mapping[str, bytes], verifier: Verifier, sm3: Digest
) -> tuple[ArchiveFinding, ...]:
    """Return everything that is wrong with the parts of a package; nothing when it is whole."""
    if MANIFEST not in parts:
        return (ArchiveFinding(fault=ArchiveFault.MANIFEST_MISSING),)
    signature = tuple(_signature(parts, verifier))
    listed = _listed(parts[MANIFEST])
    if listed is None:
        return (*signature, ArchiveFinding(fault=ArchiveFault.MANIFEST_UNREADABLE))
    return (
        *signature,
        *_parts(parts, listed["parts"], sm3),
        *_log(parts, str(listed["number"]), verifier),
    )


def _signature(parts: Mapping[str, bytes], verifier: Verifier) -> Iterator[ArchiveFinding]:
    if SIGNATURE not in parts:
        yield ArchiveFinding(fault=ArchiveFault.SIGNATURE_MISSING)
        return
    seal = read_seal(parts[SIGNATURE])
    if seal is None:
        yield ArchiveFinding(fault=ArchiveFault.SIGNATURE_UNREADABLE)
    elif not verifier.knows(seal.key_id):
        yield ArchiveFinding(fault=ArchiveFault.UNKNOWN_KEY, where=seal.key_id[:80])
    elif not verifier.verify(parts[MANIFEST], seal):
        yield ArchiveFinding(fault=ArchiveFault.SIGNATURE_WRONG)


def _parts(
    parts: Mapping[str, bytes], listed: list[Mapping[str, Any]], sm3: Digest
) -> Iterator[ArchiveFinding]:
    said = {str(one["path"]): one for one in listed}
    for path, one in said.items():
        if path not in parts:
            yield ArchiveFinding(fault=ArchiveFault.PART_MISSING, where=path)
        elif not _same(parts[path], one, sm3):
            yield ArchiveFinding(fault=ArchiveFault.PART_CHANGED, where=path)
    for path in parts.keys() - said.keys() - {MANIFEST, SIGNATURE}:
        yield ArchiveFinding(fault=ArchiveFault.PART_ADDED, where=path)


def _same(content: bytes, said: Mapping[str, Any], sm3: Digest) -> bool:
    found = (len(content), hashlib.sha256(content).hexdigest(), sm3(content).hex())
    return found == (said["size"], said["sha256"], said["sm3"])


def _log(parts: Mapping[str, bytes], number: str, verifier: Verifier) -> Iterator[ArchiveFinding]:
    try:
        events = json.loads(parts[LOG])
        proofs = ProvenLog.read(json.loads(parts[PROOFS]))
        unproven = proofs.unproven(number, events)
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError, InvalidValue):
        yield ArchiveFinding(fault=ArchiveFault.LOG_UNREADABLE)
        return
    if not proofs.signed(verifier):
        yield ArchiveFinding(fault=ArchiveFault.HEAD_NOT_SIGNED)
    for place in unproven:
        yield ArchiveFinding(fault=ArchiveFault.EVENT_NOT_PROVEN, where=str(place))


def write_seal(seal: Seal) -> bytes:
    """Return a signature as it stands beside the list."""
    said = {"key": seal.key_id, "algorithm": seal.algorithm, "signature": seal.signature.hex()}
    return json.dumps(said, separators=(",", ":"), sort_keys=True).encode()


def read_seal(content: bytes) -> Seal | None:
    """Return the signature that stands beside the list; None when it is none."""
    try:
        said = json.loads(content)
        return Seal(
            key_id=str(said["key"]),
            algorithm=str(said["algorithm"]),
            signature=bytes.fromhex(said["signature"]),
        )
    except (KeyError, TypeError, ValueError, RecursionError):
        return None


def _listed(content: bytes) -> dict[str, Any] | None:
    """Return what the list says, if it is one."""
    try:
        said = json.loads(content)
        whole = said["form"] == FORM and isinstance(said["number"], str)
        parts = all(set(one) == _FACTS for one in said["parts"])
    except (KeyError, TypeError, ValueError, RecursionError):
        return None
    return said if whole and parts else None
