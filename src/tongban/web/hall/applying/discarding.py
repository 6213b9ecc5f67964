"""Throw a draft away (删除草稿): once confirmed; the papers that only it held go with it."""

from django.contrib import messages as news
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from tongban.actions.drafts.writing import discard as throw_away
from tongban.web.components import navigation
from tongban.web.components.sections import Page, PostForm, show
from tongban.web.hall import places
from tongban.web.hall.applying.reading import Reading, draft_page
from tongban.web.hall.visitor import citizen_of


@draft_page
@require_http_methods(["GET", "HEAD", "POST"])
def discard(request: HttpRequest, reading: Reading) -> HttpResponseBase:
    """Ask once more, then throw the draft away."""
    if request.method == "POST":
        throw_away(citizen_of(request), reading.id)
        news.success(request, gettext("草稿已删除。"))
        return HttpResponseRedirect(places.mine())
    page = Page(
        title=gettext("删除“%(title)s”的草稿？") % {"title": reading.title},
        back=navigation.BackLink(href=places.draft(reading.id)),
        body=PostForm(
            body=gettext("填写的内容和上传的文件都会删除，不能恢复。"),
            buttons=(
                navigation.Button(words=gettext("删除草稿"), kind=navigation.ButtonKind.WARNING),
                navigation.Link(words=gettext("不删除，返回"), href=places.draft(reading.id)),
            ),
        ),
    )
    return show(request, page)
