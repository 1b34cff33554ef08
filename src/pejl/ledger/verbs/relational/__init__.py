"""The verbs on Ibis: the same algebra said once as relations, for DuckDB, PostgreSQL and Spark.

An expression is built without knowing which engine will run it: it names the tables of `pejl.ledger.tables`, takes
days as whole numbers since 1970 and uses only what the three engines do alike. Nothing is rounded, nothing is a
float. Ibis is imported in this folder and nowhere else; it takes a second, so import this folder where it is used.
"""

from pejl.ledger.verbs.relational.engines import Tables, duckdb_tables, postgres_tables, spark_session, spark_tables
from pejl.ledger.verbs.relational.lines import listing
from pejl.ledger.verbs.relational.sums import evaluate

__all__ = ["Tables", "duckdb_tables", "evaluate", "listing", "postgres_tables", "spark_session", "spark_tables"]
