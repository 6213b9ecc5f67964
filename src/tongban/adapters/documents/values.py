"""What a document says (文书内容): frozen values, written by actions, set in type by the press.

行政许可法 §32 wants a dated written voucher with the seal of the authority for an acceptance or a
refusal to accept; §38 wants reasons and remedies in a refusal. The seal drawn here is a
demonstration (示范印章): it never claims legal effect.
"""

import enum
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias


class DocumentKind(enum.Enum):
    """Which document it is (文书种类). The value is the title printed on it."""

    RECEIPT = "收件凭证"
    ACCEPTANCE = "受理通知书"
    CORRECTION = "补正告知书"
    REFUSED_ACCEPTANCE = "不予受理决定书"
    GRANTED = "准予决定书"
    REFUSED = "不予决定书"
    WITHDRAWN = "撤回确认书"
    PAID = "缴费凭证（示范）"
    REVOKED = "撤销决定书"
    LAPSED = "容缺受理终止通知书"
    SENT_HOME = "异地收件转办单"
    SENT_UP = "转报单"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One labelled fact of a document, such as 事项名称 or 申请日期."""

    label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """One numbered thing (补正事项, 理由): what, why, and by what law."""

    title: str
    explanation: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voucher:
    """A dated, numbered and sealed document of one department (凭证, 通知书, 决定书).

    `number` is the document's own 文号. `title` overrides the kind's, as in 准予食品经营许可决定书.
    `paragraphs` are the body; `matters` are numbered under `matters_heading`; `remedies` and
    `next_steps` are whole sentences, printed under their own headings. `verify_url` becomes a QR
    code; `carbon_copy` names whom it is also sent to (抄送).
    """

    kind: DocumentKind
    number: str
    department: str
    addressee: str
    dated_on: date
    paragraphs: tuple[str, ...]
    title: str = ""
    rows: tuple[Row, ...] = ()
    matters_heading: str = ""
    matters: tuple[Matter, ...] = ()
    next_steps: tuple[str, ...] = ()
    remedies: tuple[str, ...] = ()
    contact: str = ""
    verify_url: str = ""
    carbon_copy: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificatePage:
    """The readable page of an electronic certificate (电子证照版式), with a QR code to verify it.

    `identifier` is the certificate identifier (证照标识), `number` what the issuer prints as 编号.
    `rows` are the face fields in the issuer's order; `valid_until` None means for good. `notes`
    stand in small print below the seal. `purpose` marks a copy made for one use (用证事由).
    `digest` is that of the whole face, where programs read it; a signature covers it.
    """

    title: str
    number: str
    identifier: str
    holder: str
    issuer: str
    issued_on: date
    verify_url: str
    rows: tuple[Row, ...] = ()
    valid_from: date | None = None
    valid_until: date | None = None
    notes: tuple[str, ...] = ()
    purpose: str = ""
    digest: bytes = b""


Document: TypeAlias = Voucher | CertificatePage
