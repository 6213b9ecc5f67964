"""Terms (术语): the vocabularies of the document, and how its nodes are named.

The context stands inside the document, so that no reader needs a network to understand it.
"""

from typing import Any, Final
from urllib.parse import quote

Node = dict[str, Any]

OWN: Final = "urn:tongban:"
DEFINITION: Final = "tb:definition"
CATALOGUE: Final = "catalogue"

CONTEXT: Final[Node] = {
    "adms": "http://www.w3.org/ns/adms#",
    "cpsv": "http://purl.org/vocab/cpsv#",
    "cv": "http://data.europa.eu/m8g/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "tb": f"{OWN}terms:",
}


def name_of(kind: str, *codes: str) -> str:
    """Return the name of a node: its kind and codes, whatever characters they hold."""
    return OWN + ":".join((kind, *(quote(code, safe="") for code in codes)))


def link(name: str) -> Node:
    """Return a reference to a node."""
    return {"@id": name}


def chinese(text: str) -> Node:
    """Return a text in Chinese."""
    return {"@language": "zh", "@value": text}


def node(name: str, kind: str | list[str], **properties: Any) -> Node:
    """Return a node; a property is written `prefix__name`, and an empty one is left out."""
    told = {key.replace("__", ":"): value for key, value in properties.items() if value}
    return {"@id": name, "@type": kind, **told}
