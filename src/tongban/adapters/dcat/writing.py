"""Resources to a document (导出): a catalogue, or a page of one with the way to the next."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from tongban.adapters.dcat.terms import ACCESS, CONTEXT, DATASET, DEPARTMENT, MEDIA
from tongban.core.exchange.resources import DataResource


def write_page(
    resources: Iterable[DataResource],
    departments: Mapping[str, str],
    *,
    title: str,
    following: str = "",
) -> bytes:
    """Return a catalogue document; `departments` are names by code, `following` the next page."""
    document: dict[str, Any] = {
        "@context": CONTEXT,
        "@id": "urn:tongban:catalogue",
        "@type": "dcat:Catalog",
        "dct:title": _chinese(title),
        "dcat:dataset": [_dataset(one, departments) for one in resources],
    }
    if following:
        document["hydra:view"] = {"hydra:next": following}
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def _dataset(one: DataResource, departments: Mapping[str, str]) -> dict[str, Any]:
    said: dict[str, Any] = {
        "@id": f"{DATASET}{one.code}",
        "@type": "dcat:Dataset",
        "dct:identifier": one.code,
        "dct:title": _chinese(one.name),
        "dct:description": _chinese(one.summary or one.name),
        "dct:publisher": {
            "@id": f"{DEPARTMENT}{one.holder}",
            "@type": "foaf:Agent",
            "foaf:name": departments.get(one.holder, one.holder),
        },
        "dct:accessRights": {"@id": ACCESS[one.sharing]},
        "dcat:distribution": [
            {"@type": "dcat:Distribution", "dct:format": MEDIA[one.form], "tb:form": one.form.value}
        ],
        "tb:sharing": one.sharing.value,
        "tb:opening": one.opening.value,
        "tb:key": list(one.keys),
        "tb:field": [
            {"tb:name": part.name, "tb:element": part.element, "tb:label": part.label}
            for part in one.fields
        ],
    }
    return said | {key: value for key, value in _where_known(one).items() if value}


def _where_known(one: DataResource) -> dict[str, Any]:
    return {
        "dct:accrualPeriodicity": one.update_cycle,
        "dct:spatial": list(one.areas),
        "dcatap:applicableLegislation": "" if one.basis is None else one.basis.written,
        "tb:system": one.system,
        "tb:summary": one.summary,
        "tb:condition": one.condition,
        "tb:proves": list(one.proves),
        "tb:family": list(one.family),
        "tb:quality": one.quality,
    }


def _chinese(words: str) -> dict[str, str]:
    return {"@language": "zh", "@value": words}
