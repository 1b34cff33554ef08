"""Jobindsats' API v3. Fetching and reading are apart: the client returns raw bytes, so that what was answered
is kept as it came and can be read again."""

from pejl.sources.jobindsats.answer import Answer, parse_answer, read_answer
from pejl.sources.jobindsats.client import BASE, Client, latest_periods, query_of

__all__ = ["BASE", "Answer", "Client", "latest_periods", "parse_answer", "query_of", "read_answer"]
