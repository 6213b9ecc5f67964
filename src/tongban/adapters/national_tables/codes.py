"""National codes (国家代码): GB/T 39046 Annex A, and how cells of the exchange hold them.

Two platforms give 服务对象 different digits, so digits are read by this list and never kept. No
published list gives the unit of a limit a digit; ours stand in `docs/reference/exchange-formats`.
"""

import re
from typing import Any, Final

from tongban.core.catalog.evidence import EvidenceKind, EvidenceSource
from tongban.core.catalog.items import Audience, CaseKind, Channel, ItemType
from tongban.core.catalog.tables.cells import Codec, Misread, single
from tongban.core.catalog.tables.citing import limit_of
from tongban.core.vocabulary.citations import Citation, parse_citation
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.limits import TimeLimit, TimeUnit

UNSTATED: Final = "来源未载明依据"
_BETWEEN: Final = re.compile(r"[,，;；^|、\s]+")

ITEM_TYPES: Final = {member: member.value for member in ItemType}
CASE_KINDS: Final = {CaseKind.INSTANT: "1", CaseKind.PROMISED: "2"}
AUDIENCES: Final = {
    Audience.PERSON: "1",
    Audience.ENTERPRISE: "2",
    Audience.OTHER_ORGANISATION: "6",
}
_OTHER_AUDIENCES: Final = dict.fromkeys(("3", "4", "5", "9"), Audience.OTHER_ORGANISATION)
CHANNELS: Final = {
    Channel.WINDOW: "1",
    Channel.WEB: "2",
    Channel.MOBILE: "3",
    Channel.POST: "4",
    Channel.TERMINAL: "9",
}
UNITS: Final = {
    TimeUnit.WORKING_DAY: "1",
    TimeUnit.CALENDAR_DAY: "2",
    TimeUnit.HOUR: "3",
    TimeUnit.MONTH: "4",
    TimeUnit.YEAR: "5",
    TimeUnit.INSTANT: "9",
}
EVIDENCE_KINDS: Final = {
    EvidenceKind.CERTIFICATE: "1",
    EvidenceKind.FORM: "2",
    EvidenceKind.OTHER: "3",
}
EVIDENCE_SOURCES: Final = {
    EvidenceSource.APPLICANT: "10",
    EvidenceSource.GOVERNMENT: "20",
    EvidenceSource.THIRD_PARTY: "99",
}


def coded(codes: dict[Any, str]) -> Codec:
    """Return a codec of one national code; a leading zero may be left out."""
    members = {code: member for member, code in codes.items()}

    def read(text: str) -> Any:
        code = text.strip()
        for written in (code, code.zfill(2)):
            if written in members:
                return members[written]
        raise Misread(f"没有代码“{code}”，可填：{'、'.join(members)}")

    return single(codes.__getitem__, read)


def several_coded(codes: dict[Any, str], also: dict[str, Any] | None = None) -> Codec:
    """Return a codec of several codes with commas between; `also` are read, never written."""
    members = {code: member for member, code in codes.items()} | (also or {})

    def read(text: str) -> tuple[Any, ...]:
        found = []
        for code in filter(None, _BETWEEN.split(text.strip())):
            if code not in members:
                raise Misread(f"没有代码“{code}”，可填：{'、'.join(members)}")
            found.append(members[code])
        return tuple(dict.fromkeys(found))

    return single(lambda chosen: ",".join(codes[one] for one in chosen), read, empty=())


SERVED: Final = several_coded(AUDIENCES, _OTHER_AUDIENCES)


def cited(text: str) -> Citation:
    """Return the citation in a text; what is none is kept in its own words, and claims no law."""
    try:
        return parse_citation(text)
    except InvalidValue:
        return Citation.local(text.strip() or UNSTATED)


def _write_limit(limit: TimeLimit | None) -> tuple[str, ...]:
    if limit is None:
        return "", "", ""
    return str(limit.value), UNITS[limit.unit], limit.citation.written


def _read_limit(texts: tuple[str, ...]) -> TimeLimit:
    value, code, basis = (text.strip() for text in texts)
    units = {written: unit for unit, written in UNITS.items()}
    if code and code not in units:
        raise Misread(f"没有时限单位代码“{code}”，可填：{'、'.join(units)}", part=1)
    unit = TimeUnit.INSTANT if value == "0" else units.get(code, TimeUnit.WORKING_DAY)
    return limit_of(value, unit, cited(basis))


LIMIT: Final = Codec(write=_write_limit, read=_read_limit, width=3)
OPTIONAL_LIMIT: Final = Codec(write=_write_limit, read=_read_limit, width=3, empty=None)
DEFERRABLE: Final = single(lambda value: "3" if value else "1", lambda text: text.strip() == "3")
"""材料必要性: 1 必要, 2 非必要, 3 容缺后补."""
