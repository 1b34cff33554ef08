"""How the shelf of pages is collected: a page is a function with an address, and nothing else is reachable."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from django.http import HttpResponse, HttpResponseNotAllowed
from django.urls import URLPattern, path

from pejl.web.request import Request

View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Page:
    """`name`: what `access` rules on and `{% url %}` reverses; `at`: its address; `methods` it answers."""

    name: str
    at: str
    methods: tuple[str, ...]
    view: View


PAGES: dict[str, Page] = {}
"""Every page by name, once the shelf is collected."""


def page(at: str, name: str, methods: tuple[str, ...] = ("GET",)) -> Callable[[View], View]:
    """Put a function on the shelf. Who may open it stands in `access.table` alone; a page that is not there is opened
    by nobody. GET changes nothing; what changes something is POST."""

    def put(view: View) -> View:
        @wraps(view)
        def answered(request: Request, **of: Any) -> HttpResponse:
            asked = "GET" if request.method == "HEAD" else request.method
            if asked not in methods:
                return HttpResponseNotAllowed(methods)
            return view(request, **of)

        if name in PAGES:
            raise ValueError(name)
        PAGES[name] = Page(name, at, methods, answered)
        answered.page = PAGES[name]  # type: ignore[attr-defined]  # the gate reads it off the view
        return answered

    return put


def collect() -> dict[str, Page]:
    """All pages of the shelf."""
    from pejl.web import pages

    for module in iter_modules(pages.__path__):
        import_module(f"{pages.__name__}.{module.name}")
    return PAGES


def addresses() -> list[URLPattern]:
    return [path(each.at, each.view, name=each.name) for each in collect().values()]
