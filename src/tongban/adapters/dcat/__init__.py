"""Data catalogues as DCAT-AP (目录互换): one JSON-LD document, written and read without loss.

``terms``    the words of the vocabulary, and those that it lacks
``writing``  resources to a document, whole or a page of it
``reading``  a document to resources, telling what cannot be read
"""

from tongban.adapters.dcat.reading import DcatPage, read_page
from tongban.adapters.dcat.writing import write_page

__all__ = ["DcatPage", "read_page", "write_page"]
