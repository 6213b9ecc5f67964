"""Language (语言): Chinese, unless the reader chose another; browsers do not decide.

The city's services, laws and names are Chinese, so a browser that happens to ask for English would
get half of each. What somebody chose on purpose is kept in a cookie.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

Answer = Callable[[HttpRequest], HttpResponse]


def chosen_language(get_response: Answer) -> Answer:
    """Show each page in the language of the cookie, or in the city's own."""
    known = {code for code, _ in settings.LANGUAGES}

    def respond(request: HttpRequest) -> HttpResponse:
        wanted = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = wanted if wanted in known else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response

    return respond
