"""What the owner of a webhook sees of it: how it goes, and that there is one of each."""

from datetime import timedelta
from typing import Any

import pytest

from web.api.keys import Asker, asker
from web.api.receiving import BODY, OPEN, Receiver, run, some_goal, subscribed
from web.conftest import Site


def told(system: Asker) -> dict[str, Any]:
    (hook,) = system.get("/webhooks").json()["webhooks"]
    return {name: hook[name] for name in ("last_try", "waiting", "given_up")}


def test_webhook_owner_sees_that_nothing_was_to_be_told(site: Site, system: Asker) -> None:
    subscribed(site, system)
    run(site, Receiver())
    assert told(system) == {"last_try": None, "waiting": 0, "given_up": 0}


@pytest.mark.parametrize(
    ("said", "status", "waiting"), [(200, 200, 0), (299, 299, 0), (300, 300, 1), (503, 503, 1), (OSError, None, 1)]
)
def test_webhook_owner_sees_the_last_try(
    site: Site, system: Asker, said: int | type[OSError], status: int | None, waiting: int
) -> None:
    subscribed(site, system, some_goal(site))
    run(site, Receiver(said))
    tried = {"at": "2024-07-01T10:00:00+02:00", "status": status}
    assert told(system) == {"last_try": tried, "waiting": waiting, "given_up": 0}


def test_webhook_owner_sees_what_was_given_up_for_thirty_days(site: Site, system: Asker) -> None:
    from pejl.web.api.delivery import WAITS

    subscribed(site, system, some_goal(site))
    network, after = Receiver(*[OSError] * 10), timedelta(0)
    for wait in (*WAITS, timedelta(0)):
        run(site, network, after)
        after += wait
    assert (told(system)["waiting"], told(system)["given_up"]) == (0, 1)
    run(site, network, timedelta(days=30))
    assert told(system)["given_up"] == 1
    run(site, network, timedelta(days=30, seconds=1))
    assert told(system)["given_up"] == 0
    assert told(system)["last_try"]["status"] is None  # that stays


def test_webhook_asked_for_twice_is_one_and_its_secret_is_not_told_again(site: Site, system: Asker) -> None:
    from pejl.web.models import Webhook

    first, again = system.post("/webhooks", BODY), system.post("/webhooks", BODY)
    assert (first.status_code, again.status_code) == (201, 200)
    made = first.json()
    del made["secret"]
    assert again.json() == made
    assert Webhook.objects.count() == 1


def test_webhook_of_another_address_or_another_user_is_another(site: Site, system: Asker) -> None:
    system.post("/webhooks", BODY)
    assert system.post("/webhooks", {**BODY, "url": OPEN + "2"}).status_code == 201
    assert asker(site, "analytiker").post("/webhooks", BODY).status_code == 201


def test_webhook_asked_for_twice_is_answered_where_there_is_no_room_for_more(site: Site, system: Asker) -> None:
    from pejl.web.api.webhooks import MOST

    made = [system.post("/webhooks", {**BODY, "url": f"{OPEN}/{number}"}).status_code for number in range(MOST + 1)]
    assert made == [201] * MOST + [409]
    assert system.post("/webhooks", {**BODY, "url": f"{OPEN}/0"}).status_code == 200


def test_webhook_is_seen_and_deleted_by_its_own_user_alone(site: Site, system: Asker) -> None:
    made = system.post("/webhooks", BODY).json()
    other = asker(site, "analytiker")
    assert other.get("/webhooks").json() == {"webhooks": []}
    assert other.ask("DELETE", f"/webhooks/{made['id']}").status_code == 404
    assert system.ask("DELETE", f"/webhooks/{made['id']}").status_code == 204
    assert system.ask("DELETE", f"/webhooks/{made['id']}").status_code == 404
