"""Projects (投资项目): what is filed under one code belongs together, whoever handles it.

国务院令第673号 §6: every investment project has one code, which joins what is approved for it.
A code that is not of the right form joins nothing; it stays what the applicant wrote.
"""

from typing import Any, Final

from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.project_codes import parse_project_code
from tongban.store.cases.models import Filing
from tongban.store.cases.queries.records import CaseRecord
from tongban.store.projects.models import ProjectFiling

CODE: Final = "project.code"
NAME: Final = "project.name"


def project_of(record: CaseRecord) -> str:
    """Return the code of the project that a case is for, from what was told; empty for none."""
    told = next((str(one["value"]) for one in record.facts if one["element"] == CODE), "")
    try:
        return parse_project_code(told).value
    except InvalidValue:
        return ""


def project_rows(filing: Filing) -> list[ProjectFiling]:
    """Return the row that joins a filing to its project, if it names one."""
    told: dict[str, Any] = {one["element"]: one["value"] for one in filing.content["facts"]}
    try:
        code = parse_project_code(str(told.get(CODE) or ""))
    except InvalidValue:
        return []
    return [ProjectFiling(filing=filing, code=code.value, name=str(told.get(NAME) or "")[:200])]
