"""Requests made from the API's own document, right ones and wrong ones: never a fault of ours, and every answer as the
document says. `PEJL_API_REQUESTS`: about how many (600); the full run is 20,000."""

import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT
from web.api.keys import PROBLEM, Asker
from web.conftest import Site

MANY = int(os.environ.get("PEJL_API_REQUESTS") or 600)
MODES = 2
REFUSED_IN_WORDS = ["2xx", "3xx", "401", "403", "404", "409", "422"]
"""What a right request can be answered: that a day is not in the calendar, a code not in force or a host unknown is no
schema's to say."""
COLD = 5
"""Of so many requests one keeps the id the document made up; the others ask of somebody there is."""


@pytest.fixture
def document(site: Site, system: Asker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The document on the whole site in this process, with a ledger of its own: what is loaded is lost."""
    import schemathesis
    from django.core.wsgi import get_wsgi_application
    from django.test import override_settings
    from schemathesis.config import SchemathesisConfig

    from pejl.web.desk import Desk

    ledger = Path(shutil.copytree(site.ledger, tmp_path / "pejl-data"))
    desk = Desk({"PEJL_LEDGER": str(ledger)}, str(ROOT / "plans" / "frederikssund-2024.toml"))
    monkeypatch.setattr("pejl.web.api.answering.desk", lambda: desk)
    accepted = {"positive_data_acceptance": {"expected-statuses": REFUSED_IN_WORDS}}
    config = SchemathesisConfig.from_dict({"checks": accepted})
    with override_settings(ALLOWED_HOSTS=["*"]):
        headers = {"Authorization": f"Bearer {system.secret}"}
        yield schemathesis.openapi.from_wsgi(
            "/api/openapi.json", get_wsgi_application(), config=config, headers=headers
        )


def _asking(ask: Callable[[Any], None]) -> Callable[[Any], None]:
    def test(case: Any) -> None:
        ask(case)

    return test


def asked(document: Any, system: Asker, subjects: dict[str, list[Any]], each: int) -> Counter[tuple[str, int]]:
    """So many requests of every operation, right and wrong ones; how often each status was answered."""
    from hypothesis import HealthCheck, Phase, given, seed, settings
    from schemathesis import GenerationMode

    seen: Counter[tuple[str, int]] = Counter()
    some = settings(
        max_examples=each,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )

    def answered(case: Any, operation: Any) -> None:
        known = subjects.get(operation.path.split("/")[3], [])
        if (
            known
            and case.path_parameters
            and case.meta.generation.mode is GenerationMode.POSITIVE
            and seen.total() % COLD
        ):
            case.path_parameters[next(iter(case.path_parameters))] = known[seen.total() % len(known)]
        headers = {"Authorization": f"Bearer {system.secret}"}
        answer = case.call(headers=headers)
        seen[operation.label, answer.status_code] += 1
        assert answer.status_code < 500, case.as_curl_command()
        if answer.status_code >= 400:
            assert answer.headers["content-type"] == [PROBLEM], answer.headers
        case.validate_response(answer, headers=headers)

    for found in document.get_all_operations():
        operation = found.ok()
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
            if mode is GenerationMode.NEGATIVE and operation.path.endswith("/webhooks") and operation.method == "get":
                continue  # nothing can be wrong in it
            one = partial(answered, operation=operation)
            made = given(operation.as_strategy(generation_mode=mode))(_asking(one))
            seed(1)(some(made))()
    return seen


def test_schema_no_request_is_a_fault_of_ours_and_every_answer_is_as_it_says(
    site: Site, document: Any, system: Asker
) -> None:
    from pejl.web.models import CompanyRecord

    companies = list(CompanyRecord.objects.filter(kind="stamdata").values_list("company", flat=True))
    subjects = {"citizens": site.citizens_of("sagsbehandler")[:40], "companies": companies}
    subjects |= {"goals": [each.id for each in site.stand.plan.goals]}
    operations = sum(1 for _ in document.get_all_operations())
    seen = asked(document, system, subjects, max(2, MANY // (operations * MODES)))
    print(f"{seen.total()} requests", dict(Counter(status for _, status in seen.elements())))  # noqa: T201
    assert seen.total() >= MANY // 2
    made = {label for label, status in seen if 200 <= status < 300}
    assert {"GET /api/v1/goals", "GET /api/v1/due", "GET /api/v1/compare"} <= made
    assert any("/registrations/" in label for label in made)
