"""Words of DCAT-AP 3 (术语): names of things and of what is said of them.

What the vocabulary lacks, such as the elements behind the fields, is said in words of our own, so
that the document comes back as it went; other programs skip them.
"""

from collections.abc import Mapping
from typing import Final

from tongban.core.catalog.datasets import Sharing
from tongban.core.exchange.resources import Form

CONTEXT: Final = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "dcatap": "http://data.europa.eu/r5r/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "hydra": "http://www.w3.org/ns/hydra/core#",
    "tb": "urn:tongban:terms:",
}
_RIGHTS: Final = "http://publications.europa.eu/resource/authority/access-right/"
ACCESS: Final[Mapping[Sharing, str]] = {
    Sharing.UNCONDITIONAL: f"{_RIGHTS}PUBLIC",
    Sharing.CONDITIONAL: f"{_RIGHTS}RESTRICTED",
    Sharing.NOT_SHARED: f"{_RIGHTS}NON_PUBLIC",
}
"""How far others may have it, in the words of the vocabulary; ours is said beside it."""

MEDIA: Final[Mapping[Form, str]] = {
    Form.SERVICE: "application/json",
    Form.TABLE: "application/sql",
    Form.FILE: "text/csv",
}
DATASET: Final = "urn:tongban:dataset:"
DEPARTMENT: Final = "urn:tongban:department:"
