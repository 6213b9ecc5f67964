"""One paper (材料): what we already have comes first; a file only where nothing else will do.

浙江省保障“最多跑一次”改革规定 §7: who would rather hand in their own document may. Each file is
examined and rebuilt when it arrives, and stays even when the next one is refused.
"""

from collections.abc import Iterator

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from tongban.actions.drafts.papers import MOST_FILES, attach, detach
from tongban.actions.drafts.writing import opened, prefer_own
from tongban.adapters.uploads import Refused
from tongban.core.guides.outcomes import EvidenceLine, Way
from tongban.core.vocabulary.errors import NotFound
from tongban.store.cases.draft_content import Attached
from tongban.web.components import fields, lists, messages, navigation
from tongban.web.components.component import Component
from tongban.web.components.sections import Page, PostForm, show
from tongban.web.components.sentences import said
from tongban.web.components.uploads import kept_name, most_octets, too_large
from tongban.web.hall import places
from tongban.web.hall.applying import paths
from tongban.web.hall.applying.reading import Reading, draft_page, read
from tongban.web.hall.browsing.wording import articles, way_words
from tongban.web.hall.visitor import citizen_of, outside_of

_FILES = "files"
_OURS = frozenset({Way.SHARED, Way.HELD, Way.REUSED, Way.PRODUCED})
_HANDED_IN = frozenset({Way.UPLOADED, Way.DEFERRED})


@draft_page
@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: HttpRequest, reading: Reading, key: str) -> HttpResponseBase:
    """Show one paper; a post hands in files, takes one back, or prefers the person's own."""
    line = reading.papers.get(key)
    if line is None:
        raise NotFound(f"this draft needs no paper {key}")
    if request.method != "POST":
        return show(request, _page(reading, key, line))
    if "remove" in request.POST:
        detach(citizen_of(request), reading.id, key, _attached(reading, key, request))
        return HttpResponseRedirect(paths.paper(reading.id, key))
    if "own" in request.POST:
        own = request.POST["own"] == "1"
        prefer_own(citizen_of(request), reading.id, line.requirement.id, own=own)
        return _to_requirement(request, reading, line)
    return _hand_in(request, reading, key)


def _hand_in(request: HttpRequest, reading: Reading, key: str) -> HttpResponseBase:
    files = request.FILES.getlist(_FILES)
    error = _unfit(reading, key, files)
    after = reading
    if not error:
        for file in files:
            outcome = attach(
                citizen_of(request),
                reading.id,
                key,
                outside_of(request),
                content=file.read(),
                name=kept_name(file),
            )
            if isinstance(outcome, Refused):
                error = gettext("“%(name)s”：%(why)s") % {
                    "name": kept_name(file),
                    "why": said(outcome.words),
                }
                break
        after = _again(request, reading)
    if error:
        return show(request, _page(after, key, after.papers[key], error=error))
    return HttpResponseRedirect(paths.paper(reading.id, key))


def _unfit(reading: Reading, key: str, files: list[UploadedFile]) -> str:
    if not files:
        return gettext("请选择要上传的文件")
    if len(files) + len(reading.content.files.get(key, ())) > MOST_FILES:
        return gettext("一份材料最多 %(count)d 个文件，可以合并成一个 PDF") % {"count": MOST_FILES}
    return too_large(files)


def _again(request: HttpRequest, reading: Reading) -> Reading:
    return read(request, opened(citizen_of(request), reading.id))


def _attached(reading: Reading, key: str, request: HttpRequest) -> str:
    """Return the file that is to be removed, if it is one of this paper."""
    file = request.POST["remove"]
    if file not in {one.file for one in reading.content.files.get(key, ())}:
        raise NotFound(f"paper {key} has no file {file}")
    return file


def _to_requirement(request: HttpRequest, reading: Reading, line: EvidenceLine) -> HttpResponseBase:
    """Go to the paper that the requirement is met by now, which may have another key."""
    after = _again(request, reading)
    for key, one in after.papers.items():
        if one.requirement.id == line.requirement.id and one.way is not Way.DECLARED:
            return HttpResponseRedirect(paths.paper(reading.id, key))
    return HttpResponseRedirect(places.draft(reading.id))


def _page(reading: Reading, key: str, line: EvidenceLine, *, error: str = "") -> Page:
    upload = fields.FileUpload(
        name=_FILES,
        label=gettext("上传文件"),
        limit=most_octets(),
        several=True,
        error=error,
        optional=line.way is Way.DEFERRED,
    )
    handed_in = line.way in _HANDED_IN
    return Page(
        title=line.requirement.name,
        caption=reading.title,
        back=navigation.BackLink(href=places.draft(reading.id)),
        errors=messages.ErrorSummary.of((upload,)),
        body=(
            *_why(reading, line),
            *(_kept(reading, key) if handed_in else ()),
            *(_ask(upload, reading) if handed_in else ()),
            *_other_way(line, reading),
        ),
    )


def _why(reading: Reading, line: EvidenceLine) -> Iterator[Component]:
    evidence = reading.catalogue.evidence
    names = "、".join(evidence[code].name for code in line.asked if code in evidence)
    if line.way in _OURS:
        yield messages.Notification(title=way_words(line.way), body=said(said(line.reason)))
    rows: list[tuple[str, str]] = []
    if line.way not in _OURS:
        rows.append((gettext("怎么取得"), said(line.reason)))
    rows += [(gettext("交什么"), names)] if names and line.way in _HANDED_IN else []
    rows += [(gettext("依据"), articles(line.requirement.basis))]
    if line.requirement.acceptance_standard:
        rows.append((gettext("要求"), line.requirement.acceptance_standard))
    if line.visit:
        rows.append((gettext("原件"), gettext("办理时要到窗口出示原件核对")))
    rows += [(way_words(one.way), said(one.why)) for one in line.passed_over]
    yield lists.SummaryList(
        rows=tuple(lists.SummaryRow(key=key, value=value) for key, value in rows)
    )


def _kept(reading: Reading, key: str) -> Iterator[Component]:
    files = reading.content.files.get(key, ())
    if not files:
        return
    table = lists.DataTable(
        caption=gettext("已经上传的文件"),
        columns=(
            lists.Column(words=gettext("文件")),
            lists.Column(words=gettext("页数"), number=True),
            lists.Column(words=gettext("操作")),
        ),
        rows=tuple(
            lists.Row(
                cells=(
                    navigation.Link(words=one.name, href=places.file(one.file)),
                    str(one.pages),
                    _removal(one),
                )
            )
            for one in files
        ),
    )
    yield PostForm(action=paths.paper(reading.id, key), body=table, buttons="")


def _removal(one: Attached) -> Component:
    return navigation.Button(
        words=gettext("删除"),
        kind=navigation.ButtonKind.SECONDARY,
        name="remove",
        value=one.file,
        about=one.name,
    )


def _ask(upload: fields.FileUpload, reading: Reading) -> Iterator[Component]:
    yield PostForm(
        body=upload,
        sends_files=True,
        buttons=(
            navigation.Button(words=gettext("上传")),
            navigation.Link(words=gettext("完成，返回"), href=places.draft(reading.id)),
        ),
    )


def _other_way(line: EvidenceLine, reading: Reading) -> Iterator[Component]:
    """Yield the choice between what departments have and the person's own document."""
    own = line.requirement.id in reading.content.own_document
    if line.way in _OURS - {Way.PRODUCED}:
        yield _switch(gettext("我想交自己的材料"), own=True)
    elif own:
        yield _switch(gettext("不交自己的了，用部门已有的"), own=False)


def _switch(words: str, *, own: bool) -> Component:
    return PostForm(
        body="",
        hidden=(("own", "1" if own else "0"),),
        buttons=navigation.Button(words=words, kind=navigation.ButtonKind.SECONDARY),
    )
