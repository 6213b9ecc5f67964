"""Catalogue files (事项目录文件): a city written in YAML, read into one cross-checked value.

Read in this order: `yaml_marks` (text to nodes that know their line), `reading` (where every
problem of every file is gathered), `laws` (the laws a city cites), `texts` (citations, limits,
money and conditions in their written form), `fields` (typed access to one table), then one reader
per kind of definition: `read_elements`, `read_evidence`, `read_registers`, `read_steps`,
`read_items`, `read_journeys`; `cross_checks` (everything named exists), `city`, which joins all,
and `writing`, the way back.
"""

from tongban.adapters.catalogue_files.city import LoadedCity, read_catalogue
from tongban.adapters.catalogue_files.writing import write_city

__all__ = ["LoadedCity", "read_catalogue", "write_city"]
