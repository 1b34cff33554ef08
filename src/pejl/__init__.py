"""Pejl runs a municipality's employment plan."""
