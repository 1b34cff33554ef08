"""The plan file: reads it, locates every key, and is the only place where Danish keys meet code names."""

from pejl.plan.locator import Position
from pejl.plan.reader import Finding, PlanFaults, PlanFile, Severity, json_schema, read_plan

__all__ = ["Finding", "PlanFaults", "PlanFile", "Position", "Severity", "json_schema", "read_plan"]
