"""A plan whose goals are counted from the municipality's own events: one of many persons, one of few."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

HEAD = """
[plan]
kommune = "Frederikssund"
titel = "Egne tal"
gaelder = { fra = 2024-01-01, til = 2024-12-31 }

[[fokus]]
id = "syge"
nummer = "7"
tekst = "Sygdom"
ministermaal = ["flygtninge"]
"""
GOAL = """
[[maal]]
id = "{id}"
{more}
tekst = "{text}"
indikator = "ydelser.{count}"
maalgruppe = "{group}"
tal_fra = "egne"
maaltal = "{target}"
opgoeres = "seneste måned"
senest = 2024-12-31
"""
PLAN = "".join(
    (
        HEAD,
        GOAL.format(
            id="mange",
            more='fokus = "syge"\nejer = "Lederen af sygedagpenge"',
            text="Færre på sygedagpenge",
            count="fuldtidspersoner",
            group="sygedagpenge",
            target="højst 100 fuldtidspersoner",
        ),
        GOAL.format(
            id="faa",
            more="",
            text="Få på <forrevalidering>",
            count="personer",
            group="forrevalidering",
            target="højst 50 personer",
        ),
    )
)


@contextmanager
def planned(site: Any, tmp: Path, patch: pytest.MonkeyPatch, text: str = PLAN) -> Iterator[Any]:
    """The pages of the plan on another plan and the same people; gives its desk."""
    from pejl.web.desk import Desk

    file = tmp / "egne.toml"
    file.write_text(text, "utf-8")
    desk = Desk({"PEJL_LEDGER": str(site.ledger)}, str(file))
    patch.setattr("pejl.web.days.desk", lambda: desk)
    yield desk
