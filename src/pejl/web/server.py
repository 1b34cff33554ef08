"""gunicorn with our settings: each worker opens the plan and works out what every page begins with before it answers.

Not before the fork: the engines that read the ledger have threads of their own, which a fork would leave behind.
"""

from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from gunicorn.app.base import BaseApplication

THREADS = 4


class Server(BaseApplication):
    """The site at `bind`, `workers` processes of THREADS each."""

    def __init__(self, bind: str, workers: int) -> None:
        self._bind, self._workers = bind, workers
        super().__init__()

    def load_config(self) -> None:
        wanted: dict[str, Any] = {
            "bind": self._bind,
            "workers": self._workers,
            "worker_class": "gthread",
            "threads": THREADS,
            "worker_tmp_dir": "/dev/shm",  # noqa: S108 - heartbeats only, as gunicorn advises
            "max_requests": 20_000,
            "max_requests_jitter": 2_000,
            "keepalive": 15,
            "timeout": 60,
            "graceful_timeout": 20,
            "loglevel": "warning",
            "limit_request_line": 4094,
        }
        for name, value in wanted.items():
            self.cfg.set(name, value)

    def load(self) -> WSGIHandler:
        from pejl.web.wsgi import application

        warm()
        return application


def warm() -> None:
    """Open and work out what pages begin with, so that nobody waits for it."""
    from pejl.web.desk import desk
    from pejl.web.pages import afventer, loefter, min_dag

    stand = desk().stand()
    _ = stand.standings, stand.sheet
    min_dag.published(stand)
    loefter.published(stand, "da")
    afventer.published(stand)
