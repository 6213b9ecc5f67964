"""Three lists in one (证照目录、线上材料、线下材料): where a material belongs."""

import enum

from django.utils.translation import gettext

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.evidence import EvidenceType


class Shelf(enum.Enum):
    """On which list a material stands."""

    CERTIFICATES = "certificates"
    ONLINE = "online"
    OFFLINE = "offline"

    @property
    def words(self) -> str:
        """What the list is called."""
        return {
            Shelf.CERTIFICATES: gettext("证照目录"),
            Shelf.ONLINE: gettext("线上材料"),
            Shelf.OFFLINE: gettext("线下材料"),
        }[self]


def shelf_of(paper: EvidenceType, catalogue: Catalogue) -> Shelf:
    """Return the list: certificates, what a register answers for, and what is handed in."""
    if paper.certificate_type is not None:
        return Shelf.CERTIFICATES
    served = any(paper.code in one.proves for one in catalogue.datasets.values())
    return Shelf.ONLINE if served else Shelf.OFFLINE
