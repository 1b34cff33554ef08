"""LibreOffice, for the tests of what opens in it; without it they are skipped and say so."""

import shutil
import subprocess
from pathlib import Path

import pytest

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def converted(folder: Path, name: str, content: bytes, to: str, *more: str) -> Path:
    """The file of LibreOffice after it has opened `name` and saved it anew as `to`, `xlsx` or `pdf`."""
    if OFFICE is None:
        pytest.skip("LibreOffice is not on this machine")
    (folder / name).write_bytes(content)
    order = [OFFICE, f"-env:UserInstallation={(folder / 'profil').as_uri()}", "--headless", *more]
    order += ["--convert-to", to, "--outdir", str(folder / "ud"), str(folder / name)]
    subprocess.run(order, check=True, capture_output=True, timeout=180)  # noqa: S603 - a fixed program, our own file
    return folder / "ud" / f"{Path(name).stem}.{to}"
