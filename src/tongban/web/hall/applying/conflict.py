"""When two devices wrote different things (版本冲突): both are shown, the person decides."""

from collections.abc import Mapping

from django.http import QueryDict
from django.utils.translation import gettext

from tongban.core.catalog.elements import Value
from tongban.web.components import lists, navigation
from tongban.web.components.component import Content
from tongban.web.components.sections import Page, PostForm
from tongban.web.hall import places
from tongban.web.hall.applying import paths
from tongban.web.hall.applying.form_page import value_words
from tongban.web.hall.applying.reading import Reading
from tongban.web.hall.applying.topics import Topic
from tongban.web.hall.applying.writing import Written


def conflict_page(reading: Reading, topic: Topic, written: Written, posted: QueryDict) -> Page:
    """Return both versions; nothing typed is lost, whichever is kept."""
    return Page(
        title=gettext("这份草稿在别的设备上改过"),
        caption=f"{reading.title} · {topic.title}",
        back=navigation.BackLink(href=places.draft(reading.id)),
        lead=lists.Paragraph(body=gettext("两边填的不一样，请选择保留哪一边。")),
        body=(
            _differences(reading, topic, written),
            PostForm(
                action=paths.form(reading.id, topic.code),
                body="",
                hidden=(*_typed(posted), ("revision", str(reading.draft.revision))),
                buttons=(
                    navigation.Button(words=gettext("用我刚才填的")),
                    navigation.Link(
                        words=gettext("用已经保存的"), href=paths.form(reading.id, topic.code)
                    ),
                ),
            ),
        ),
    )


def _differences(reading: Reading, topic: Topic, written: Written) -> lists.DataTable:
    differing = written.differs_from(reading.content)
    return lists.DataTable(
        caption=gettext("不一样的内容"),
        caption_hidden=True,
        columns=(
            lists.Column(words=gettext("项目")),
            lists.Column(words=gettext("已经保存的")),
            lists.Column(words=gettext("您刚才填的")),
        ),
        rows=tuple(
            lists.Row(
                cells=(
                    line.element.label,
                    _shown(reading, line.element.code, reading.content.answers),
                    _shown(reading, line.element.code, written.answers),
                )
            )
            for line in topic.asked
            if line.element.code in differing
        ),
    )


def _shown(reading: Reading, code: str, values: Mapping[str, Value]) -> Content:
    if code not in values:
        return gettext("没有填写")
    return value_words(reading.catalogue.elements[code], values[code])


def _typed(posted: QueryDict) -> tuple[tuple[str, str], ...]:
    """Return what was posted, to be posted again."""
    ours = ("csrfmiddlewaretoken", "revision")
    return tuple(
        (name, value) for name, values in posted.lists() if name not in ours for value in values
    )
