"""Several processes ask at once: one person never gets two ids, and two persons never get one."""

import json
import secrets
import subprocess
import sys
import threading
from pathlib import Path

import services
from pejl.identity import parse_cpr
from pejl.identity.register import Identities
from spec.identity.people import NOW, numbers

# What is asked comes by stdin: an argument can be seen by everyone on the machine.
ASKS = """
import json, random, sys
from datetime import datetime, UTC
from pejl.identity.register import Identities

order = json.loads(sys.stdin.readline())
identities = Identities(order["address"])
print("ready", flush=True)
sys.stdin.readline()
ids = identities.ids_for(order["numbers"], datetime(2026, 8, 19, tzinfo=UTC), random.Random(7))
print(json.dumps(dict(zip(order["numbers"], ids))), flush=True)
"""


def at_once(address: str, *orders: list[str]) -> list[dict[str, int]]:
    """What each process got for its numbers; they all have the same seed, and begin together."""
    command = [sys.executable, "-c", ASKS]
    asking = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own
        for _ in orders
    ]
    try:
        for process, order in zip(asking, orders, strict=True):
            assert process.stdin
            assert process.stdout
            process.stdin.write(json.dumps({"address": address, "numbers": order}) + "\n")
            process.stdin.flush()
            assert process.stdout.readline() == "ready\n"
        for process in asking:
            assert process.stdin
            process.stdin.write("go\n")
            process.stdin.flush()
        return [json.loads(process.communicate(timeout=60)[0]) for process in asking]
    finally:
        for process in asking:
            process.kill()
            process.wait()


def test_processes_that_ask_for_the_same_new_numbers_get_the_same_ids(address: str) -> None:
    asked = numbers(3000)
    answers = at_once(address, asked, asked[::-1], asked[1000:] + asked[:1000])
    assert answers[0] == answers[1] == answers[2]
    assert len(set(answers[0].values())) == len(asked)


def test_processes_with_the_same_randomness_give_two_persons_two_ids(address: str) -> None:
    first, second = at_once(address, numbers(500), numbers(500, first=500))
    assert not set(first.values()) & set(second.values())


def test_a_writer_that_keeps_to_no_lock_still_gives_a_number_one_person(postgres_address: str) -> None:
    """The unique number makes us wait for it; when it is done its id stands, and ours is taken back."""
    import psycopg

    address = services.new_database(postgres_address)
    (number,) = numbers(1, first=777)
    identities = Identities(address)
    assert identities.find(number) is None
    got: list[int] = []
    ask = threading.Thread(target=lambda: got.extend(identities.ids_for([number], NOW, secrets.SystemRandom())))
    with psycopg.connect(address) as other:
        other.execute("INSERT INTO identity_persons VALUES (42, now())")
        row = (parse_cpr(number).number, 42, "cpr")
        other.execute("INSERT INTO identity_numbers (number, id, kind) VALUES (%s, %s, %s)", row)
        ask.start()
        ask.join(0.5)
        assert ask.is_alive()
        other.commit()
        ask.join(20)
        assert got == [42]
        assert other.execute("SELECT count(*) FROM identity_persons").fetchone() == (1,)
        (folder,) = other.execute("SHOW data_directory").fetchone() or ("",)
        assert number not in (Path(folder).parent / "log").read_text("utf-8")  # nor does an error tell it there
    identities.close()
