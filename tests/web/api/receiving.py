"""A webhook of the tests' own, and a network of one receiver."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from web.api.keys import NOW, Asker
from web.conftest import Site

OPEN = "https://modtager.example/pejl"
BODY = {"url": OPEN, "event": "goal.standing_changed"}


class Receiver:
    """A network of one receiver. `answers`: what it says, one after another; OSError for nothing."""

    def __init__(self, *answers: int | type[OSError], leads: tuple[str, ...] = ("93.184.215.14",)) -> None:
        self.answers, self.leads = list(answers), leads
        self.got: list[tuple[str, str, bytes, Mapping[str, str]]] = []
        self.while_asked: Callable[[], Any] | None = None

    def resolve(self, host: str) -> list[str]:
        return list(self.leads)

    def post(self, url: str, address: str, body: bytes, headers: Mapping[str, str]) -> int:
        self.got.append((url, address, body, headers))
        if self.while_asked:
            self.while_asked()
        said = self.answers.pop(0) if self.answers else 200
        if isinstance(said, int):
            return said
        raise said


def subscribed(site: Site, system: Asker, *turned: str) -> str:
    """A webhook that was last told another verdict of these goals; its secret."""
    from pejl.web.models import Webhook

    secret: str = system.post("/webhooks", BODY).json()["secret"]
    hook = Webhook.objects.get()
    hook.told |= dict.fromkeys(turned, "opfyldt-som-det-var")
    hook.save()
    return secret


def run(site: Site, network: Receiver, after: timedelta = timedelta(0)) -> Any:
    from pejl.web.api.delivery import collected, sent

    return collected(site.stand, NOW + after), sent(network, NOW + after, (NOW + after).timestamp)


def some_goal(site: Site) -> str:
    return str(site.stand.plan.goals[0].id)
