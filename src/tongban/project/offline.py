"""Verify without a network (离线核验): a code or a signed page, with keys, root and lists at hand.

Nothing here starts Django or asks the database: whoever was given the published files can run it.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from tongban.adapters.offline_codes import open_code
from tongban.adapters.pdf_signatures import PdfVerdict, check_pdf, read_root
from tongban.adapters.seals import KnownKeys
from tongban.core.certificates.offline import CodeVerdict, Shown, judge
from tongban.core.certificates.status_lists import StatusList, read_list
from tongban.core.vocabulary.errors import InvalidValue

KEYS, ROOT, LISTS = "keys.json", "root.pem", "status-*.json"
_MOST_BYTES = 20 * 1024**2


@dataclass(frozen=True, slots=True, kw_only=True)
class AtHand:
    """What a verifier was given: keys, the root of signed pages, the latest status lists."""

    keys: KnownKeys
    root: bytes | None
    lists: dict[int, StatusList]

    @classmethod
    def from_folder(cls, folder: Path) -> "AtHand":
        """Return what stands in a folder of published files.

        Raises:
            InvalidValue: when a file is missing, or is not what its name says.
        """
        keys = KnownKeys.from_list(_json(folder / KEYS))
        lists = [read_list(_json(path), keys) for path in sorted(folder.glob(LISTS))]
        root = folder / ROOT
        return cls(
            keys=keys,
            root=root.read_bytes() if root.exists() else None,
            lists={one.number: one for one in lists},
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class OfflineAnswer:
    """The answer for people and programs; `code` is one word for each cause."""

    code: str
    usable: bool
    sentence: str
    shown: dict[str, str]


def verify_text(text: str, at_hand: AtHand, now: datetime) -> OfflineAnswer:
    """Judge the text of a scanned code, with or without the address before it."""
    return _answer(*_judged(text, at_hand, now, document=None))


def verify_page(
    content: bytes, at_hand: AtHand, now: datetime, *, beside: str = ""
) -> OfflineAnswer:
    """Judge a signed page, and the code `beside` it when there is one.

    Raises:
        InvalidValue: when no root is at hand.
    """
    if at_hand.root is None:
        raise InvalidValue("root", f"put {ROOT} beside {KEYS}")
    checked = check_pdf(content, [read_root(at_hand.root)])
    if checked.verdict is not PdfVerdict.INTACT:
        return OfflineAnswer(
            code=checked.verdict.value,
            usable=False,
            sentence=_PAGES[checked.verdict],
            shown={},
        )
    if beside:
        return _answer(*_judged(beside, at_hand, now, document=checked.face or b""))
    signed_at = checked.signed_at.isoformat() if checked.signed_at else ""
    return OfflineAnswer(
        code=checked.verdict.value,
        usable=True,
        sentence=_PAGES[checked.verdict],
        shown={"签名": checked.signer, "签名时间": signed_at},
    )


def _judged(
    text: str, at_hand: AtHand, now: datetime, *, document: bytes | None
) -> tuple[CodeVerdict, Shown | None]:
    opened = open_code(text.rpartition("#")[2].strip(), at_hand.keys)
    if opened.shown is None:
        return opened.fault or CodeVerdict.UNREADABLE, None
    statuses = at_hand.lists.get(opened.shown.place.list_number)
    return judge(opened.shown, now, statuses=statuses, document=document), opened.shown


def _answer(verdict: CodeVerdict, shown: Shown | None) -> OfflineAnswer:
    told: Iterable[tuple[str, str]] = ()
    if shown is not None:
        told = (
            ("证照名称", shown.name),
            ("证照标识", shown.number),
            ("持证人", shown.holder),
            ("颁发机构", shown.issuer_name),
            ("有效期起", shown.valid_from.isoformat()),
            ("有效期止", shown.valid_until.isoformat() if shown.valid_until else "长期"),
            ("用途", shown.purpose or "未写明"),
            *shown.fields.items(),
        )
    return OfflineAnswer(
        code=verdict.value, usable=verdict.usable, sentence=_CODES[verdict], shown=dict(told)
    )


def _json(path: Path) -> Any:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise InvalidValue("published file", f"{path.name} is too large")
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise InvalidValue("published file", f"{path.name} cannot be read") from error


_CODES = {
    CodeVerdict.VALID: "有效：签名、日期和最新状态都相符",
    CodeVerdict.NOT_CHECKED: "签名和日期相符，但手头没有新的状态清单，不能断定现在还有效",
    CodeVerdict.UNREADABLE: "读不出来：不是本平台的离线码，或者缺了一截",
    CodeVerdict.OVERSIZE: "太长：没有这么长的离线码",
    CodeVerdict.UNKNOWN_KEY: "签名的密钥不在公钥清单里",
    CodeVerdict.ALTERED: "签名不符：内容改过，或者是别的密钥签的",
    CodeVerdict.OTHER_DOCUMENT: "这个码属于另一份证照",
    CodeVerdict.CODE_EXPIRED: "亮证码已经过时，请对方重新出示",
    CodeVerdict.NOT_YET_VALID: "证照还没有生效",
    CodeVerdict.EXPIRED: "证照已过有效期",
    CodeVerdict.SUSPENDED: "证照已暂扣",
    CodeVerdict.REVOKED: "证照已撤销、注销、吊销或换发",
}
_PAGES = {
    PdfVerdict.INTACT: "签名完好：这一页和签名时一样。现在还有没有效，请再核验页面上的码",
    PdfVerdict.UNREADABLE: "读不出来：不是完整的 PDF 文件",
    PdfVerdict.OVERSIZE: "文件太大",
    PdfVerdict.UNSIGNED: "没有签名",
    PdfVerdict.ALTERED: "签名不符：文件改过，或者签名以后又加了内容",
    PdfVerdict.UNKNOWN_KEY: "签名的证书不是根证书颁发的",
}
