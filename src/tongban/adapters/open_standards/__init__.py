"""Open standards (开放标准): the catalogue as CPSV-AP 3.2 in JSON-LD, and back.

Read in this order: `terms` (the vocabularies and how a node is named), `concepts` (code lists told
with the document), `services` (an item as a public service), `writing` (catalogue to document) and
`reading` (the way back). What CPSV-AP has no word for travels in a property of our own.
"""

from tongban.adapters.open_standards.reading import read_cpsv
from tongban.adapters.open_standards.writing import write_cpsv

__all__ = ["read_cpsv", "write_cpsv"]
