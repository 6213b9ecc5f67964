"""Three lists in one (证照目录、线上材料、线下材料): on which list a material belongs."""

import enum

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.evidence import EvidenceType


class PaperList(enum.Enum):
    """A list of the one electronic catalogue (电子目录)."""

    CERTIFICATES = "certificates"
    ONLINE = "online"
    OFFLINE = "offline"


def paper_list_of(paper: EvidenceType, catalogue: Catalogue) -> PaperList:
    """Return the list: certificates, what a register answers for, and what is handed in."""
    if paper.certificate_type is not None:
        return PaperList.CERTIFICATES
    served = any(paper.code in one.proves for one in catalogue.datasets.values())
    return PaperList.ONLINE if served else PaperList.OFFLINE
