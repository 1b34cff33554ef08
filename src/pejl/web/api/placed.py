"""Where in what was sent a fault is that the pages' form or the ledger has found, and what there is to say of it."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from pejl.ledger.tables import TABLES
from pejl.web.api.problem import Place
from pejl.web.kinds import Input, RecordKind
from pejl.web.recordform import RecordForm
from pejl.web.saving import Saving
from pejl.words import Step, show

COLUMNS = {"minute": "klokken", "answer": "svar_dag", "help": "hjaelp_dag"}
"""The field that a column of the ledger is worked out from, where it has another name."""
FIELDS = {
    "reg_slut_foer_start": "end",
    "web_virk_fejl_svar_foer": "svar_dag",
    "web_virk_fejl_svar_senere": "svar_dag",
    "web_virk_fejl_hjaelp_foer": "hjaelp_dag",
    "web_virk_fejl_hjaelp_senere": "hjaelp_dag",
}
"""The one field that a fault is always of."""


def of_form(saving: Saving, form: RecordForm) -> list[Place]:
    """Every field that the form refuses."""
    faults = form.errors.get_json_data()
    return [_refused(saving, form.data, name, each) for name, every in faults.items() for each in every]


def _refused(saving: Saving, sent: Mapping[str, Any], name: str, fault: Mapping[str, str]) -> Place:
    """A day that the form refuses is a year far away, for the calendar has it; a code one that is not in force, for the
    lists have it."""
    at, code = f"body.{name}", fault["code"] or "invalid"
    asked = saving.teller.kinds[saving.kind].fields[name]
    if (asked.input, code) == (Input.WORKER, "invalid_choice"):
        return Place(at, "ukendt_medarbejder")
    if (asked.input, code) == (Input.DAY, "invalid"):
        return _said(saving, at, Step("reg_dag_uden_for", {"dag": date.fromisoformat(sent[name])}))
    day = sent.get("day") or sent.get("start")
    if (asked.input, code) == (Input.CODE, "invalid_choice") and day:
        named = saving.teller.choice(asked.of, sent[name])
        return _said(saving, at, Step("reg_ikke_i_kraft", {"navn": named, "dag": date.fromisoformat(day)}))
    return Place(at, code, fault["message"])


def of_ledger(saving: Saving, wrong: Step, data: Mapping[str, Any]) -> Place:
    """What `Saving.fault` said: at its field where it is of one, else at the body."""
    name = _field(saving.teller.kinds[saving.kind], wrong, data)
    return _said(saving, f"body.{name}" if name else "body", wrong)


def _field(record: RecordKind, wrong: Step, data: Mapping[str, Any]) -> str:
    felt = wrong.params.get("felt")
    if wrong.code in FIELDS:
        name = FIELDS[wrong.code]
    elif wrong.code == "reg_ikke_i_kraft":
        name = TABLES[record.table].code
    elif isinstance(felt, Step):
        column = felt.code.removeprefix("reg_felt_")
        name = COLUMNS.get(column, column)
    else:
        name = _of_day(record, wrong.params.get("dag"), data)
    return name if name in record.fields else ""


def _of_day(record: RecordKind, day: object, data: Mapping[str, Any]) -> str:
    """The field that says the day; of a last day the ledger has the first day after."""
    days = {name: data.get(name) for name, asked in record.fields.items() if asked.input is Input.DAY}
    for name, said in days.items():
        if said and day == date.fromisoformat(said) + timedelta(days=name == "end"):
            return name
    return ""


def _said(saving: Saving, at: str, step: Step) -> Place:
    return Place(at, step.code, show(step, saving.request.lang))
