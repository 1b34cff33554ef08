"""Ibis 12 breaks on newer DuckDB and sqlglot: the versions it is held to, and what would break."""

import ast
import subprocess
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest

pytestmark = pytest.mark.filterwarnings("ignore:fetch_arrow_table:DeprecationWarning")  # Ibis still calls it
HELD = ("ibis-framework", "duckdb", "sqlglot", "pandas", "pyarrow", "psycopg", "pyspark")
BEHIND = "src/pejl/ledger/verbs/relational"


def test_what_is_installed_is_what_is_pinned(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    listed = [*project["dependencies"], *(each for its in project["optional-dependencies"].values() for each in its)]
    pinned = dict(each.replace("[", "=", 1).partition("=")[::2] for each in listed)
    assert {name: pinned[name].rpartition("=")[2] for name in HELD} == {name: version(name) for name in HELD}


def test_duckdb_2_would_break_reading_and_sqlglot_30_18_would_break_writing() -> None:
    ibis = pytest.importorskip("ibis")
    backend = ibis.duckdb.connect()
    backend.create_table("talks", schema={"day": "int64"})
    backend.insert("talks", ibis.memtable({"day": [1, 2]}))
    assert "talks" in backend.list_tables()
    assert sum(batch.num_rows for batch in backend.table("talks").to_pyarrow_batches()) == 2
    backend.drop_table("talks")
    assert "talks" not in backend.list_tables()


def test_ibis_is_imported_behind_one_door(root: Path) -> None:
    def imported(file: Path) -> set[str]:
        nodes = list(ast.walk(ast.parse(file.read_text("utf-8"))))
        plain = {name.name for node in nodes if isinstance(node, ast.Import) for name in node.names}
        return plain | {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}

    heavy = {"ibis", "pyspark", "sqlglot"}
    files = [file for file in (root / "src").rglob("*.py") if heavy & {name.split(".")[0] for name in imported(file)}]
    assert {file.parent.relative_to(root).as_posix() for file in files} == {BEHIND}


def test_the_command_line_and_the_kernels_do_not_import_ibis() -> None:
    asked = "import sys, pejl.cli, pejl.ledger.verbs.kernels; sys.exit('ibis' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0  # noqa: S603 - our own program
