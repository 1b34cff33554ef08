"""Who is told that a goal stands otherwise: what is told, how it is signed, and when it is tried again."""

import hashlib
import hmac
import json
import os
from datetime import timedelta

import pytest

from conftest import ROOT
from web.api.keys import NOW, Asker
from web.api.receiving import BODY, Receiver, run, some_goal, subscribed
from web.conftest import Site


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
    assert set(told) == {"id", "event", "plan", "made_up", "goal", "verdict", "at"}
    assert (told["event"], told["goal"], told["made_up"]) == ("goal.standing_changed", goal, True)
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
    network.while_asked = lambda: (collected(site.stand, NOW), sent(network, NOW, NOW.timestamp))
    run(site, network)
    assert len(network.got) == 1


def test_webhook_of_somebody_without_access_is_told_nothing(site: Site, system: Asker) -> None:
    from pejl.web.models import User

    subscribed(site, system, some_goal(site))
    User.objects.filter(role="integrator").update(is_active=False)
    network = Receiver()
    assert run(site, network)[0] == 0
    assert network.got == []


def test_webhook_letter_that_waits_is_not_sent_to_who_has_another_role_now(site: Site, system: Asker) -> None:
    from pejl.web.models import User

    subscribed(site, system, some_goal(site))
    run(site, Receiver(500))
    User.objects.filter(role="integrator").update(role="udvalg")
    later = Receiver()
    run(site, later, timedelta(hours=1))
    assert later.got == []


def test_webhook_letter_is_signed_when_it_is_sent_and_not_when_the_run_began(site: Site, system: Asker) -> None:
    from pejl.web.api.delivery import collected, sent

    subscribed(site, system, some_goal(site))
    collected(site.stand, NOW)
    network = Receiver()
    sent(network, NOW, (NOW + timedelta(minutes=6)).timestamp)
    told = int((NOW + timedelta(minutes=6)).timestamp())
    assert network.got[0][3]["Pejl-Signature"].startswith(f"t={told},")


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
    given = Namespace(plan=str(ROOT / "plans" / "frederikssund-2024.toml"), lang="da", demo=None)
    assert webhooks(given, site.stand.base.around) == code
    told = f"Sendt: {1 if answers == (200,) else 0}. Prøves igen senere: {0 if answers == (200,) else 1}. Opgivet: 0."
    assert told in capsys.readouterr().out
    assert len(network.got) == 1


def test_command_of_a_demonstration_tells_of_its_day_and_signs_by_the_clock(
    site: Site, system: Asker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A receiver holds the signature's time to its own clock."""
    from argparse import Namespace
    from dataclasses import replace

    from pejl.web.api.commands import webhooks

    subscribed(site, system, some_goal(site))
    network = Receiver()
    monkeypatch.setattr("pejl.web.api.network.Outside", lambda: network)
    for name in ("PEJL_PLAN", "PEJL_DEMO", "PEJL_HTTP", "PEJL_DAY", "DJANGO_SETTINGS_MODULE"):
        monkeypatch.setenv(name, "")
    plan = str(ROOT / "plans" / "frederikssund-2024.toml")
    later = NOW + timedelta(days=700)
    monkeypatch.setattr("pejl.web.api.commands.time.time", later.timestamp)
    given = Namespace(plan=plan, lang="da", demo=NOW.date())
    assert webhooks(given, replace(site.stand.base.around, now=later)) == 0
    assert os.environ["PEJL_DAY"] == "2024-07-01"
    ((_, _, body, headers),) = network.got
    assert json.loads(body)["at"] == "2024-07-01T10:00:00+02:00"
    assert headers["Pejl-Signature"].startswith(f"t={int(later.timestamp())},")
