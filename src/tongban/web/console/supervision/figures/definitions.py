"""What measures mean (指标说明): formula, unit, denominator and basis, beside every figure."""

from django.utils.translation import gettext

from tongban.core.performance.measures import MEASURES
from tongban.web.components import labels, lists, messages


def definitions() -> messages.Details:
    """Return how every measure is counted."""
    return messages.Details(
        summary=gettext("这些指标怎么算"),
        body=(
            lists.DataTable(
                caption=gettext("指标说明"),
                caption_hidden=True,
                columns=(
                    lists.Column(words=gettext("指标")),
                    lists.Column(words=gettext("公式")),
                    lists.Column(words=gettext("分母")),
                    lists.Column(words=gettext("单位")),
                    lists.Column(words=gettext("依据")),
                ),
                rows=tuple(
                    lists.Row(
                        cells=(
                            labels.word(one.name),
                            labels.word(one.formula),
                            labels.word(one.denominator),
                            labels.word(one.unit),
                            labels.citation(one.basis),
                        )
                    )
                    for one in MEASURES
                ),
            ),
            lists.Paragraph(
                body=gettext(
                    "括号里是 95% 的把握范围（Wilson）和件数；不到 30 件的只列数字，不比较。"
                )
            ),
        ),
    )
