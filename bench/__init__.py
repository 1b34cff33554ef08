"""Benchmarks: `make bench`. Ratios of things run side by side; nothing here is a test."""
