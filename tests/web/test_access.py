"""The tables of access, where one leans on another."""

from web.conftest import Site


def test_access_nobody_writes_a_part_that_they_do_not_see(site: Site) -> None:
    from pejl.web.access.table import FIELDS, WRITES

    wrong = [
        (role, relation, parts - FIELDS[role][relation])
        for role, rows in WRITES.items()
        for relation, parts in rows.items()
        if not parts <= FIELDS[role][relation]
    ]
    assert wrong == []


def test_access_a_name_and_the_log_are_written_by_nobody(site: Site) -> None:
    from pejl.web.access.table import WRITES, Field

    written = {part for rows in WRITES.values() for parts in rows.values() for part in parts}
    assert not written & {Field.NAVN, Field.OPSLAG}


def test_access_who_opened_a_citizen_with_a_reason_writes_no_note(site: Site) -> None:
    from web.planted import citizens, reason

    citizen = citizens(site, team="sygedagpenge", most=1)[0]
    reason(site, "sagsbehandler", citizen)
    client = site.client("sagsbehandler")
    assert client.get(f"/borger/{citizen}").status_code == 200
    assert client.get(f"/borger/{citizen}/aftal/note").status_code == 404
    assert client.get(f"/borger/{citizen}/aftal/trin").status_code == 200
