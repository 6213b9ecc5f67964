"""The catalogue as a document (目录文件): everything that is published, as DCAT-AP."""

from tongban.actions.targets import published
from tongban.adapters.dcat import write_page
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.exchange.resources import DataResource, as_resource
from tongban.store.exchange.queries.resources import published_resources


def catalogue_document(title: str) -> bytes:
    """Return what is published now as a document."""
    catalogue = published().catalogue
    departments = {code: one.name for code, one in catalogue.departments.items()}
    return write_page(offered(catalogue), departments, title=title)


def offered(catalogue: Catalogue) -> tuple[DataResource, ...]:
    """Return every dataset that is published, described as far as its department did."""
    described = published_resources()
    labels = {code: one.label for code, one in catalogue.elements.items()}
    return tuple(
        described.get(one.code) or as_resource(one, labels) for one in catalogue.datasets.values()
    )
