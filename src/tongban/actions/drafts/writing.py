"""Start, answer, choose, dispute, commit and discard: each keeps the draft whole.

A save names the revision that it saw. When another device was faster nothing is overwritten and
nothing is lost: the caller gets `Stale` and shows both.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from django.db import models, transaction

from tongban.actions.drafts.registers import ask_registers
from tongban.actions.mandates.scope import require_some
from tongban.actions.outside import Outside
from tongban.actions.targets import Wanted, wanted
from tongban.actions.wishes import Wish, stored_wish
from tongban.core.catalog.elements import Value
from tongban.core.catalog.items import ServiceItem
from tongban.core.people.actors import Citizen
from tongban.core.vocabulary.errors import Conflict, NotFound
from tongban.store.cases.draft_content import (
    Dispute,
    DraftContent,
    decode_content,
    encode_content,
)
from tongban.store.cases.models import Draft
from tongban.store.cases.queries.drafts import draft_of
from tongban.store.documents.models import StoredFile
from tongban.store.sealing import blind_index

Change = Callable[[DraftContent], DraftContent]


class Stale(Conflict):
    """Another device saved the draft first; `revision` is the one that stands now."""

    def __init__(self, revision: int) -> None:
        super().__init__("the draft has been saved elsewhere")
        self.revision = revision


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDraft:
    """One draft as it stands, with what it is for."""

    id: UUID
    revision: int
    wanted: Wanted
    content: DraftContent


def start(
    actor: Citizen,
    kind: str,
    code: str,
    outside: Outside,
    *,
    answers: Mapping[str, Value],
    chosen: frozenset[str] | None = None,
) -> UUID:
    """Return the draft for a target, resuming an open one, with the registers already asked.

    A resumed draft goes on under the version that is published now.

    Raises:
        BeyondAuthority: when the actor may do none of it in the name in which they act.
    """
    target = wanted(kind, code)
    require_some(actor, target.items if chosen is None else _chosen(target, chosen))
    elements = target.published.catalogue.elements

    def merged(earlier: DraftContent) -> DraftContent:
        return replace(
            earlier,
            answers={**earlier.answers, **answers},
            chosen=earlier.chosen if chosen is None else chosen,
        )

    standing = _open_drafts(actor, kind, code).first()
    before = DraftContent() if standing is None else decode_content(standing.content, elements)
    told = ask_registers(actor, merged(before), target, outside)
    return _keep(actor, kind, target, lambda earlier: replace(merged(earlier), told=told))


def prepare(actor: Citizen, code: str, answers: Mapping[str, Value]) -> UUID:
    """Return the draft for an item in which a department's system wrote down what it was told.

    What the person has answered stands; no register is asked while they are not there.
    """
    return _keep(
        actor,
        "item",
        wanted("item", code),
        lambda earlier: replace(earlier, answers={**answers, **earlier.answers}),
    )


def prepare_content(actor: Citizen, code: str, content: DraftContent) -> UUID:
    """Return the draft for an item that begins with what is known already; own answers stand."""
    return _keep(
        actor,
        "item",
        wanted("item", code),
        lambda earlier: replace(
            content,
            answers={**content.answers, **earlier.answers},
            files={**content.files, **earlier.files},
        ),
    )


def opened(actor: Citizen, draft: UUID) -> OpenDraft:
    """Return an open draft of this person.

    Raises:
        NotFound: when there is none by that id, or it is somebody else's.
    """
    return _reached(actor, opened_row(_mine(actor, draft)))


def answer(
    actor: Citizen, draft: UUID, answers: Mapping[str, Value], *, revision: int | None = None
) -> OpenDraft:
    """Keep answers; a later answer to the same question replaces the earlier one."""
    return change(
        actor,
        draft,
        lambda content: replace(content, answers={**content.answers, **answers}),
        revision=revision,
    )


def choose(actor: Citizen, draft: UUID, chosen: frozenset[str]) -> OpenDraft:
    """Keep which sub-items of a journey the person wants."""
    return change(actor, draft, lambda content: replace(content, chosen=chosen))


def dispute(actor: Citizen, draft: UUID, element: str, value: Value, *, words: str) -> OpenDraft:
    """Keep that a register's fact is wrong; from now on the person's own document prevails."""
    return change(
        actor,
        draft,
        lambda content: replace(
            content, disputes={**content.disputes, element: Dispute(value=value, words=words)}
        ),
    )


def take_back_dispute(actor: Citizen, draft: UUID, element: str) -> OpenDraft:
    """Let the register's fact stand again."""
    return change(
        actor,
        draft,
        lambda content: replace(
            content,
            disputes={code: one for code, one in content.disputes.items() if code != element},
        ),
    )


def commit(actor: Citizen, draft: UUID, requirements: frozenset[str]) -> OpenDraft:
    """Keep for which requirements the person signed the commitment (告知承诺)."""
    return change(actor, draft, lambda content: replace(content, committed=requirements))


def wish(actor: Citizen, draft: UUID, wanted_so: Wish) -> OpenDraft:
    """Keep how the result shall come; asked for again at any time until it left."""
    return change(actor, draft, lambda content: replace(content, delivery=stored_wish(wanted_so)))


def prefer_own(actor: Citizen, draft: UUID, requirement: str, *, own: bool) -> OpenDraft:
    """Keep whether the person would rather hand in their own document."""
    return change(
        actor,
        draft,
        lambda content: replace(
            content,
            own_document=content.own_document | {requirement}
            if own
            else content.own_document - {requirement},
        ),
    )


def refresh(actor: Citizen, draft: UUID, outside: Outside) -> OpenDraft:
    """Ask again the registers that gave no match; the network stays outside the transaction."""
    before = opened(actor, draft)
    told = ask_registers(actor, before.content, before.wanted, outside)
    return change(actor, draft, lambda content: replace(content, told=told))


def ask_what_is_new(actor: Citizen, draft: UUID, outside: Outside) -> OpenDraft:
    """Ask the registers whose keys came to be known since, such as a number in the form."""
    before = opened(actor, draft)
    told = ask_registers(actor, before.content, before.wanted, outside, only_new=True)
    if told == before.content.told:
        return before
    return change(actor, draft, lambda content: replace(content, told=told))


@transaction.atomic
def discard(actor: Citizen, draft: UUID) -> None:
    """Throw a draft away, and the papers that only it held."""
    throw_away(_mine(actor, draft, lock=True))


def throw_away(row: Draft) -> None:
    """Delete a draft that the caller has locked, and the papers that only it held."""
    papers = [one["file"] for files in row.content["files"].values() for one in files]
    row.delete()
    StoredFile.objects.filter(pk__in=papers, owner=row.owner_id, evidence__isnull=True).delete()


@transaction.atomic
def _keep(actor: Citizen, kind: str, target: Wanted, change: Change) -> UUID:
    """Change the one open draft for a target, begun now unless another device was faster."""
    definition = target.target
    drafts = _open_drafts(actor, kind, definition.code)
    row = drafts.select_for_update().first()
    if row is None:
        Draft.objects.bulk_create([_blank(actor, kind, target)], ignore_conflicts=True)
        row = drafts.select_for_update().get()
    content = decode_content(row.content, target.published.catalogue.elements)
    row.content = encode_content(change(content))
    row.version, row.title = definition.version, definition.name
    row.revision += 1
    row.save(update_fields=["content_sealed", "version", "title", "revision", "updated_at"])
    return row.pk


def _blank(actor: Citizen, kind: str, target: Wanted) -> Draft:
    draft = Draft(
        owner_id=actor.account,
        acting_for_index=blind_index(actor.acting_for) if actor.acting_for else None,
        target=kind,
        code=target.target.code,
        version=target.target.version,
        title=target.target.name,
        revision=0,
    )
    draft.content = encode_content(DraftContent())
    return draft


@transaction.atomic
def change(
    actor: Citizen, draft_id: UUID, change: Change, *, revision: int | None = None
) -> OpenDraft:
    """Apply one change to a locked draft; refused when another device was faster."""
    draft = _mine(actor, draft_id, lock=True)
    if revision is not None and revision != draft.revision:
        raise Stale(draft.revision)
    before = _reached(actor, opened_row(draft))
    draft.content = encode_content(change(before.content))
    draft.revision += 1
    draft.save(update_fields=["content_sealed", "revision", "updated_at"])
    return opened_row(draft)


def _reached(actor: Citizen, draft: OpenDraft) -> OpenDraft:
    """Return a draft as long as the authority of whoever acts for another reaches some of it."""
    require_some(actor, draft.wanted.items)
    return draft


def _chosen(target: Wanted, chosen: frozenset[str]) -> tuple[ServiceItem, ...]:
    return tuple(item for item in target.items if item.code in chosen)


def _mine(actor: Citizen, draft: UUID, *, lock: bool = False) -> Draft:
    found = draft_of(actor, draft, lock=lock)
    if found is None or found.submitted_at is not None:
        raise NotFound(f"no open draft {draft}")
    return found


def _open_drafts(actor: Citizen, kind: str, code: str) -> models.QuerySet[Draft]:
    """Return the open draft of this person for a target; the database keeps at most one."""
    return Draft.objects.filter(
        owner_id=actor.account,
        acting_for_index=blind_index(actor.acting_for) if actor.acting_for else None,
        target=kind,
        code=code,
        submitted_at__isnull=True,
    )


def opened_row(draft: Draft) -> OpenDraft:
    """Return a locked or loaded row as a value."""
    target = wanted(draft.target, draft.code, draft.version)
    elements = target.published.catalogue.elements
    return OpenDraft(
        id=draft.pk,
        revision=draft.revision,
        wanted=target,
        content=decode_content(draft.content, elements),
    )
