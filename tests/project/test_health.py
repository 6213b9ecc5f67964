"""The installation tells truthfully whether it lives and is ready."""

import pytest
from django.test import Client


def test_a_live_process_says_so_without_a_database(client: Client) -> None:
    response = client.get("/health/live")

    assert (response.status_code, response.content) == (200, b"live\n")


@pytest.mark.django_db
def test_without_a_catalogue_nothing_is_ready(client: Client) -> None:
    response = client.get("/health/ready")

    assert response.status_code == 503
    assert response.json() == {
        "ready": False, "database": True, "schema": True, "catalogue": False, "worker": False,
        "audit": True,
    }  # fmt: skip
