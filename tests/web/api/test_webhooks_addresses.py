"""Where a webhook may never lead, and what is said of an address that cannot be one."""

import pytest

from web.api.keys import NOW, Asker
from web.api.receiving import BODY, OPEN, Receiver, run, some_goal, subscribed
from web.conftest import Site

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
    "https://0x-7f.0x1/",
]
WRONG = [
    ("http://modtager.example/", "Adressen skal begynde med https://"),
    ("ftp://modtager.example/", "Adressen skal begynde med https://"),
    ("", "Adressen skal begynde med https://"),
    ("https://bøf.dk/x", "xn--"),
    ("https://modtager.example/en sti", "uden mellemrum"),
    ("https://bruger:kode@modtager.example/", "brugernavn"),
    ("https://modtager.example\\@127.0.0.1/", "brugernavn"),
    ("https://modtager.example\\sti", "ikke en webadresse"),
    ("https:///sti", "ikke en webadresse"),
    ("https://modtager..example/", "ikke en webadresse"),
    ("https://.example/", "ikke en webadresse"),
    (f"https://{'m' * 64}.example/", "ikke en webadresse"),
    ("https://[::1", "ikke en webadresse"),
    ("https://modtager.example/#x", "efter #"),
    ("https://modtager.example:x/", "ikke et tal fra 1 til 65535"),
    ("https://modtager.example:99999/", "ikke et tal fra 1 til 65535"),
    ("https://modtager.example:0/", "ikke et tal fra 1 til 65535"),
    ("https://modtager.example:8443/", "Adressen skal være på port 443"),
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


@pytest.mark.parametrize(("url", "says"), WRONG)
def test_address_that_cannot_be_one_is_refused_with_what_is_wrong(system: Asker, url: str, says: str) -> None:
    answer = system.post("/webhooks", {**BODY, "url": url})
    assert answer.status_code == 422
    (fault,) = answer.json()["errors"]
    assert (fault["at"], says in fault["says"]) == ("body.url", True)


def test_address_may_name_the_port_it_has_anyway(system: Asker) -> None:
    assert system.post("/webhooks", {**BODY, "url": "https://modtager.example:443/"}).status_code == 201


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
    assert sent(network, NOW, NOW.timestamp, private=True).told == 1
