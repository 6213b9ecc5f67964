"""How far a batch is (批量结果): row by row, with the reason of each that was not done."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages as flash
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from tongban.actions.officework import batches
from tongban.actions.officework.printing import print_batch
from tongban.core.officework.batches import UNDO_FOR, BatchVerb, RowOutcome
from tongban.core.vocabulary.errors import Conflict, NotAllowed, NotFound
from tongban.store.officework.queries import KeptBatch, KeptLine, batch_of
from tongban.web.components import lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, PostForm, show
from tongban.web.counter import places, refusals
from tongban.web.counter.downloads import attached
from tongban.web.counter.office.words import OUTCOMES, VERBS
from tongban.web.counter.requests import HANDLERS, officer_of, outside_of


@officer_required(*HANDLERS)
@require_safe
def batch_result(request: HttpRequest, batch: UUID) -> HttpResponseBase:
    """Show what became of each row, while it is carried out and afterwards."""
    kept = _kept(request, batch)
    page = Page(
        title=str(VERBS[kept.verb]),
        back=navigation.BackLink(href=reverse("counter:inbox"), words=gettext("返回待办")),
        above=_standing(kept),
        body=(_table(kept), *_ways(request, kept)),
        wide=True,
    )
    response = show(request, page)
    if kept.finished_at is None:
        response.headers["Refresh"] = "3"
    return response


@officer_required(*HANDLERS)
@require_safe
def batch_progress(request: HttpRequest, batch: UUID) -> HttpResponseBase:
    """Say how far it is; once it is finished the whole page is shown again."""
    kept = _kept(request, batch)
    if kept.finished_at is None:
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    response = HttpResponse(status=HTTPStatus.OK)
    response.headers["HX-Refresh"] = "true"
    return response


@officer_required(*HANDLERS)
@require_POST
def batch_undo(request: HttpRequest, batch: UUID) -> HttpResponseBase:
    """Take back what only prepared."""
    try:
        batches.undo(officer_of(request), batch, outside_of(request))
    except NotFound as missing:
        raise Http404 from missing
    except NotAllowed as refused:
        flash.warning(request, refusals.sentence(refused))
    except Conflict:
        flash.warning(request, gettext("还在办理，或者已经撤销过。"))
    else:
        flash.success(request, gettext("已撤销；已经继续办理的留着不动。"))
    return HttpResponseRedirect(reverse("counter:batch_result", args=[batch]))


@officer_required(*HANDLERS)
@require_safe
def batch_papers(request: HttpRequest, batch: UUID) -> HttpResponseBase:
    """Hand out the newest voucher of each case in one file."""
    try:
        run = print_batch(officer_of(request), batch, outside_of(request))
    except NotFound as missing:
        raise Http404 from missing
    return attached(run, media_type="application/pdf", name=f"{gettext('文书')}.pdf")


def _kept(request: HttpRequest, batch: UUID) -> KeptBatch:
    kept = batch_of(officer_of(request), batch)
    if kept is None:
        raise Http404
    return kept


def _standing(kept: KeptBatch) -> Component:
    tally = kept.tally
    if kept.finished_at is None:
        return messages.Progress(
            title=gettext("正在逐件办理"),
            poll=reverse("counter:batch_progress", args=[kept.id]),
            done=tally.total - tally.waiting,
            total=tally.total,
            advice=gettext("可以离开这个页面，办理不会停。"),
        )
    told = {"done": tally.done, "failed": tally.failed}
    if kept.undone:
        return messages.Notification(
            title=gettext("已撤销"),
            body=gettext("办理过 %(done)s 件，没有办理 %(failed)s 件。") % told,
        )
    return messages.Notification(
        title=gettext("办完了"),
        body=gettext("办理了 %(done)s 件，没有办理 %(failed)s 件；原因在下面。") % told
        if tally.failed
        else gettext("办理了 %(done)s 件。") % told,
        kind=messages.NotificationKind.ATTENTION
        if tally.failed
        else messages.NotificationKind.GOOD,
    )


def _table(kept: KeptBatch) -> Component:
    return lists.DataTable(
        caption=gettext("逐件结果"),
        caption_hidden=True,
        columns=tuple(
            lists.Column(words=words)
            for words in (gettext("办件"), gettext("结果"), gettext("原因"))
        ),
        rows=tuple(_row(line) for line in kept.lines),
    )


def _row(line: KeptLine) -> lists.Row:
    words, tone = OUTCOMES[line.outcome]
    return lists.Row(
        cells=(
            (
                navigation.Link(words=line.item_name, href=places.work(line.work)),
                lists.Paragraph(body=line.case_number),
            ),
            messages.Tag(words=words, tone=tone),
            refusals.sentence_of(line.rule) if line.rule else "",
        )
    )


def _ways(request: HttpRequest, kept: KeptBatch) -> tuple[Content, ...]:
    """Return what can be done with a finished batch: print it, take it back while that lasts."""
    if kept.finished_at is None:
        return ()
    done = any(line.outcome is RowOutcome.DONE for line in kept.lines)
    if kept.verb is BatchVerb.PRINT:
        href = reverse("counter:batch_papers", args=[kept.id])
        link = navigation.Link(words=gettext("打开全部文书（PDF）"), href=href)
        return (link,) if done else ()
    if not kept.verb.undoable:
        return (messages.Inset(body=gettext("已经对外生效，不能撤销；要改正请到每件办件里办理。")),)
    if kept.undone or not done or outside_of(request).now - kept.finished_at > UNDO_FOR:
        return ()
    return (
        PostForm(
            body="",
            action=reverse("counter:batch_undo", args=[kept.id]),
            buttons=navigation.Button(
                words=gettext("撤销这次批量办理"), kind=navigation.ButtonKind.WARNING
            ),
        ),
    )
