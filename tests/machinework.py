"""A department's system with a key, for the tests of what programs may do."""

import json
from datetime import timedelta
from typing import Any

from django.test import Client

from tongban.actions.clients.registering import make_key, register
from tongban.core.exchange.clients import ApiScope, Pace

EVERY_SCOPE = tuple(ApiScope)


class System:
    """A system of a department, and the key that it shows."""

    def __init__(self, outside, code="market-system", *, department="market_regulation") -> None:
        self.code, self.outside = code, outside
        register(None, code, name="业务系统", department=department)
        self.key_id, self.token = "", ""

    def with_key(self, *scopes: ApiScope, pace: Pace | None = None) -> "System":
        made = make_key(
            None,
            self.code,
            scopes=scopes or EVERY_SCOPE,
            expires_on=self.outside.today + timedelta(days=30),
            pace=pace or Pace(a_minute=6000, a_day=100_000),
            today=self.outside.today,
        )
        self.key_id, self.token = made.key_id, made.token
        return self

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    def get(self, path: str, **asked: Any):
        return Client().get(f"/api/v1/{path}", asked, headers=self.headers)

    def post(self, path: str, body: Any, **headers: str):
        return Client().post(
            f"/api/v1/{path}",
            json.dumps(body),
            content_type="application/json",
            headers={**self.headers, **headers},
        )
