"""The process's open plan and ledger: a `Stand` for now, and a few for earlier days that somebody looks at.

This is the site's one place that reads the clock.
"""

import os
from collections import OrderedDict
from collections.abc import Mapping
from contextlib import ExitStack
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from threading import RLock

from django.conf import settings

from pejl.check import Checked, check_file
from pejl.ledger.manifest import MANIFEST
from pejl.periods import COPENHAGEN, day_in_copenhagen
from pejl.surroundings import Surroundings
from pejl.web.base import Base
from pejl.web.recorded import folded, last_record, unfolded
from pejl.web.stand import NoPlan, Stand

MOST = 4
QUARTER = 15
"""Minutes for which the hours of enquiries are judged alike."""
Key = tuple[object, ...]


def now() -> datetime:
    """The instant it is; in a demonstration ten o'clock of its day."""
    if settings.PEJL_DAY:
        return datetime.combine(date.fromisoformat(settings.PEJL_DAY), time(10), COPENHAGEN).astimezone(UTC)
    return datetime.now(UTC)


class Desk:
    """Opens what the environment names: `environ` as `Surroundings.of` reads it, and the plan's file."""

    def __init__(self, environ: Mapping[str, str], plan: str) -> None:
        self._environ, self._path = environ, Path(plan)
        self._bases: OrderedDict[Key, Base] = OrderedDict()
        self._stands: dict[Key, tuple[object, Stand]] = {}
        self._checked: tuple[Key, Checked] | None = None
        self._lock = RLock()

    def stand(self, day: date | None = None) -> Stand:
        """As it stands now, or as it was at the end of an earlier day with what was known then. Raises NoPlan."""
        at, last = now(), None if day else last_record()
        quarter = at.replace(minute=at.minute // QUARTER * QUARTER, second=0, microsecond=0)
        key: Key = (self._files(), day or quarter)
        with self._lock:
            base = self._base(key, at, day)
            seen, stand = self._stands.get(key, (None, None))
            if stand is None or seen != last:
                recorded = () if day else tuple(unfolded())
                stand = Stand(base, recorded, folded(recorded), stand.asked if stand else None)
                self._stands[key] = (last, stand)
            return stand

    def forget(self) -> None:
        """Read anew what is recorded: the site's database is another one."""
        with self._lock:
            self._stands.clear()

    def stand_unrecorded(self) -> Stand:
        """As it stands without what is recorded: for before the site's database has its tables. Raises NoPlan."""
        at = now()
        with self._lock:
            return Stand(self._base((self._files(), at.isoformat()), at, None))

    def _base(self, key: Key, at: datetime, day: date | None) -> Base:
        if key not in self._bases:
            held = ExitStack()
            _, checked = self._plan()
            if checked.bound is None:
                raise NoPlan(str(self._path))
            around = Surroundings.of(self._environ, at, held)
            self._bases[key] = Base(around, held, checked, checked.bound, day or day_in_copenhagen(at), day)
            while len(self._bases) > MOST:
                self._stands.pop(self._bases.popitem(last=False)[0], None)
        self._bases.move_to_end(key)
        return self._bases[key]

    def _plan(self) -> tuple[Key, Checked]:
        """The plan as checked, and what its files were before that; anew when it, or a file of figures that it names,
        is another."""
        with self._lock:
            if self._checked is None:
                self._checked = self._read()  # now it is known which files it names
            if self._checked[0] != self._of_plan():
                self._checked = self._read()
            return self._checked

    def _read(self) -> tuple[Key, Checked]:
        """The files are looked at first, so that what is saved while the plan is checked is seen at the next view."""
        files = self._of_plan()
        try:
            return files, check_file(self._path)
        except OSError:
            raise NoPlan(str(self._path)) from None

    def _of_plan(self) -> Key:
        """The plan's file and the files of figures that it is known to name, as they are now."""
        named = self._checked[1].figure_files if self._checked else ()
        return (*_of(self._path), *(each for file in named for each in _of(file)))

    def _files(self) -> Key:
        ledger = Surroundings.of(self._environ, now(), ExitStack()).ledger
        return (*self._plan()[0], *_of(ledger / MANIFEST))


def _of(path: Path) -> Key:
    try:
        found = path.stat()
    except OSError:
        return (str(path),)
    return (str(path), found.st_mtime_ns, found.st_size, found.st_ino)


@cache
def desk() -> Desk:
    """The process's own."""
    return Desk(dict(os.environ), settings.PEJL_PLAN)
