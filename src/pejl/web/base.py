"""The plan and the published ledger as they are at one instant, opened once; what takes long is worked out once."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from threading import RLock
from typing import Any, TypeVar

from pejl.answers import standings
from pejl.answers.promises import asked, duties, setting_of
from pejl.check import Checked
from pejl.due import Promise
from pejl.due.run import Setting
from pejl.due.sheet import Sheet
from pejl.goals import BoundPlan, Standing
from pejl.ledger import Figures
from pejl.ledger.open import kept_open
from pejl.ledger.snapshot import Snapshot
from pejl.surroundings import Surroundings

T = TypeVar("T")


@dataclass
class Base:
    """`known`: the day whose knowledge is asked for; None for now. `held`: what is pinned while it is read; let go with
    the last reader."""

    around: Surroundings
    held: ExitStack
    checked: Checked
    plan: BoundPlan
    day: date
    known: date | None
    _once: dict[object, Any] = field(default_factory=dict)
    _lock: RLock = field(default_factory=RLock)

    def once(self, name: object, make: Callable[[], T]) -> T:
        """What `make` makes, made once; another asker waits for it."""
        if name not in self._once:
            with self._lock:
                if name not in self._once:
                    self._once[name] = make()
        found: T = self._once[name]
        return found

    @cached_property
    def figures(self) -> Figures:
        return self.around.figures(self.known, self.checked.typed, self.plan.name)

    @property
    def standings(self) -> list[Standing]:
        return self.once("standings", lambda: standings.standings(self.plan, self.figures, self.day))

    @cached_property
    def snapshot(self) -> Snapshot | None:
        """The ledger's events, each part opened once; None where there are none."""
        events = self.figures.events
        if events is None:
            return None
        return kept_open(events.snapshot)

    @property
    def made_up(self) -> bool:
        return self.snapshot is not None and self.snapshot.made_up

    @cached_property
    def setting(self) -> Setting:
        return setting_of(self.plan, None if self.known else self.around.now)

    @cached_property
    def promises(self) -> Sequence[Promise]:
        return (*self.plan.promises, *duties())

    @property
    def sheet(self) -> Sheet | None:
        """Every due row of the published ledger; None without events."""
        snapshot = self.snapshot
        if snapshot is None:
            return None
        return self.once("sheet", lambda: asked(self.plan, snapshot, self.setting, self.day))
