"""A83: a code says valid only when nothing is wrong with it, and otherwise says what is."""

import base64
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import cbor2
import pytest
import segno
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from tongban.adapters.offline_codes import LONGEST, open_code, seal_code
from tongban.adapters.seals import Algorithm, KeyRing, KnownKeys
from tongban.adapters.seals.algorithms import fresh_secret
from tongban.adapters.seals.key_files import written
from tongban.core.certificates.offline import CodeVerdict, Shown, judge
from tongban.core.certificates.standings import Standing
from tongban.core.certificates.status_lists import StatusPlace, make_list
from tongban.core.vocabulary.errors import InvalidValue

NOW = datetime(2026, 9, 14, 2, tzinfo=UTC)
SHOWN = Shown(
    number="1.2.156.3005.2.FOODBUSINESSLICENCE.11519900MC0001373F.12345678.001.A",
    name="食品经营许可证",
    holder="明川市晓雨面馆",
    issuer_name="明川市市场监督管理局",
    valid_from=date(2026, 1, 1),
    valid_until=date(2031, 1, 1),
    digest=b"\x07" * 32,
    place=StatusPlace.of(200_000),
    until=NOW + timedelta(minutes=5),
    purpose="租房",
    fields={"经营项目": "热食类", "经营场所": "明川市人民路 8 号"},
)


def ring(algorithm=Algorithm.ED25519):
    return KeyRing.from_secrets([written(algorithm, fresh_secret(algorithm))])


RING = ring()
CODE = seal_code(SHOWN, RING)


@pytest.mark.parametrize("algorithm", Algorithm)
def test_a_code_is_opened_by_who_has_only_the_published_keys(algorithm):
    issuer = ring(algorithm)
    known = KnownKeys.from_list(issuer.published.as_list())

    assert open_code(seal_code(SHOWN, issuer), known).shown == SHOWN


def test_a_code_that_does_not_end_by_itself_says_so():
    printed = replace(SHOWN, until=None, valid_until=None, purpose="", fields={})

    assert open_code(seal_code(printed, RING), RING).shown == printed


def test_a_phone_reads_the_code_from_a_picture(tmp_path):
    picture = tmp_path / "code.png"
    segno.make(f"http://127.0.0.1:8000/verify/{'a' * 32}/#{CODE}", error="m").save(picture, scale=3)
    (read,) = zxingcpp.read_barcodes(Image.open(picture))

    assert open_code(read.text.partition("#")[2], RING).shown == SHOWN


@given(st.data())
def test_a83_one_altered_character_is_never_valid(data):
    at = data.draw(st.integers(0, len(CODE) - 1))
    other = data.draw(st.characters(exclude_characters=CODE[at]))
    opened = open_code(CODE[:at] + other + CODE[at + 1 :], RING)

    assert opened.shown is None
    assert opened.fault in {
        CodeVerdict.ALTERED,
        CodeVerdict.UNREADABLE,
        CodeVerdict.UNKNOWN_KEY,
    }


def resigned(by, *, as_key):
    """Return a code that somebody else signed under the name of a known key."""

    class Borrowed:
        legal_effect = False

        def sign(self, content):
            return replace(by.sign(content), key_id=as_key)

    return seal_code(replace(SHOWN, holder="别人"), Borrowed())


def test_a83_a_code_that_another_key_signed_in_a_known_name_is_altered():
    assert open_code(resigned(ring(), as_key=RING.key_id), RING).fault is CodeVerdict.ALTERED


def test_a83_a_code_of_a_key_that_nobody_knows_says_so():
    assert open_code(seal_code(SHOWN, ring()), RING).fault is CodeVerdict.UNKNOWN_KEY


@pytest.mark.parametrize("longer", [CODE + "A" * LONGEST, "A" * (LONGEST + 1), "证" * 10_000])
def test_a83_what_is_longer_than_any_code_is_not_even_read(longer):
    assert open_code(longer, RING).fault is CodeVerdict.OVERSIZE


def test_a83_expired_revoked_and_another_documents_code_say_so():
    shown = open_code(CODE, RING).shown
    fresh = make_list(1, (), NOW)
    gone = make_list(1, [(SHOWN.place.index, Standing.REVOKED)], NOW)
    expired = open_code(seal_code(replace(SHOWN, valid_until=date(2026, 9, 13)), RING), RING).shown

    assert judge(shown, NOW, statuses=fresh) is CodeVerdict.VALID
    assert judge(expired, NOW, statuses=fresh) is CodeVerdict.EXPIRED
    assert judge(shown, NOW, statuses=gone) is CodeVerdict.REVOKED
    assert judge(shown, NOW, statuses=fresh, document=bytes(32)) is CodeVerdict.OTHER_DOCUMENT


@given(st.binary(max_size=200))
def test_random_bytes_are_no_code(rubbish):
    text = base64.urlsafe_b64encode(rubbish).rstrip(b"=").decode()

    assert open_code(text, RING).fault is CodeVerdict.UNREADABLE


@given(st.text(max_size=60))
def test_random_text_is_no_code(rubbish):
    assert open_code(rubbish, RING).shown is None


def signed(payload, *, header=None, unprotected=None, tag=18):
    """Return a message under a good seal whose content is not what this program writes."""
    probe = RING.sign(b"")
    protected = cbor2.dumps(
        {1: -8, 4: probe.key_id.encode()} if header is None else header, canonical=True
    )
    seal = RING.sign(cbor2.dumps(["Signature1", protected, b"", payload], canonical=True))
    parts = [protected, unprotected or {}, payload, seal.signature]
    content = cbor2.dumps(cbor2.CBORTag(tag, parts), canonical=True)
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


WRONG_CLAIMS = [
    7,
    [],
    {},
    {1: 5},
    {**dict.fromkeys((1, 2, 7, -1), "x"), -2: 1, -4: bytes(31), -5: [0, 0]},
    {**dict.fromkeys((1, 2, 7, -1), "x"), -2: 1, -4: bytes(32), -5: [0]},
    {**dict.fromkeys((1, 2, 7, -1), "x"), -2: True, -4: bytes(32), -5: [0, 0]},
    {**dict.fromkeys((1, 2, 7, -1), "x"), -2: 10**12, -4: bytes(32), -5: [0, 0]},
    {**dict.fromkeys((1, 2, 7, -1), "x"), -2: 1, -4: bytes(32), -5: [0, 0], 4: 10**30},
    {**dict.fromkeys((1, 2, 7, -1), "x"), -2: 1, -4: bytes(32), -5: [0, 0], -7: [1]},
    {**dict.fromkeys((1, 2, 7, -1), "x"), -2: 1, -4: bytes(32), -5: [0, 0], -7: {"a": 1}},
]


@pytest.mark.parametrize("claims", WRONG_CLAIMS)
def test_what_is_sealed_well_but_says_nonsense_is_unreadable(claims):
    text = signed(cbor2.dumps(claims, canonical=True))

    assert open_code(text, RING).fault is CodeVerdict.UNREADABLE


@pytest.mark.parametrize(
    "text",
    [
        signed(b"\xa0\x00"),
        signed(cbor2.dumps({}), tag=17),
        signed(cbor2.dumps({}), unprotected={1: -8}),
        signed(cbor2.dumps({}), header={}),
        signed(cbor2.dumps({}), header={1: -999, 4: b"x"}),
        signed(cbor2.dumps({}), header={1: -8, 4: 7}),
        CODE + "AA",
        CODE + "=",
        " " + CODE,
    ],
)
def test_what_is_no_message_of_ours_is_unreadable(text):
    assert open_code(text, RING).fault is CodeVerdict.UNREADABLE


def test_more_fields_than_a_phone_can_read_are_refused_when_the_code_is_made():
    with pytest.raises(InvalidValue, match="fewer"):
        seal_code(replace(SHOWN, fields={"说明": "很长的内容" * 100}), RING)
