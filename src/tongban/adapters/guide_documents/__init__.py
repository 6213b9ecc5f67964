"""Guide documents (指南文件): an uploaded guide of any usual kind, as blocks of text with places.

Read in this order: `refusals` (why a file is not read, in words that say what to do), `gate` (what
is refused before a file is opened), `assembling` (blocks as they come), `text`, `web_pages`, `word`
and `workbook` (one reader for each kind) and `reading` (which of them reads a file).

No reader follows a link, resolves an entity, runs a script or evaluates a formula.
"""

from tongban.adapters.guide_documents.reading import KINDS, read_document
from tongban.adapters.guide_documents.refusals import UnreadableGuide

__all__ = ["KINDS", "UnreadableGuide", "read_document"]
