"""Judge what is kept (核验归档包): the package of a case as it stands, by published keys.

One that rotted or was changed there is found before somebody needs it.
"""

from uuid import UUID

from tongban.actions.audit import note
from tongban.actions.certificates.publishing import keys
from tongban.actions.outside import Outside
from tongban.adapters.case_archives import judged
from tongban.adapters.seals import KnownKeys
from tongban.core.archives.verifying import ArchiveFinding
from tongban.core.people.actors import Officer
from tongban.core.vocabulary.errors import NotFound
from tongban.store.archives.queries import content_of


def judge_kept(officer: Officer, case: UUID, outside: Outside) -> tuple[ArchiveFinding, ...]:
    """Return everything that is wrong with the package that is kept of a case.

    Raises:
        NotFound: when the department has no such package.
    """
    found = content_of(officer, case)
    if found is None:
        raise NotFound(f"no package of {case}")
    number, content = found
    findings = judged(content, KnownKeys.from_list(keys(outside)))
    wrong = {"faults": ",".join(sorted({one.fault.value for one in findings}))}
    note(officer, "archive.verified", str(case), case_number=number, details=wrong)
    return findings
