"""Judge a file that says it is a package (核验归档包): read strictly, then verified."""

from tongban.adapters.case_archives.container import BrokenPackage, read_package, sm3
from tongban.core.archives.verifying import ArchiveFault, ArchiveFinding, verify
from tongban.core.certificates.seals import Verifier


def judged(content: bytes, verifier: Verifier) -> tuple[ArchiveFinding, ...]:
    """Return everything that is wrong with the bytes of a package; nothing when it is whole."""
    try:
        parts = read_package(content)
    except BrokenPackage as broken:
        changed = ArchiveFault.CONTAINER_CHANGED if broken.changed else ArchiveFault.NOT_A_PACKAGE
        return (ArchiveFinding(fault=changed),)
    return verify(parts, verifier, sm3)
