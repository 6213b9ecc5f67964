"""Whether a law holds (法规效力): since when, until when, and what takes its place."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext

from tongban.core.catalog.laws import LawStatus
from tongban.core.graph.nodes import Node, NodeKind
from tongban.engines.service_graph.snapshot import Snapshot
from tongban.store.catalog.laws import law_known
from tongban.web.components import lists, messages, navigation
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Section
from tongban.web.components.words import plain_date
from tongban.web.console.graph import places

_NUMBER: Final = re.compile(r"\((?P<number>[^()]*)\)\Z")


def force(snapshot: Snapshot, node: Node, today: date) -> Iterator[Component]:
    """Yield what is known of the force of a law, or of the law that an article is of."""
    law = _NUMBER.sub("", node.code.rpartition("#")[0] or node.code)
    known = law_known(law)
    if known is None:
        return
    rows = [
        lists.SummaryRow(
            key=gettext("效力"),
            value=_standing(known, today),
            actions=(
                navigation.Link(
                    words=gettext("看法规库"),
                    href=f"{reverse('console:items_laws')}?{urlencode({'q': law})}",
                ),
            ),
        )
    ]
    if known.in_force_from:
        rows.append(
            lists.SummaryRow(key=gettext("施行日期"), value=plain_date(known.in_force_from))
        )
    if known.replaced_by:
        rows.append(
            lists.SummaryRow(
                key=gettext("由什么代替"), value=_successor(snapshot, known.replaced_by)
            )
        )
    yield Section(title=gettext("法规效力"), body=lists.SummaryList(rows=tuple(rows)), id="force")


def _standing(known: LawStatus, today: date) -> Content:
    if known.repealed_on is not None:
        ends = {"day": plain_date(known.repealed_on)}
        if known.holds_on(today):
            words, tone = gettext("%(day)s起废止") % ends, messages.Tone.ATTENTION
        else:
            words, tone = gettext("已于%(day)s废止") % ends, messages.Tone.BAD
        return messages.Tag(words=words, tone=tone)
    if known.holds_on(today):
        return messages.Tag(words=gettext("现行有效"), tone=messages.Tone.GOOD)
    begins = {"day": plain_date(known.in_force_from) if known.in_force_from else ""}
    return messages.Tag(words=gettext("%(day)s起施行") % begins, tone=messages.Tone.ATTENTION)


def _successor(snapshot: Snapshot, law: str) -> Content:
    """Return the law that takes its place, with the way there when any item cites it."""
    node = Node(NodeKind.LAW, law)
    return navigation.Link(words=law, href=places.look(node)) if node in snapshot else law
