"""The client against a server on loopback: blocks, patience, and a key that is never shown."""

import logging
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from pejl.intake import Fault, Limits
from pejl.law.tables import find_table
from pejl.sources.jobindsats import Client, latest_periods, query_of, read_answer

from .helping import NOW, Asked, Reply, Server

Serve = Callable[..., Server]
Files = Callable[[str], bytes]
KEY = "hemmelig-noegle-123"
GOOD = Reply(200, b'{"columns":["Periode"],"rows":[]}')
MONTHS = [f"2031M{number:02}" for number in range(1, 6)]


def client(server: Server, waits: list[float] | None = None, **rest: object) -> Client:
    sleep = (waits if waits is not None else []).append
    return Client(KEY, base=server.base, sleep=sleep, timeout=2.0, **rest)


def fetch(made: Client, periods: list[str] = MONTHS, block: int = 12) -> list[tuple[str, bytes]]:
    return list(made.data("y25i01", periods, {"_nykom": "*"}, block=block))


def fault_of(made: Client) -> Fault:
    with pytest.raises(Fault) as caught:
        fetch(made)
    return caught.value


def query(asked: Asked) -> dict[str, list[str]]:
    return parse_qs(urlsplit(asked.path).query)


def test_periods_are_asked_in_blocks_and_the_last_one_is_short(serve: Serve) -> None:
    server = serve(GOOD)
    names = [name for name, _ in fetch(client(server), block=2)]
    assert names == [
        "y25i01-2031M01-2031M02.json",
        "y25i01-2031M03-2031M04.json",
        "y25i01-2031M05-2031M05.json",
    ]
    assert [query(each)["period.M"] for each in server.asked] == [
        ["2031M01,2031M02"],
        ["2031M03,2031M04"],
        ["2031M05"],
    ]


def test_question_is_the_one_the_api_knows(serve: Serve) -> None:
    server = serve(GOOD)
    list(client(server).data("y25i01", ["2022QMAT2"], {"_nykom": "*", "_ygrpi09": "/"}))
    assert server.asked[0] == Asked(
        "/v3/data/y25i01?mgroup.*=*&period.QMAT=2022QMAT02&hierarchy._nykom=*&hierarchy._ygrpi09=/&format=json",
        f"Bearer {KEY}",
    )


def test_measure_groups_and_years_are_asked_by_their_ids(serve: Serve) -> None:
    server = serve(GOOD)
    list(client(server).data("y25i01", ["2030"], {"_nykom": "/"}, mgroups=["mgrpa02_3"]))
    assert "mgroup.mgrpa02_3=*&period.Y=2030Y01&" in server.asked[0].path


@pytest.mark.parametrize("periods", [[], ["2031M01", "2031Q01"]])
def test_periods_of_no_kind_or_two_kinds_are_refused_unasked(serve: Serve, periods: list[str]) -> None:
    server = serve(GOOD)
    with pytest.raises(Fault) as caught:
        fetch(client(server), periods)
    assert (caught.value.code, server.asked) == ("blandede_perioder", [])


def test_server_that_is_busy_is_asked_again_after_growing_waits(serve: Serve) -> None:
    waits: list[float] = []
    server = serve(Reply(429), Reply(503), Reply(500), GOOD)
    assert fetch(client(server, waits))[0][1] == GOOD.body
    assert waits == [2.0, 4.0, 8.0]


def test_wait_the_server_names_is_kept_in_seconds_or_as_a_date_against_its_own() -> None:
    waits: list[float] = []
    dated = {"Retry-After": "Wed, 21 May 2031 07:28:30 GMT", "Date": "Wed, 21 May 2031 07:28:00 GMT"}
    script = [{"Retry-After": "7"}, dated, {"Retry-After": "snart"}, {"Retry-After": dated["Retry-After"]}]

    def answer(_: httpx.Request) -> httpx.Response:
        return httpx.Response(429, headers=script.pop(0)) if script else httpx.Response(200, content=GOOD.body)

    fetch(Client(KEY, sleep=waits.append, transport=httpx.MockTransport(answer)))
    assert waits == [7.0, 30.0, 8.0, 16.0]


def test_wait_of_hours_is_handed_back_instead_of_slept(serve: Serve) -> None:
    waits: list[float] = []
    fault = fault_of(client(serve(Reply(429, headers=(("Retry-After", "7200"),))), waits))
    assert (fault.code, fault.params["sekunder"], waits) == ("proev_senere", 7200, [])


def test_tries_are_counted_and_the_last_is_not_followed_by_a_wait(serve: Serve) -> None:
    waits: list[float] = []
    server = serve(Reply(502))
    fault = fault_of(client(server, waits, tries=3))
    assert (fault.code, fault.params) == (
        "jobindsats_svarer_ikke",
        {"sti": "data/y25i01", "forsoeg": 3, "grund": "502"},
    )
    assert (len(server.asked), waits) == (3, [2.0, 4.0])


def test_silence_is_a_timeout_and_is_tried_again(serve: Serve) -> None:
    server = serve(Reply(200, GOOD.body, delay=0.6), GOOD)
    made = Client(KEY, base=server.base, sleep=lambda _: None, timeout=0.2)
    assert fetch(made)[0][1] == GOOD.body
    assert len(server.asked) == 2


def test_question_the_api_does_not_understand_is_refused_with_its_own_cause(serve: Serve, invented: Files) -> None:
    server = serve(Reply(422, invented("fejl-422.json")))
    fault = fault_of(client(server))
    assert (fault.code, fault.params["status"]) == ("jobindsats_afviste", 422)
    assert fault.params["grund"] == "Unknown hierarchies: ['_omrade']"
    assert len(server.asked) == 1


@pytest.mark.parametrize("reply", [Reply(401), Reply(403), Reply(200, b"v2")])
def test_bad_key_is_said_in_whichever_way_it_is_answered(serve: Serve, invented: Files, reply: Reply) -> None:
    body = invented("noegle-udloebet-v2.json") if reply.status == 200 else b""
    server = serve(Reply(reply.status, body))
    assert fault_of(client(server)).code == "noegle_afvist"
    for ask in (client(server).tables, lambda: client(server).table("y25i01")):
        with pytest.raises(Fault) as caught:
            ask()
        assert caught.value.code == "noegle_afvist"


def test_key_is_in_no_error_no_log_and_no_repr(serve: Serve, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    echo = Reply(400, f'{{"cause":"bad token {KEY}"}}'.encode())
    shown = []
    for script in (
        [echo],
        [Reply(401, KEY.encode())],
        [Reply(500, KEY.encode())],
        [Reply(302, headers=(("Location", "/x"),))],
    ):
        made = client(serve(*script), tries=2)
        fault = fault_of(made)
        shown += [repr(fault), str(fault), repr(fault.__context__), repr(made), str(vars(fault))]
    assert KEY not in caplog.text + "".join(shown)


@pytest.mark.parametrize("key", ["", "  ", "to ord", "nøgle", "linje\nskift"])
def test_key_that_can_be_none_is_refused_without_being_shown(key: str) -> None:
    with pytest.raises(Fault) as caught:
        Client(key, sleep=lambda _: None)
    assert (caught.value.code, caught.value.params) == ("noegle_ugyldig", {})


@pytest.mark.parametrize(
    "base",
    [
        "http://api.jobindsats.dk/v3",
        "ftp://x",
        "",
        "https://",
        "http://127.0.0.1@evil.dk",
        "https://a:b@c.dk",
    ],
)
def test_address_that_would_show_the_key_is_refused(base: str) -> None:
    with pytest.raises(Fault) as caught:
        Client(KEY, base=base, sleep=lambda _: None)
    assert caught.value.code == "usikker_adresse"


def test_answer_over_the_limit_is_cut_off(serve: Serve) -> None:
    fault = fault_of(client(serve(Reply(200, b" " * 5000)), limits=Limits(bytes=4999)))
    assert (fault.code, fault.params["hvad"]) == ("for_stort", "bytes")


def test_table_id_is_never_a_path(serve: Serve) -> None:
    server = serve(GOOD)
    with pytest.raises(Fault):
        client(server).table("../subjects")
    assert server.asked == []


def test_recorded_answers_replayed_come_back_as_they_are_and_are_read(serve: Serve, real: Files) -> None:
    import json

    raw = json.loads(real("jobindsats_v3_raw_responses_2026-07-27.json"))["results"]["unemployment_total"]
    body = b"\xef\xbb\xbf" + json.dumps(raw, ensure_ascii=False).encode()
    name, data = fetch(client(serve(Reply(200, body))))[0]
    assert data == body
    assert len(read_answer(data, "y25i01", NOW, name).figures) == 56


def test_table_answer_gives_the_newest_periods_and_the_hierarchies_to_ask_for(serve: Serve) -> None:
    body = b"""{"table_id":"y25i01","periods":[{"periodtype_id":"M","values":[{"period_id":"2031M02"},
        {"period_id":"2031M01"},{"period_id":"2030M12"}]}],"dimensions":[
        {"dimension_id":"_omrade","hierarchies":[{"hierarchy_id":"_region"},{"hierarchy_id":"_nykom"}]},
        {"dimension_id":"_ygrpi09","hierarchies":[{"hierarchy_id":"_ygrpi09"}]},
        {"dimension_id":"_kon","hierarchies":[{"hierarchy_id":"_kon"}]}]}"""
    info = client(serve(Reply(200, body))).table("y25i01")
    assert latest_periods(info, "M", 2) == ["2031M01", "2031M02"]
    assert query_of(find_table("jobindsats", "y25i01"), info) == {"_nykom": "*", "_ygrpi09": "*"}
    with pytest.raises(Fault, match="ingen_perioder"):
        latest_periods(info, "Q", 2)
    with pytest.raises(Fault, match="ukendt_hierarki"):
        query_of(find_table("jobindsats", "y25i01"), {})
