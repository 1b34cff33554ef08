"""The rows of a load that were rejected, kept beside the ledger: where each stood and why. They are no part of what is
published: a load is whole without them, and where none are kept that is said."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from pejl.ledger.disk import Disk, damaged
from pejl.ledger.figures import Rejected

MOST = 1000
"""So many rows of a load are kept one by one; of more only how many there were."""


def keep_rejected(
    root: Path, source: str, digest: str, rows: Sequence[Rejected], *, of_persons: bool, disk: Disk | None = None
) -> None:
    """Keep what was rejected of the load with this source and digest; what was kept of it before is replaced. An empty
    sequence says that nothing was rejected. `of_persons`: what a cell said is left out, for it may be about somebody,
    and nobody's words are kept where an erasure does not reach."""
    kept = [(row.line, row.column, row.reason, "" if of_persons else row.text) for row in rows[:MOST]]
    content = json.dumps({"many": len(rows), "rows": kept}, ensure_ascii=False)
    disk = disk or Disk()
    path = _file(root, source, digest)
    disk.folder(path.parent)
    disk.replace(path, f"{content}\n".encode())


def kept_rejected(root: Path, source: str, digest: str) -> tuple[int, tuple[Rejected, ...]] | None:
    """How many rows of the load were rejected, and the first of them; None where nobody kept them. OSError for a file
    that is damaged."""
    path = _file(root, source, digest)
    try:
        content = json.loads(path.read_text("utf-8"))
        return int(content["many"]), tuple(Rejected(*row) for row in content["rows"])
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError):
        raise damaged(path) from None


def _file(root: Path, source: str, digest: str) -> Path:
    name = hashlib.sha256(f"{source}\n{digest}".encode()).hexdigest()[:24]
    return root / "rejected" / f"{name}.json"
