"""Another region's certificates come in under an agreement, by page; ours go out as a file."""

import json
import re
from dataclasses import replace

import pytest
from certificatework import held
from django.core.files.uploadedfile import SimpleUploadedFile
from web.counter.conftest import words

from tongban.adapters.seals import KeyRing
from tongban.core.certificates.certificates import issue
from tongban.core.certificates.handing_over import write_sealed
from tongban.store.certificates.models import Certificate, RecognitionAgreement

pytestmark = pytest.mark.django_db
HERE = "/counter/certificates/agreements/"


@pytest.fixture
def kept(citizen, outside):
    return held(citizen, outside)


@pytest.fixture
def elsewhere(kept, tmp_path):
    """Return the keys of another region, and a maker of files that it sealed."""
    ring = KeyRing.for_showing(tmp_path / "elsewhere")

    def sealed(**changed):
        number = replace(kept.certificate.face.number, serial="99", certificate_type="SPXKZ")
        fields = {"shop.name": "邻州市面馆"}
        face = replace(
            kept.certificate.face, number=number, area="518800", fields=fields, **changed
        )
        return write_sealed(issue(face, ring))

    return dict(ring.key_list()), sealed


def file(content):
    return SimpleUploadedFile("a.json", json.dumps(content).encode())


def agree(visitor, keys, **changed):
    said = {"region": "5188", "region_name": "邻州市", "foreign_type": "SPXKZ", "trust": "A"}
    mapped = {"field-enterprise.name": "shop.name"}
    sent = {**said, **mapped, "keys": file(keys), **changed}
    return visitor.client.post(f"{HERE}new/food_licence/", sent)


def test_an_agreement_is_made_used_and_ended_by_pages(approver, examiner, elsewhere):
    keys, sealed = elsewhere
    assert "还没有互认关系" in words(approver.get(HERE))
    assert agree(approver, {"no": "keys"}).status_code == 422
    assert agree(approver, keys).status_code == 302
    assert agree(approver, keys).status_code == 422
    place = f"{HERE}{RecognitionAgreement.objects.get().pk}/"
    assert "shop.name →" in words(approver.get(place))

    def take(content):
        return examiner.client.post(place, {"file": file(content)})

    assert "印章不符" in words(take({**sealed(), "face": sealed(name="别的")["face"]}))
    assert "这不是证照文件" in words(take(["?"]))
    done = take(sealed())
    assert done.status_code == 302
    assert "邻州市面馆" in words(examiner.get(done["Location"]))
    assert "已经收下了" in words(take(sealed()))
    assert Certificate.objects.filter(origin="recognised").count() == 1

    assert examiner.client.post(f"{place}end/").status_code == 403
    approver.client.post(f"{place}end/")
    assert "已终止" in words(approver.get(HERE))
    assert not re.search(r'name="file"', examiner.get(place).content.decode())


def test_ours_goes_out_as_a_file_with_its_seal(approver, kept):
    told = approver.get(f"/counter/certificates/{kept.id}/certificate.json").json()

    assert told["face"]["number"] == str(kept.certificate.face.number)
