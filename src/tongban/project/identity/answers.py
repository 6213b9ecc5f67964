"""The interface of OpenID Connect (身份接口): discovery and keys of our own, the rest as published.

What a browser may be sent to after a consent is the client's own address and nothing else.
"""

from collections.abc import Callable
from urllib.parse import urlsplit

from allauth.core.internal import jwkkit
from allauth.idp.oidc import views
from allauth.idp.oidc.adapter import get_adapter
from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tongban.core.exchange.clients import ApiScope
from tongban.project.identity.systems import PEOPLE
from tongban.web.components.access import public

_KEYS_SECONDS = 3600


@public
@require_safe
def configuration(request: HttpRequest) -> HttpResponse:
    """Tell where everything is, and what we can do."""
    del request
    _require_provider()
    site = settings.PUBLIC_URL
    return _for_everybody(
        {
            "issuer": get_adapter().get_issuer(),
            "authorization_endpoint": site + reverse("idp:oidc:authorization"),
            "token_endpoint": site + reverse("idp:oidc:token"),
            "userinfo_endpoint": site + reverse("idp:oidc:userinfo"),
            "revocation_endpoint": site + reverse("idp:oidc:revoke"),
            "jwks_uri": site + reverse("idp:oidc:jwks"),
            "scopes_supported": [*PEOPLE, *(scope.value for scope in ApiScope)],
            "response_types_supported": ["code"],
            "grant_types_supported": ["authorization_code", "client_credentials", "refresh_token"],
            "subject_types_supported": ["pairwise"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
            "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
        }
    )


@public
@require_safe
def jwks(request: HttpRequest) -> HttpResponse:
    """Give the public keys."""
    del request
    _require_provider()
    keys = [jwkkit.load_jwk_from_pem(key.pem)[0] for key in get_adapter().list_private_keys()]
    answer = _for_everybody({"keys": keys})
    answer["Cache-Control"] = f"max-age={_KEYS_SECONDS}, must-revalidate"
    return answer


@public
@require_http_methods(["GET", "POST"])
def authorization(request: HttpRequest) -> HttpResponseBase:
    """Ask the person whether a system may know them, and send them back to it."""
    _require_provider()
    answer = _answered(views.authorization, request)
    back = urlsplit(request.GET.get("redirect_uri", ""))
    if request.method == "GET" and answer.status_code == HttpResponse.status_code and back.netloc:
        # The consent is a form, and browsers follow the policy of its page when it leads on.
        place = f"{back.scheme}://{back.netloc}"
        answer._csp_update = {"form-action": [place]}  # type: ignore[attr-defined]  # noqa: SLF001 - how django-csp is told
    return answer


@public
@csrf_exempt
@require_POST
def token(request: HttpRequest) -> HttpResponseBase:
    """Give tokens for a code or for the secret of a client."""
    _require_provider()
    return _answered(views.token, request)


@public
@csrf_exempt
@require_POST
def revoke(request: HttpRequest) -> HttpResponseBase:
    """End a token."""
    _require_provider()
    return _answered(views.revoke, request)


@public
@csrf_exempt
@require_http_methods(["GET", "POST"])
def user_info(request: HttpRequest) -> HttpResponseBase:
    """Tell what the person let the system know."""
    _require_provider()
    return _answered(views.user_info, request)


def _answered(
    view: Callable[[HttpRequest], HttpResponseBase], request: HttpRequest
) -> HttpResponseBase:
    """Return what the library answers; badly encoded words, at which it stumbles, are refused."""
    try:
        return view(request)
    except ValueError as badly_encoded:
        raise BadRequest("badly encoded") from badly_encoded


def _require_provider() -> None:
    if not settings.PROVIDER:
        raise Http404


def _for_everybody(told: dict[str, object]) -> HttpResponse:
    answer = JsonResponse(told)
    answer["Access-Control-Allow-Origin"] = "*"
    return answer
