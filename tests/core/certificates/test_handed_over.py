"""A certificate goes to another region with its seal, and comes back as it went or not at all."""

import pytest
from certificate_examples import certificate

from tongban.core.certificates.handing_over import read_sealed, write_sealed
from tongban.core.vocabulary.errors import InvalidValue


def test_a_sealed_certificate_comes_back_as_it_went():
    sent = certificate()

    back = read_sealed(write_sealed(sent))

    assert (back.face, back.seal) == (sent.face, sent.seal)


@pytest.mark.parametrize(
    "told",
    [
        None,
        [],
        {},
        {"format": "other", "face": {}, "seal": {}},
        {**write_sealed(certificate()), "face": "text"},
        {**write_sealed(certificate()), "face": {}},
        {**write_sealed(certificate()), "seal": {}},
        {
            **write_sealed(certificate()),
            "seal": {"key_id": "k", "algorithm": "a", "signature": "*"},
        },
    ],
)
def test_whatever_else_it_is_it_is_no_certificate(told):
    with pytest.raises(InvalidValue):
        read_sealed(told)
