"""Suggestions as cards (建议卡片): what is suggested, the sentence it comes from, what to do."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext

from tongban.core.reading.deciding import Decided, Decision, DeskReading
from tongban.core.reading.fragments import Fragment
from tongban.core.reading.suggestions import Suggestion
from tongban.web.components.component import Component, Content
from tongban.web.components.lists import PlainList
from tongban.web.components.messages import Details, Tag, Tone
from tongban.web.components.navigation import Button, Buttons
from tongban.web.components.navigation.buttons import ButtonKind
from tongban.web.components.sections import PostForm, Section
from tongban.web.components.words import written_moment
from tongban.web.console.items.desk import Desk
from tongban.web.console.items.figures import PartCard
from tongban.web.console.items.reading.worded import GROUPS, doubt, rows, title


@dataclass(frozen=True, kw_only=True, slots=True)
class Quoted(Component):
    """A sentence of the guide with the words marked that a rule read."""

    template: ClassVar[str] = "console/items/quoted.html"

    before: str
    words: str
    after: str
    where: str


def quoted(words: Fragment) -> Quoted:
    """Return the sentence around some words."""
    sentence = words.sentence
    before, _, after = sentence.partition(words.text)
    if not after and words.text not in sentence:  # words that run over several sentences
        before = after = ""
    return Quoted(before=before, words=words.text, after=after, where=words.block.where)


def waiting(desk: Desk, reading: DeskReading, found: Mapping[str, Suggestion]) -> Iterator[Section]:
    """Yield what is still to be decided, under its headings."""
    for heading, kinds in GROUPS:
        own = {
            key: one
            for key, one in found.items()
            if isinstance(one.finding, kinds) and key not in reading.decided
        }
        if own:
            name = f"{heading}（{len(own)}）"
            cards = tuple(card(desk, key, one) for key, one in own.items())
            yield Section(title=name, body=cards)


def card(desk: Desk, key: str, one: Suggestion) -> PartCard:
    """Return one suggestion beside its sentence, with its buttons."""
    unsure = doubt(one.finding)
    told: list[tuple[str, Content]] = [(gettext("原文"), quoted(one.source))]
    told += [*rows(one.finding, desk.names)]
    if one.rule.startswith("second."):
        told.append((gettext("来源"), gettext("第二解析指出，规则没有读出，请仔细核对")))
    if unsure is not None:
        told.append((gettext("请注意"), gettext(unsure.advice)))
    return PartCard(
        title=title(one.finding),
        id=f"s{key}",
        tags=(Tag(words=gettext("要核对"), tone=Tone.ATTENTION),) if unsure else (),
        rows=tuple(told),
        below=_buttons(desk, key, title(one.finding)) if desk.writable else "",
    )


def decided(desk: Desk, reading: DeskReading, found: Mapping[str, Suggestion]) -> Content:
    """Return what was decided, with a way to take back each refusal."""
    made = [(key, one) for key, one in found.items() if key in reading.decided]
    if not made:
        return ""
    lines = tuple(_line(desk, key, one, reading.decided[key]) for key, one in made)
    summary = gettext("已处理的 %(count)d 条") % {"count": len(made)}
    return Details(summary=summary, body=PlainList(items=lines))


def unread(left: tuple[Fragment, ...]) -> Content:
    """Return the sentences that no rule read, so that nothing is lost."""
    if not left:
        return ""
    summary = gettext("没有读出建议的原文（%(count)d 句）") % {"count": len(left)}
    return Details(summary=summary, body=PlainList(items=tuple(one.text for one in left)))


def standing_already(there: Mapping[str, Suggestion]) -> Content:
    """Return the suggestions that the copy says already, which nobody has to decide on."""
    if not there:
        return ""
    summary = gettext("编制稿里已经有的 %(count)d 条") % {"count": len(there)}
    lines = tuple(title(one.finding) for one in there.values())
    return Details(summary=summary, body=PlainList(items=lines))


def _line(desk: Desk, key: str, one: Suggestion, made: Decided) -> Content:
    by = {"title": title(one.finding), "by": made.by_name, "at": written_moment(made.at)}
    if made.decision is Decision.ACCEPTED:
        return gettext("已采纳：%(title)s（%(by)s，%(at)s）") % by
    told = gettext("未采纳：%(title)s（%(by)s，%(at)s）") % by
    if not desk.writable:
        return told
    again = Button(words=gettext("重新考虑"), kind=ButtonKind.SECONDARY, about=title(one.finding))
    return (told, _form(desk, key, again, act="again"))


def _buttons(desk: Desk, key: str, about: str) -> PostForm:
    """Return the three acts; none stands out, because every card of the page has them."""
    acts = (
        ("accept", gettext("采纳")),
        ("mend", gettext("采纳后修改")),
        ("refuse", gettext("不采纳")),
    )
    buttons = tuple(
        Button(words=words, name="act", value=act, kind=ButtonKind.SECONDARY, about=about)
        for act, words in acts
    )
    return PostForm(body="", hidden=(*desk.hidden, ("key", key)), buttons=Buttons(items=buttons))


def _form(desk: Desk, key: str, button: Button, *, act: str) -> PostForm:
    return PostForm(body="", hidden=(*desk.hidden, ("key", key), ("act", act)), buttons=button)
