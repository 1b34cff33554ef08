"""`pejl made-up --names`: made-up people get names and impossible numbers in the register, once and again."""

from pathlib import Path

from conftest import run_in
from pejl.identity.register import Identities
from pejl.ledger.events import EventStore
from pejl.ledger.one import rows_of

ASKED = ("made-up", "Læsø", "--from", "2024-01-01", "--to", "2024-03-31")


def test_names_are_in_the_register_and_only_where_they_are_asked_for(tmp_path: Path) -> None:
    ledger, register = tmp_path / "data", tmp_path / "data.identitet.sqlite"
    assert run_in(ledger, *ASKED).code == 0
    assert not register.exists()
    for _ in range(2):
        ran = run_in(ledger, *ASKED, "--names")
        assert ran.code == 0
        assert "opdigtede personer har fået navn og et cpr-nummer, som ikke kan findes" in ran.words
    persons = rows_of(EventStore(ledger).snapshot(), "persons")
    identities = Identities(f"sqlite:///{register}")
    names = identities.names_of([int(str(row["person"])) for row in persons])
    assert len(names) == len(persons) > 0
    hidden = {person for person, name in names.items() if name.protected}
    assert hidden == {row["person"] for row in persons if row["protected"]}
    identities.close()
