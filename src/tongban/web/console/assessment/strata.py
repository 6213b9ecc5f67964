"""The strata of a round (分层和权重), shown once it is open: what each sample stands for."""

from django.utils.translation import gettext

from tongban.actions.targets import published
from tongban.core.assessment.rounds import RoundState
from tongban.core.assessment.strata import Layer, Stratum
from tongban.core.authoring.labels import label_of
from tongban.core.catalog.items import Channel, ItemType
from tongban.web.components import labels, lists
from tongban.web.components.component import Content
from tongban.web.components.sections import Section


def strata_section(state: RoundState) -> Content:
    """Return the table of strata; nothing for rounds of before they were kept."""
    if not state.planned.strata:
        return ""
    layers = state.planned.layers
    return Section(
        title=gettext("分层和权重"),
        body=lists.DataTable(
            caption=gettext("分层和权重"),
            caption_hidden=True,
            columns=(
                *(lists.Column(words=labels.label(one)) for one in layers),
                lists.Column(words=gettext("服务"), number=True),
                lists.Column(words=gettext("样本"), number=True),
                lists.Column(words=gettext("每个样本代表"), number=True),
            ),
            rows=tuple(lists.Row(cells=_cells(one, layers)) for one in state.planned.strata),
        ),
    )


def _cells(one: Stratum, layers: tuple[Layer, ...]) -> tuple[Content, ...]:
    return (
        *(_name(layer, part) for layer, part in zip(layers, one.parts, strict=True)),
        str(one.population),
        str(one.samples),
        f"{one.weight:.1f}",
    )


def _name(layer: Layer, part: str) -> str:
    """Return how a part of a stratum is called."""
    match layer:
        case Layer.CHANNEL:
            return labels.channel(Channel(part))
        case Layer.ITEM_TYPE:
            return labels.word(label_of(ItemType(part)))
        case Layer.DEPARTMENT:
            known = published().catalogue.departments.get(part)
            return known.short_name if known else part
        case Layer.AREA:
            return part
