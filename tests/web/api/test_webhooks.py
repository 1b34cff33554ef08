"""Who is told that a goal stands otherwise: what is told, how it is signed, when it is tried again, and where it may
never lead."""

import hashlib
import hmac
import json
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

import pytest

from conftest import ROOT
from web.api.keys import NOW, Asker, asker
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

    return collected(site.stand, NOW + after), sent(network, NOW + after)


def some_goal(site: Site) -> str:
    return str(site.stand.plan.goals[0].id)


def test_webhook_secret_is_told_once_and_kept_sealed(site: Site, system: Asker) -> None:
    from pejl.web.models import Webhook

    made = system.post("/webhooks", BODY)
    assert made.status_code == 201
    secret = made.json()["secret"]
    assert secret not in system.get("/webhooks").content.decode()
    assert secret not in Webhook.objects.get().secret


def test_webhook_nothing_is_told_until_something_changes(site: Site, system: Asker) -> None:
    from pejl.web.api.delivery import Sent

    subscribed(site, system)
    network = Receiver()
    assert run(site, network) == (0, Sent())
    assert network.got == []


def test_webhook_tells_the_goal_and_its_verdict_and_nothing_else(site: Site, system: Asker) -> None:
    goal = some_goal(site)
    subscribed(site, system, goal)
    network = Receiver()
    new, sent = run(site, network)
    assert (new, sent.told) == (1, 1)
    told = json.loads(network.got[0][2])
    assert set(told) == {"id", "event", "plan", "goal", "verdict", "at"}
    assert (told["event"], told["goal"]) == ("goal.standing_changed", goal)
    assert told["verdict"] == next(
        each["verdict"] for each in system.get("/goals").json()["goals"] if each["id"] == goal
    )
    assert run(site, network)[0] == 0  # told, and not told again


def test_webhook_signature_is_of_the_time_and_the_body(site: Site, system: Asker) -> None:
    secret = subscribed(site, system, some_goal(site))
    network = Receiver()
    run(site, network)
    _, _, body, headers = network.got[0]
    at, _, signed = headers["Pejl-Signature"].partition(",")
    assert at == f"t={int(NOW.timestamp())}"
    content = f"{int(NOW.timestamp())}.".encode() + body
    assert signed == "v1=" + hmac.new(secret.encode(), content, hashlib.sha256).hexdigest()


@pytest.mark.parametrize("said", [OSError, 500, 404, 301])
def test_webhook_without_an_answer_is_tried_again_later_with_the_same_id(
    site: Site, system: Asker, said: int | type[OSError]
) -> None:
    subscribed(site, system, some_goal(site))
    network = Receiver(said)
    assert run(site, network)[1].later == 1
    assert run(site, network, timedelta(seconds=59))[1].told == 0
    assert run(site, network, timedelta(minutes=1))[1].told == 1
    assert len({headers["Pejl-Delivery"] for _, _, _, headers in network.got}) == 1
    assert len(network.got) == 2


def test_webhook_is_given_up_after_the_last_wait(site: Site, system: Asker) -> None:
    from pejl.web.api.delivery import WAITS
    from pejl.web.models import Delivery

    subscribed(site, system, some_goal(site))
    network, after = Receiver(*[OSError] * 10), timedelta(0)
    for wait in WAITS:
        assert run(site, network, after)[1].later == 1
        after += wait
    assert run(site, network, after)[1].given_up == 1
    assert run(site, network, after + timedelta(days=9))[1] == run(site, network, after)[1]
    assert len(network.got) == len(WAITS) + 1
    assert Delivery.objects.get().delivered is None


def test_webhook_of_two_runs_at_once_is_told_once(site: Site, system: Asker) -> None:
    from pejl.web.api.delivery import collected, sent

    subscribed(site, system, some_goal(site))
    network = Receiver()
    network.while_asked = lambda: (collected(site.stand, NOW), sent(network, NOW))
    run(site, network)
    assert len(network.got) == 1


def test_webhook_of_somebody_without_access_is_told_nothing(site: Site, system: Asker) -> None:
    from pejl.web.models import User

    subscribed(site, system, some_goal(site))
    User.objects.filter(role="integrator").update(is_active=False)
    network = Receiver()
    assert run(site, network)[0] == 0
    assert network.got == []


def test_webhook_is_seen_and_deleted_by_its_own_user_alone(site: Site, system: Asker) -> None:
    made = system.post("/webhooks", BODY).json()
    other = asker(site, "leder")
    assert other.get("/webhooks").json() == {"webhooks": []}
    assert other.ask("DELETE", f"/webhooks/{made['id']}").status_code == 404
    assert system.ask("DELETE", f"/webhooks/{made['id']}").status_code == 204
    assert system.ask("DELETE", f"/webhooks/{made['id']}").status_code == 404


# --- where it may never lead -----------------------------------------------------------------------------

INSIDE = [
    "https://localhost/",
    "https://LOCALHOST./",
    "https://127.0.0.1/",
    "https://127.1/",
    "https://2130706433/",
    "https://0x7f000001/",
    "https://0/",
    "https://10.0.0.8/",
    "https://172.16.3.4/",
    "https://192.168.1.1/",
    "https://169.254.169.254/latest/meta-data",
    "https://100.64.0.1/",
    "https://[::1]/",
    "https://[::]/",
    "https://[fe80::1]/",
    "https://[fd00::1]/",
    "https://[::ffff:127.0.0.1]/",
    "https://[64:ff9b::7f00:1]/",
    "https://[2002:7f00:1::]/",
    "https://intranet/",
    "https://pejl.local/",
    "https://db.internal/",
    "https://modtager.example:8443/",
    "https://modtager.example:0/",
    "https://0x-7f.0x1/",
]
WRONG = [
    "http://modtager.example/",
    "https://bruger:kode@modtager.example/",
    "https://modtager.example\\@127.0.0.1/",
    "https://modtager.example/#x",
    "https:///sti",
    "ftp://modtager.example/",
    "https://modtager.example:x/",
]


@pytest.mark.parametrize("url", INSIDE)
def test_address_inside_is_refused_before_anybody_is_asked(system: Asker, url: str) -> None:
    answer = system.post("/webhooks", {**BODY, "url": url})
    assert answer.status_code == 422
    assert answer.json()["errors"][0] == {
        "at": "body.url",
        "code": "privat_adresse",
        "says": "Adressen fører til et privat net",
    }


@pytest.mark.parametrize("url", WRONG)
def test_address_that_is_no_https_address_is_refused(system: Asker, url: str) -> None:
    assert system.post("/webhooks", {**BODY, "url": url}).status_code == 422


@pytest.mark.parametrize(
    "leads",
    [("127.0.0.1",), ("10.1.2.3",), ("93.184.215.14", "192.168.0.1"), ("::ffff:10.0.0.1",), ("fe80::1%eth0",), ()],
)
def test_name_that_leads_inside_is_not_asked(site: Site, system: Asker, leads: tuple[str, ...]) -> None:
    subscribed(site, system, some_goal(site))
    network = Receiver(leads=leads)
    assert run(site, network)[1].later == 1
    assert network.got == []


def test_name_is_asked_at_the_address_that_was_looked_at(site: Site, system: Asker) -> None:
    subscribed(site, system, some_goal(site))
    network = Receiver(leads=("93.184.215.14", "93.184.215.15"))
    run(site, network)
    assert network.got[0][:2] == (OPEN, "93.184.215.14")


def test_own_network_can_be_allowed_by_a_setting(site: Site, system: Asker) -> None:
    from django.test import override_settings

    from pejl.web.api.delivery import collected, sent
    from pejl.web.models import Webhook

    with override_settings(PEJL_WEBHOOK_PRIVATE=True):
        assert system.post("/webhooks", {**BODY, "url": "https://10.0.0.8:8443/"}).status_code == 201
    Webhook.objects.update(told={some_goal(site): "andet"})
    network = Receiver(leads=("10.0.0.8",))
    collected(site.stand, NOW)
    assert sent(network, NOW, private=True).told == 1


# --- the command -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("answers", "code"), [((200,), 0), ((500,), 0)])
def test_command_tells_how_many_were_told(
    site: Site,
    system: Asker,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    answers: tuple[int, ...],
    code: int,
) -> None:
    from argparse import Namespace

    from pejl.web.api.commands import webhooks

    subscribed(site, system, some_goal(site))
    network = Receiver(*answers)
    monkeypatch.setattr("pejl.web.api.network.Outside", lambda: network)
    for name in ("PEJL_PLAN", "DJANGO_SETTINGS_MODULE"):
        monkeypatch.setenv(name, "")
    given = Namespace(plan=str(ROOT / "plans" / "frederikssund-2024.toml"), lang="da")
    assert webhooks(given, site.stand.base.around) == code
    told = f"Sendt: {1 if answers == (200,) else 0}. Prøves igen senere: {0 if answers == (200,) else 1}. Opgivet: 0."
    assert told in capsys.readouterr().out
    assert len(network.got) == 1
