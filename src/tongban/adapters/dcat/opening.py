"""What is open to everybody (开放目录): figures as one dataset, each month a distribution."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Final

from tongban.adapters.dcat.terms import CONTEXT

_IDENTIFIER: Final = "urn:tongban:open:ended-cases"
_MEDIA: Final = "https://www.iana.org/assignments/media-types/text/csv"
_MONTHLY: Final = "http://publications.europa.eu/resource/authority/frequency/MONTHLY"


def write_open(files: Mapping[date, str], *, title: str, summary: str, publisher: str) -> bytes:
    """Return the catalogue of what is open; `files` are addresses by their month."""
    document = {
        "@context": CONTEXT,
        "@id": "urn:tongban:open",
        "@type": "dcat:Catalog",
        "dct:title": _chinese(title),
        "dcat:dataset": [
            {
                "@id": _IDENTIFIER,
                "@type": "dcat:Dataset",
                "dct:identifier": _IDENTIFIER,
                "dct:title": _chinese(title),
                "dct:description": _chinese(summary),
                "dct:publisher": {"@type": "foaf:Agent", "foaf:name": publisher},
                "dct:accrualPeriodicity": {"@id": _MONTHLY},
                "dcat:distribution": [
                    {
                        "@type": "dcat:Distribution",
                        "dct:title": _chinese(f"{month:%Y-%m}"),
                        "dcat:downloadURL": {"@id": address},
                        "dcat:mediaType": {"@id": _MEDIA},
                    }
                    for month, address in files.items()
                ],
            }
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def _chinese(words: str) -> dict[str, str]:
    return {"@language": "zh", "@value": words}
