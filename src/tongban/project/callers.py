"""Whose token calls (令牌识别): the system behind a token that we gave, and what it may do."""

from allauth.idp.oidc.models import Client, Token

from tongban.core.exchange.clients import ApiClient, ApiScope, Pace

_PACE = Pace()


def caller_of(token: str) -> ApiClient | None:
    """Return the system that a token was given to, with its scopes; None for anybody else's.

    Only tokens that a system got for itself call the interface: one that a person let it have
    tells who the person is and opens no data.
    """
    row = Token.objects.lookup(Token.Type.ACCESS_TOKEN, token)
    if row is None or row.client is None or row.user_id is not None:
        return None
    kept = row.client.data or {}
    known = {scope.value for scope in ApiScope}
    scopes = frozenset(ApiScope(one) for one in row.get_scopes() if one in known)
    if not scopes or Client.GrantType.CLIENT_CREDENTIALS not in row.client.get_grant_types():
        return None
    return ApiClient(
        code=kept.get("code", ""),
        name=row.client.name,
        department=kept.get("department", ""),
        key_id=row.client.pk[:12],
        scopes=scopes,
        pace=_PACE,
    )
