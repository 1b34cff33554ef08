"""The access log is read by citizen and by user, and reading it is written into it."""

from datetime import UTC, date, datetime

import pytest

from web.conftest import Site
from web.reading import body_of

AT = datetime(2024, 6, 28, 7, 5, tzinfo=UTC)


def seen(site: Site, citizen: int, at: datetime = AT, role: str = "sagsbehandler", reason: str = "") -> None:
    from pejl.web.models import Look, LookedAt

    user = site.user(role)
    look = Look.objects.create(user=user, role=role, unit=user.unit, page="borgeren", reason=reason, at=at)
    LookedAt.objects.create(look=look, citizen=citizen, fields="helbred,navn")


def cpr_of(site: Site, citizen: int) -> str:
    from pejl.web.names import register

    number = register(site.stand.base.around).number_of(citizen)
    assert number is not None
    return number.number


@pytest.fixture
def citizen(site: Site) -> int:
    return site.citizen_of("sagsbehandler")


def test_log_of_a_citizen_says_when_who_in_which_role_what_and_why(site: Site, citizen: int) -> None:
    seen(site, citizen, reason="Klage over afgørelse")
    page = body_of(site.client("administrator").get(f"/opslag?borger={citizen}"))
    for told in (
        "28. juni 2024 09.05",
        "Signe Sagsbehandler",
        "Sagsbehandler, jobparate",
        "Borgerens side",
        "helbred, navn",
        "Klage over afgørelse",
    ):
        assert told in page


def test_log_a_cpr_number_becomes_the_random_id_and_is_in_no_address_and_no_page(site: Site, citizen: int) -> None:
    seen(site, citizen)
    client, number = site.client("administrator"), cpr_of(site, citizen)
    sent = client.post("/opslag", {"nummer": number})
    assert sent["Location"] == f"/opslag?borger={citizen}"
    page = body_of(client.get(sent["Location"]))
    assert "Signe Sagsbehandler" in page
    assert number not in page
    assert number[:6] not in page


def test_log_a_number_of_nobody_and_one_nobody_looked_at_are_told_the_same(site: Site, citizen: int) -> None:
    from pejl.identity import made_up_cpr
    from pejl.web.names import register

    client = site.client("administrator")
    numbers = (made_up_cpr(date(1957, 2, 1), serial) for serial in range(900, 1000))
    nobody = next(each for each in numbers if register(site.stand.base.around).find(each) is None)
    sent = client.post("/opslag", {"nummer": nobody})
    assert sent["Location"] == "/opslag?borger=0"
    assert "Ingen opslag." in body_of(client.get(sent["Location"]))
    assert "Ingen opslag." in body_of(client.get(f"/opslag?borger={citizen}"))


def test_log_looking_into_it_is_a_line_of_it(site: Site, citizen: int) -> None:
    from pejl.web.models import LookedAt

    seen(site, citizen)
    client = site.client("administrator")
    client.get(f"/opslag?borger={citizen}")
    line = LookedAt.objects.order_by("pk").last()
    assert line is not None
    assert (line.citizen, line.fields, line.look.page, line.look.user.username) == (
        citizen,
        "opslag",
        "opslag",
        "administrator",
    )
    page = body_of(client.get(f"/opslag?borger={citizen}"))
    assert "Asta Administrator" in page
    assert "opslag i loggen" in page


def test_log_of_a_user_has_the_days_asked_for_first_and_last_with(site: Site, citizen: int) -> None:
    late, early = datetime(2024, 6, 30, 21, 59, tzinfo=UTC), datetime(2024, 6, 28, 22, 0, tzinfo=UTC)
    for at in (late, early, datetime(2024, 6, 30, 22, 0, tzinfo=UTC), datetime(2024, 6, 28, 21, 59, tzinfo=UTC)):
        seen(site, citizen, at)
    user = site.user("sagsbehandler").pk
    page = body_of(site.client("administrator").get(f"/opslag?bruger={user}&fra=2024-06-29&til=2024-06-30"))
    assert "29. juni 2024 00.00" in page
    assert "30. juni 2024 23.59" in page
    assert "1. juli 2024 00.00" not in page
    assert "28. juni 2024 23.59" not in page


def test_log_of_a_user_has_no_other_users_lines(site: Site, citizen: int) -> None:
    seen(site, citizen)
    seen(site, citizen, role="ungeraadgiver")
    from pejl.web.access_log import of_days

    day = AT.date()
    assert {each.user for each in of_days(site.user("ungeraadgiver").pk, day, day)} == {"Ulrik Ungerådgiver"}
    assert {each.user for each in of_days(None, day, day)} == {"Ulrik Ungerådgiver", "Signe Sagsbehandler"}


def test_log_names_no_citizen(site: Site, citizen: int) -> None:
    from pejl.web import names

    seen(site, citizen)
    name = names.of(site.stand, [citizen])[citizen]
    client = site.client("administrator")
    for at in (f"/opslag?borger={citizen}", "/opslag?bruger=&fra=2024-06-01"):
        assert name not in body_of(client.get(at))


def test_log_shows_the_newest_two_hundred_and_says_that_there_are_more(site: Site, citizen: int) -> None:
    for _ in range(201):
        seen(site, citizen)
    page = body_of(site.client("administrator").get(f"/opslag?borger={citizen}"))
    assert page.count("Borgerens side") == 200
    assert "Kun de nyeste 200 vises" in page


@pytest.mark.parametrize(
    "at", ["/opslag?borger=x", "/opslag?borger=-1", "/opslag?borger=9223372036854775808", "/opslag?fra=i+går",
           "/opslag?bruger=leder&fra=2024-06-01", "/opslag?fra=2024-07-01&til=2024-06-01", "/opslag?fra=0001-01-01"]
)  # fmt: skip
def test_log_what_cannot_be_read_is_told_and_logged_of_nobody(site: Site, at: str) -> None:
    from pejl.web.models import LookedAt

    answer = site.client("administrator").get(at)
    assert answer.status_code == 400
    assert "kan ikke læses" in body_of(answer)
    assert not LookedAt.objects.exists()


def test_log_before_anything_is_asked_shows_nothing_of_anybody(site: Site, citizen: int) -> None:
    from pejl.web.models import LookedAt

    seen(site, citizen)
    page = body_of(site.client("administrator").get("/opslag"))
    assert str(citizen) not in page
    assert LookedAt.objects.count() == 1
