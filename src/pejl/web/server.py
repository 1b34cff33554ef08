"""gunicorn with our settings: each worker opens the plan and works out what every page begins with before it answers.

Not before the fork: the engines that read the ledger have threads of their own, which a fork would leave behind.
"""

import errno
import socket
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from gunicorn.app.base import BaseApplication

from pejl.intake import Fault

THREADS = 4


def bound(host: str, port: int) -> socket.socket:
    """The address, ours before anybody is told of it; nobody is answered yet. Fault `web_port`."""
    held = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # of a site that was stopped a moment ago
    try:
        held.bind((host, port))
        held.listen()  # bound alone, the address can be another's as well
    except OSError as error:
        held.close()
        why = errno.errorcode.get(error.errno or 0, "EADDRNOTAVAIL")  # a name that leads nowhere has no such number
        raise Fault("web_port", adresse=host, port=port, grund=f"lyt.{why}") from None
    return held


class Server(BaseApplication):
    """The site at the address that the open file `place` is bound to, `workers` processes of THREADS each."""

    def __init__(self, place: int, workers: int) -> None:
        self._place, self._workers = place, workers
        super().__init__()

    def load_config(self) -> None:
        wanted: dict[str, Any] = {
            "bind": f"fd://{self._place}",
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
