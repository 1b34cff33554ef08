"""A Spark cluster for the tests: one master and two workers, real ones, on this machine's own address."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

INSTALL = "sudo apt-get install openjdk-17-jre-headless"
HERE, WORKERS, PATIENCE = "127.0.0.1", 2, 120


@contextmanager
def spark_cluster() -> Iterator[tuple[str, Path]]:
    """The master's address, `spark://127.0.0.1:port`, and a folder for what Spark writes. Each worker has one core and
    one gigabyte. Both are stopped and the folder removed at the end. Skips the test where there is no Java."""
    pyspark = pytest.importorskip("pyspark", reason="Spark is not installed: pip install pejl[cluster]")
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.skip(f"Spark needs Java 17 or newer: {INSTALL}")
    home, folder = Path(pyspark.__file__).parent, Path(tempfile.mkdtemp(prefix="pejl-spark-"))
    port, running = _free_port(), []
    try:
        running.append(_started(home, folder, "master.Master", "--port", str(port), "--webui-port", "0"))
        _until(folder / "master.Master.log", "I have been elected leader")
        for _ in range(WORKERS):
            one = ("--cores", "1", "--memory", "1g", "--webui-port", "0", "--work-dir", str(folder / "work"))
            running.append(_started(home, folder, "worker.Worker", *one, f"spark://{HERE}:{port}"))
        _until(folder / "master.Master.log", "Registering worker", WORKERS)
        with _surroundings(_environment(folder)):
            yield f"spark://{HERE}:{port}", folder
    finally:
        for process in reversed(running):
            process.terminate()
        for process in running:
            process.wait(timeout=30)
        shutil.rmtree(folder, ignore_errors=True)


def _environment(folder: Path) -> dict[str, str]:
    """What the driver, the master and the workers have in common; the workers run this very Python."""
    return {
        "SPARK_LOCAL_IP": HERE,
        "SPARK_LOCAL_DIRS": str(folder / "local"),
        "SPARK_DAEMON_MEMORY": "256m",
        "PYSPARK_PYTHON": sys.executable,
        "PYSPARK_DRIVER_PYTHON": sys.executable,
        "TZ": "UTC",
    }


def _started(home: Path, folder: Path, name: str, *argv: str) -> subprocess.Popen[bytes]:
    command = [str(home / "bin" / "spark-class"), f"org.apache.spark.deploy.{name}", "--host", HERE, *argv]
    options = {"SPARK_HOME": str(home), "SPARK_MASTER_OPTS": "", "SPARK_WORKER_OPTS": ""}
    log = (folder / f"{name}.log").open("ab")
    surroundings = {**os.environ, **_environment(folder), **options, "SPARK_NO_DAEMONIZE": "1"}
    return subprocess.Popen(command, cwd=folder, env=surroundings, stdout=log, stderr=log)  # noqa: S603 - our own


def _until(log: Path, said: str, times: int = 1) -> None:
    for _ in range(PATIENCE * 5):
        if log.read_text(errors="replace").count(said) >= times:
            return
        time.sleep(0.2)
    raise RuntimeError(log.read_text(errors="replace"))


@contextmanager
def _surroundings(values: Mapping[str, str]) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in values.items():
            patch.setenv(name, value)
        yield


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HERE, 0))
        return int(probe.getsockname()[1])
