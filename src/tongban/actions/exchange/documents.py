"""The catalogue as a document (目录文件): everything that is published, as DCAT-AP."""

from dataclasses import replace

from tongban.actions.targets import published
from tongban.adapters.dcat import write_page
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.exchange.resources import DataResource, as_resource
from tongban.store.exchange.queries.resources import published_resources
from tongban.store.quality.queries.checks import scores


def catalogue_document(title: str) -> bytes:
    """Return what is published now as a document."""
    catalogue = published().catalogue
    departments = {code: one.name for code, one in catalogue.departments.items()}
    return write_page(offered(catalogue), departments, title=title)


def offered(catalogue: Catalogue) -> tuple[DataResource, ...]:
    """Return every dataset that is published, as far as its department described it.

    The quality is the score of the last check, where there was one.
    """
    described, checked = published_resources(), scores()
    labels = {code: one.label for code, one in catalogue.elements.items()}
    found = (
        described.get(one.code) or as_resource(one, labels) for one in catalogue.datasets.values()
    )
    return tuple(replace(one, quality=checked.get(one.code, one.quality)) for one in found)
