"""Copies of one's data (个人数据副本): a ZIP that people read and programs read too.

`chapters` are what stands in it; `page` writes them as one page of HTML without scripts; `schema`
describes the same as JSON Schema; `archive` puts all of it, and the papers, into a ZIP.
"""

from tongban.adapters.data_copies.archive import write_archive
from tongban.adapters.data_copies.chapters import Chapter, CopiedFile

__all__ = ["Chapter", "CopiedFile", "write_archive"]
