"""Modelling JSON (建模数据): items as other modelling tools hold them, described by a JSON Schema.

An item has modules, a module has fields, a field may hang on a rule, and choices come from code
lists; an item may extend another. Read in this order: `document` (the names of the format),
`writing` (catalogue to document), `inheritance` (what an item takes from the one it extends),
`reading` (document to catalogue, with every fault at its path) and `schema` (the published schema).
"""

from tongban.adapters.modelling_json.reading import read_model
from tongban.adapters.modelling_json.schema import model_schema
from tongban.adapters.modelling_json.writing import write_model

__all__ = ["model_schema", "read_model", "write_model"]
