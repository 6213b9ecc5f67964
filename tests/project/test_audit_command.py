"""`tongban audit` seals, verifies with the first bad leaf named, and proves for programs."""

import json
from contextlib import nullcontext

import pytest
from django.db import connection

from tongban.actions.audit import note
from tongban.core.audit.checking import Fault, Finding
from tongban.core.audit.heads import Anchor
from tongban.core.audit.proofs import Consistency, Inclusion, extends, includes
from tongban.project import wiring
from tongban.project.commands import main
from tongban.project.commands.audit import said
from tongban.store.audit.models import AuditEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(capsys, monkeypatch, settings, tmp_path):
    """Run `tongban audit` in a house of its own and return its code and words."""
    monkeypatch.setattr("tongban.project.commands.audit.running_platform", nullcontext)
    settings.VAR = tmp_path
    for made in (wiring.anchor_copies, wiring.outside):
        made.cache_clear()

    def ran(*words):
        return main(["audit", *words]), capsys.readouterr().out

    yield ran
    for made in (wiring.anchor_copies, wiring.outside):
        made.cache_clear()


def rewritten(number):
    """Change an entry as somebody can who keeps the database."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE store_audit_auditentry DISABLE TRIGGER USER")
        cursor.execute("UPDATE store_audit_auditentry SET actor = 'x' WHERE id = %s", [number])
        cursor.execute("ALTER TABLE store_audit_auditentry ENABLE TRIGGER USER")


def test_what_is_sealed_verifies_until_somebody_touches_it(told, tmp_path):
    for number in range(3):
        note(None, "case.open", str(number))
    number = AuditEntry.objects.get(subject="1").pk

    assert told("seal") == (0, "封存 3 条，抄出锚点 1 个\n")
    assert told("verify") == (0, "共 3 片叶，全部相符\n")
    rewritten(number)
    code, out = told("verify", "--anchors", str(tmp_path / "anchors"))
    assert code == 1
    assert out.splitlines() == [
        f"✗ 第 1 号叶的条目 {number} 被改动，与写入时的散列不符",
        "共 3 片叶，1 处不符",
    ]


def test_anybody_can_check_the_printed_proofs_without_the_platform(told):
    note(None, "case.open", "first")
    told("seal")
    note(None, "case.open", "second")
    told("seal")
    number = AuditEntry.objects.get(subject="second").pk

    proof = json.loads(told("prove", str(number))[1])
    path = tuple(bytes.fromhex(one) for one in proof["path"])
    head = proof["head"]
    assert includes(
        bytes.fromhex(head["root"]),
        bytes.fromhex(proof["leaf"]),
        Inclusion(index=proof["index"], size=head["size"], path=path),
    )

    older = next(iter(wiring.anchor_copies().all()))
    assert isinstance(older, Anchor)
    stretch = json.loads(told("extends", "1")[1])
    goes_on = Consistency(old=1, size=2, path=tuple(bytes.fromhex(one) for one in stretch["path"]))
    assert extends(older.head.root, bytes.fromhex(stretch["head"]["root"]), goes_on)


def test_every_fault_is_said_in_a_sentence():
    sentences = {said(Finding(fault=fault, leaf=1, entry=2, size=3)) for fault in Fault}

    assert len(sentences) == len(Fault)
    assert not any("None" in sentence or "{" in sentence for sentence in sentences)
