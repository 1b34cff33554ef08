"""The shelf of indicators: one function each, by subject."""
