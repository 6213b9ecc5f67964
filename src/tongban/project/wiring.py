"""Which adapter serves which need (装配): the only place that chooses."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.utils import timezone

from tongban.actions.outside import Outside
from tongban.adapters.anchor_copies import AnchorFolder
from tongban.adapters.assurance_levels import read_levels
from tongban.adapters.campaign_rules import read_campaigns
from tongban.adapters.delivery_places import read_places
from tongban.adapters.documents import DocumentPress
from tongban.adapters.event_journal import EventJournal
from tongban.adapters.fee_practices import read_fee_practices
from tongban.adapters.handling_modes import read_modes
from tongban.adapters.holidays import official_calendar
from tongban.adapters.joint_terms import read_joint_terms
from tongban.adapters.pdf_signatures import (
    Authority,
    ConfinedCheck,
    SignsPdf,
    kept_authority,
    read_root,
    remote_time_stamps,
)
from tongban.adapters.seals import KeyRing
from tongban.adapters.search import Search
from tongban.adapters.service_practices import read_practices, read_renewals
from tongban.adapters.two_hands import read_two_hands
from tongban.adapters.uploads import UploadGate, UploadLimits
from tongban.core.officework.second_hands import VERBS as TWO_HANDS_VERBS
from tongban.core.people.actors import Actor
from tongban.core.vocabulary.errors import ConfigurationError
from tongban.examples.people.population import population
from tongban.project.bank import bank
from tongban.project.callers import caller_of
from tongban.project.clock import moving_clock
from tongban.project.notices import mail, simulated_origins, templates
from tongban.project.partner import client_calls, registers
from tongban.project.second_proposer import second_proposer
from tongban.store.people import queries as people
from tongban.store.supervision.rule_queries import rule_settings

_BYTES_A_MEGABYTE = 1024 * 1024


def actor_for(user: AbstractBaseUser | AnonymousUser, *, acting_for: str | None) -> Actor | None:
    """Return the actor behind a signed-in `user`, speaking for `acting_for` if mandated today."""
    if user.pk is None:
        return None
    return people.actor_for(user.pk, acting_for=acting_for, today=outside().today)


@cache
def outside() -> Outside:
    """Return what lies outside the database, as this process reaches it."""
    return Outside(
        clock=moving_clock(settings.VAR) if settings.DEMO_ACCOUNTS else timezone.now,
        calendar=official_calendar(),
        registers=registers(),
        gate=UploadGate(UploadLimits(file_bytes=settings.UPLOAD_MEGABYTES * _BYTES_A_MEGABYTE)),
        sealer=_sealer(),
        press=DocumentPress(font_paths=[Path(folder) for folder in settings.FONT_PATHS]),
        index=Search.build,
        public_url=settings.PUBLIC_URL,
        population=population,
        second_proposer=second_proposer(),
        pdf_seal=_pdf_seal(),
        pdf_check=ConfinedCheck(pdf_roots()),
        calls=client_calls(),
        access_tokens=caller_of,
        rule_settings=rule_settings,
        assurance=read_levels(settings.ASSURANCE_LEVELS),
        notices=templates(),
        mail=mail(),
        chat_origins=simulated_origins(),
        delivery=read_places(settings.DELIVERY_PLACES),
        fees=read_fee_practices(settings.FEE_PRACTICES),
        bank=bank(),
        two_hands=read_two_hands(settings.TWO_HANDS, verbs=TWO_HANDS_VERBS),
        joint=read_joint_terms(settings.JOINT_TERMS),
        practices=read_practices(settings.SERVICE_PRACTICES),
        renewals=read_renewals(settings.SERVICE_PRACTICES),
        campaigns=read_campaigns(settings.CAMPAIGNS),
        modes=read_modes(settings.HANDLING_MODES),
    )


@cache
def patient_outside() -> Outside:
    """Return the same for jobs, where nobody waits before a page: registers are given more time."""
    return replace(outside(), registers=registers(patient=True))


@cache
def event_journal() -> EventJournal:
    """Return where messages of the outbox go."""
    return EventJournal(settings.VAR / "events")


@cache
def anchor_copies() -> AnchorFolder:
    """Return where signed heads of the audit tree are copied to."""
    return AnchorFolder(settings.VAR / "anchors")


@cache
def authority() -> Authority:
    """Return who vouches for the signatures of documents: an authority for showing."""
    return kept_authority(settings.VAR / "seal", timezone.now())


def pdf_roots() -> tuple[bytes, ...]:
    """Return the roots, as PEM, under which signatures and their time stamps are believed."""
    return (authority().root_pem, *((_tsa_root(),) if settings.TSA_ROOT else ()))


def _pdf_seal() -> SignsPdf:
    """Return what signs documents: stamped by the configured service, else by our own."""
    if not settings.TSA_URL:
        return SignsPdf(authority(), timezone.now)
    stamps = remote_time_stamps(settings.TSA_URL, seconds=float(settings.TSA_SECONDS))
    root = read_root(_tsa_root())
    return SignsPdf(authority(), timezone.now, stamps=stamps, stamped_under=root)


def _tsa_root() -> bytes:
    """Return the root of the configured time-stamp service, as PEM."""
    try:
        told = Path(settings.TSA_ROOT).read_bytes()
        read_root(told)
    except (OSError, ValueError) as error:
        raise ConfigurationError(
            "TONGBAN_TSA_URL needs TONGBAN_TSA_ROOT, a file with a certificate in PEM."
        ) from error
    return told


def _sealer() -> KeyRing:
    """Return the sealer of the operator's keys; without any, one for showing."""
    if settings.SEAL_KEYS:
        return KeyRing.from_secrets(settings.SEAL_KEYS)
    return KeyRing.for_showing(settings.VAR / "seal")
