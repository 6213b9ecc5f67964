"""Kinds of connection (连接方式): a department's system as it stands, configured by data alone.

Each is written by an operator and registered on the machine; none comes from a form (A58, A61).
Read in this order: `settings` (what every kind is told), `texts` (values that come as text),
`over_http` (JSON or XML from an address), `tables` (a table or view in PostgreSQL), `files` (a CSV
or workbook that is dropped into a folder), `directory` (the connections of an installation).
"""

from tongban.adapters.partners.kinds.directory import KINDS, Directory, source_of

__all__ = ["KINDS", "Directory", "source_of"]
