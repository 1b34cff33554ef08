"""What a page is given: Django's request with who asks, in which language, what it asks of, and what it looked at."""

from typing import TYPE_CHECKING

from django.http import HttpRequest

if TYPE_CHECKING:
    from pejl.web.access import Who
    from pejl.web.looks import Looks
    from pejl.web.stand import Stand


class Request(HttpRequest):
    """`who`: None for nobody logged in. `looks`: the citizens this request shows something of; logged before the
    answer leaves, or nothing leaves. `stand`: the plan and its ledger as they are now."""

    who: "Who | None"
    lang: str
    looks: "Looks"

    @property
    def stand(self) -> "Stand":
        raise NotImplementedError  # set by middleware on Django's own request
