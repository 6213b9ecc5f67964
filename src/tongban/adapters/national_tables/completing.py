"""What another's set leaves unsaid (补全): the national columns of words, read as far as they go.

A set that we did not write has conditions, steps and results in words. A condition in words becomes
a matter for judgement, which no program takes for met; a limit without its article claims none.
Whoever models the item later finds the words where they belong.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from tongban.adapters.national_tables.codes import EVIDENCE_KINDS, EVIDENCE_SOURCES, UNSTATED, cited
from tongban.adapters.national_tables.schema import EXTEND_TITLES, NATIONAL
from tongban.core.catalog.bodies import Bodies
from tongban.core.catalog.conditions.nodes import Judged
from tongban.core.catalog.conditions.written import written
from tongban.core.catalog.departments import Department
from tongban.core.catalog.evidence import EvidenceKind, EvidenceSource
from tongban.core.catalog.tables.labels import EVIDENCE_KINDS as KIND_LABELS
from tongban.core.catalog.tables.labels import EVIDENCE_SOURCES as SOURCE_LABELS
from tongban.core.catalog.tables.rows import Row

Group = Mapping[str, list[Row]]
Told = dict[str, str]

_LINES: Final = re.compile(r"[\n；;]+")
_FLOW: Final = re.compile(r"[\n；;、，,]+|[-—=]*>|→")
_NUMBERED: Final = re.compile(r"^\s*[（(]?[0-9一二三四五六七八九十]+[）)、.．]\s*")
_SERIAL: Final = re.compile(r"^[0-9A-Z]+(?!00)[0-9]{2}$")
_ACCEPTANCE: Final = ("5", "1", "行政许可法#32.1.4")  # five working days to say what is missing
_UNSTATED: Final = f"本地配置（{UNSTATED}）"
_REMOVAL: Final = frozenset({"D", "3", "删除"})
REMOVAL_TOLD: Final = "来源说这个事项已经删除；导入不删除事项，请在事项管理里办理取消"
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]")


class Completing:
    """Completes the groups of rows of items, finding our departments again in theirs."""

    def __init__(self, departments: Iterable[Department]) -> None:
        self._bodies = Bodies(departments)

    def completed(self, group: Group) -> dict[str, list[Row]]:
        """Return the rows of one item, with what they left unsaid."""
        rows = {key: list(listed) for key, listed in group.items()}
        basic = rows["items"][0]
        told = _told("items", basic)
        if told["tb_acceptance_limit_type"]:
            return rows
        extension = _told_of(EXTEND_TITLES, rows["extend"][0]) if rows.get("extend") else {}
        self._complete_item(told)
        rows["items"] = [_row("items", basic.number, told)]
        for key, making in _MAKING.items():
            if not rows.get(key):
                made = making({**extension, **told})
                rows[key] = [_row(key, basic.number, {**one, **_owned(told)}) for one in made]
        for key, complete in _COMPLETE.items():
            rows[key] = [complete(row, told) for row in rows.get(key, ())]
        return rows

    def _complete_item(self, told: Told) -> None:
        day, unit, basis = _ACCEPTANCE
        told |= {
            "local_task_code": told["local_task_code"] or told["task_code"],
            "tb_department": self._bodies.of(told["dept_name"], told["dept_code"])
            or told["dept_code"]
            or told["dept_name"],
            "tb_acceptance_limit_day": day,
            "tb_acceptance_limit_type": unit,
            "tb_acceptance_limit_basis": basis,
            "plan_effective_date": told["plan_effective_date"] or told["cd_time"],
        }


def owner_of(row: Row) -> str:
    """Return the code of the item that a row belongs to: the local one, else the national one."""
    titles = EXTEND_TITLES if row.table == "extend" else NATIONAL[row.table].titles
    told = _told_of(titles, row)
    return told["local_task_code"].strip() or told.get("task_code", "").strip()


def keys_of(basic: Row) -> tuple[str, ...]:
    """Return the codes under which the rows of an item may name it."""
    told = _told("items", basic)
    keys = (told["local_task_code"].strip(), told["task_code"].strip())
    return tuple(dict.fromkeys(filter(None, keys)))


def asks_for_removal(basic: Row) -> bool:
    """Tell whether the source says that an item is gone (同步类型: 删除)."""
    return _told("items", basic)["cd_operation"].strip().upper() in _REMOVAL


def papers(requirements: Iterable[Row]) -> Iterator[Row]:
    """Yield a row of the catalogue of documents for each that `completed` has named."""
    for row in requirements:
        told = _told("requirements", row)
        if told["tb_alternatives"] == _paper(told["material_name"]):
            yield _row(
                "evidence",
                row.number,
                {
                    "tb_code": told["tb_alternatives"],
                    "tb_name": told["material_name"],
                    "tb_kind": KIND_LABELS[_KINDS.get(told["material_type"], EvidenceKind.OTHER)],
                    "tb_source": SOURCE_LABELS[
                        _SOURCES.get(told["source_type"], EvidenceSource.APPLICANT)
                    ],
                    "tb_issuer_note": told["source_explain"],
                    "tb_filling_notes": told["fill_explain"],
                },
            )


_KINDS: Final = {code: kind for kind, code in EVIDENCE_KINDS.items()}
_SOURCES: Final = {code: source for source, code in EVIDENCE_SOURCES.items()}


def _bases(told: Told) -> Iterator[Told]:
    for line in _split(_LINES, told["by_law"]):
        citation = cited(line)
        yield {"tb_citation": citation.written, "tb_says": "" if not citation.is_local else line}


def _conditions(told: Told) -> Iterator[Told]:
    basis = next((one["tb_citation"] for one in _bases(told)), _UNSTATED)
    for number, line in enumerate(_split(_LINES, told["accept_condition"]), start=1):
        judged = Judged(f"condition_{number}", _CONTROL.sub(" ", line))
        yield {
            "tb_id": f"c{number}",
            "tb_words": line,
            "tb_expression": written(judged),
            "tb_basis": basis,
        }


def _steps(told: Told) -> Iterator[Told]:
    names = list(_split(_FLOW, told["handle_flow"])) or ["办理"]
    for number, name in enumerate(names, start=1):
        yield {
            "tb_id": f"s{number}",
            "tb_name": name,
            "tb_department": told["tb_department"],
            "tb_limit_day": "1",
            "tb_limit_type": "1",
            "tb_limit_basis": _UNSTATED,
            "tb_waits_for": f"s{number - 1}" if number > 1 else "",
        }


def _outputs(told: Told) -> Iterator[Told]:
    names = list(_split(_LINES, told.get("result_name", ""))) or ["办理结果"]
    for number, name in enumerate(names, start=1):
        yield {"tb_code": f"o{number}", "tb_name": name, "tb_kind": "批文"}


def _handled(told: Told) -> Iterator[Told]:
    """Yield the handled items that are told by their codes: two digits after that of the item."""
    given = (one for one in _split(_LINES, told["task_handle_item"]) if one != told["task_code"])
    codes = [one for one in given if _SERIAL.search(one)]
    for code in dict.fromkeys(codes):
        serial = int(code[-2:])
        which = Judged(f"handled_{serial}", f"按业务办理项 {code} 办理")
        yield {
            "tb_serial": str(serial),
            "tb_name": told["task_name"]
            if len(codes) == 1
            else f"{told['task_name']}（{code[-2:]}）",
            "tb_applies_when": written(which) if len(codes) > 1 else "",
        }


def _requirement(row: Row, item: Told) -> Row:
    told = {**_told("requirements", row), **_owned(item)}
    told["tb_id"] = told["tb_id"] or f"m{row.number}"
    told["tb_alternatives"] = told["tb_alternatives"] or _paper(told["material_name"])
    told["tb_primary"] = told["tb_primary"] or ("否" if told["is_need"].strip() == "3" else "是")
    told["by_law"] = "\n".join(cited(line).written for line in _split(_LINES, told["by_law"]))
    return _row("requirements", row.number, told)


def _fee(row: Row, item: Told) -> Row:
    told = {**_told("fees", row), **_owned(item)}
    told["tb_id"] = told["tb_id"] or f"f{row.number}"
    told["by_law"] = cited(told["by_law"]).written
    return _row("fees", row.number, told)


def _renamed(row: Row, item: Told) -> Row:
    return _row(row.table, row.number, {**_told(row.table, row), **_owned(item)})


_MAKING: Final[Mapping[str, Callable[[Told], Iterator[Told]]]] = {
    "legal_basis": _bases,
    "conditions": _conditions,
    "steps": _steps,
    "outputs": _outputs,
    "handled": _handled,
}
_COMPLETE: Final[Mapping[str, Callable[[Row, Told], Row]]] = {
    "requirements": _requirement,
    "fees": _fee,
    "faqs": _renamed,
}


def _owned(item: Told) -> Told:
    return {"local_task_code": item["local_task_code"]}


def _paper(name: str) -> str:
    """Return a code for a document that has only a name: the same name, the same document."""
    return f"m_{hashlib.sha256(name.strip().encode()).hexdigest()[:12]}"


def _split(mark: re.Pattern[str], text: str) -> Iterator[str]:
    for part in mark.split(text):
        if line := _NUMBERED.sub("", part).strip():
            yield line


def _told(key: str, row: Row) -> Told:
    return _told_of(NATIONAL[key].titles, row)


def _told_of(titles: tuple[str, ...], row: Row) -> Told:
    return dict(zip(titles, row.cells, strict=True))


def _row(key: str, number: int, told: Told) -> Row:
    return Row(key, number, tuple(told.get(title, "") for title in NATIONAL[key].titles))
