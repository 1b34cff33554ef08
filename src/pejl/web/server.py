"""gunicorn with our settings: workers forked from a process that has opened the plan and worked out its answers."""

from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from gunicorn.app.base import BaseApplication

THREADS = 4


class Server(BaseApplication):
    """The site at `bind`. Each worker has its threads; what the first process opened is shared with all."""

    def __init__(self, bind: str, workers: int) -> None:
        self._bind, self._workers = bind, workers
        super().__init__()

    def load_config(self) -> None:
        wanted: dict[str, Any] = {
            "bind": self._bind,
            "workers": self._workers,
            "worker_class": "gthread",
            "threads": THREADS,
            "preload_app": True,
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
    """Open and work out what every page begins with, and let go of connections that must not be shared by a fork."""
    from django.db import connections

    from pejl.web.desk import desk

    stand = desk().stand()
    _ = stand.standings, stand.sheet
    connections.close_all()
