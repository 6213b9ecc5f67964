"""Ask about a look (我有疑问): in the person's own words; the department answers."""

from typing import Final

from django.contrib import messages as news
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from tongban.actions.targets import published
from tongban.actions.tickets.opening import LONGEST_WORDS, ask_about
from tongban.core.exchange.ticket_events import TicketKind
from tongban.core.exchange.tickets import LIMITS
from tongban.core.vocabulary.errors import Conflict, InvalidValue
from tongban.core.vocabulary.plain_text import plain_text
from tongban.store.audit.looks import Look, look_at
from tongban.web.components import fields, lists, messages, navigation
from tongban.web.components.access import citizen_required
from tongban.web.components.sections import Page, PostForm, show
from tongban.web.components.sentences import refusal
from tongban.web.components.words import PeriodKind, joined, written_moment, written_period
from tongban.web.hall.looks import wording
from tongban.web.hall.visitor import citizen_of, outside_of, theirs

_WORDS: Final = "words"


@citizen_required
@require_http_methods(["GET", "HEAD", "POST"])
def ask_look(request: HttpRequest, entry: int) -> HttpResponseBase:
    """Take a question about one look at what concerns this person."""
    look = theirs(look_at(citizen_of(request), entry), request, "look.ask", entry)
    if request.method != "POST":
        return show(request, _page(look))
    typed = request.POST.get(_WORDS, "")
    try:
        words = plain_text(typed, multiline=True, longest=LONGEST_WORDS)
        ticket = ask_about(
            citizen_of(request), entry, outside_of(request), told=_sentence(look), words=words
        )
    except InvalidValue as wrong:
        return show(request, _page(look, typed=typed, error=refusal(wrong)))
    except Conflict:
        news.warning(request, gettext("您已经就这次查阅提出过疑问。"))
        return HttpResponseRedirect(reverse("hall:tickets"))
    news.success(request, gettext("已转给有关部门核实，答复后会显示在这里。"))
    return HttpResponseRedirect(reverse("hall:ticket", args=[ticket]))


def _page(look: Look, *, typed: str = "", error: str = "") -> Page:
    told = wording.told(look, published().catalogue)
    words = fields.Textarea(
        name=_WORDS,
        label=gettext("您的疑问"),
        hint=gettext("例如：我没有办这件事，为什么查我的数据？"),
        value=typed,
        limit=LONGEST_WORDS,
        error=error,
    )
    limit = written_period(LIMITS[TicketKind.LOOK].value, PeriodKind.WORKING_DAYS)
    return Page(
        title=gettext("对这次查阅有疑问"),
        back=navigation.BackLink(href=reverse("hall:looks")),
        lead=lists.Paragraph(
            body=gettext("由查阅部门的数据管理员核实，%(limit)s内答复；查阅的人不能自己答复。")
            % {"limit": limit}
        ),
        errors=messages.ErrorSummary.of((words,)),
        body=(
            lists.SummaryList(
                rows=(
                    lists.SummaryRow(key=gettext("时间"), value=written_moment(look.at)),
                    lists.SummaryRow(key=gettext("谁"), value=told.who),
                    lists.SummaryRow(key=gettext("看了什么"), value=told.what),
                    lists.SummaryRow(key=gettext("为哪件事"), value=told.matter),
                    lists.SummaryRow(key=gettext("依据"), value=told.basis),
                )
            ),
            PostForm(body=words, buttons=navigation.Button(words=gettext("提交疑问"))),
        ),
    )


def _sentence(look: Look) -> str:
    """Return the look in a line, as the ticket keeps it."""
    told = wording.told(look, published().catalogue)
    return joined((written_moment(look.at), told.who, told.what), "，")
